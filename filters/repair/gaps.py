"""Where the original site's word filter took a word out: a blank in running text. Marked, never filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_HAN: Final = r"[\u3400-\u9fff]"
_PROSE: Final = re.compile(r"[，。；、,;]")
_GAP: Final = re.compile(rf"(?<=[\u3400-\u9fff)，。；、,;！]) (?={_HAN})|\? (?={_HAN})")  # a reading may stand before the blank
_USUAL: Final = 0.1  # of a page's signs: where more are followed by a blank, blanks are its style
_SHORTEST: Final = 12  # characters; shorter lines with blanks are menus and headings


def gaps(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Index of the text, start and end of each blank that stands for a censored word, `?` before it included.

    The texts are one page's. Where blanks after signs or between characters are its habit nothing is a gap.
    """
    prose = [(n, text) for n, text in enumerate(texts) if len(text) >= _SHORTEST and _PROSE.search(text)]
    found = [(n, *match.span()) for n, text in prose for match in _GAP.finditer(text)]
    signs = sum(len(_PROSE.findall(text)) for _, text in prose)
    if len(found) <= max(_USUAL * signs, 1):
        yield from found
