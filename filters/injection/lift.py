"""Weight for segments that no stem knows but that are worded like spam: the character model over lines that may be keyword lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from filters.injection import characters
from filters.injection.reading import Reading, Segment
from filters.injection.stems import FAMILIES

SURE: Final = 0.5  # weight of a segment that is almost surely worded like spam
LIKELY: Final = 0.36  # of one that more likely is than not; just above what a segment costs a run
_DOUBT: Final = (0.1, 0.5)  # likelihood of honest wording up to which a segment is sure, and likely
_LENGTH: Final = (3, 21)  # characters of a term
_LINE: Final = (11, 600)  # characters of a line that may be a list
_SIGN: Final = re.compile(r"[_|,、/;·★┅~\s-]+")
_END: Final = frozenset("。!;…”")  # what a line of running text ends with
_CHINESE: Final = re.compile("[a-z0-9]*[\u4e00-\u9fff]{2}[a-z0-9\u4e00-\u9fff]*")
_FEWEST: Final = 3  # segments of a line worded like spam, below which the model's word is not taken: a site's name is no list
_SIGNS: Final = 2  # signs between segments that make a list


def lift(readings: Sequence[Reading]) -> None:
    """Give weight to segments of lists; one look into the model for the whole page."""
    found = [(r, s) for r in readings if _may_be_list(r) for group in r.body for s in group if s.weight < SURE and _fits(r, s)]
    if not found:
        return
    likely = characters.likelihoods([reading.text[s.start : s.end] for reading, s in found])
    told = zip(found, likely.tolist(), strict=True)
    for reading, rows in groupby(told, key=lambda item: item[0][0]):
        _lift_line(reading, [(segment, row) for (_, segment), row in rows])


def _lift_line(reading: Reading, told: Sequence[tuple[Segment, list[float]]]) -> None:
    """All segments of a line are lifted for one family: that of its stems, else the one that the model finds most likely for the line."""
    spam = [(segment, row) for segment, row in told if row[0] < _DOUBT[1]]
    known = sum(s.weight >= SURE for group in reading.body for s in group)
    if not spam or len(spam) + known < _FEWEST:
        return
    by_stems = [sum(h.stem.weight for h in reading.hits if h.stem.family is family) for family in FAMILIES]
    by_model = [sum(row[number] for _, row in spam) for number in range(1, len(FAMILIES) + 1)]
    votes = by_stems if max(by_stems) >= SURE else by_model
    family = FAMILIES[votes.index(max(votes))]
    for segment, row in spam:
        weight = SURE if row[0] < _DOUBT[0] else LIKELY
        if weight > segment.weights.get(family, 0.0):
            reading.weight += max(0.0, weight - segment.weight)
            segment.weights[family] = weight
            segment.lifted = True


def _may_be_list(reading: Reading) -> bool:
    text = reading.text
    if not _LINE[0] <= len(text) <= _LINE[1] or text[-1] in _END:
        return False
    return len(_SIGN.findall(text)) >= _SIGNS and not reading.fluent


def _fits(reading: Reading, segment: Segment) -> bool:
    """Whether a segment is as long as a term and written as the model's examples are; it knows no other script."""
    return _LENGTH[0] <= segment.end - segment.start <= _LENGTH[1] and bool(_CHINESE.fullmatch(reading.text, segment.start, segment.end))
