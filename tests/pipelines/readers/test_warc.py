from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime

import pytest

from pipelines.readers import warc as module

BODY = "<html><body><p>正文</p></body></html>".encode("gbk")
HTML = (("Content-Type", "text/html; charset=gbk"),)
PAGES = [(f"http://a.example/{k}", HTML, BODY + b"<!--" + b"x" * 500 + b"-->") for k in range(3)]


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_each_html_response_is_a_page(warc, read, name: str) -> None:
    pages = read(warc(*PAGES, name=name))
    assert [page.source_id for page in pages] == ["<urn:uuid:0>", "<urn:uuid:1>", "<urn:uuid:2>"]
    assert [page.url for page in pages] == [url for url, _, _ in PAGES]
    assert {page.body for page in pages} == {PAGES[0][2]}
    assert pages[0].headers == (("content-type", "text/html; charset=gbk"),)
    assert pages[0].fetched_at == datetime(2026, 3, 1, 4, 5, 6, tzinfo=UTC)
    assert pages[0].status == 200


def test_a_date_when_no_page_was_fetched_is_that_of_the_file(warc, read) -> None:
    path = warc(*PAGES)
    path.write_bytes(path.read_bytes().replace(b"2026-03-01T", b"9999-12-31T"))
    assert [page.fetched_at for page in read(path)] == [datetime.fromtimestamp(path.stat().st_mtime, UTC)] * 3


def test_large_pages_come_whole(warc, read) -> None:
    body = BODY + b" " * 3_000_000
    (page,) = read(warc(("http://a.example/", HTML, body), name="pages.warc.gz"))
    assert page.body == body


def test_what_is_no_page_is_left_out(warc, read) -> None:
    others = [("http://a.example/x", (("Content-Type", kind),), b"{}") for kind in ("image/png", "application/json", "text/plain")]
    assert len(read(warc(*others, *PAGES))) == 3


def test_html_under_no_or_a_wrong_type_is_still_a_page(warc, read) -> None:
    pages = [("http://a.example/", (("X", "y"),), BODY), ("http://a.example/", (("Content-Type", "text/plain"),), b"\n<!DOCTYPE html><p>")]
    assert len(read(warc(*pages))) == 2


@pytest.mark.parametrize(("status", "pages"), [("404 Not Found", 1), ("503 Busy", 1), ("301 Moved", 0), ("304 Not Modified", 0)])
def test_errors_of_the_server_are_pages_and_redirects_are_not(warc, read, status: str, pages: int) -> None:
    assert [page.status for page in read(warc(PAGES[0], status=status))] == [int(status[:3])] * pages


