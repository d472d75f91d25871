"""Many short texts as one, joined by line feeds: one pass reads them all, one look-up tells what each character is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints

Marks = NDArray[np.uint16]  # of each code point or character, what it is: the bits are the user's own
Places = NDArray[np.intp]

_FEED: Final = ord("\n")
BASIC: Final = 0x10000  # code points of the basic plane; marks for those beyond it are set as a whole


class Joined:
    """Texts that hold no line feed, with one behind each."""

    def __init__(self, texts: Sequence[str], like: Joined | None = None) -> None:
        """`like`: other texts of the same lengths."""
        self.page = "\n".join([*texts, ""])
        self.codes: codepoints.Codes = codepoints.codes(self.page)  # the code points of the page
        self.ends: Places = like.ends if like else places_of(self.codes == _FEED)  # where each text's line feed stands
        self.starts: Places = like.starts if like else self._starts()  # where each text begins

    def _starts(self) -> Places:
        starts = np.zeros(len(self.ends), np.intp)
        starts[1:] = self.ends[:-1] + 1
        return starts

    def marks(self, table: Marks) -> Marks:
        """The bits of each character of the page."""
        return table.take(self.codes, mode="clip")  # twice as fast as with a check, and no code point is beyond the table

    def numbers(self, places: Places) -> Places:
        """For each place in the page the number of the text that it is in."""
        numbers: Places = self.ends.searchsorted(places)
        return numbers


def places_of(holds: NDArray[np.bool_]) -> Places:
    """Where something holds, in order; of truth values, since `nonzero` takes eight times as long on numbers."""
    places: Places = holds.nonzero()[0]
    return places


def marks_of(bits: Iterable[tuple[int, Iterable[str]]], beyond: int = 0) -> Marks:
    """The bits of each code point, from those of characters; `beyond`: the bits of all that are not in the basic plane."""
    table = np.zeros(0x110000, np.uint16)
    table[BASIC:] = beyond
    for bit, characters in bits:
        table[[ord(c) for c in characters]] |= np.uint16(bit)
    return table
