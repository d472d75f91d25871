"""Columns only ever come: parts with the oldest columns that are kept are one table with new ones, and `migrate` brings them along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.config import Config
from pipelines.dataset import Dataset, files, parts, read, validate
from pipelines.dataset.compact import compact
from pipelines.dataset.forget import forget
from pipelines.dataset.migrate import migrate
from pipelines.dataset.repolicy import repolicy
from pipelines.schema import SCHEMA_VERSION, TABLES, Table

OLDEST = Path(__file__).with_name("schema-1.0.tsv")
VERSION = "1.0"


def oldest() -> dict[str, dict[str, str]]:
    """Table -> column -> type, as version 1.0 had them."""
    kept: dict[str, dict[str, str]] = {}
    for line in OLDEST.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            table, column, kind = line.split("\t")
            kept.setdefault(table, {})[column] = kind
    return kept


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_old_column_is_still_there_with_its_type(table: Table) -> None:
    now = {field.name: str(field.type) for field in TABLES[table]}
    assert oldest()[table].items() <= now.items()
    assert SCHEMA_VERSION.startswith("1."), "another major version keeps another oldest schema"
    assert len(now) == len(oldest()[table]) or SCHEMA_VERSION != VERSION, "a new column raises the second number of SCHEMA_VERSION"


@pytest.fixture
def mixed(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten pages stored with the oldest columns, ten by this version."""
    stage = parts.stage

    def old(out: Any, table: str, path: str, content: pa.Table, about: Any) -> Any:
        columns = oldest().get(table) or [
            name for name in content.column_names if name not in ("figures", "paragraphs")
        ]  # which the index had not
        return stage(out, table, path, content.select(list(columns)), {**about, "taosha.schema_version": VERSION})

    with monkeypatch.context() as before:
        before.setattr(parts, "stage", old)
        store(tmp_path, [page(number) for number in range(10)])
    store(tmp_path, [page(number) for number in range(10, 20)])
    return tmp_path


def test_old_and_new_parts_are_one_table(mixed: Path) -> None:
    rows = read(mixed, "articles").num_rows + read(mixed, "rejects").num_rows
    assert rows == 20
    assert read(mixed, "articles").schema.names == [*TABLES["articles"].names, "crawl_date"]
    assert validate(mixed) == []


def test_duckdb_reads_them_by_name(mixed: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="not installed (extra: analysts)")
    found = (
        duckdb.sql(f"FROM read_parquet('{mixed}/articles/**/*.parquet', hive_partitioning = true, union_by_name = true)").arrow().read_all()
    )
    assert sorted(found["tokens"].to_pylist()) == sorted(read(mixed, "articles")["tokens"].to_pylist())


def test_migrate_brings_the_old_parts_to_this_version(mixed: Path) -> None:
    before = read(mixed, "articles")
    migrate(mixed)
    assert read(mixed, "articles").equals(before)
    assert {tuple(pq.read_schema(part).names) for part in files(mixed, "articles")} == {tuple(TABLES["articles"].names)}
    assert {tuple(pq.read_schema(part).names) for part in files(mixed, "runs")} == {tuple(TABLES["runs"].names)}
    assert {value is None for value in read(mixed, "runs")["rejected_by_reason"].to_pylist()} == {True, False}
    assert validate(mixed) == []


def test_an_index_from_before_figures_and_paragraphs_still_knows_its_originals(
    mixed: Path, page: Callable[..., Any], config: Config
) -> None:
    migrate(mixed)
    compact(mixed)
    assert forget(mixed, page(0).url).anything
    assert repolicy(mixed, replace(config.policy, languages=("zh-Hans", "en"))).to_articles > 0
    with Dataset(mixed).begin("process", replace(config, policy=replace(config.policy, languages=("zh-Hans", "en")))) as run:
        old, new = (page(number, text=text, content_hash="changed") for number, text in ((90, 1), (91, 11)))
        run.add(old)
        run.add(new)
    assert (old.duplicate_of, new.duplicate_of) == ("doc-1", "doc-11")
    assert validate(mixed) == []
