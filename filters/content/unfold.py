"""The rest of an article behind a control such as 展开全文: hidden until a reader asks for it, and the article's own text all the same.

Only what is hidden as such controls hide it, right beside one or as the answers below a list of questions, in the article's own box,
and of prose. Where it speaks of anything that spam speaks of it stays hidden: `filters.injection.unseen.hidden` judges it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Final, NamedTuple

from filters.content import worth
from filters.content.prose import amount
from filters.dom import questions
from filters.injection.unseen import hidden
from filters.model import WHOLE_PAGE, Block, Page

WAYS: Final = frozenset(("display:none", "hidden"))  # of hiding what a script shows again
PROSE: Final = 40.0  # worth from which hidden lines go on with an article
MOST_RUNS: Final = 100  # of hidden lines that are looked at
ANSWERS: Final = 3  # hidden right below a question each, from which they need no control
LEVELS: Final = 3  # elements around a line in which the hidden ones must stand too
MARKUP: Final = 1500  # characters of HTML that are looked at beside the hidden lines
BESIDE: Final = (60, 40)  # characters of text behind and before them in which the control stands
MAX_CONTROL: Final = 24  # characters of a control's own line
ENDS: Final = (12, 8, 5)  # characters by which the end and the beginning of a text are found in the HTML

CONTROL: Final = re.compile(
    r"展[开開](?:阅读|閱讀|查看|剩[余餘]|[余餘]下|更多|全部|全文|[内內]容|(?![\u4e00-\u9fff]))|(?:查看|[阅閱][读讀]|[显顯]示)(?:全文|全部|更多|剩[余餘]|[余餘]下|完整)"
    r"|[继繼][续續](?:[阅閱][读讀]|查看)|[余餘]下全文|(?:read|show|view|see) (?:more|all|full)|continue reading",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>|<[^>]*$|^[^<>]*>", re.IGNORECASE | re.DOTALL)
_CUT_OFF: Final = " .。…·"  # what stands behind the beginning of a text that goes on elsewhere


class Fold(NamedTuple):
    """Hidden lines that follow one another, hidden as a control hides them."""

    at: int  # the number of the visible block before which they stand
    lines: list[Block]
    replies: bool  # whether they may be the answer to a question right before them


def folds(page: Page) -> list[Fold]:
    """What a page may show when a reader asks for it, in page order."""
    told = zip(page.hidden, page.hidden_at, strict=True)
    runs = groupby(told, key=lambda line: (line[1], line[0].hidden in WAYS))
    foldable = ((at, [block for block, _ in run]) for (at, shown_again), run in runs if shown_again)
    return [Fold(at, lines, _replies(page, at, lines)) for at, lines in islice(foldable, MOST_RUNS)]


def answers(folded: list[Fold]) -> dict[int, list[Block]]:
    """The hidden answers of a page, where they are enough, by the number of the visible block that asks."""
    return {at - 1: lines for at, lines in _answered(folded).items()}


def rest(page: Page, chosen: list[int], folded: list[Fold]) -> dict[int, list[Block]]:
    """Of what is folded away what goes on with the article, by the number of the visible block before which it stands.

    `chosen` are the numbers of the article's blocks.
    """
    if not chosen:
        return {}
    found = dict[int, list[Block]]()
    end = chosen[-1] + 1
    while end < len(page.visible) and is_control(page.visible[end].text):
        end += 1
    inside = [fold for fold in folded if chosen[0] < fold.at <= end]
    answered = _answered(inside)
    for at, lines, _ in inside:
        is_answer = at in answered
        goes_on = is_answer or (_is_prose(lines, PROSE) and _is_beside(page, at, lines) and _has_control(page.html, lines))
        if goes_on and not (hidden.speaks_of_spam(lines) and (not is_answer or any(line.link_chars for line in lines))):
            found.setdefault(at, []).extend(lines)
    return found


def told_again(text: str, lines: list[Block]) -> bool:
    """Whether a visible text is the beginning of one of the lines, cut off with an ellipsis or whole."""
    beginning = text.rstrip(_CUT_OFF)
    return len(beginning) >= ENDS[0] and any(line.text.startswith(beginning) for line in lines)


def _replies(page: Page, at: int, lines: list[Block]) -> bool:
    """Whether hidden lines may be the answer to a question right before them."""
    return at > 0 and questions.asks(page.visible[at - 1].text) and _is_prose(lines, 0.0) and _is_beside(page, at, lines)


def _answered(folded: list[Fold]) -> dict[int, list[Block]]:
    """The answers by the number of the next visible block, where they are enough."""
    found = {at: lines for at, lines, replies in folded if replies}
    return found if len(found) >= ANSWERS else {}


def _is_prose(lines: list[Block], least: float) -> bool:
    """Whether some lines say more than so much, and none of them is a list of links."""
    values = worth.each(lines)
    return amount(values) > least and min(values) >= -2 * worth.SCRAP


def _is_beside(page: Page, at: int, lines: list[Block]) -> bool:
    """Whether hidden lines stand in a box of the visible line before them."""
    around = set(_around(page.visible[at - 1].container, page))
    return any(box in around for box in _around(lines[0].container, page))


def _around(container: int, page: Page) -> Iterator[int]:
    """The innermost containers around a line, none of which is the whole page."""
    for _ in range(LEVELS):
        if container < 0 or page.containers[container].tag in WHOLE_PAGE:
            return
        yield container
        container = page.containers[container].parent


def is_control(text: str) -> bool:
    """Whether a line is such a control, and no sentence."""
    return len(text) <= MAX_CONTROL and CONTROL.search(text) is not None and worth.SENTENCE.search(text) is None


def _has_control(html: str, lines: list[Block]) -> bool:
    """Whether a control stands right behind the lines, or right before them."""
    ends = (html.rfind(lines[-1].text[-size:]) + len(lines[-1].text[-size:]) for size in ENDS if lines[-1].text[-size:] in html)
    end = next(ends, len(html))
    if CONTROL.search(_text(html[end : end + MARKUP])[: BESIDE[0]]):
        return True
    start = next((at for size in ENDS if (at := html.rfind(lines[0].text[:size], 0, end)) >= 0), 0)
    return CONTROL.search(_text(html[max(start - MARKUP, 0) : start])[-BESIDE[1] :]) is not None


def _text(markup: str) -> str:
    """The text of a stretch of HTML, cut anywhere."""
    return " ".join(_TAG.sub(" ", markup).split())
