"""Charsets of two bytes a character that UTF-8 is read as: what it looks like in them, and which of its bytes show nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from filters.repair.gbk import TRAILS, pairs

LOST: Final = "\ufffd"
LEADS: Final = (0xE2, 0xE3, *range(0xE4, 0xEA), 0xEF)  # of signs and of Han characters of UTF-8
TAILS: Final = range(0x80, 0xC0)  # bytes of a character of UTF-8 after its first
_NOTHING: Final = f"{LOST}\x80\xa0\uf8f0"  # codecs have characters for some of these bytes, other programs do not
_NONE: Final = -1  # in place of a byte that follows, where none does or none is known
EATEN: Final = -3  # where it is the first one of the next character, and is gone with it


@dataclass(frozen=True, slots=True)
class TwoBytes:
    """A charset that computers of one country read text in."""

    name: str  # of Python's codec
    signs: str  # what frequent characters of UTF-8, such as ，。的一在, begin with when they are read in it: rare ones
    lost: str = LOST  # what is shown for a byte that makes no pair with the next one, or for a pair that shows nothing

    def unpaired(self, following: int) -> Sequence[int]:
        """The later bytes of a character that make no pair with the byte that follows, and are none by themselves."""
        return _unpaired(self.name)[following if following == EATEN else max(following, _NONE)]

    def leads(self, following: int) -> Sequence[int]:
        """The same for first bytes."""
        return LEADS if self.name == GBK.name else _unpaired_leads(self.name)[max(following, _NONE)]

    @property
    def doubles(self) -> Sequence[tuple[int, int]]:
        """First and second bytes that are both gone where the pair shows nothing, as Windows and browsers read them."""
        return () if self.name == GBK.name else _doubles(self.name)


GBK: Final = TwoBytes("gb18030", "锛銆鐨")
# Big5 and Korean charsets leave too few characters whole, as browsers and Windows read them.
CHARSETS: Final = (GBK, TwoBytes("cp932", "縲逧荳蝨", f"{LOST}・"))
SIGNS: Final = "".join(charset.signs for charset in CHARSETS)


@cache
def _unpaired(name: str) -> dict[int, Sequence[int]]:
    table = {after: [byte for byte in TAILS if _is_alone(name, byte, after)] for after in (_NONE, *range(256))}
    return {**table, EATEN: sorted({byte for lead in LEADS for byte in table[lead]})}


def _is_alone(name: str, byte: int, after: int) -> bool:
    if name == GBK.name:
        return after not in TRAILS or (byte, after) in pairs().vanishing
    return _shows_nothing(name, byte, after)


@cache
def _unpaired_leads(name: str) -> dict[int, Sequence[int]]:
    return {after: [byte for byte in LEADS if after == _NONE or _shows_nothing(name, byte, after)] for after in (_NONE, *range(256))}


@cache
def _doubles(name: str) -> Sequence[tuple[int, int]]:
    return [(lead, tail) for lead, tail in product(LEADS, TAILS) if _shows_nothing(name, lead, tail)]


def _shows_nothing(name: str, byte: int, after: int) -> bool:
    return bytes((byte,) if after == _NONE else (byte, after)).decode(name, "replace")[0] in _NOTHING
