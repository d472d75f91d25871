"""What stands beside the tables: dictionary, statistics, Croissant; true, whole, and made anew by what changes a dataset."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from filters.model import Category, Finding
from pipelines.dataset import files, read, validate
from pipelines.dataset.compact import compact
from pipelines.dataset.croissant import croissant
from pipelines.dataset.damage import DamageError
from pipelines.dataset.description import describe
from pipelines.dataset.forget import forget
from pipelines.dataset.statistics import LENGTHS, SHARES
from pipelines.errors import UsageError
from pipelines.schema import TABLES


@pytest.fixture
def dataset(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> Path:
    """Sixty pages in two commits, two of them copies of earlier ones."""
    pages = [page(number) for number in range(58)]
    copy = Finding(Category.DUPLICATE_NEAR, "minhash", "page", "", "alike", score=0.9)
    store(tmp_path, [*pages, page(58, text=3), page(59, text=4, flags=[copy])], each=30)
    return tmp_path


def stored(dataset: Path) -> dict[str, Any]:
    return json.loads((dataset / "statistics.json").read_text("utf-8"))


def test_a_run_leaves_all_three_and_another_that_stores_nothing_leaves_them_alone(
    dataset: Path, page: Callable[..., Any], store: Callable[..., Any]
) -> None:
    names = ("README.md", "statistics.json", "croissant.json")
    before = [(dataset / name).read_bytes() for name in names]
    store(dataset, [page(1)])
    assert [(dataset / name).read_bytes() for name in names] == before
    assert dataset.name in before[0].decode()
    assert validate(dataset) == []


def test_a_run_describes_the_dataset_anew_where_a_tenth_of_the_commits_is_newer(
    tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]
) -> None:
    said = []
    for number in range(24):
        store(tmp_path, [page(number)])
        said.append(stored(tmp_path)["commit"])
    assert said[:10] == list(range(1, 11))
    assert said[10:] == [10, 12, 12, 14, 14, 16, 16, 18, 18, 20, 20, 20, 23, 23]
    assert describe(tmp_path).documents == 24
    assert stored(tmp_path)["commit"] == 24


def test_figures_are_those_of_the_rows(dataset: Path) -> None:
    rows = [row for table in ("articles", "rejects") for row in read(dataset, table).to_pylist()]
    said = stored(dataset)
    for column in SHARES:
        assert said["counts"][column] == Counter(str(row[column] or "") for row in rows)
    assert said["documents"] == len({row["doc_id"] for row in rows})
    assert said["days"] == [str(min(row["crawl_date"] for row in rows)), str(max(row["crawl_date"] for row in rows))]
    assert said["duplicates"] == {kind: sum(f"duplicate.{kind}" in row["flag_kinds"] for row in rows) for kind in ("exact", "near")}
    assert said["duplicates"]["exact"] == 2
    articles = read(dataset, "articles").to_pylist()
    for column in LENGTHS:
        lengths = sorted(row[column] for row in articles)
        found = said["lengths"][column]
        assert (found["min"], found["max"], found["mean"]) == (lengths[0], lengths[-1], round(sum(lengths) / len(lengths), 1))


@pytest.mark.parametrize("table", sorted(TABLES))
def test_what_is_missing_is_counted_for_each_column(dataset: Path, table: Any) -> None:
    rows = read(dataset, table).drop_columns(["crawl_date"]).to_pylist()
    said = stored(dataset)["tables"][table]
    assert said["rows"] == len(rows)
    if rows:
        wanted = {field.name: sum(row[field.name] in (None, [], "") for row in rows) for field in TABLES[table]}
        assert said["missing"] == wanted
        assert table != "articles" or wanted["author"] == len(rows)


def test_what_changes_the_dataset_describes_it_anew(dataset: Path) -> None:
    before = stored(dataset)
    compact(dataset)
    assert stored(dataset)["tables"]["articles"]["parts"] < before["tables"]["articles"]["parts"]
    assert stored(dataset)["counts"] == before["counts"]
    forget(dataset, "http://site1.example/1.html")
    assert stored(dataset)["documents"] == before["documents"] - 1


def test_a_damaged_part_is_told_and_does_not_stop_a_run(dataset: Path, page: Callable[..., Any], store: Callable[..., Any]) -> None:
    files(dataset, "articles")[0].write_bytes(b"PAR1 half")
    store(dataset, [page(100)])
    with pytest.raises(DamageError, match="run `taosha validate`"):
        describe(dataset)


def test_a_folder_without_a_dataset_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no dataset"):
        describe(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_croissant_names_every_column_and_means_what_the_schema_says() -> None:
    made = croissant("x", list(TABLES), "2026-11-20")
    for records in made["recordSet"]:
        fields = {field["name"]: field["description"] for field in records["field"]}
        assert list(fields) == [*TABLES[records["name"]].names, "crawl_date"]
        for column in TABLES[records["name"]]:
            assert fields[column.name].startswith(column.metadata[b"doc"].decode())


def test_croissant_is_valid_and_leads_to_the_rows(dataset: Path) -> None:
    croissant_reader = pytest.importorskip("mlcroissant", reason="not installed (extra: analysts)")
    made = croissant_reader.Dataset(jsonld=dataset / "croissant.json")
    assert (made.metadata.issues.errors, made.metadata.issues.warnings) == (set(), set())
    rows = list(made.records("articles"))
    articles = read(dataset, "articles").sort_by("source_id").to_pylist()
    rows.sort(key=lambda row: row["articles/source_id"])
    assert [row["articles/text"].decode() for row in rows] == [row["text"] for row in articles]
    assert [[token.decode() for token in row["articles/tokens"]] for row in rows] == [row["tokens"] for row in articles]
    assert [row["articles/crawl_date"].decode() for row in rows] == [str(row["crawl_date"]) for row in articles]
