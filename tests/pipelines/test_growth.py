"""Twice as large a page of any kind costs no more than twice the work: lines of our own code that run are counted, not time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import filters
from filters.injection.lines.reading import WORD
from filters.model import RawPage
from pipelines.page import refine

OURS = str(Path(filters.__file__).parent)
STEMS = ("无码", "棋牌", "贷款", "代开发票", "百家乐", "办证")
HONEST = ("今天", "公园", "学校", "天气", "散步", "会议", "图书", "老师", "城市", "春天", "运动", "音乐")


def _word(number: int) -> str:
    return HONEST[number % 12] + HONEST[number // 12 % 12] + HONEST[number // 144 % 12]


def _term(number: int) -> str:
    return STEMS[number % 6] + HONEST[number // 6 % 12] + HONEST[number // 72 % 12]


def _page(text: str) -> str:
    return f"<html><body><h1>公园里的春天</h1><div><p>{'今天的天气很好，大家都去公园里散步。' * 5}</p>{text}</div></body></html>"


def _paragraphs(made: Callable[[int], str], number: int) -> str:
    return _page("".join(f"<p>{made(n)}</p>" for n in range(number)))


def _line(made: Callable[[int], str], number: int, sign: str = "") -> str:
    return _page(f"<p>{sign.join(map(made, range(number)))}</p>")


KINDS: dict[str, Callable[[int], str]] = {
    "a heading of terms": lambda n: f"<h1>{'_'.join(map(_term, range(n)))}</h1>",
    "terms between full stops": lambda n: _line(_term, n, "。"),
    "terms between semicolons": lambda n: _line(lambda at: f"他说的{_term(at)}", n, ";"),
    "terms between commas": lambda n: _line(_term, n, ","),
    "terms and words between commas": lambda n: _line(lambda at: (_term, _word)[at % 2](at), n, ","),
    "two terms, two words": lambda n: _line(lambda at: f"{_term(at)}_{_term(at + 7)}_{_word(at)}_{_word(at + 5)}", n, "_"),
    "terms glued behind sentences": lambda n: _line(lambda at: f"我们的{_word(at)}很好。{_term(at)}:", n),
    "keyword lines": lambda n: _paragraphs(lambda at: f"关键词:{_term(at)},{_word(at)}", n),
    "terms said to mean something": lambda n: _paragraphs(lambda at: f"{_term(at)}是指我们在{_word(at)}里看到的。", n),
    "items of a marked list": lambda n: _paragraphs(lambda at: f"• {_term(at)}", n),
    "offers with telephones": lambda n: _paragraphs(lambda at: f"办理贷款加微信ab{at}，{_word(at)}，电话1380000{at:04d}", n),
    "telephones and terms in one line": lambda n: _line(lambda at: f"{_term(at)}电话1380000{at:04d}", n, "_"),
    "spelt with stars": lambda n: _line(lambda at: "*".join(_term(at)), n, "，"),
    "brands in sentences": lambda n: _line(lambda at: f"近日，{_word(at)}娱乐城举行了会议，开云体育表示", n, "。"),
}


# How many there are of the smaller page of two, and how much more work the larger may be. What grows with the square and is a tenth of the
# work of 200 is a fifth of that of 400, so both bounds leave as much of it.
USUAL, STEPPED = (200, 2.2), (400, 2.4)
STEPS = ("two terms, two words", "brands in sentences")  # more is asked of each beyond some hundreds


def _work(html: str) -> int:
    """How many lines of our own code run until the page is refined."""
    lines = 0

    def within(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return within

    def begun(frame: FrameType, *_: Any) -> Any:
        return within if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(begun)
    try:
        refine(RawPage(body=html.encode(), url="https://site.example/a.html"))
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("kind", KINDS)
def test_twice_as_much_is_twice_the_work(kind: str) -> None:
    number, most = STEPPED if kind in STEPS else USUAL
    refine(RawPage(body=KINDS[kind](number).encode()))  # loads what is loaded once
    assert _work(KINDS[kind](2 * number)) < most * _work(KINDS[kind](number))


def test_what_tears_ate_is_looked_for_in_one_pass() -> None:
    page = f"<p>對(duì)大家務(wù)必進(jìn)行</p>{'a?b ' * 60_000}{'字?br/>' * 25_000}"  # takes many minutes where each begins a search
    assert refine(RawPage(body=page.encode())).n_chars


def test_a_flood_of_what_takes_no_room_is_looked_over_once() -> None:
    page = f"<p>今天🍁的天气🍁很好🍁，大家都去公园{chr(0x200B) * 300_000}里散步。</p>"  # takes many minutes where each begins a search
    assert not refine(RawPage(body=page.encode())).error


def test_each_name_of_a_long_row_looks_at_few_behind_it() -> None:
    page = f"<p>棋牌,百家乐,{'a1.word.' * 50_000},无码</p>"  # takes many minutes where each looks for a host's ending
    assert refine(RawPage(body=page.encode())).n_chars


def test_a_long_row_of_digits_is_many_words() -> None:
    assert max(map(len, WORD.findall("1:" * 10_000))) < 100  # the matcher holds kilobytes for each piece of a word, a gigabyte of a page


def test_further_pages_of_an_article_are_read_as_far_as_one_page_is() -> None:
    parts = tuple(RawPage(url=f"https://site.example/a_{n}.html", body=f"<p>{n}{'字' * 200_000}".encode()) for n in range(2, 12))
    record = refine(RawPage(url="https://site.example/a.html", body=f"<h1>题</h1><p>{'文' * 200_000}".encode(), parts=parts))
    assert record.n_chars < 700_000
    (finding,) = [flag for flag in record.flags if flag.rule == "page.length"]
    assert finding.explanation.startswith("8 further page(s)")
