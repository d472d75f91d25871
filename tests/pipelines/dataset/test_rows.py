from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from filters.model import Category, Finding
from pipelines.dataset import Fetch, files, read, rows
from pipelines.record import Record
from pipelines.schema import ARTICLES, FETCHES, FLAGS

WHEN = datetime(2026, 11, 20, 8, 1, 2, 345678, tzinfo=UTC)


def full() -> Record:
    """A record with a value of its own in every column."""
    values: dict[str, Any] = {}
    for number, field in enumerate(ARTICLES):
        if pa.types.is_string(field.type):
            values[field.name] = f"{field.name} 值"
        elif pa.types.is_list(field.type):
            values[field.name] = [f"{field.name} {n}" for n in range(number % 3)]
        elif pa.types.is_timestamp(field.type):
            values[field.name] = WHEN + timedelta(seconds=number)
        elif pa.types.is_date(field.type):
            values[field.name] = date(2024, 10, 20)
        elif pa.types.is_fixed_size_binary(field.type):
            values[field.name] = struct.pack("<128I", *range(128))
        else:
            values[field.name] = number if pa.types.is_integer(field.type) else number / 4
    return Record(**values)


def test_every_column_comes_back_as_it_was() -> None:
    record = full()
    row = rows.articles([record]).to_pylist()[0]
    assert row == {name: getattr(record, name) for name in ARTICLES.names}


def test_every_column_is_an_attribute_of_a_record_and_a_bare_record_has_a_row() -> None:
    assert {f.name for f in fields(Record)} >= set(ARTICLES.names)
    row = rows.articles([Record("a", "b")]).to_pylist()[0]
    assert (row["fetched_at"], row["tokens"], row["minhash"], row["duplicate_of"]) == (None, [], None, None)


def test_no_records_are_an_empty_table_of_the_same_schema() -> None:
    assert rows.articles([]).schema == ARTICLES
    assert rows.flags([]).schema == FLAGS


@settings(deadline=None)  # the first call loads
@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=4), max_size=5), max_size=8))
def test_lists_come_back_whatever_their_lengths(lists: list[list[str]]) -> None:
    table = rows.articles([Record("a", "b", tokens=tokens) for tokens in lists])
    assert table["tokens"].to_pylist() == lists


def test_half_a_surrogate_pair_is_replaced_one_for_one() -> None:
    record = Record("a", "b", text="前\ud800后", tokens=["\udfff字"])
    row = rows.articles([record]).to_pylist()[0]
    assert (row["text"], row["tokens"]) == ("前\ufffd后", ["\ufffd字"])


def test_a_flag_has_its_finding_and_its_page() -> None:
    finding = Finding(Category.GAP, "gap", "text", "□□", "a gap", "flagged", 3, 1, 3, "  ", "", 0.5, 0.25, "f00d")
    pages = [
        Record("d1", "s1", "u1", site="x", run_id="r", flags=[finding, finding]),
        Record("d2", "s2"),
        Record("d3", "s3", flags=[Finding(Category.PAGE_INDEX, "index", "links", "", "a list")]),
    ]
    table = rows.flags(pages).to_pylist()
    assert [r["doc_id"] for r in table] == ["d1", "d1", "d3"]
    assert table[1] == {
        "doc_id": "d1", "source_id": "s1", "run_id": "r", "url": "u1", "site": "x", "category": "corruption.gap", "rule": "gap", "field": "text",
        "line": 3, "start": 1, "end": 3, "evidence": "□□", "canonical": "  ", "replacement": "", "score": 0.5, "confidence": 0.25,
        "payload": "f00d", "action": "flagged", "explanation": "a gap",
    }  # fmt: skip
    assert (table[2]["line"], table[2]["start"], table[2]["end"]) == (None, None, None)


def test_a_fetch_has_its_run() -> None:
    row = rows.fetches([Fetch("u", WHEN, "dns", "s", None, "no such host", "r", 2, 3)], "run").to_pylist()[0]
    assert row == {
        "url": "u", "site": "s", "run_id": "run", "fetched_at": WHEN, "outcome": "dns", "http_status": None, "error": "no such host",
        "referrer": "r", "depth": 2, "attempts": 3,
    }  # fmt: skip
    assert list(row) == FETCHES.names


def test_a_part_is_sorted_by_site_keeps_its_order_and_says_where_it_comes_from(
    tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any], config: Any
) -> None:
    store(tmp_path, [page(n, fetched_at=WHEN, lang="zh-Hans") for n in range(8)])
    assert read(tmp_path, "articles")["source_id"].to_pylist() == [f"page-{n}" for n in (0, 3, 6, 1, 4, 7, 2, 5)]
    part = pq.ParquetFile(files(tmp_path, "articles")[0])
    about = part.metadata.metadata
    assert about[b"taosha.config_hash"].decode() == config.digest
    assert about[b"taosha.policy"].decode() == config.policy.echo()
    assert {b"taosha.schema_version", b"taosha.engines", b"taosha.profiles", b"taosha.segmenter", b"taosha.run_id"} <= set(about)
    assert part.schema_arrow.field("text").metadata[b"doc"]
    column = part.metadata.row_group(0).column(ARTICLES.get_field_index("site"))
    assert (column.compression, column.has_dictionary_page, column.statistics.min) == ("ZSTD", True, "site0")
