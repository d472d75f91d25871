"""The numbers of a thread's posts, 楼主, 沙发, #3, 第4楼: where they begin with the first thing that is said, the page is a thread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.content import labels
from filters.model import Page

MAX_LINE: Final = 60  # characters of a line in which a post's number stands
CHAIN: Final = 2  # posts that follow one another by their numbers, from which a page may be a thread
BEFORE: Final = 0.1  # share of the page's prose that may stand before the first of them: comments are counted below an article

_NUMBER: Final = re.compile(
    r"(?:^|[\s|·>)\]】])(?:#\s?(\d{1,4})|第?\s?(\d{1,4})\s?(?:[#楼樓](?![上下层層房])|F\b))"
    r"(?=$|[\s|:：·)\]】只发發回\d])"
)
_SIGN: Final = re.compile("[#楼樓F沙板]")  # one stands in each of these
_WORDS: Final = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}
_WORD: Final = re.compile(rf"(?:^|[\s|])({'|'.join(_WORDS)})(?=$|[\s|:：])")


def are_counted(page: Page) -> bool:
    """Whether posts are counted from the first thing that is said on a page on."""
    chain = _chain(_numbers(page))
    if len(chain) < CHAIN:
        return False
    said = [len(block.text) - block.link_chars if labels.CLAUSE.search(block.text) else 0 for block in page.visible]
    return sum(said[: chain[0]]) <= BEFORE * sum(said)


def _chain(numbers: Iterator[tuple[int, int]]) -> list[int]:
    """The blocks of the posts from the first on, each with the number after the one before."""
    found, following = list[int](), 1
    for block, number in numbers:
        if number == following or (number == 0 and not found):
            found.append(block)
            following = number + 1
    return found


def _numbers(page: Page) -> Iterator[tuple[int, int]]:
    """The blocks that number a post, with the numbers."""
    for i, block in enumerate(page.visible):
        text = block.text
        if len(text) > MAX_LINE or _SIGN.search(text) is None:
            continue
        if number := _NUMBER.search(text):
            yield i, int(number[1] or number[2])
        elif word := _WORD.search(text):
            yield i, _WORDS[word[1]]
