"""Verse in one metre: a quatrain is whole in 20 characters, where a notice so short says nothing."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

LEAST: Final = 4  # clauses of one length in a row: two are a couplet, and prose has three by chance

_CLAUSE: Final = re.compile(r"[\u4e00-\u9fff]+([，。！？；、,!?;]?)")
_METRES: Final = range(5, 8)  # characters of a clause; slogans have four


def share(text: str) -> float:
    """How much of a text is verse, 0..1 of its characters without white space: clauses of five to seven characters, each with its sign."""
    solid = len(text) - sum(map(str.isspace, text))
    if not solid:
        return 0.0
    runs = [(length, sum(1 for _ in run)) for length, run in groupby(_lengths(text))]
    return sum((length + 1) * number for length, number in runs if length in _METRES and number >= LEAST) / solid


def _lengths(text: str) -> list[int]:
    """The characters of each clause; 0 for one without a sign, and where something else stands between two."""
    lengths, at = list[int](), 0
    for match in _CLAUSE.finditer(text):
        lengths += [0] * bool(text[at : match.start()].strip()) + [(len(match[0]) - 1) * bool(match[1])]
        at = match.end()
    return lengths
