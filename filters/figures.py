"""What the figures of an article say, each by the letters around it: one form filled in twice is two articles.

Court notices, prices of a day, draws and tenders share nearly all their words, and a sketch of these cannot tell them apart. A copy has
its original's figures, however its words were changed; another notice of the same form has others in the same places. Most of all the
title's tell (the year of a report, the number of an issue, the class that a lesson is for): they stand apart from those of the text.

All functions read the folded view (`filters.fold`).
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import numpy as np

from filters import fold

KEPT: Final = 24  # figures an article, those whose places have the least hashes: the same ones of two articles
OTHERS: Final = 2  # figures of two articles that must differ
CORRECTED: Final = 2  # so many may differ between texts that are the same but for little
SAME_BUT_FOR_LITTLE: Final = 0.8  # similarity of their 5-grams: names and figures filled in anew leave less
OTHERS_SHARE: Final = 1 / 4  # of the figures that stand in the same places; corrected copies have up to .14
TITLED: Final = 4  # figures a title; places whose hashes are below 256 are a title's
ENDS: Final = 2  # lines at each end of a text that may be the page's own
_ALL: Final = 0xFFFFFFFF  # the greatest value of a sketch
_PLACES: Final = 256  # of a title

_SENTENCE: Final = re.compile(r"[。!?;…]\W*$")
_BEFORE: Final = 2  # letters that say what a figure is of; more are lost where words were changed
# A figure. Its own group has what a page says of itself, and what a copy has of its own: a moment, a date in a line for itself, a telephone
# or an account number. (`re` scans for a set at the head of a pattern fastest, so that the first digit stands before all forms.)
_CLOCK: Final = r"[ T]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_DAY: Final = r"[0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日"
_FIGURE: Final = re.compile(
    rf"[0-9](?:(?P<own>[0-9]{{3}}([-/.])[0-9]{{1,2}}\2[0-9]{{1,2}}(?:{_CLOCK})?|{_DAY}{_CLOCK}|(?<=^[0-9]){_DAY}[^\w\n]*$"
    r"|(?<=(?<![0-9.,])[0148])[0-9]{2,3}[ -][0-9]{3,4}[ -]?[0-9]{3,5}(?![0-9])|[0-9]{6,}(?![.,][0-9]))"
    r"|[0-9]*(?:[.,][0-9]+)*)",
    re.MULTILINE,
)
_OF_TITLE: Final = re.compile(r"[0-9]+|[〇一二三四五六七八九十百]+")  # dates too, and in characters (第三期, 二年级)


def sketch(view_text: str, title: str = "") -> bytes:
    """Up to 24 figures of a folded text behind up to 4 of its title, each 16 bits of its place's hash and 16 of its own; ascending."""
    told, pairs = _pairs(title, _OF_TITLE), _pairs(_inner(view_text), _FIGURE)
    titled = sorted({(place % _PLACES, figure) for place, figure in told})[:TITLED]
    said = sorted({(max(place, _PLACES), figure) for place, figure in pairs})[:KEPT] if len(pairs) >= OTHERS else []
    return np.array([place << 16 | figure for place, figure in titled + said], "<u4").tobytes()


def _pairs(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """The hashes of each figure's place, the letters around it, and of the figure itself."""
    figures = list[str]()

    def taken(match: re.Match[str]) -> str:
        if match.lastgroup == "own":
            return ""
        figures.append(match[0])
        return "0"

    bare = fold.letters(pattern.sub(taken, text))
    places = (bare[max(0, at.start() - _BEFORE) : at.end() + 1] for at in re.finditer("0", bare))
    return [(_hash(place), _hash(figure.replace(",", "").lstrip("0"))) for place, figure in zip(places, figures, strict=True)]


def _inner(view_text: str) -> str:
    """The text without lines at its ends that are no sentences: where it stood, when, how often it was read change from copy to copy."""
    lines = view_text.split("\n")
    first = next((at for at, line in enumerate(lines[:ENDS]) if _SENTENCE.search(line)), ENDS)
    last = next((at for at, line in enumerate(lines[: -ENDS - 1 : -1]) if _SENTENCE.search(line)), ENDS)
    return "\n".join(lines[first : len(lines) - last]) or view_text


def differ(one: bytes, other: bytes, similarity: float) -> bool:
    """Whether two articles whose texts are so similar have other figures in the same places; false where little can be compared."""
    if not one or not other:
        return False
    (a_title, a), (b_title, b) = _values(one), _values(other)
    known = min(a[-1] if len(a) == KEPT else _ALL, b[-1] if len(b) == KEPT else _ALL)  # beyond it one of them was cut off
    others, compared = _compared(a, b, known)
    if _compared(a_title, b_title, _ALL)[0] and (others or similarity < SAME_BUT_FOR_LITTLE):
        return True
    enough = OTHERS if similarity < SAME_BUT_FOR_LITTLE else CORRECTED + 1
    return others >= enough and others >= OTHERS_SHARE * compared


def _compared(a: Sequence[int], b: Sequence[int], known: int) -> tuple[int, int]:
    """How many figures are others, and how many stand in places that both have."""
    a_at, b_at = _by_place(a, known), _by_place(b, known)
    shared = a_at.keys() & b_at.keys()
    compared = sum(min(len(a_at[place]), len(b_at[place])) for place in shared)
    return compared - sum(len(a_at[place] & b_at[place]) for place in shared), compared


def _values(packed: bytes) -> tuple[list[int], list[int]]:
    """Those of the title, and those of the text."""
    values: list[int] = np.frombuffer(packed, "<u4").tolist()
    first = bisect_left(values, _PLACES << 16)
    return values[:first], values[first:]


def _by_place(values: Sequence[int], known: int) -> dict[int, set[int]]:
    """The figures of each place; `values` ascend."""
    return {place: set(ones) for place, ones in groupby((v for v in values if v <= known), key=lambda v: v >> 16)}


def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) & 0xFFFF
