"""Names that only the software of forums and of sites of questions gives to the boxes of their posts, and to what is said in these."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from filters import resources
from filters.model import Container, Page

_POSTS: Final = "patterns/threads.txt"
_BODIES: Final = "patterns/post_bodies.txt"
_ARTICLE: Final = "aw-article-content"  # of a page of the same software that is an article with comments
_SIGN: Final = re.compile(r"\\[bd]")  # all that a row holds beside letters and signs that stand for themselves


def posts(page: Page) -> int:
    """How many boxes have a post's name."""
    rows = _called(_POSTS, page)
    return sum(len(row.findall(box.name)) for box in page.containers for row in rows) if rows else 0


def is_article(page: Page) -> bool:
    """Whether a page of such software is an article, whose comments have the names of posts."""
    return _ARTICLE in page.html


def bodies(page: Page) -> list[Container]:
    """The boxes of what is said in the posts, and of nothing else."""
    rows = _called(_BODIES, page)
    return [box for box in page.containers if any(row.search(box.name) for row in rows)] if rows else []


def _called(name: str, page: Page) -> list[re.Pattern[str]]:
    """The rows of a list whose letters stand anywhere in the names of boxes: none on most pages, which is told at the speed of memory."""
    names = "\n".join({box.name for box in page.containers})
    return [row for letters, row in _rows(name) if letters in names]


@cache
def _rows(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of each row of a list its letters alone, and what it matches."""
    return tuple((_SIGN.sub("", row), re.compile(row)) for row in resources.rows(name))
