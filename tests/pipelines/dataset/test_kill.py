"""kill -9 at every step of the commit protocol: nothing is lost, nothing doubled, nothing half."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.dataset as pads
import pytest

from pipelines.dataset import commits, read, validate
from pipelines.layout import STAGING

HERE = Path(__file__).parent
WHEN = datetime(2026, 11, 20, 8, tzinfo=UTC)
ROOT = HERE.parents[2]
EVERY = 17  # of some 530 steps; odd, so that kills before and after a call take turns


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The datasets as each kill left them."""
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, str(HERE / "killed.py"), str(folder), str(EVERY)]
    subprocess.run(command, check=True, env={"PYTHONPATH": str(ROOT), "PATH": ""}, capture_output=True)
    return sorted(folder.iterdir(), key=lambda p: int(p.name))


def test_every_kill_leaves_whole_files_and_whole_commits(left: list[Path]) -> None:
    assert len(left) > 25
    for out in left:
        for part in (p for p in out.glob("[!_]*/*/*") if p.is_file()):
            pads.dataset(part, format="parquet").to_table()  # as a reader does that knows of no commits
        pages = read(out, "articles", ["source_id"]).num_rows + read(out, "rejects", ["source_id"]).num_rows
        assert pages % 10 == 0
        flags = set(read(out, "flags", ["source_id"])["source_id"].to_pylist())
        assert flags >= {f"page-{n}" for n in range(0, pages, 3)}


def test_the_next_run_makes_every_killed_dataset_the_unkilled_one(
    left: list[Path],
    tmp_path: Path,
    page: Callable[..., Any],
    store: Callable[..., Any],
    content: Callable[[Path], list[dict[str, object]]],
) -> None:
    pages = [page(number, fetched_at=WHEN) for number in range(20)]
    store(tmp_path / "unkilled", deepcopy(pages), each=10)
    wanted = content(tmp_path / "unkilled")
    for out in left:
        before = commits.newest(out)
        store(out, deepcopy(pages), each=10)
        assert content(out) == wanted, f"killed at step {out.name}"
        assert validate(out) == []
        assert not (out / STAGING).exists()
        assert commits.newest(out) >= before
