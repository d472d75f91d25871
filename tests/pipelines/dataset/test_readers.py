"""One folder, many readers: the same rows, the same token lists, the same Chinese in each that this machine has."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as pads
import pytest

from pipelines.dataset import read

Rows = dict[str, tuple[str, list[str], str]]  # source_id -> title, tokens, crawl_date


def by_pandas(pandas: Any, out: Path) -> Rows:
    frame = pandas.read_parquet(out / "articles")
    return _rows(frame["source_id"], frame["title"], frame["tokens"], frame["crawl_date"])


def by_polars(polars: Any, out: Path) -> Rows:
    frame = polars.scan_parquet(f"{out}/articles/**/*.parquet", hive_partitioning=True).collect()
    return _rows(*(frame[name].to_list() for name in ("source_id", "title", "tokens", "crawl_date")))


def by_duckdb(duckdb: Any, out: Path) -> Rows:
    found = duckdb.sql(
        f"SELECT source_id, title, tokens, crawl_date FROM read_parquet('{out}/articles/**/*.parquet', hive_partitioning = true)"
    )
    return _rows(*zip(*found.fetchall(), strict=True))


def by_pyarrow(dataset: Any, out: Path) -> Rows:
    return _of_table(dataset.dataset(out / "articles", format="parquet", partitioning="hive").to_table())


def by_hive_as_spark_reads(dataset: Any, out: Path) -> Rows:
    """As Spark does it, without Spark: the folder's own partition columns, their type inferred, files that begin with _ or . left out."""
    partitions = dataset.HivePartitioning.discover(infer_dictionary=False)
    found = dataset.dataset(
        out / "articles", format="parquet", partitioning=partitions, exclude_invalid_files=True, ignore_prefixes=["_", "."]
    )
    days = sorted({str(value) for value in found.to_table(["crawl_date"])["crawl_date"].to_pylist()})
    return _of_table(pa.concat_tables([found.to_table(filter=pads.field("crawl_date") == day) for day in days]))


def _of_table(table: pa.Table) -> Rows:
    return _rows(*(table[name].to_pylist() for name in ("source_id", "title", "tokens", "crawl_date")))


def _rows(ids: Any, titles: Any, tokens: Any, days: Any) -> Rows:
    return {key: (title, list(words), str(day)[:10]) for key, title, words, day in zip(ids, titles, tokens, days, strict=True)}


@pytest.mark.parametrize(
    ("package", "reader"),
    [
        ("pandas", by_pandas),
        ("polars", by_polars),
        ("duckdb", by_duckdb),
        ("pyarrow.dataset", by_pyarrow),
        ("pyarrow.dataset", by_hive_as_spark_reads),
    ],
)
def test_every_reader_sees_the_same(
    package: str, reader: Callable[[Any, Path], Rows], tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]
) -> None:
    try:
        module = importlib.import_module(package)
    except ModuleNotFoundError:
        pytest.skip(f"{package} is not installed (extra: analysts)")
    store(tmp_path, map(page, range(30)), each=10)
    wanted = _of_table(read(tmp_path, "articles"))
    found = reader(module, tmp_path)
    assert found == wanted
    assert {day for _, _, day in found.values()} == {str(date(2026, 11, 20)), str(date(2026, 11, 21))}
    assert found["page-1"][0] == "第1号通知"
