"""Where the original site's word filter took a word out: a blank in running text. Marked, never filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_HAN: Final = r"[\u3400-\u9fff]"
_SIGNS: Final = "，。；、,;"
_GAP: Final = re.compile(rf"(?<=[\u3400-\u9fff)，。；、,;！]) (?={_HAN})|\? (?={_HAN})")  # a reading may stand before the blank
_USUAL: Final = 0.1  # of a page's signs: where more are followed by a blank, blanks are its style
_SPACED: Final = 0.05  # of its characters: where more are, words are set apart
_SHORTEST: Final = 12  # characters; shorter lines with blanks are menus and headings


def gaps(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Index of the text, start and end of each blank that stands for a censored word, `?` before it included.

    The texts are one page's. Where blanks after signs or between characters are its habit nothing is a gap.
    """
    prose = [(number, text) for number, text in enumerate(texts) if _is_prose(text)]
    found = [(number, *match.span()) for number, text in prose if " " in text for match in _GAP.finditer(text)]
    after = [gap for gap in found if texts[gap[0]][gap[1] - 1 : gap[1]] in _SIGNS + "！"]
    if len(after) > max(1, _USUAL * sum(sum(map(text.count, _SIGNS)) for _, text in prose)):
        return
    if len(found) - len(after) <= max(1, _SPACED * sum(len(text) for _, text in prose)):
        yield from found


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST and any(sign in text for sign in _SIGNS)
