"""Answers about a line, a class or a style, remembered from page to page: those of a site's frame come again on each of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic, TypeVar

MOST: Final = 4096  # texts whose answer is remembered
LONGEST: Final = 120  # characters of one; longer ones are an article's and hardly come again

_Answer = TypeVar("_Answer")


def remembered(answer: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """A function that depends on nothing but a text, and whose answer nobody changes, with its answers for short texts remembered."""
    # Native where a text is known: a third of what a call of `lru_cache` behind a look at the length takes.
    return _Answers(answer).__getitem__


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


class Remembered(Generic[_Answer]):
    """The same for a function of many texts at once, where a call for each would cost more; what it says of one does not depend on the
    others.
    """

    def __init__(self, answer: Callable[[Sequence[str]], Iterable[_Answer]], most: int = MOST, longest: int = LONGEST) -> None:
        """`most`: texts whose answers are remembered; `longest`: characters of one."""
        self._answer, self._most, self._longest = answer, most, longest
        self._told: dict[str, _Answer] = {}

    def __call__(self, texts: Sequence[str]) -> list[_Answer]:
        """The answer for each text; the function is asked for those that it has not been asked for."""
        told = self._told
        unknown = [text for text in dict.fromkeys(texts) if text not in told]
        if len(told) + len(unknown) > self._most:
            told.clear()
            unknown = list(dict.fromkeys(texts))
        if not unknown:
            return [told[text] for text in texts]
        new = dict(zip(unknown, self._answer(unknown), strict=True))
        if len(new) <= self._most:
            told.update({text: answer for text, answer in new.items() if len(text) <= self._longest})
        return [new[text] if text in new else told[text] for text in texts]
