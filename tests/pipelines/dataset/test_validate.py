from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines.dataset import commits, files, validate
from pipelines.errors import UsageError
from pipelines.layout import COMMITS, STAGING, commit_path


@pytest.fixture
def out(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> Path:
    store(tmp_path, map(page, range(20)), each=10)
    return tmp_path


def recommit(out: Path, number: int, table: str, **changes: object) -> None:
    """Change what a commit says of its parts of one table."""
    path = commit_path(out, number)
    stored = json.loads(path.read_text())
    stored["parts"] = [part | (changes if part["table"] == table else {}) for part in stored["parts"]]
    path.write_text(json.dumps(stored))


def test_a_good_dataset_has_no_problem(out: Path) -> None:
    assert validate(out) == []
    assert validate(str(out)) == []


def test_a_folder_that_is_no_dataset_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no dataset; give the folder that taosha crawl or taosha process wrote with --out"):
        validate(tmp_path)


def test_parts_that_lost_their_commits_are_faults(out: Path) -> None:
    part = files(out, "articles")[0]
    shutil.rmtree(out / COMMITS)
    faults = validate(out)
    assert faults[0] == f"{out} has no commit"
    assert f"{part}: no commit names it" in faults


@pytest.mark.parametrize("commit", [0, -1])
def test_a_missing_part_is_named(out: Path, commit: int) -> None:
    part = files(out, "flags")[commit]
    part.unlink()
    assert part in files(out, "flags")
    assert validate(out) == [f"{part}: missing"]


def test_a_changed_byte_is_found(out: Path) -> None:
    part = files(out, "articles")[0]
    content = bytearray(part.read_bytes())
    content[100] ^= 1
    part.write_bytes(content)
    assert validate(out) == [f"{part}: its content is not what was committed"]


def test_a_file_that_is_no_parquet_is_found_even_if_committed(out: Path) -> None:
    part = files(out, "runs")[0]
    part.write_bytes(b"")
    recommit(out, commits.newest(out), "runs", sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    assert len(problems := validate(out)) == 1
    assert "cannot be read" in problems[0]


def test_rows_that_were_not_committed_are_found(out: Path) -> None:
    recommit(out, 1, "rejects", rows=7)
    assert any("1 rows, 7 were committed" in problem for problem in validate(out))


def test_pages_that_the_index_does_not_know_are_found(out: Path) -> None:
    recommit(out, 1, "_index", rows=9)
    assert any("10 pages and an index of 9" in problem for problem in validate(out))


@pytest.mark.parametrize(
    ("change", "said"), [("drop", "missing columns cloak"), ("add", "unknown columns x"), ("cast", "n_chars is int64, not int32")]
)
def test_another_schema_is_found(out: Path, change: str, said: str) -> None:
    part = files(out, "articles")[0]
    table = pq.read_table(part, partitioning=None)
    if change == "drop":
        table = table.drop_columns(["cloak"])
    elif change == "add":
        table = table.append_column("x", table["text"])
    else:
        table = table.set_column(table.schema.get_field_index("n_chars"), "n_chars", table["n_chars"].cast("int64"))
    pq.write_table(table, part)
    changed = next(p for p in commits.load(out, 1).parts if out / p.path == part)
    stored = commit_path(out, 1).read_text().replace(changed.sha256, hashlib.sha256(part.read_bytes()).hexdigest())
    commit_path(out, 1).write_text(stored)
    assert any(said in problem for problem in validate(out))


@pytest.mark.parametrize("place", ["articles/notes.txt", "flags/crawl_date=2026-11-20/.part.crc", "runs/x/part.parquet"])
def test_a_stray_file_in_a_table_is_named(out: Path, place: str) -> None:
    (out / place).parent.mkdir(parents=True, exist_ok=True)
    (out / place).touch()
    assert validate(out) == [f"{out / place}: no commit names it"]


def test_what_stands_beside_the_tables_is_nobodys_business(out: Path) -> None:
    (out / "report.html").touch()
    (out / "warc").mkdir()
    assert validate(out) == []


def test_a_lost_commit_is_named(out: Path) -> None:
    commit_path(out, 1).unlink()
    assert "no commit can be read" in validate(out)[0]


def test_a_commit_that_was_cut_off_is_told_and_finished_by_the_next_run(
    out: Path, page: Callable[..., Any], store: Callable[..., Any]
) -> None:
    part = files(out, "runs")[0]
    staged = out / STAGING / part.relative_to(out)
    staged.parent.mkdir(parents=True)
    part.rename(staged)
    assert "the next run finishes it" in validate(out)[0]
    store(out, [])
    assert validate(out) == []


def test_a_damaged_manifest_is_named(out: Path) -> None:
    (out / "_runs" / "x.json").write_text("[]")
    assert "no manifest can be read" in validate(out)[0]
