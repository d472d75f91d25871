"""Answers about a line, a class or a style, remembered from page to page: those of a site's frame come again on each of its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

MOST: Final = 4096  # texts whose answer is remembered
LONGEST: Final = 120  # characters of one; longer ones are an article's and hardly come again

_Answer = TypeVar("_Answer")


def remembered(answer: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """A function that depends on nothing but a text, and whose answer nobody changes, with its answers for short texts remembered."""
    return _Answers(
        answer
    ).__getitem__  # native where a text is known: a third of what a call of `lru_cache` behind a look at the length is


class _Answers(dict[str, _Answer]):
    """Answers by their text. What is not asked for among the last MOST / 2 others is forgotten, at the latest among the last MOST."""

    __slots__ = ("_answer", "_before")

    def __init__(self, answer: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._answer = answer
        self._before: dict[str, _Answer] = {}

    def __missing__(self, text: str) -> _Answer:
        if len(text) > LONGEST:
            return self._answer(text)
        told = self._before[text] if text in self._before else self._answer(text)
        if len(self) >= MOST // 2:
            self._before = dict(self)
            self.clear()
        self[text] = told
        return told
