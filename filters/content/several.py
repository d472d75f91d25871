"""Several articles one below the other in one box: the one under the page's headline ends where the next one's headline stands."""

from __future__ import annotations

import re
from typing import Final

from filters.content.anchor import HEADINGS
from filters.content.prose import amount
from filters.model import Page
from filters.moment import DAY

MAX_BYLINE: Final = 60  # characters of the line below a headline that says who wrote
SAID: Final = 30.0  # worth of an article, from which another may follow it
BELOW: Final = 2  # lines below a headline among which that stands

_BYLINE: Final = re.compile(
    rf"{DAY}|(?:^|[\s(（【/|｜])(?:[原本]?文?作者|撰?文|记者|記者|讲述|口述|采写|撰稿|来源|來源)(?:\s*[:：/|｜]|\s+\S)|(?:本报|通讯员|[\s□■◎]+)(?:记者|通讯员)"
)
_NAMES: Final = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[\s、][\u4e00-\u9fff·]{2,4}){0,3}")  # a byline that is nothing but names
_SENTENCE: Final = re.compile("[。！？!?]$")


def first(inside: list[int], head: int, page: Page, values: list[float]) -> list[int]:
    """Of an article's blocks those before the next headline of its make, both with a byline of one kind below.

    `head` is the headline's, or -1.
    """
    if head < 0 or not inside or inside[-1] <= head or not (signed := _signed(head, page)):
        return inside
    make = _make(head, page)
    for i in range(max(inside[0], head + 1), inside[-1]) if make[0] else ():
        if _make(i, page) == make and _signed(i, page) == signed:
            before = [k for k in inside if k < i]
            if amount(values[k] for k in before if k > head) >= SAID:
                return before
    return inside


def _make(number: int, page: Page) -> tuple[str, str]:
    """How a headline is set: its tag where that is of a heading, or the name of the box that it has to itself; ("", "") is neither."""
    block = page.visible[number]
    box = page.containers[block.container]
    if block.tag in HEADINGS:
        return block.tag, ""
    return (box.tag, box.name) if box.name and box.end - box.first == 1 and not block.link_chars else ("", "")


def _signed(number: int, page: Page) -> str:
    """What the byline below a line gives: facts, or nothing but names, which are words as well; empty where none stands there."""
    for block in page.visible[number + 1 : number + 1 + BELOW]:
        if len(block.text) > MAX_BYLINE or block.tag in HEADINGS or _SENTENCE.search(block.text):
            return ""
        if _BYLINE.search(block.text):
            return "facts"
        if _NAMES.fullmatch(block.text):
            return "names"
    return ""
