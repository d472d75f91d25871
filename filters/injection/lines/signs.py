"""What the characters of a page are to the search: one look-up for all of its lines, after which only the signs among them are read."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import numpy as np

from filters.injection.lines.noise import DELIMITER
from filters.injection.lines.noise import SIGN as NOISE
from filters.injection.lines.split_stems import edges
from filters.injection.vocabulary.joined import BASIC, Joined, Marks, Places, marks_of, places_of
from filters.injection.vocabulary.lookalikes import LOOKALIKES, OPENING
from filters.injection.vocabulary.roles import BEFORE

# What a character may be, as bits of one number: first what it is only beside a sign.
WORD, ASCII, FIRST = (1 << n for n in range(3))
_SIGNS: Final = 1 << 3  # from here on what makes it a sign
NOISY, DIVIDES, SLOTS, UPPER, STRANGE, SIGN, STOP, SEMICOLON, COLON, CLOSE, LIST_SIGN, OPENS, OPENS_ASIDE = (_SIGNS << n for n in range(13))
LIST_SIGNS: Final = "_|┅┆┊│★☆◆◇●※→✦~=+>^#"  # what divides lists and hardly ever sentences


class Signs:
    """The signs of joined texts, in order: where each stands, what it is and in which text."""

    def __init__(self, lines: Joined) -> None:
        self._lines = lines
        self.marks = lines.marks(_marks())  # of all characters
        self.at = places_of(self.marks >= _SIGNS)
        self.bits: Marks = self.marks.take(self.at)
        self.last: Marks = self.marks.take(lines.ends - 1)  # of the last character of each text
        # What the signs of each text are together; one at least, since each ends with a line feed, which names stand behind.
        firsts = np.zeros(len(lines.ends), np.intp)
        firsts[1:] = self.at.searchsorted(lines.ends[:-1]) + 1
        self.kinds: Marks = np.bitwise_or.reduceat(self.bits, firsts) if len(firsts) else self.bits
        self.present = int(np.bitwise_or.reduce(self.kinds))  # what the signs of all texts are together

    def places(self, kind: int) -> Places:
        """Where signs of a kind stand."""
        places: Places = self.at[self.bits & kind != 0]
        return places

    def with_one(self, kind: int) -> Places:
        """The numbers of the texts with signs of a kind."""
        return places_of(self.kinds & kind != 0)

    def with_two(self, kind: int, *, apart: bool = False) -> Places:
        """The numbers of the texts with two or more signs of a kind, in order, some more than once; `apart`: a row of them is one sign."""
        at = self.places(kind)
        if apart:
            begins = np.ones(len(at), bool)
            begins[1:] = at[1:] - at[:-1] > 1
            at = at[begins]
        numbers = self._lines.numbers(at)
        twice: Places = numbers[1:][numbers[1:] == numbers[:-1]]
        return twice


@cache
def _marks() -> Marks:
    """What each character may be; letters in upper case count as what they are in lower case.

    Strange is what has a look-alike, what is letter and sign at once, or another length in lower case; and all beyond the basic plane.
    """
    basic, noisy = list(map(chr, range(BASIC))), re.compile(NOISE).match
    firsts = frozenset(edge[0] for edge in edges())
    return marks_of(
        (
            (WORD, filter(str.isalnum, basic)),
            (ASCII, (c for c in basic if c.lower().isascii())),
            (FIRST, (c for c in basic if c.lower() in firsts)),
            (NOISY, filter(noisy, basic)),
            (DIVIDES, filter(DELIMITER.match, basic)),
            (SLOTS, "_|【[「(-"),
            (UPPER, (c for c in basic if c.lower() != c)),
            (STRANGE, (c for c in basic if c.lower() in LOOKALIKES or c in OPENING or len(c.lower()) > 1 or (c.isalnum() and noisy(c)))),
            (SIGN, f"_|,、/;·★┅~-【[「『《{LIST_SIGNS}"),
            (SIGN, (c for c in basic if c.isspace() and c != "\n")),
            (STOP, "。!?…"),
            (SEMICOLON, ";"),
            (COLON, ":"),
            (CLOSE, "。!;…”"),
            (LIST_SIGN, LIST_SIGNS),
            (OPENS, BEFORE),
            (OPENS_ASIDE, "([【"),
        ),
        beyond=WORD | NOISY | STRANGE,
    )
