from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines.dataset import Dataset, Manifest, files, manifests
from pipelines.dataset.manifest import RUN_ID, new_run_id
from pipelines.errors import StorageError

WHEN = datetime(2026, 11, 24, 10, 15, tzinfo=UTC)


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any], config: Any) -> None:
    manifest = store(tmp_path, map(page, range(20)), each=10)
    assert manifests(tmp_path) == [manifest]
    assert (manifest.command, manifest.exit_code, manifest.config_hash, manifest.previous_run) == ("process", 0, config.digest, None)
    assert set(manifest.versions) >= {"taosha", "jieba", "rjieba", "opencc", "pyarrow"}
    assert manifest.started_at <= manifest.finished_at
    assert sum(site.pages for site in manifest.sites.values()) == 20


def test_a_manifest_lists_each_file_with_its_digest_and_rows(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> None:
    manifest = store(tmp_path, map(page, range(20)), each=10)
    listed = {tmp_path / part.path: part for part in manifest.files}
    assert set(listed) == {f for table in ("articles", "rejects", "flags", "fetches", "runs") for f in files(tmp_path, table)}  # type: ignore[arg-type]
    for path, part in listed.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == part.sha256
        assert (pq.read_metadata(path).num_rows, path.stat().st_size) == (part.rows, part.bytes)


def test_runs_name_the_one_before(tmp_path: Path, page: Callable[..., Any], config: Any) -> None:
    for run_id in ("a-1", "a-2", "a-3"):
        with Dataset(tmp_path).begin("crawl", config, run_id) as run:
            run.finish(0)
    assert [(m.run_id, m.previous_run) for m in manifests(tmp_path)] == [("a-1", None), ("a-2", "a-1"), ("a-3", "a-2")]


def test_run_ids_sort_by_time_and_are_plain() -> None:
    assert re.fullmatch(r"20261124T101500Z-[0-9a-f]{7}", new_run_id(WHEN))
    assert RUN_ID.fullmatch(new_run_id(WHEN))
    assert new_run_id(WHEN) < new_run_id(WHEN.replace(microsecond=1000)) < new_run_id(WHEN.replace(second=1))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"run_id": "x"}'])
def test_a_damaged_manifest_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(StorageError, match=r"x\.json: no manifest"):
        Manifest.load(tmp_path / "x.json")
