"""Of a page with thousands of stems the first are searched, and what is left is told."""

from __future__ import annotations

from filters.injection.lines.lift import MOST_ALONE
from filters.injection.lines.sheet import MOST_STEMS, Sheet
from filters.line import Line
from filters.model import Category, RawPage
from pipelines.page import refine
from pipelines.record import Record

PROSE = "<p>今天天气很好，我们一起去公园散步，看见很多人在湖边拍照。</p>"


def _refined(body: str) -> Record:
    page = f"<html><head><title>公园里的春天</title></head><body><h1>公园里的春天</h1><div>{PROSE * 3}{body}</div></body></html>"
    return refine(RawPage(body=page.encode(), url="https://site.example/a.html"))


def _rules(record: Record) -> set[str]:
    return {flag.rule for flag in record.flags}


def test_lines_behind_the_last_stem_that_is_searched_are_left_out() -> None:
    lines = [("text", number, Line("棋牌")) for number in range(MOST_STEMS + 10)]
    sheet = Sheet([("title", 0, Line("棋牌_棋牌")), *lines])
    assert (len(sheet), sheet.left, sheet.stems("text")) == (MOST_STEMS + 1, 10, MOST_STEMS)


def test_a_page_with_as_many_stems_as_are_searched_is_searched_whole() -> None:
    sheet = Sheet([("text", number, Line("棋牌")) for number in range(MOST_STEMS)])
    assert (len(sheet), sheet.left) == (MOST_STEMS, 0)


def test_a_line_with_more_is_searched_in_part() -> None:
    sheet = Sheet([("text", 0, Line("棋牌、" * (MOST_STEMS + 5))), ("text", 1, Line("棋牌"))])
    assert (len(sheet), sheet.left) == (1, 6)


def test_of_a_page_full_of_injected_terms_the_whole_is_spam_and_what_was_left_is_told() -> None:
    record = _refined("<p>关键词:棋牌,无码,百家乐,代开发票</p>" * MOST_STEMS)
    assert {"spam.page.injected", "page.stems"} <= _rules(record)
    assert Category.SPAM_PAGE in {flag.category for flag in record.flags}


def test_few_of_them_leave_a_page_as_it_was() -> None:
    assert not {"spam.page.injected", "page.stems"} & _rules(_refined("<p>关键词:棋牌,无码,百家乐,代开发票</p>" * 2 + PROSE * 9))


def test_lone_terms_beyond_those_that_are_marked_are_told() -> None:
    assert "page.stems" in _rules(_refined(f"<p>{'今天的天气真的很好。代开各类发票联系:' * (MOST_ALONE + 100)}</p>"))
