"""Merging parts: no row changes, readers see each row once, and a kill leaves the one or the other."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines.config import Config
from pipelines.dataset import Dataset, commits, files, read, validate
from pipelines.dataset.compact import compact
from pipelines.errors import UsageError
from pipelines.layout import STAGING

Page = Callable[..., Any]
HERE = Path(__file__).parent
ROOT = HERE.parents[2]


@pytest.fixture
def out(tmp_path: Path, page: Page, store: Page, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(commits, "GRACE", 0.0)
    store(tmp_path / "out", map(page, range(60)), each=10)
    return tmp_path / "out"


def test_parts_become_one_a_folder_and_rows_stay(out: Path, content: Page) -> None:
    before, order = content(out), read(out, "articles", ["source_id"]).to_pylist()
    done = compact(out)
    assert (content(out), validate(out)) == (before, [])
    assert done.parts_after == len({p.parent for p in out.glob("[!_]*/*/*.parquet")}) + 1  # and the index
    assert sorted(map(str, read(out, "articles", ["source_id"]).to_pylist())) == sorted(map(str, order))
    assert not (out / STAGING).exists()


def test_rows_are_sorted_by_site_and_those_of_a_site_stay_in_order(out: Path) -> None:
    compact(out)
    for part in files(out, "articles"):
        rows = pq.read_table(part, partitioning=None)
        pairs = [
            (site, int(name.removeprefix("page-")))
            for site, name in zip(*(rows[n].to_pylist() for n in ("site", "source_id")), strict=True)
        ]
        assert pairs == sorted(pairs)


def test_a_second_time_there_is_nothing_to_merge(out: Path) -> None:
    compact(out)
    newest = commits.newest(out)
    done = compact(out)
    assert done.parts_before == done.parts_after
    assert commits.newest(out) == newest


def test_a_part_exactly_as_large_as_the_limit_is_left_and_one_byte_less_is_merged(out: Path) -> None:
    sizes = [p.stat().st_size for p in files(out, "articles")]
    before = files(out, "articles")
    compact(out, small=min(sizes))
    assert files(out, "articles") == before
    compact(out, small=min(sizes) + 1)
    assert len(files(out, "articles")) <= len(before)


def test_what_was_stored_before_is_known_after(out: Path, page: Page, store: Page) -> None:
    compact(out)
    store(out, map(page, range(70)), each=10)
    assert read(out, "articles").num_rows + read(out, "rejects").num_rows == 70
    compact(out)
    assert validate(out) == []


def test_a_run_goes_on_over_a_compaction(out: Path, page: Page, config: Config) -> None:
    with Dataset(out).begin("process", config) as run:
        run.add(page(100))
        compact(out)
        run.add(page(101))
        run.add(page(5))
        run.finish(0)
    assert read(out, "articles").num_rows + read(out, "rejects").num_rows == 62
    assert validate(out) == []


def test_readers_see_each_row_once_at_any_time(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, map(page, range(40)), each=4)
    wrong, reads, stop = list[object](), [0], threading.Event()

    def reading() -> None:
        while not stop.is_set():
            try:
                rows = [
                    row
                    for part in files(tmp_path, "articles")
                    for row in pq.read_table(part, columns=["source_id"], partitioning=None)["source_id"].to_pylist()
                ]
                if len(rows) != 36 or len(set(rows)) != 36:
                    wrong.append(len(rows))
            except Exception as error:  # noqa: BLE001
                wrong.append(error)
            reads[0] += 1

    reader = threading.Thread(target=reading)
    reader.start()
    compact(tmp_path)
    stop.set()
    reader.join()
    assert (wrong, reads[0] > 0) == ([], True)


def test_where_no_dataset_is_there_is_nothing_to_merge(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no dataset"):
        compact(tmp_path)


def test_a_kill_at_any_step_leaves_all_rows_once_and_the_next_time_ends_it(
    tmp_path: Path, page: Page, store: Page, content: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, str(HERE / "killed.py"), str(tmp_path / "killed"), "13", "compact"]
    (tmp_path / "killed").mkdir()
    subprocess.run(command, check=True, env={"PYTHONPATH": str(ROOT), "PATH": ""}, capture_output=True)
    monkeypatch.setattr(commits, "GRACE", 0.0)
    left = sorted((tmp_path / "killed").iterdir())
    store(tmp_path / "whole", [page(n, fetched_at=page(0).fetched_at) for n in range(20)], each=5)
    wanted = content(tmp_path / "whole")
    assert len(left) > 10
    for out in left:
        assert content(out) == wanted, f"killed at step {out.name}"
        compact(out)
        assert (content(out), validate(out)) == (wanted, []), f"killed at step {out.name}"
        assert not (out / STAGING).exists()
