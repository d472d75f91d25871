from __future__ import annotations

import base64
import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from pipelines.readers import jsonl as module


def test_html_as_text_comes_as_utf8_whatever_its_meta_says(jsonl, read) -> None:
    html = '<meta charset="gbk"><p>正文</p>'
    (page,) = read(jsonl({"id": "p1", "url": "http://a.example/1", "html": html, "kind": "other keys are ignored"}))
    assert (page.source_id, page.url, page.body) == ("p1", "http://a.example/1", html.encode())
    assert page.header("content-type") == "text/html; charset=utf-8"


def test_html_as_base64_comes_as_its_bytes(jsonl, read) -> None:
    body = "<p>正文</p>".encode("gbk")
    (page,) = read(jsonl({"id": "p1", "html_b64": base64.b64encode(body).decode()}))
    assert (page.body, page.header("content-type")) == (body, "text/html")


def test_given_text_keeps_its_lines(jsonl, read) -> None:
    pages = read(jsonl({"id": "a", "title": "题", "text": "一\r\n\n三\r四"}, {"id": "b", "title": "题", "text": ["一\n半", "", "三\r\n"]}))
    assert [page.lines for page in pages] == [("一", "", "三 四"), ("一 半", "", "三  ")]
    assert [page.title for page in pages] == ["题", "题"]


def test_fetched_at_is_taken_else_the_files_own_time(jsonl, read) -> None:
    path = jsonl({"html": "a", "fetched_at": "2026-01-31T08:00:00+08:00"}, {"html": "a", "fetched_at": "2026-01-31"}, {"html": "a"})
    times = [page.fetched_at for page in read(path)]
    assert times[0] == datetime(2026, 1, 31, tzinfo=UTC)
    assert times[1] == datetime(2026, 1, 31, tzinfo=UTC)
    assert times[2] == datetime.fromtimestamp(path.stat().st_mtime, UTC)


def test_a_page_without_id_is_named_by_its_address_else_by_its_place(jsonl, read) -> None:
    pages = read(jsonl({"id": 7, "html": "a"}, {"url": "http://a.example/", "html": "a"}, b"", {"html": "a"}))
    assert [page.source_id for page in pages] == ["7", "http://a.example/", "pages.jsonl:4"]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", "line 2 is no JSON"),
        (b"[" * 100_000, "line 2 is no JSON"),
        (b"[1]", "line 2 is no JSON object"),
        ('{"html": "正"}'.encode("gbk"), "line 2 is no UTF-8 text"),
        (b"{}", "line 2 has neither html, html_b64 nor text"),
        (b'{"html": 1}', "line 2 has an html or html_b64 that is not a string"),
        (b'{"html_b64": "?"}', "line 2 has broken base64 in html_b64"),
        (b'{"text": 1}', "line 2 has a text that is neither a string nor a list of strings"),
        (b'{"text": ["a", null]}', "line 2 has a text that is neither a string nor a list of strings"),
        (b'{"text": "a", "title": 1}', "line 2 has a title that is not a string"),
        (b'{"url": 1, "html": "a"}', "line 2 has a url that is not a string"),
        (b'{"id": {}, "html": "a"}', "line 2 has an id that is neither a string nor a whole number"),
    ],
)
def test_a_bad_line_is_a_page_with_its_error_and_the_rest_goes_on(jsonl, read, line: bytes, error: str) -> None:
    before, bad, after = read(jsonl({"id": "a", "html": "a"}, line, {"id": "b", "html": "b"}))
    assert (bad.source_id, bad.error, bad.body) == ("pages.jsonl:2", error, b"")
    assert (before.error, after.error) == ("", "")


@pytest.mark.parametrize(("year", "good"), [(1989, False), (1990, True), (2261, True), (2262, False), (9999, False)])
def test_a_page_was_fetched_when_there_were_pages(jsonl, read, year: int, good: bool) -> None:
    (page,) = read(jsonl({"html": "a", "fetched_at": f"{year}-12-31T23:59:59Z"}))
    assert page.error == ("" if good else f"line 1 has a fetched_at in the year {year}, when no page was fetched")


