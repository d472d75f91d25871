"""Boxes that their name says to be the body of an article, as site systems and themes write it around the text and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from filters import resources
from filters.model import Container, Page

ARTICLE: Final = "article"
_CONTENT: Final = re.compile(r"(?:[a-z]{1,6}-)?content(?: (?:[a-z]{1,6}-)?content| clear(?:fix)?)*")


def lines(page: Page) -> list[int]:
    """The numbers of the blocks without a link that stand in such a box."""
    called = set(filter(is_body, {box.name for box in page.containers}))
    if not called and not any(box.tag == ARTICLE for box in page.containers):
        return []
    held = [False] * len(page.visible)
    for box in page.containers:
        if box.name and (box.name in called or _is_content(box, page)):
            held[box.first : box.end] = [True] * (box.end - box.first)
    return [i for i, inside in enumerate(held) if inside and not page.visible[i].link_chars]


def holds(chosen: int, page: Page) -> bool:
    """Whether a box is such a one, or stands in one."""
    while chosen >= 0:
        if is_one(page.containers[chosen], page):
            return True
        chosen = page.containers[chosen].parent
    return False


def only(page: Page, after: int) -> int:
    """The one such box behind a line, those within it aside; -1 where there is none, or several."""
    found = -1
    for i, box in enumerate(page.containers):
        if not (box.name and box.first > after and box.end > box.first and is_one(box, page)):
            continue
        if found < 0:
            found = i
        elif box.first >= page.containers[found].end:
            return -1
    return found


def is_one(box: Container, page: Page) -> bool:
    """Whether a box is one by its name, or is the content of an <article> and called nothing else."""
    return is_body(box.name) or _is_content(box, page)


def _is_content(box: Container, page: Page) -> bool:
    return box.parent >= 0 and page.containers[box.parent].tag == ARTICLE and _CONTENT.fullmatch(box.name) is not None


@lru_cache(4096)
def is_body(name: str) -> bool:
    """Whether an element's id and class say that it holds the text of an article."""
    return resources.pattern("patterns/bodies.txt").search(name) is not None
