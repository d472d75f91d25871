"""Signs that kits strew over running text: emoji, combining marks, variation selectors, controls."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints

_SIGNS: Final = (
    (0x01, 0x08),  # controls, but for tab, line feed, form feed and carriage return
    (0x0B, 0x0B),
    (0x0E, 0x1F),
    (0x7F, 0x9F),
    (0x0300, 0x036F),  # combining marks
    (0x0483, 0x0489),
    (0x115F, 0x1160),  # Hangul fillers
    (0x180B, 0x180E),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE20, 0xFE2F),
    (0x202A, 0x202E),  # directions
    (0x2061, 0x206F),  # what only formulas hold, directions again
    (0x2600, 0x27BF),  # emoji
    (0x2B50, 0x2B55),
    (0x3164, 0x3164),
    (0x1F000, 0x1FAFF),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFFA0, 0xFFA0),
    (0xE0000, 0xE01EF),  # tags, and more variation selectors
)
NO_ROOM: Final = "\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff"  # a browser's or an editor's too: alone they tell nothing
OF_WRITING: Final = "*|~^_#@=+/.·•・`-"
TWICE: Final = "，。、；："  # nobody writes them twice
EMPTY: Final = ("()", "（）", "「」", "〈〉", "【】", "[]", "《》")  # brackets around nothing
_JOINER: Final = "\u200d"  # makes one emoji of two
_SET: Final = "".join(f"{chr(low)}-{chr(high)}" for low, high in _SIGNS)
RUN: Final = f"(?<![{NO_ROOM}])[{NO_ROOM}]*[{_SET}][{_SET}{NO_ROOM}{_JOINER}]*"  # tried once a run of either
MOST_BESIDE: Final = 4  # between a character and its reading
BESIDE: Final = re.compile(f"[{_SET}{NO_ROOM}{_JOINER} ][{_SET}{NO_ROOM}{_JOINER} ]*\\Z")  # what may stand there


class Kind(IntEnum):
    """What a code point is to a kit that strews."""

    OTHER = 0
    SIGN = 1
    NO_ROOM = 2
    OF_WRITING = 3
    HAN = 4
    TWICE = 5
    OPENING = 6
    CLOSING = 7


def kinds(text: str) -> NDArray[np.uint8]:
    """The `Kind` of each character, shape (len(text),)."""
    return _table().take(codepoints.codes(text))


@cache
def _table() -> NDArray[np.uint8]:
    kind = np.zeros(0x110000, np.uint8)
    for low, high in _SIGNS:
        kind[low : high + 1] = Kind.SIGN
    kind[0x3400:0xA000] = Kind.HAN
    opening, closing = zip(*EMPTY, strict=True)
    for of, signs in (
        *((Kind.NO_ROOM, NO_ROOM), (Kind.OF_WRITING, OF_WRITING), (Kind.TWICE, TWICE)),
        *((Kind.OPENING, opening), (Kind.CLOSING, closing)),
    ):
        kind[[ord(sign) for sign in signs]] = of
    return kind
