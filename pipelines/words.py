"""The words of a text held as one string: a hundredth of the objects of a list, quick to hand over and quick to store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

BETWEEN = "\n"  # in no word: words have no white space


class Words(Sequence[str]):
    """A sequence of words that are made when they are looked at."""

    __slots__ = ("_count", "joined")

    def __init__(self, words: Sequence[str]) -> None:
        self.joined = BETWEEN.join(words)
        self._count = len(words)
        assert self.joined.count(BETWEEN) == max(self._count - 1, 0), "a word holds a line feed"

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return iter(self.joined.split(BETWEEN) if self._count else ())

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        return list(self)[at]

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.joined)
