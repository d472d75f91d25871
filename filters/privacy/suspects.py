"""Which texts may hold personal data at all: one look at every character of a page, so that few lines are read closely.

It may take a text for a suspect that is none, and never the other way round: what it looks for is what the patterns of `numbers`,
`accounts` and `mail` cannot do without.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints
from filters.privacy import accounts, mail, numbers
from filters.privacy.numerals import NUMERALS

DIGITS: Final = 7  # in a row: a local phone number is the shortest that is looked for without a word before it
_GAP: Final = 3  # separators between two digits of one number
_OPENS: Final = ("+", "(")  # what belongs to the number behind it

# What a character may be in personal data, as bits of one number.
_DIGIT, _SEPARATOR, _ACCOUNT, _MAIL = (np.uint8(1 << n) for n in range(4))
_CLASSES: Final = (
    (_SEPARATOR, " \t._·•・*~()\u20e3-" + "".join(map(chr, range(0x2010, 0x2016)))),
    (_ACCOUNT, accounts.HEADS),
    (_MAIL, mail.HEADS),
)
_AT: Final = (" at ", " AT ", " At ", " aT ")


def suspects(texts: Sequence[str]) -> list[int]:
    """Numbers of the folded texts that must be read closely, ascending."""
    joined = "\n".join(texts)
    classes = _table().take(codepoints.codes(joined))
    ends = list(accumulate([len(text) + 1 for text in texts]))
    places = [at for at, digits in _long_numbers(classes) if not _is_a_moment(joined, at, digits)]
    places += _gated(joined, classes, _MAIL, mail.GATE)
    if any(word in joined for word in _AT):
        places += (match.start() for match in mail.GATE.finditer(joined))
    found = {bisect_right(ends, at) for at in places}
    named = {bisect_right(ends, at) for at in _gated(joined, classes, _ACCOUNT, accounts.GATE)}
    return sorted(found.union(i for i in named if accounts.ENOUGH.search(texts[i])))


def _gated(joined: str, classes: NDArray[np.uint8], head: np.uint8, gate: re.Pattern[str]) -> list[int]:
    """Where one of these heads stands and what follows agrees."""
    return [at for at in (classes & head != 0).nonzero()[0].tolist() if gate.match(joined, at)]


def _long_numbers(classes: NDArray[np.uint8]) -> Iterator[tuple[int, int]]:
    """Where enough digits begin in a row, with nothing but separators between them, and how many there are."""
    digits = (classes & _DIGIT != 0).nonzero()[0]  # of truth values: on numbers it takes four times as long
    if len(digits) < DIGITS:
        return iter(())
    near, within = digits[1:] - digits[:-1], (classes & (_DIGIT | _SEPARATOR)) != 0
    one, two, three = (within.take(digits[:-1] + n, mode="clip") for n in (1, 2, 3))  # what follows a digit, up to the next
    joined = (near <= _GAP + 1) & one & (two | (near < 2)) & (three | (near < 3))
    edges = np.concatenate(([0], (~joined).nonzero()[0] + 1, [len(digits)]))
    sizes = edges[1:] - edges[:-1]
    long = sizes >= DIGITS
    return zip(digits.take(edges[:-1][long]).tolist(), sizes[long].tolist(), strict=True)


def _is_a_moment(joined: str, at: int, digits: int) -> bool:
    """Whether so many digits are a day, perhaps with its hour, and too few for a number behind it."""
    found = None if joined[at - 1 : at] in _OPENS else numbers.MOMENT.match(joined, at)
    return found is not None and digits - sum(map(str.isdecimal, found[0])) < DIGITS


@cache
def _table() -> NDArray[np.uint8]:
    """The classes of each code point."""
    table = np.zeros(0x110000, np.uint8)
    decimal = [point for point in range(0x20000) if chr(point).isdecimal()]
    table[[*decimal, *NUMERALS, ord("o"), ord("O")]] = _DIGIT
    for bit, characters in _CLASSES:
        table[[ord(c) for c in characters]] |= bit
    return table