def test_content_coding_and_chunks_are_undone(warc, read) -> None:
    zipped = gzip.compress(BODY)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(zipped), zipped)
    path = warc(
        ("http://a.example/1", (*HTML, ("Content-Encoding", "gzip")), zipped),
        ("http://a.example/2", (*HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")), chunked),
    )
    assert [page.body for page in read(path)] == [BODY, BODY]


def test_headers_of_a_coding_that_was_undone_before_are_borne(warc, read) -> None:
    headers = (*HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    assert read(warc(("http://a.example/1", headers, BODY)))[0].body == BODY


def test_a_coded_body_that_is_no_text_is_an_error(warc, read) -> None:
    assert read(warc(("http://a.example/1", HTML, gzip.compress(BODY * 9))))[0].error == "has a body that is not text"


def test_a_coding_that_breaks_off_is_an_error_and_the_rest_goes_on(warc, read) -> None:
    broken = ("http://a.example/1", (*HTML, ("Content-Encoding", "gzip")), gzip.compress(BODY)[:20])
    first, second = read(warc(broken, PAGES[0]))
    assert "content coding breaks off" in first.error
    assert not second.error


def test_wherever_an_archive_breaks_off_the_records_before_are_pages_and_the_last_an_error(warc, read) -> None:
    path = warc(*PAGES)
    content = path.read_bytes()
    last = content.rindex(b"WARC/1")
    for end in range(last + 1, len(content) - 4, 7):
        path.write_bytes(content[:end])
        *whole, error = read(path)
        assert [page.source_id for page in whole] == ["<urn:uuid:0>", "<urn:uuid:1>"]
        assert error.error
        assert (error.source_id, error.body) == ("pages.warc", b"")


def test_wherever_a_zipped_archive_breaks_off_it_is_told(warc, read) -> None:
    path = warc(*PAGES, name="pages.warc.gz")
    content = path.read_bytes()
    last = content.rindex(b"\x1f\x8b\x08")
    for end in range(last + 1, len(content), 5):
        path.write_bytes(content[:end])
        *whole, error = read(path)
        assert [page.source_id for page in whole[:2]] == ["<urn:uuid:0>", "<urn:uuid:1>"]
        assert not any(page.error for page in whole)
        assert error.source_id == "pages.warc.gz"
        assert error.error


def test_behind_bytes_that_are_no_record_it_is_read_on(warc, read) -> None:
    path = warc(*PAGES)
    content = path.read_bytes()
    second = content.rindex(b"WARC/1", 0, content.index(b"http://a.example/1"))
    path.write_bytes(content[:second] + b"no record at all\n" + content[second:])
    first, error, *rest = read(path)
    assert [page.source_id for page in (first, *rest)] == [f"<urn:uuid:{n}>" for n in range(len(PAGES))]
    assert error.source_id.startswith("pages.warc:")
    assert error.error == f"has bytes that are no WARC record; read on from byte {second + len('no record at all') + 1}"


def test_a_record_that_says_too_long_a_length_costs_that_record_alone(warc, read) -> None:
    path = warc(*PAGES)
    content = path.read_bytes()
    second = content.rindex(b"WARC/1", 0, content.index(b"http://a.example/1"))
    path.write_bytes(content[:second] + content[second:].replace(b"Content-Length: ", b"Content-Length: 9999", 1))
    first, error, *rest = read(path)
    assert [page.source_id for page in (first, *rest)] == ["<urn:uuid:0>", *(f"<urn:uuid:{n}>" for n in range(2, len(PAGES)))]
    assert "breaks off in record <urn:uuid:1>" in error.error


def test_behind_a_broken_member_of_a_zipped_archive_it_is_read_on(warc, read) -> None:
    path = warc(*PAGES, name="pages.warc.gz")
    content = path.read_bytes()
    members = [place.start() for place in re.finditer(rb"\x1f\x8b\x08", content)][2:]  # of the second page, and of the third
    for spoilt in range(members[0] + 12, members[1] - 8, 9):
        path.write_bytes(content[:spoilt] + bytes([content[spoilt] ^ 0xFF]) + content[spoilt + 1 :])
        pages = {page.source_id: page.error for page in read(path)}
        assert not pages["<urn:uuid:0>"] + pages["<urn:uuid:2>"]
        assert pages[f"pages.warc.gz:{members[0]}"] == f"has broken gzip data; read on from byte {members[1]}"


def test_where_the_zip_is_whole_and_its_content_is_none_what_follows_is_said_to_be_unread(warc, read) -> None:
    path = warc(*PAGES)
    content = path.read_bytes()
    (path.parent / "pages.warc.gz").write_bytes(
        gzip.compress(content.replace(b"WARC/1", b"no record\nWARC/1").removeprefix(b"no record\n"))
    )
    error = read(path.parent / "pages.warc.gz")[-1]
    assert error.error == "has bytes that are no WARC record; what follows was not read"


def test_an_archive_that_is_broken_everywhere_is_given_up(warc, read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.readers.warc.MOST_BREAKS", 3)
    path = warc(*PAGES)
    path.write_bytes(path.read_bytes() + b"WARC/1.0\r\nbroken\r\n" * 9)
    errors = [page.error for page in read(path) if page.error]
    assert len(errors) == 4
    assert errors[-1].endswith("what follows was not read")


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_a_record_that_is_not_what_its_digest_says_is_an_error_and_the_rest_goes_on(warc, read, name: str) -> None:
    path = warc(*PAGES, name=name)
    unzipped = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    second = unzipped.index(b"http://a.example/1")
    damaged = unzipped[:second] + unzipped[second:].replace(b"xxx-->", b"xyx-->", 1)
    path.write_bytes(gzip.compress(damaged) if name.endswith(".gz") else damaged)
    pages = read(path)
    assert ["WARC-Block-Digest" in page.error for page in pages] == [False, True, False]
    assert (pages[1].url, pages[1].source_id, pages[1].body) == ("http://a.example/1", "<urn:uuid:1>", b"")


def test_a_record_at_the_limit_is_read_and_a_larger_one_is_an_error(warc, read, monkeypatch: pytest.MonkeyPatch) -> None:
    path = warc(("http://a.example/1", HTML, BODY), ("http://a.example/2", HTML, BODY))
    block = len(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\n\r\n") + len(BODY)
    monkeypatch.setattr(module, "MAX_PAGE_BYTES", block)
    assert [page.error for page in read(path)] == ["", ""]
    monkeypatch.setattr(module, "MAX_PAGE_BYTES", block - 1)
    assert ["larger than" in page.error for page in read(path)] == [True, True]
