"""A line as the kit left it: shown characters with their bytes, and question marks that may hide a tear."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from filters.repair.gbk import pairs
from filters.repair.pinyin import READING

_TOKEN: Final = re.compile(rf"(?P<shown>[^?])\((?P<reading>{READING}) ?\)|\?(?P<torn>{READING}) ?\)|.", re.DOTALL)


class Token(NamedTuple):
    """One thing shown: a character, with its reading where one follows, or `?`, with the rest of a torn annotation."""

    shown: str
    reading: str
    start: int
    end: int

    @property
    def pair(self) -> tuple[int, int] | None:
        """The two bytes behind a wide character; None for ASCII and for what GBK lacks."""
        return pairs().code.get(self.shown)


def tokens(text: str) -> list[Token]:
    """The tokens of a line, in order, without a rest."""
    return [Token(m["shown"] or m[0][0], m["reading"] or m["torn"] or "", *m.span()) for m in _TOKEN.finditer(text)]
