from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pyarrow.parquet as pq
import pytest

import taosha.dataset
from pipelines.dataset import files, read
from pipelines.dataset.damage import DamageError
from pipelines.layout import STAGING
from pipelines.schema import TABLES, Table


@pytest.mark.parametrize("table", get_args(Table))
def test_a_folder_without_a_dataset_has_empty_tables(tmp_path: Path, table: Table) -> None:
    assert files(tmp_path / "nothing", table) == []
    assert read(tmp_path / "nothing", table).schema.names == [*TABLES[table].names, "crawl_date"]
    assert read(tmp_path / "nothing", table, ["run_id"]).schema.names == ["run_id"]


def test_the_partition_comes_back_as_a_date_and_columns_as_asked(
    tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]
) -> None:
    store(tmp_path, [page(1), page(2)], each=1)
    table = read(str(tmp_path), "articles", ["crawl_date", "source_id"])
    assert table.to_pylist() == [
        {"crawl_date": date(2026, 11, 21), "source_id": "page-1"},
        {"crawl_date": date(2026, 11, 20), "source_id": "page-2"},
    ]


def test_a_commit_that_is_not_in_place_yet_is_not_seen(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> None:
    store(tmp_path, [page(1), page(2)], each=1)
    for table in ("articles", "runs"):  # as if the last two commits had been cut off
        last = files(tmp_path, table)[-1]
        (tmp_path / STAGING / last.relative_to(tmp_path)).parent.mkdir(parents=True)
        last.rename(tmp_path / STAGING / last.relative_to(tmp_path))
    assert files(tmp_path, "runs") == []


def test_a_part_that_is_damaged_is_an_error_for_people(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> None:
    store(tmp_path, [page(1)])
    part = files(tmp_path, "articles")[0]
    part.write_bytes(part.read_bytes()[:-9])
    with pytest.raises(DamageError, match="taosha validate"):
        read(tmp_path, "articles")


def test_a_part_that_no_commit_names_is_not_read(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> None:
    store(tmp_path, [page(1)])
    part = files(tmp_path, "articles")[0]
    shutil.copy(part, part.with_name("copy.parquet"))
    assert read(tmp_path, "articles").num_rows == 1


def test_columns_that_a_part_does_not_have_are_null(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> None:
    store(tmp_path, [page(1), page(3)], each=1)
    older = files(tmp_path, "articles")[0]
    pq.write_table(pq.read_table(older, partitioning=None).drop_columns(["cloak"]), older)
    assert read(tmp_path, "articles")["cloak"].to_pylist() == [None, "none"]


def test_the_public_names_read_a_folder_in_the_same_way(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> None:
    store(tmp_path, [page(1), page(2)], each=1)
    assert taosha.dataset.__all__ == ["campaigns", "files", "read"]
    assert taosha.dataset.files(tmp_path, "articles") == files(tmp_path, "articles")
    assert taosha.dataset.read(str(tmp_path), "articles").equals(read(tmp_path, "articles"))
