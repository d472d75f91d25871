"""Local numbers that nothing calls telephone numbers, on a page that tells others of the same exchange: a list of offices, a line of desks.

A firm's, a school's or an authority's lines begin alike. Of eight digits four agree by chance once in some thousand numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from filters.privacy.candidate import WINDOW, Candidate
from filters.privacy.hit import Hit
from filters.privacy.phones import DATE

_TOLD: Final = frozenset({"pii.phone.landline", "pii.phone.local", "pii.phone.column"})
_LOCAL: Final = re.compile(r"(?<!\d)([2-8]\d{2,3})[ -]?(\d{4})(?!\d)")
_BARE: Final = re.compile(r"(?<![A-Za-z0-9_./=&?#+@-])[2-8]\d{6,7}(?:-\d{1,5})?(?![A-Za-z0-9_%@]|[.-]\d|,\d{3}(?!\d))")
_LABEL: Final = re.compile(r"[\u4e00-\u9fff]{2} ?: ?$")

Exchange = tuple[int, str]  # how long its numbers are, what they begin with


def told(text: str, hits: Iterable[Hit]) -> Iterator[Exchange]:
    """The exchanges of the numbers that were found in a folded text."""
    for hit in hits:
        if hit.rule in _TOLD and (local := _LOCAL.search(text, hit.start, hit.end)):
            yield from _exchanges(local[1] + local[2])


def find(text: str, exchanges: frozenset[Exchange]) -> Iterator[Hit]:
    """Numbers of these exchanges in a folded text; where a label leads to one, a digit less has to agree."""
    for bare in _BARE.finditer(text):
        digits = bare[0].partition("-")[0]
        *nearer, near = _exchanges(digits)
        agree = near in exchanges or (bool(exchanges.intersection(nearer)) and _LABEL.search(text, max(0, bare.start() - 5), bare.start()))
        if agree and not DATE.fullmatch(digits) and not _candidate(text, bare).counted:
            yield Hit(*bare.span(), "phone", "pii.phone.exchange", 0.75)


def _exchanges(digits: str) -> tuple[Exchange, ...]:
    """What a number is known by: of eight digits three, beside a label, and four; of seven three."""
    whole = len(digits)
    return ((whole, digits[:3]), (whole, digits[:4])) if whole > 7 else ((whole, digits[:3]),)


def _candidate(text: str, bare: re.Match[str]) -> Candidate:
    start, end = bare.span()
    return Candidate(text, max(0, start - WINDOW), start, end, bare[0], (end - start,), frozenset())
