"""Where the original site's word filter took a word out: a blank in running text. Marked, never filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_HAN: Final = r"[\u3400-\u9fff]"
_SIGNS: Final = "，。；、,;"
_GAP: Final = re.compile(rf"(?<=[\u3400-\u9fff)，。；、,;！]) (?={_HAN})|\? (?={_HAN})")  # a reading may stand before the blank
_USUAL: Final = 0.1  # of a page's signs: where more are followed by a blank, blanks are its style
_SHORTEST: Final = 12  # characters; shorter lines with blanks are menus and headings


def gaps(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Index of the text, start and end of each blank that stands for a censored word, `?` before it included.

    The texts are one page's. Where blanks after signs or between characters are its habit nothing is a gap.
    """
    found = [(n, *match.span()) for n, text in enumerate(texts) if " " in text and _is_prose(text) for match in _GAP.finditer(text)]
    if len(found) <= 1 or len(found) <= _USUAL * sum(sum(map(text.count, _SIGNS)) for text in texts if _is_prose(text)):
        yield from found


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST and any(sign in text for sign in _SIGNS)
