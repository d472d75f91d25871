"""Answers about a line, a class or a style, remembered from page to page: those of a site's frame come again on each of its pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

MOST: Final = 4096  # texts whose answer is remembered
LONGEST: Final = 120  # characters of one; longer ones are an article's and hardly come again

_Answer = TypeVar("_Answer")


def remembered(answer: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """A function that depends on nothing but a text, and whose answer nobody changes, with its answers for short texts remembered."""
    short = lru_cache(MOST)(answer)

    @wraps(answer)
    def told(text: str) -> _Answer:
        return short(text) if len(text) <= LONGEST else answer(text)

    return told
