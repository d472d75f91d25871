"""What does not matter when two texts are compared: width, compatibility forms, script, zero-width characters.

Character for character, so that offsets hold; what must go altogether is named apart, as spans.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints, script

# Strokes through a character, lines and rings around it; accents are left, letters and syllables of pinyin are written with them.
OVERLAYS: Final = "\u0305\u0310\u0315-\u031a\u031c-\u0322\u0329-\u0362\u0488\u0489\u20d0-\u20e2\u20e4-\u20f0"
_NO_WIDTH: Final = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    f"{OVERLAYS}]"
)
ZERO_WIDTH: Final = re.compile(f"{_NO_WIDTH}{_NO_WIDTH}*")  # `re` scans for a set at its head three times faster than for a repeat

# What NFKC turns into one other character, in the blocks that Chinese pages use: compatibility and full-width forms,
# circled numbers, letter-like signs, number forms, CJK compatibility, radicals. ASCII and Han proper are not touched.
_BLOCKS: Final = (
    (0xA0, 0x2FF),
    (0x1D00, 0x1DBF),
    (0x2000, 0x2BFF),
    (0x2E80, 0x33FF),
    (0xF900, 0xFAFF),
    (0xFE10, 0xFFEF),
    (0x1D400, 0x1D7FF),
    (0x1F100, 0x1F1FF),
)
_BASIC: Final = 0x10000  # code points of the basic plane
_POINT: Final = np.uint32(0xFFFFFF)  # the bits of a code point; further ones say what is to be done to a text that has it
_CHANGES, _ALONE = (np.uint32(1 << bit) for bit in (24, 25))  # for the other script; or its text must be folded by itself
_FEED: Final = ord("\n")
_NO_LETTER: Final = re.compile(r"[\W_]+")
_EVERY_LINE: Final = tuple(zip("，！？：；（）", ",!?:;()", strict=True))  # replaced at the speed of memory before the rest is looked for


def characters(text: str) -> str:
    """Fold width, compatibility forms and script; the length stays, and an unchanged text is returned as it is."""
    if text.isascii():
        return text
    folded = text
    for full, half in _EVERY_LINE:
        folded = folded.replace(full, half)
    folded = script.simplified(_foldable().sub(_folded, folded))
    return text if folded == text else folded


def dropped(text: str) -> list[tuple[int, int]]:
    """Spans of characters that have no width and no meaning in Chinese text."""
    return [m.span() for m in ZERO_WIDTH.finditer(text)] if not text.isascii() else []


def fold(text: str) -> str:
    """A text as it is compared: folded, without zero-width characters."""
    return ZERO_WIDTH.sub("", characters(text))


def letters(text: str) -> str:
    """What two lines are compared by where signs and spaces do not count: the letters and digits of a folded text."""
    return _NO_LETTER.sub("", text)


def each(texts: Sequence[str]) -> list[str]:
    """Many texts as they are compared, folded in one go by one table: a call for each costs more than the folding itself."""
    joined = "\n".join(texts)
    if joined.isascii():
        return list(texts)
    points = _points().take(codepoints.codes(joined), mode="clip")
    kinds = int(np.bitwise_or.reduce(points))
    folded = (points & _POINT).tobytes().decode("utf-32-le", "surrogatepass")
    lines = folded.split("\n")
    if len(lines) != len(texts):  # a line feed in a text
        return [fold(text) for text in texts]
    if kinds & (_CHANGES | _ALONE):
        feeds = (points == _FEED).nonzero()[0]
        changing = _with(_CHANGES, points, feeds)
        for number, line in zip(changing, script.simplified_each([lines[number] for number in changing]), strict=True):
            lines[number] = line
        for number in _with(_ALONE, points, feeds):
            lines[number] = fold(texts[number])
    return lines


def _with(bit: np.uint32, points: NDArray[np.uint32], feeds: NDArray[np.intp]) -> list[int]:
    """The numbers of the lines with a point that has this bit; `feeds`: where each line ends."""
    return np.unique(feeds.searchsorted((points & bit != 0).nonzero()[0])).tolist()  # type: ignore[no-any-return]


def _folded(match: re.Match[str]) -> str:
    return match[0].translate(_table())


@cache
def _foldable() -> re.Pattern[str]:
    """What the table changes, and all beyond the basic plane: `re` is slow on sets that name characters there."""
    ordinary = [c for c in range(0x10000) if c not in _table()]
    breaks = [at for at in range(1, len(ordinary)) if ordinary[at] != ordinary[at - 1] + 1]
    runs = zip([0, *breaks], [*breaks, len(ordinary)], strict=True)  # `re` reads ranges six times as fast as characters
    spans = "".join(f"\\u{ordinary[start]:04x}-\\u{ordinary[end - 1]:04x}" for start, end in runs)
    one = f"[^{spans}]"
    return re.compile(f"{one}{one}*")


@cache
def _points() -> NDArray[np.uint32]:
    """For each code point of the basic plane, and one for all beyond, the folded one, and as further bits what is to be done to it."""
    folded = np.arange(_BASIC + 1, dtype=np.uint32)
    basic = {point: one for point, one in _table().items() if point < _BASIC}
    folded[list(basic)] = list(basic.values())
    changing = [point for point in script.characters() if point < _BASIC]
    dropping = [point for point in range(_BASIC) if ZERO_WIDTH.match(chr(point))]
    for bit, points in ((_CHANGES, changing), (_ALONE, dropping)):
        folded[np.isin(folded & _POINT, points)] |= bit
    folded[_BASIC] = _ALONE
    return folded


@cache
def _table() -> dict[int, int]:
    folded = {c: unicodedata.normalize("NFKC", chr(c)) for low, high in _BLOCKS for c in range(low, high + 1)}
    return {c: ord(f) for c, f in folded.items() if len(f) == 1 and ord(f) != c} | {0x3000: 0x20}
