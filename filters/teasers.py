"""Teasers: the linked title of another article with a line or two of it, again and again; what a page recommends, not what it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from filters.model import Block, Page

ROW: Final = 3  # teasers of one make, one behind the other, from which they are a row
MIN_TITLE, MAX_TITLE = 4, 120  # characters of a title
LINKED: Final = 0.8  # share of a title's characters that are a link
BEGINNING: Final = (0.08, 0.8)  # the same of a line in which the title stands before the summary
MAX_LINES: Final = 6  # of one teaser: title, summary, place, time, counts
MIN_SUMMARY: Final = 15  # characters of what is said below a title; titles with less are a list of links
MAX_SUMMARY: Final = 250  # the same; what is longer is an article with a linked heading

_BOXES: Final = frozenset("article dd div dl li section".split())


def find(page: Page) -> set[int]:
    """The numbers of the visible blocks that are teasers."""
    blocks, found = page.visible, set[int]()
    titles = [i for i, block in enumerate(blocks) if block.link_chars >= MIN_TITLE and _begins(i, page)]
    row = list[int]()
    for here, there in pairwise([*titles, -1]):
        if not row:
            row = [here]
        if there >= 0 and _is_teaser(blocks[here:there]) and _alike(here, there, page):
            row.append(there)
            continue
        if len(row) >= ROW:
            found.update(range(row[0], _end(row, page)))
        row = []
    return found


def _begins(number: int, page: Page) -> bool:
    """Whether a block is a linked title, or begins with one in a box of its own."""
    block = page.visible[number]
    share = block.link_chars / len(block.text)
    if share > LINKED:
        return len(block.text) <= MAX_TITLE
    if not BEGINNING[0] <= share or len(block.text) > MAX_TITLE + MAX_SUMMARY:
        return False
    box = page.containers[block.container]
    return box.tag in _BOXES and box.first == number


def _is_teaser(blocks: Sequence[Block]) -> bool:
    """Whether a title and what stands below it up to the next are one: something is said, and not much."""
    if len(blocks) > MAX_LINES:
        return False
    said = sum(len(block.text) - block.link_chars for block in blocks)
    return MIN_SUMMARY <= said <= MAX_SUMMARY


def _alike(here: int, there: int, page: Page) -> bool:
    """Whether two titles stand in the same way: one tag, in boxes of one make, or in one box whose other lines have another tag."""
    one, other = page.visible[here], page.visible[there]
    if one.tag != other.tag:
        return False
    if one.container == other.container:
        return all(block.tag != one.tag for block in page.visible[here + 1 : there])
    a, b = page.containers[one.container], page.containers[other.container]
    return a.tag == b.tag and a.name == b.name


def _end(row: list[int], page: Page) -> int:
    """Behind the last teaser: as many lines as the shortest of the others, within the box that holds them."""
    return min(row[-1] + min(b - a for a, b in pairwise(row)), len(page.visible))
