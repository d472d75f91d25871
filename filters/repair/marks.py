"""Quotation marks and brackets, which open and close in turn: what the language model does not see of a line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

OUT_OF_TURN: Final = -5.0  # nats, for a mark that closes what is not open, or opens again
OVER_LINES: Final = -2.0  # nats, for one that was opened in a line before or stays open
PAIRS: Final = ("“”", "（）", "【】")


class Marks:
    """The marks of a line's tokens, by pair, and where they stand."""

    def __init__(self, shown: Sequence[str]) -> None:
        self._places = [[at for at, token in enumerate(shown) if token in pair] for pair in PAIRS]
        self._shown = shown

    def after(self, token: int) -> str:
        """The outermost marks from a token on."""
        found = ((places, bisect_left(places, token)) for places in self._places)
        return "".join(
            self._shown[at] for places, first in found for at in (*places[first : first + 1], *places[max(first + 1, len(places) - 1) :])
        )


def outermost(text: str) -> str:
    """Of each pair the first and the last mark of a text: those between them are the same whatever stands beside the text."""
    found = ([mark for mark in text if mark in pair] for pair in PAIRS)
    return "".join(mark for marks in found for mark in marks[:1] + marks[1:][-1:])


@lru_cache(maxsize=1024)
def order(marks: str) -> float:
    """Nats against a line whose marks do not open and close in turn."""
    nats = 0.0
    for opening, closing in PAIRS:
        found = [mark for mark in marks if mark in opening + closing]
        nats += OUT_OF_TURN * sum(a == b for a, b in pairwise(found))
        nats += OVER_LINES * ((found[:1] == [closing]) + (found[-1:] != [closing] and found != []))
    return nats
