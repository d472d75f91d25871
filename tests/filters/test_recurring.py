"""What a site repeats is learnt from different pages only, and trimmed where it is furniture."""

from __future__ import annotations

import pytest

from filters import recurring
from filters.fingerprint import line_hash
from filters.line import EditKind, Line
from filters.model import Category, Document, SiteProfile
from filters.recurring import PAGES, Sight, learn

FOOT = "本网所有内容未经书面授权不得以任何方式转载"
HEAD = "掌上新闻客户端"


def own(number: int) -> str:
    return f"第{number}号桥今天上午通车，沿线{number}个村子的居民不用再绕路了，孩子们上学也近了许多。"


def sight(number: int, *more: str, title: str = "") -> Sight:
    return Sight.of(f"content {number}", title, "\n".join((own(number), *more)))


def profile(*lines: str) -> SiteProfile:
    return SiteProfile("site", frozenset(map(line_hash, lines)), "digest")


def trimmed(*lines: str, title: str = "", known: tuple[str, ...] = (FOOT, HEAD)) -> Document:
    document = Document(Line(title), [Line(line) for line in lines])
    recurring.trim(document, profile(*known))
    return document


@pytest.mark.parametrize(("pages", "learned"), [(PAGES, True), (PAGES - 1, False)])
def test_a_line_is_learnt_from_so_many_pages_on(pages: int, learned: bool) -> None:
    assert (line_hash(FOOT) in learn(sight(n, FOOT) for n in range(pages))) == learned


@pytest.mark.parametrize(("others", "learned"), [(95, True), (96, False)])
def test_a_line_on_few_of_many_pages_is_not_learnt(others: int, learned: bool) -> None:
    pages = [sight(n, *([FOOT] if n < PAGES else [])) for n in range(PAGES + others)]
    assert (line_hash(FOOT) in learn(pages)) == learned


def test_the_same_content_counts_once_and_the_order_of_pages_does_not_matter() -> None:
    assert learn([sight(1, FOOT)] * 20) == frozenset()
    pages = [sight(n, FOOT, HEAD if n % 2 else "x") for n in range(12)]
    assert learn(pages) == learn(pages[::-1])


def test_copies_of_one_article_under_different_feet_teach_nothing() -> None:
    copies = [Sight.of(f"c{n}", "", "\n".join((own(1), own(2), f"转载自第{n}家网站"))) for n in range(10)]
    assert learn(copies) == frozenset()


def test_a_title_is_not_learnt_where_it_is_the_page_s_own() -> None:
    assert learn(sight(n, HEAD, title=HEAD) for n in range(9)) == frozenset()


def test_no_line_of_an_article_is_learnt_from_different_articles() -> None:
    assert learn(sight(n, FOOT) for n in range(30)) == {line_hash(FOOT)}


def test_what_recurs_is_trimmed_with_its_evidence() -> None:
    document = trimmed(HEAD, own(1), own(2), FOOT)
    assert document.render() == f"{own(1)}\n{own(2)}"
    assert [(f.category, f.rule, f.line, f.action, f.evidence) for f in document.findings] == [
        (Category.RECURRING, "recurring.line", 0, "excised", HEAD),
        (Category.RECURRING, "recurring.line", 3, "excised", FOOT),
    ]


def test_the_traditional_full_width_copy_of_a_line_recurs_too() -> None:
    assert trimmed(own(1), own(2), "本網所有內容，未經書面授權，不得以任何方式轉載！").render() == f"{own(1)}\n{own(2)}"


def test_a_short_line_inside_the_article_is_a_heading_and_stays() -> None:
    heading, longer = "做法与用料要点如下所述", "做法与用料要点如下所述吧"
    assert (len(heading), len(longer)) == (recurring.TELLING - 1, recurring.TELLING)
    assert heading in trimmed(own(1), heading, own(2), known=(heading,)).render()
    assert longer not in trimmed(own(1), longer, own(2), known=(longer,)).render()
    assert heading not in trimmed(heading, own(1), own(2), known=(heading,)).render()
    assert heading not in trimmed(own(1), own(2), heading, FOOT, known=(heading, FOOT)).render()


def test_the_title_is_never_trimmed() -> None:
    assert HEAD in trimmed(HEAD, own(1), own(2), title=HEAD).render()


def test_more_than_a_third_of_an_article_is_flagged_and_stays() -> None:
    body = "甲" * (2 * len(FOOT))
    assert trimmed(body, FOOT).render() == body
    document = trimmed(body[1:], FOOT)
    assert document.render() == f"{body[1:]}\n{FOOT}"
    assert [(f.rule, f.action) for f in document.findings] == [("recurring.much", "flagged")]
    assert trimmed(FOOT).render() == FOOT


def test_what_was_cut_already_is_left() -> None:
    document = Document(Line(""), [Line(own(1)), Line(FOOT)])
    document.lines[1].cut(EditKind.TRIM)
    recurring.trim(document, profile(FOOT))
    assert document.findings == []


def test_without_a_profile_nothing_is_trimmed() -> None:
    document = Document(Line(""), [Line(own(1)), Line(FOOT)])
    recurring.trim(document, SiteProfile())
    assert document.findings == []


@pytest.mark.parametrize("line", ["public static void main(String[] args) {", "各区县教育局、各直属学校：", "return result;"])
def test_neither_a_line_of_a_program_nor_an_address_to_readers_is_learnt(line: str) -> None:
    assert line_hash(line) not in learn(sight(n, line) for n in range(PAGES))
