from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.errors import UsageError
from pipelines.readers import source, text


def test_an_html_file_keeps_its_bytes_and_says_its_kind(tmp_path: Path, read) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<p>正文</p>".encode("gbk"))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    (page,) = read(path)
    assert page.body == "<p>正文</p>".encode("gbk")
    assert page.headers == (("content-type", "text/html"),)
    assert page.source_id == "a.html"
    assert page.fetched_at == datetime.fromtimestamp(1_700_000_000, UTC)
    assert page.lines is None
    assert not page.error


def test_a_file_that_is_older_than_any_page_has_no_time(tmp_path: Path, read) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>正文</p>", "utf-8")
    os.utime(path, (0, 0))
    assert read(path)[0].fetched_at is None


def test_a_text_file_says_that_it_is_plain(tmp_path: Path, read) -> None:
    path = tmp_path / "A.TXT"
    path.write_text("第一行\n\n第三行\n")
    (page,) = read(path)
    assert page.media_type == "text/plain"
    assert page.body == path.read_bytes()


@pytest.mark.parametrize(
    "body",
    [
        "正文".encode(),
        "<p>正文</p>".encode("gb18030"),
        "<p>正文</p>".encode("big5"),
        "\ufeff<p>正文</p>".encode("utf-16-le"),
        "<html><body><p>正文</p></body></html>".encode("utf-16-le"),
        "<p>本文</p>".encode("iso-2022-jp"),
        b"\x0c page\ttwo\r\n",
    ],
)
def test_text_in_any_encoding_is_text(body: bytes) -> None:
    assert text.is_text(body)


@pytest.mark.parametrize(
    "body", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8, b"%PDF-1.7\n", b"\0" * 999, bytes(range(256)) * 16]
)
def test_other_data_is_no_text(body: bytes) -> None:
    assert not text.is_text(body)


@pytest.mark.parametrize(
    ("declared", "body", "is_page"),
    [
        ("Text/HTML; charset=gbk", b"x", True),
        ("application/xhtml+xml", b"", True),
        ("", b"\xef\xbb\xbf\n<p>", True),
        ("text/plain", b"<!DOCTYPE html>", True),
        ("application/octet-stream", b"<html>", True),
        ("text/plain", b"1 < 2", False),
        ("", b"<3", False),
        ("application/json", b"<p>", False),
    ],
)
def test_a_page_is_told_by_its_type_and_where_that_says_nothing_by_its_first_tag(declared: str, body: bytes, is_page: bool) -> None:
    assert text.is_html(declared, body) is is_page


def test_control_bytes_up_to_two_in_a_hundred_are_borne() -> None:
    assert text.is_text(b"\x01" * 2 + b"a" * 98)
    assert not text.is_text(b"\x01" * 3 + b"a" * 97)


def test_a_file_that_is_no_text_is_refused_when_given_and_an_error_row_in_a_folder(tmp_path: Path, read) -> None:
    (tmp_path / "a.html").write_bytes(bytes(range(256)))
    with pytest.raises(UsageError, match=r"a\.html is not text"):
        read(tmp_path / "a.html")
    (page,) = read(tmp_path)
    assert (page.source_id, page.error, page.body) == ("a.html", "is not text", b"")


def test_a_page_at_the_limit_is_read_and_one_above_it_refused(tmp_path: Path, read, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (source, text):
        monkeypatch.setattr(module, "MAX_PAGE_BYTES", 100)
    (tmp_path / "a.html").write_bytes(b"a" * 100)
    assert not read(tmp_path / "a.html")[0].error
    (tmp_path / "a.html").write_bytes(b"a" * 101)
    assert "larger than" in read(tmp_path)[0].error
    with pytest.raises(UsageError, match="larger than"):
        read(tmp_path / "a.html")
