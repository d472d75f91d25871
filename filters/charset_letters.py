"""How likely a page's bytes are text in an encoding: what its letters are when they are read so.

Read in the encoding that they are in, nearly all letters are such as that encoding's language is written with every day. Read in another
they are rare ones, private ones and lost ones, with some common ones among them by chance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints, script

_OTHER, _COMMON, _EVERYDAY, _RARE, _LOST = range(5)  # kinds of characters; signs and Latin letters are other ones
_CHINESE: Final = "的一是不了在人有我他这個个中大来來上国國为為和到以说說时時要就出会會可也你对對生能而子那得于於着下自之年、。，"
_JAPANESE: Final = "の・ーはがをにでと"
_KOREAN: Final = "은는이가을를의에다도"
_RARE_BLOCKS: Final = ((0x3040, 0x312F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFF66, 0xFF9F))
_PRIVATE: Final = ((0xE000, 0xF8FF), (0x80, 0x9F), (0xFFFD, 0xFFFD))  # no page is meant to show these


@dataclass(frozen=True, slots=True)
class Letters:
    """Shares of the characters beyond ASCII (0..1)."""

    everyday: float  # function words and the signs between clauses
    common: float  # of the letters, how many are written every day, those that are not taken off (-1..1)
    lost: float  # what is no character, or a private one


def read(pieces: bytes, name: str) -> Letters:
    """What the letters of a sample are in an encoding."""
    points = codepoints.codes(pieces.decode(name, "replace"))
    beyond = points[points >= 0x80]
    if not len(beyond):
        return Letters(0.0, 0.0, 0.0)
    counts = np.bincount(_table(name).take(beyond), minlength=_LOST + 1).tolist()
    letters = counts[_COMMON] + counts[_EVERYDAY] + counts[_RARE] + counts[_LOST]
    common = (counts[_COMMON] + counts[_EVERYDAY] - counts[_RARE] - counts[_LOST]) / max(1, letters)
    return Letters(counts[_EVERYDAY] / len(beyond), common, counts[_LOST] / len(beyond))


def rare(text: str) -> int:
    """How many of a text's letters Chinese pages hardly have."""
    points = codepoints.codes(text)
    return int(np.count_nonzero(_table("gb18030").take(points) >= _RARE))


@cache
def _table(name: str) -> NDArray[np.uint8]:
    """The kind of each code point, by the language that is written in an encoding; of all languages where it is none of these."""
    languages = {"gb18030": "zh", "big5hkscs": "zh", "hz": "zh", "cp932": "ja", "euc_jp": "ja", "cp949": "ko"}
    return _kinds(languages.get(name, ""))


@cache
def _kinds(language: str) -> NDArray[np.uint8]:
    kinds = np.full(0x110000, _RARE, np.uint8)
    kinds[:0x10000] = _OTHER
    for low, high in _RARE_BLOCKS:
        kinds[low : high + 1] = _RARE
    everyday = {"zh": _CHINESE, "ja": _CHINESE + _JAPANESE, "ko": _KOREAN}
    common = {"zh": _common_chinese, "ja": _common_japanese, "ko": _common_korean}
    for one in [language] if language else everyday:
        kinds[[*map(ord, common[one]())]] = _COMMON
    for one in [language] if language else everyday:
        kinds[[*map(ord, everyday[one])]] = _EVERYDAY
    for low, high in _PRIVATE:
        kinds[low : high + 1] = _LOST
    return kinds


def _common_chinese() -> Iterable[str]:
    """The 3,755 characters of the first level of GB 2312, and the traditional ones that are written for them."""
    level = set(_rows("gb2312", 16, 55))
    return [one for one in map(chr, range(0x4E00, 0xA000)) if script.simplified(one) in level]


def _common_japanese() -> Iterable[str]:
    """Kana, and the 2,965 characters of the first level of JIS X 0208."""
    return [*map(chr, range(0x3041, 0x3100)), *_rows("euc_jp", 16, 47)]


def _common_korean() -> Iterable[str]:
    """The 2,350 syllables of KS X 1001; the Han characters beside them are rare on pages of today."""
    return _rows("euc_kr", 16, 40)


def _rows(encoding: str, first: int, last: int) -> str:
    """The characters of some rows of a national standard of 94 by 94."""
    codes = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(first, last + 1) for cell in range(1, 95))
    return b"".join(codes).decode(encoding, "ignore")
