"""Radicals and compatibility characters in place of the characters that they look like: ⼈⺠ for 人民, as text copied from a PDF has them.

Words cannot be found in such text. Who writes about radicals sets them apart; here they stand among other characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

MIN_AMONG: Final = 4  # places of a page
AMONG: Final = 0.75  # share of them that stand beside a character

_RUN: Final = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]+")
_HAN: Final = re.compile("[\u3400-\u9fff]")
# Simplified radicals and their characters in turn: Unicode names none for these.
_SIMPLIFIED: Final = "⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙"


def among_characters(page: str) -> bool:
    """Whether a page's text holds such characters again and again, and most of them beside others."""
    if not _RUN.search(page):
        return False
    among = [_HAN.search(page[max(0, run.start() - 1) : run.end() + 1]) is not None for run in _RUN.finditer(page)]
    return sum(among) >= max(MIN_AMONG, AMONG * len(among))


def usual(text: str) -> Iterator[tuple[int, int, str]]:
    """Each stretch of them that has others in its place: start, end, the usual characters."""
    for run in _RUN.finditer(text):
        meant = run[0].translate(_usual())
        if meant != run[0]:
            yield run.start(), run.end(), meant


@cache
def _usual() -> dict[int, str]:
    points = (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00))
    named = {point: one for point in points if len(one := unicodedata.normalize("NFKC", chr(point))) == 1 and one != chr(point)}
    return named | dict(zip(map(ord, _SIMPLIFIED[::2]), _SIMPLIFIED[1::2], strict=True))
