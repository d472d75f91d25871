"""GBK as bytes: the pair behind a character, and the characters that share a lead or a trail byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from filters import script

LEADS: Final = range(0x81, 0xFF)
TRAILS: Final = (*range(0x40, 0x7F), *range(0x80, 0xFF))

# Where cp936 has room for characters of one's own, and what private-use code point each zone begins at (Microsoft's table).
_ZONES: Final = (
    (0xE000, range(0xAA, 0xB0), range(0xA1, 0xFF)),
    (0xE234, range(0xF8, 0xFF), range(0xA1, 0xFF)),
    (0xE4C6, range(0xA1, 0xA8), (*range(0x40, 0x7F), *range(0x80, 0xA1))),
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The table of 23,940 pairs, both ways."""

    shown: dict[tuple[int, int], str]  # pair -> character, for the pairs that show one
    code: dict[str, tuple[int, int]]  # character -> pair; private-use characters too
    vanishing: frozenset[tuple[int, int]]  # pairs that show nothing; 80 leads none that does
    by_lead: Mapping[int, Sequence[tuple[int, str]]]  # lead -> (trail, character) that a converted text may hold
    by_trail: Mapping[int, Sequence[tuple[int, str]]]  # trail -> (lead, character), likewise


@cache
def pairs() -> Pairs:
    """The pair table, made once from Python's codec (about 40 ms)."""
    shown, vanishing = {}, {(0x80, trail) for trail in TRAILS}
    for pair in ((lead, trail) for lead in LEADS for trail in TRAILS):
        character = bytes(pair).decode("gbk", errors="ignore")
        if len(character) == 1 and character.encode("gbk") == bytes(pair):
            shown[pair] = character
        else:
            vanishing.add(pair)
    code = {character: pair for pair, character in shown.items()} | _private()
    by_lead: dict[int, list[tuple[int, str]]] = {byte: [] for byte in LEADS}
    by_trail: dict[int, list[tuple[int, str]]] = {byte: [] for byte in TRAILS}
    for (lead, trail), character in shown.items():
        if not script.count(character).simplified:
            by_lead[lead].append((trail, character))
            by_trail[trail].append((lead, character))
    return Pairs(shown, code, frozenset(vanishing), by_lead, by_trail)


def _private() -> dict[str, tuple[int, int]]:
    """Private-use characters, which some copies of a page still hold where others show nothing."""
    found = {}
    for first, leads, trails in _ZONES:
        for number, pair in enumerate((lead, trail) for lead in leads for trail in trails):
            found[chr(first + number)] = pair
    return found
