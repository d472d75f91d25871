from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.errors import UsageError


def test_columns_are_the_fields_of_a_json_line(tmp_path: Path, read) -> None:
    when = datetime(2026, 1, 31, 8, tzinfo=UTC)
    table = pa.table(
        {
            "id": ["a", "b", None],
            "url": ["http://a.example/1", None, None],
            "html": ["<p>正文</p>", None, None],
            "text": pa.array([None, ["一", "二"], None]),
            "fetched_at": [when, None, None],
            "other": [1, 2, 3],
        }
    )
    pq.write_table(table, tmp_path / "pages.parquet")
    first, second, third = read(tmp_path / "pages.parquet")
    assert (first.source_id, first.url, first.body, first.fetched_at) == ("a", "http://a.example/1", "<p>正文</p>".encode(), when)
    assert (second.source_id, second.lines, second.fetched_at is None) == ("b", ("一", "二"), False)
    assert (third.source_id, third.error) == ("pages.parquet:3", "row 3 has neither html, html_b64 nor text")


def test_html_may_be_bytes_and_large(tmp_path: Path, read) -> None:
    table = pa.table({"id": pa.array(["a"], pa.large_string()), "html": pa.array(["<p>正文</p>".encode("gbk")], pa.large_binary())})
    pq.write_table(table, tmp_path / "pages.parquet")
    (page,) = read(tmp_path / "pages.parquet")
    assert (page.body, page.header("content-type")) == ("<p>正文</p>".encode("gbk"), "text/html")


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ({"id": ["a"]}, "has none of the columns html, html_b64, text; give the column"),
        ({"html": pa.array([], pa.string())}, "has no rows"),
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, read, table, what: str) -> None:
    pq.write_table(pa.table(table), tmp_path / "pages.parquet")
    with pytest.raises(UsageError, match=what):
        read(tmp_path / "pages.parquet")


def test_a_file_that_is_broken_further_on_gives_what_came_before_and_one_error(tmp_path: Path, read) -> None:
    path = tmp_path / "pages.parquet"
    table = pa.table({"id": [str(k) for k in range(300)], "html": [f"<p>{k * 7919}</p>" * 20 for k in range(300)]})
    pq.write_table(table, path, row_group_size=100)
    content = bytearray(path.read_bytes())
    start = (
        pq.ParquetFile(path).metadata.row_group(1).column(0).file_offset
        or pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    )
    content[start : start + 400] = b"\xff" * 400
    path.write_bytes(content)
    *whole, last = read(path)
    assert [page.source_id for page in whole] == [str(k) for k in range(len(whole))]
    assert last.error == f"is broken after row {len(whole)}"
