"""Listings of code: their lines say something however short they are; the numbers beside them, a line each, say nothing."""

from __future__ import annotations

from typing import Final, NamedTuple

from filters.codepoints import HAN
from filters.content import bodies
from filters.model import WHOLE_PAGE, Block, Page

CODE: Final = "pre"
FEW: Final = 3  # numbers in a column, from which one beside lines that are not set as code is a gutter too
MAX_NUMBER: Final = 5  # digits of a line's number
BLANK: Final = 3  # times as many numbers as lines with words may stand in a gutter: blank lines have numbers too
MOST: Final = 0.8  # of a listing's worth that the box around it must have
COLUMNS: Final = frozenset(("td", "div"))


class Listings(NamedTuple):
    """The blocks of a page's listings."""

    lines: list[int]
    numbers: set[int]  # of the lines, in a column beside them, as highlighters write it


def find(page: Page) -> Listings:
    """The numbers of the blocks that are lines of code, none of them with a link, and of those that count such lines."""
    blocks, containers = page.visible, page.containers
    lines, numbers = [i for i, block in enumerate(blocks) if block.tag == CODE and not block.link_chars], set[int]()
    if not _may_be_numbered(page):
        return Listings(lines, numbers)
    behind = {(box.parent, box.first): box for box in reversed(containers) if box.end > box.first}
    for box in containers:
        column = blocks[box.first : box.end] if box.tag in COLUMNS and _may_count(blocks[box.first : box.first + 1]) else []
        if column and (beside := behind.get((box.parent, box.end))) and _is_gutter(column, blocks[beside.first : beside.end]):
            numbers.update(range(box.first, box.end))
            lines += range(beside.first, beside.end)
    return Listings(lines, numbers)


def numbers(page: Page) -> set[int]:
    """Of these the numbers of the blocks that count lines."""
    return find(page).numbers if _may_be_numbered(page) else set()


def _may_be_numbered(page: Page) -> bool:
    return "1" in [block.text for block in page.visible]


def around(chosen: int, page: Page, sums: list[float]) -> int:
    """The innermost box that holds what stands around a listing where the chosen one holds nothing but code; else the chosen one.

    `sums` are of the blocks' worth before each. What is typed in Chinese is no listing.
    """
    containers, box = page.containers, page.containers[chosen]
    inside = page.visible[box.first : box.end]
    if 2 * sum([block.tag == CODE and HAN.search(block.text) is None for block in inside]) < len(inside):
        return chosen
    outer = chosen
    while (outer := containers[outer].parent) >= 0 and containers[outer].tag not in WHOLE_PAGE:
        there = containers[outer]
        if any(page.visible[i].tag != CODE and sums[i + 1] > sums[i] for i in range(there.first, there.end)):
            says_more = sums[there.end] - sums[there.first] >= MOST * (sums[box.end] - sums[box.first])
            return outer if says_more or bodies.is_one(there, page) else chosen
    return chosen


def _may_count(first: list[Block]) -> bool:
    return bool(first) and len(first[0].text) <= MAX_NUMBER and first[0].text.isdecimal()


def _is_gutter(column: list[Block], lines: list[Block]) -> bool:
    """Whether a column counts up line by line, beside lines of code or about as many others."""
    start = int(column[0].text)
    if any(block.text != str(start + k) for k, block in enumerate(column)):
        return False
    if column[0].tag == CODE:
        return all(line.tag == CODE for line in lines)
    return len(column) >= FEW and len(lines) <= len(column) <= BLANK * len(lines)
