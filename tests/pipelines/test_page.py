"""The way of a page, whole: saved pages with what must come of them, and the page that it began with."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters.model import RawPage
from pipelines.gather import failure
from pipelines.page import refine
from pipelines.policy import Policy, decide
from pipelines.record import Record

PAGES = Path(__file__).parents[1] / "pages"
SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_006a91f187221b22.txt"
FETCHED = datetime(2024, 10, 21, tzinfo=UTC)


def refined(raw: RawPage) -> Record:
    record = refine(raw)
    decide(record, Policy.load())
    return record


def page(name: str) -> tuple[RawPage, dict[str, Any]]:
    about = json.loads((PAGES / name / "page.json").read_text("utf-8"))
    raw = RawPage((PAGES / name / "page.html").read_bytes(), about["url"], headers=(("content-type", "text/html"),), fetched_at=FETCHED)
    return raw, about


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("name", sorted(p.name for p in PAGES.iterdir()))
def test_a_saved_page_gives_the_expected_record(name: str) -> None:
    raw, about = page(name)
    record = refined(raw)
    assert {column: plain(getattr(record, column)) for column in about["expected"]} == about["expected"]
    assert set(about["flags"]) <= set(record.flag_kinds)
    if about["expected"]["verdict"] == "clean":
        assert {kind.partition(".")[0] for kind in record.flag_kinds} <= {"boilerplate", "farm", "quality"}


@pytest.mark.parametrize("name", sorted(p.name for p in PAGES.iterdir()))
def test_every_offset_points_at_its_evidence(name: str) -> None:
    record = refined(page(name)[0])
    assert record.error == ""
    for flag, raw in located(record):
        assert raw == flag.evidence


def located(record: Record) -> Iterator[tuple[Any, str]]:
    for flag in record.flags:
        if flag.start is not None and flag.field in ("text", "title"):
            lines = record.text_raw.split("\n") if flag.field == "text" else [record.title_raw]
            yield flag, lines[flag.line or 0][flag.start : flag.end]


def test_the_same_page_gives_the_same_record() -> None:
    raw, _ = page("hijacked_mirror")
    assert refined(raw) == refined(raw)


def test_text_that_was_cleaned_comes_through_unchanged() -> None:
    first = refined(page("hijacked_mirror")[0])
    again = refined(RawPage(b"", title=first.title, lines=tuple(first.text.split("\n")), source_id="again"))
    assert (again.text, again.title, again.verdict) == (first.text, first.title, "clean")


def test_personal_data_is_nowhere_in_clear() -> None:
    record = refined(page("hijacked_mirror")[0])
    assert (record.n_phone, record.n_email) == (1, 1)
    written = repr(replace(record, links=()))
    assert "13912345678" not in written
    assert "84512377" not in written


def test_personal_data_may_be_kept_on_purpose() -> None:
    record = refine(page("hijacked_mirror")[0], keep_pii=True)
    assert "13912345678" in record.text_raw
    assert all("13912345678" not in flag.evidence for flag in record.flags)


def test_a_page_with_an_error_is_a_row_with_that_error() -> None:
    record = refined(RawPage(b"", source_id="f.jsonl:17", error="no JSON: Expecting value"))
    assert (record.verdict, record.reasons, record.error) == ("rejected", ["error"], "no JSON: Expecting value")
    assert failure(RawPage(b"", source_id="x"), "a\nb 13912345678").error == "a b ███████████"


@given(st.binary(max_size=200), st.sampled_from(["text/html", "text/plain", ""]))
@settings(max_examples=60, deadline=None)
def test_no_bytes_raise(body: bytes, media_type: str) -> None:
    assert refined(RawPage(body, headers=(("content-type", media_type),))).verdict is not None


@given(st.lists(st.text(max_size=30), max_size=6), st.none() | st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_no_given_text_raises_and_line_numbers_hold(lines: list[str], title: str | None) -> None:
    flat = tuple(line.replace("\n", " ").replace("\r", " ") for line in lines)
    record = refined(RawPage(b"", title=title, lines=flat))
    assert record.error == ""
    assert record.text_raw.count("\n") == max(len(flat) - 1, 0)


@pytest.mark.parametrize("url", ["http://[bad", "https://a.example:99999999/x", "ftp://a.example/x", "http://", "中文"])
def test_a_page_of_which_the_address_is_nonsense_is_read_all_the_same(url: str) -> None:
    raw, _ = page("plain_utf8")
    record = refined(replace(raw, url=url))
    assert record.error == ""
    assert record.text == refined(raw).text != ""


@pytest.mark.skipif(not SEED.exists(), reason="the page that it began with is not here")
def test_the_page_that_it_began_with() -> None:
    record = refined(RawPage(SEED.read_bytes(), source_id=SEED.name, headers=(("content-type", "text/plain"),), fetched_at=FETCHED))
    assert record.verdict == "cleaned"
    assert record.title == "百日行动和催收有关系吗"
    assert (record.section, record.published_date) == ("逾期短信", date(2024, 10, 20))
    assert record.published_at == datetime(2024, 10, 19, 20, 47, 59, tzinfo=UTC)
    header = next(flag for flag in record.flags if flag.category.value == "injection.adult")
    first = record.text_raw.split("\n")[0]
    assert (header.field, header.line, header.start, header.end, header.action) == ("text", 0, 0, len(first), "excised")
    assert record.cloak == "pinyin"
    assert "催收是指金融机构或第三方催收公司对逾期债务进行追偿的行为。" in record.text
    assert sum(flag.category.value == "corruption.gap" for flag in record.flags) == 4
    for gone in ("在线观看", "(dòng)", "關", "15070879527", "3590931873", "责任编辑", "侵权", "随机看看", "精彩推荐", "A+"):
        assert gone not in record.text
    assert (record.n_phone, record.n_email) == (1, 1)
    assert {"催收", "金融"} <= set(record.tokens)
    for flag, raw in located(record):
        assert raw == flag.evidence
