"""One page explained, from a record and its flags alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from filters.model import Category, RawPage
from pipelines.config import Config, refiner
from pipelines.policy import Policy, decide
from pipelines.record import Record
from reports.explain import words
from reports.page import PageView, explain

POLICY = Policy.load()
TORN = "催收是指對逾期債務(wù)進(jìn)行追償?shù)男袨?。"


def explained(record: Record) -> PageView:
    """A record decided and explained."""
    decide(record, POLICY)
    return explain(record, POLICY, words("en"))


def test_a_hijacked_page_shows_its_title_before_and_after_and_the_cut_in_place(make: SimpleNamespace) -> None:
    record = make.hijacked("a.example", 1)
    record.title = "年度检查工作的通知"
    view = explained(record)
    assert view.verdict == "cleaned"
    assert [(p.text[:4], p.action) for p in view.title_raw] == [("手机无码", "excised"), ("_年度检", "")]
    assert view.title == "年度检查工作的通知"
    assert [line.number for line in view.lines] == [0, 1, 2]
    assert [p.action for p in view.lines[0].pieces] == ["excised"]
    assert view.lines[0].notes == ("Adult words injected 0.98 injection.made",)
    assert [(g.category, len(g.findings), g.action) for g in view.groups] == [("injection.adult", 2, "excised")]
    assert "it would be clean without: Adult words injected" in [t.sentence for t in view.turns]


def test_a_rewritten_page_shows_what_was_cut_and_then_the_article_with_its_repairs(make: SimpleNamespace) -> None:
    record = make.cloaked("a.example", 1)
    record.text_raw = f"来源：某站\n\n{record.text_raw}"
    record.text = "催收是指对逾期债务进行追偿的行为。第1段。\n联系电话[电话]，中国 为维护秩序。"
    record.flags = [_moved(flag, 2) for flag in record.flags]
    record.flags.append(make.finding(Category.BYLINE, "来源：某站", action="excised"))
    view = explained(record)
    assert view.rewritten
    assert [(line.number, line.pieces[0].action) for line in view.lines] == [(0, "trimmed")]
    assert [line.number for line in view.article] == [2, 3]
    before, repaired, after = view.article[0].pieces
    assert (before.text, after.text) == ("催收是指对逾期债务进行", "第1段。")
    assert (repaired.text, repaired.action, repaired.replacement) == ("追償?shù)男袨?。", "repaired", "追偿的行为。")
    assert [p.text for p in view.article[1].pieces if p.action == "masked"] == ["[电话]"]


def test_groups_come_by_how_bad_they_are(make: SimpleNamespace) -> None:
    record = make.page("a.example", 1)
    record.flags = [make.finding(c, "第1篇") for c in (Category.NOTICE, Category.PHONE, Category.GAP, Category.ADULT)]
    groups = [g.category for g in explained(record).groups]
    assert groups == ["injection.adult", "corruption.gap", "pii.phone", "boilerplate.notice"]


def test_a_signal_outside_its_limit_is_marked(make: SimpleNamespace) -> None:
    signals = {s.column: s for s in explained(make.page("a.example", 1, body=["短。"])).signals}
    assert signals["n_chars"].broken
    assert signals["n_chars"].limit == "≥ 40"
    assert not signals["q_han_share"].broken


def test_a_page_that_could_not_be_read_says_so(make: SimpleNamespace) -> None:
    view = explained(make.page("a.example", 1, error="broken\x1b[31m", text="", text_raw=""))
    assert ("Error", "broken␛[31m") in view.facts
    assert view.turns[0].sentence == "the page could not be read"
    assert view.lines == ()


@pytest.mark.parametrize("text", ["", "\x00", "短\n" * 3])
def test_any_record_can_be_explained(text: str) -> None:
    record = refiner(Config.default())(RawPage(text.encode(), source_id="x", headers=(("content-type", "text/plain"),)))
    assert explained(record).verdict == "rejected"


def test_nothing_of_a_hostile_page_steers(make: SimpleNamespace) -> None:
    for text in make.NAUGHTY:
        record = make.page("a.example", 1, text, [text.replace("\n", " ")], source_id=text, author=text, section=text)
        view = explained(record)
        shown = [view.source, view.title, *(value for _, value in view.facts), *(p.text for line in view.lines for p in line.pieces)]
        assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for value in shown for c in value)


def _moved(flag, by: int):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(flag, line=flag.line + by)
