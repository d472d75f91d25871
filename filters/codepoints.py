"""What kind of character each code point is: one look-up table, so that a whole text is classed in microseconds."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

HAN: Final = re.compile("[\u4e00-\u9fff]")  # a character of the block that Chinese is written with
EMOJI: Final = "\u2600-\u27bf\U0001f000-\U0001faff"  # blocks of symbols, dingbats and emoji, as they stand in a set of a pattern

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]


class Kind(IntEnum):
    """A character's kind; letters by the script that they are written in.

    Arrays are compared with the member's value: for the member itself numpy makes numbers of 64 bits of them all first.
    """

    OTHER = 0  # symbols, marks, controls
    SPACE = 1
    PUNCTUATION = 2
    DIGIT = 3
    HAN = 4
    HIRAGANA = 5
    KATAKANA = 6
    HANGUL = 7
    BOPOMOFO = 8
    LATIN = 9
    CYRILLIC = 10
    ARABIC = 11
    DEVANAGARI = 12
    GREEK = 13
    HEBREW = 14
    THAI = 15
    LAO = 16
    KHMER = 17
    MYANMAR = 18
    TIBETAN = 19
    MONGOLIAN = 20
    GEORGIAN = 21
    ARMENIAN = 22
    BENGALI = 23
    TAMIL = 24
    LETTER = 25  # of a script that is not named here


# Blocks of letters; the marks and digits within them are classed by their own category first.
_BLOCKS: Final = (
    (0x41, 0x24F, Kind.LATIN),
    (0x250, 0x2AF, Kind.LATIN),
    (0x370, 0x3FF, Kind.GREEK),
    (0x400, 0x52F, Kind.CYRILLIC),
    (0x530, 0x58F, Kind.ARMENIAN),
    (0x590, 0x5FF, Kind.HEBREW),
    (0x600, 0x6FF, Kind.ARABIC),
    (0x750, 0x77F, Kind.ARABIC),
    (0x900, 0x97F, Kind.DEVANAGARI),
    (0x980, 0x9FF, Kind.BENGALI),
    (0xB80, 0xBFF, Kind.TAMIL),
    (0xE00, 0xE7F, Kind.THAI),
    (0xE80, 0xEFF, Kind.LAO),
    (0xF00, 0xFFF, Kind.TIBETAN),
    (0x1000, 0x109F, Kind.MYANMAR),
    (0x10A0, 0x10FF, Kind.GEORGIAN),
    (0x1100, 0x11FF, Kind.HANGUL),
    (0x1780, 0x17FF, Kind.KHMER),
    (0x1800, 0x18AF, Kind.MONGOLIAN),
    (0x1E00, 0x1EFF, Kind.LATIN),
    (0x1F00, 0x1FFF, Kind.GREEK),
    (0x3005, 0x3007, Kind.HAN),
    (0x3041, 0x309F, Kind.HIRAGANA),
    (0x30A0, 0x30FF, Kind.KATAKANA),
    (0x3100, 0x312F, Kind.BOPOMOFO),
    (0x3130, 0x318F, Kind.HANGUL),
    (0x31A0, 0x31BF, Kind.BOPOMOFO),
    (0x31F0, 0x31FF, Kind.KATAKANA),
    (0x3400, 0x4DBF, Kind.HAN),
    (0x4E00, 0x9FFF, Kind.HAN),
    (0xAC00, 0xD7A3, Kind.HANGUL),
    (0xF900, 0xFAFF, Kind.HAN),
    (0xFB50, 0xFEFC, Kind.ARABIC),
    (0xFF21, 0xFF5A, Kind.LATIN),
    (0xFF66, 0xFF9F, Kind.KATAKANA),
)
_ASTRAL_HAN: Final = (0x20000, 0x3FFFF)


def codes(text: str) -> Codes:
    """The code points of a text, shape (len(text),); lone surrogates are code points like others."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def kinds(points: Codes) -> Kinds:
    """The `Kind` of each code point, shape as given."""
    return _table().take(points)


@cache
def _table() -> Kinds:
    """Kinds of all code points; outside the basic plane only Han is told apart."""
    block = np.zeros(0x110000, np.uint8)
    for low, high, kind in _BLOCKS:
        block[low : high + 1] = kind
    for point in range(0x10000):
        block[point] = _kind(chr(point), int(block[point]))
    block[_ASTRAL_HAN[0] : _ASTRAL_HAN[1] + 1] = Kind.HAN
    return block


def _kind(character: str, letter: int) -> int:
    if character.isspace():
        return Kind.SPACE
    category = unicodedata.category(character)
    if category == "Nd":
        return Kind.DIGIT
    if category[0] == "P" or character in "~`^|<>=+$～＜＞＝＋｜":
        return Kind.PUNCTUATION
    if category[0] == "L" or (category in ("Mn", "Mc", "Nl") and letter):
        return letter or Kind.LETTER
    return Kind.OTHER