def test_a_bad_row_keeps_its_id_and_its_error_names_the_file(jsonl, read) -> None:
    (page,) = read(jsonl({"id": "p1", "html": "a", "fetched_at": "yesterday"}))
    assert page.source_id == "p1"
    assert page.error.startswith("line 1 of pages.jsonl has a fetched_at that is no ISO 8601 time")


def test_bytes_that_are_no_text_are_an_error(jsonl, read) -> None:
    (page,) = read(jsonl({"id": "p1", "html_b64": base64.b64encode(bytes(range(256))).decode()}))
    assert page.error == "line 1 of pages.jsonl has html that is not text"


def test_a_byte_order_mark_is_borne(jsonl, read) -> None:
    assert read(jsonl(b"\xef\xbb\xbf" + b'{"id": "a", "html": "a"}'))[0].source_id == "a"


def test_lone_surrogates_become_replacement_characters(jsonl, read) -> None:
    (page,) = read(jsonl(rb'{"id": "\ud800", "title": "\ud83d\ude00", "text": "\udc00"}'))
    assert (page.source_id, page.title, page.lines) == ("\ufffd", "😀", ("\ufffd",))


def test_gzip_that_breaks_off_gives_what_came_before_and_one_error(jsonl, read) -> None:
    rows = [{"id": str(k), "html": "正文" * 50 + str(k * 7919)} for k in range(4000)]
    path = jsonl(*rows, name="pages.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-2000])
    *whole, last = read(path)
    assert len(whole) > 100
    assert [page.source_id for page in whole] == [str(k) for k in range(len(whole))]
    assert (last.source_id, last.error) == ("pages.jsonl.gz", "breaks off in the middle of its gzip data")


def test_gzip_that_is_broken_in_the_middle_gives_one_error_at_the_end(jsonl, read) -> None:
    path = jsonl(*({"id": str(k), "html": "正文" * 50 + str(k * 7919)} for k in range(6000)), name="pages.jsonl.gz")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 1000] = b"\xff" * 1000
    path.write_bytes(content)
    *whole, last = read(path)
    assert whole
    assert last.error == "has broken gzip data"


def test_gzip_of_several_members_is_one_file(jsonl, read) -> None:
    path = jsonl({"id": "a", "html": "a"}, name="pages.jsonl.gz")
    path.write_bytes(path.read_bytes() + gzip.compress(b'{"id": "b", "html": "b"}\n'))
    assert [page.source_id for page in read(path)] == ["a", "b"]


def test_zstd_is_read_frame_by_frame_and_its_breaking_off_is_seen(tmp_path: Path, read) -> None:
    path = tmp_path / "pages.jsonl.zst"
    frames = [zstandard.compress(json.dumps({"id": name, "html": name * 500}).encode() + b"\n") for name in "ab"]
    path.write_bytes(b"".join(frames))
    assert [page.source_id for page in read(path)] == ["a", "b"]
    path.write_bytes(b"".join(frames)[:-3])
    first, last = read(path)
    assert first.source_id == "a"
    assert last.error == "breaks off in the middle of its zstd data"


def test_a_line_at_the_limit_is_read_and_a_longer_one_is_an_error(jsonl, read, monkeypatch: pytest.MonkeyPatch) -> None:
    line = b'{"id": "a", "html": "' + b"a" * 100 + b'"}'
    path = jsonl(line, {"id": "b", "html": "b"})
    monkeypatch.setattr(module, "MAX_LINE_BYTES", len(line))
    assert [page.error for page in read(path)] == ["", ""]
    monkeypatch.setattr(module, "MAX_LINE_BYTES", len(line) - 1)
    first, second = read(path)
    assert "larger than" in first.error
    assert not second.error
