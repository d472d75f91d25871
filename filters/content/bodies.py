"""Boxes that their name says to be the body of an article, as site systems and themes write it around the text and nothing else."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from filters import resources
from filters.model import Page


def lines(page: Page) -> list[int]:
    """The numbers of the blocks without a link that stand in such a box."""
    held = [False] * len(page.visible)
    for box in page.containers:
        if box.name and is_body(box.name):
            held[box.first : box.end] = [True] * (box.end - box.first)
    return [i for i, inside in enumerate(held) if inside and not page.visible[i].link_chars]


@lru_cache(4096)
def is_body(name: str) -> bool:
    """Whether an element's id and class say that it holds the text of an article."""
    return _names().search(name) is not None


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(resources.rows("patterns/bodies.txt")))
