"""What does not matter when two texts are compared: width, compatibility forms, script, zero-width characters.

Character for character, so that offsets hold; what must go altogether is named apart, as spans.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from filters import script

ZERO_WIDTH: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]+"
)

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
_ORDINARY: Final = re.compile(r"[\t -~、。“”‘’《》【】—…·\u4e00-\u9fff]*")


def characters(text: str) -> str:
    """Fold width, compatibility forms and script; the length stays, and an unchanged text is returned as it is."""
    if (end := _ORDINARY.match(text).end()) < len(text):  # type: ignore[union-attr]  # the pattern matches the empty text
        text = text[:end] + text[end:].translate(_table())
    return script.simplified(text)


def dropped(text: str) -> list[tuple[int, int]]:
    """Spans of characters that have no width and no meaning in Chinese text."""
    return [m.span() for m in ZERO_WIDTH.finditer(text)] if not text.isascii() else []


def fold(text: str) -> str:
    """A text as it is compared: folded, without zero-width characters."""
    return ZERO_WIDTH.sub("", characters(text))


@cache
def _table() -> dict[int, int]:
    folded = {c: unicodedata.normalize("NFKC", chr(c)) for low, high in _BLOCKS for c in range(low, high + 1)}
    return {c: ord(f) for c, f in folded.items() if len(f) == 1 and ord(f) != c} | {0x3000: 0x20}
