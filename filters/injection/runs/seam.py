"""Where a list in running text ends and the sentence behind it begins, with a space between them or without any sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from filters.injection.lines.reading import HEADINGS, Reading
from filters.injection.lines.segment import Segment
from filters.injection.runs.run import ITEM_SEGMENTS
from filters.injection.vocabulary import characters
from filters.injection.vocabulary.stems import STRONG
from filters.segment import known

_SENTENCE_SIGN: Final = re.compile("[。!?;:,、]")
_LIST: Final = ITEM_SEGMENTS - 1  # terms before the sentence that make a list with what it may be glued to
_TERM: Final = (3, 21)  # characters of a term
_CLAUSE: Final = 5  # characters of a sentence's beginning at least
_HONEST: Final = 0.9  # likelihood of honest wording from which it is one
_WHOLE: Final = 0.7  # likelihood that the sentence has no term before it, where the character model is not asked
_MARGIN: Final = 0.95  # of the likeliest seam's likelihood from which one behind a stem is taken instead


def divided(reading: Reading, group: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    """A group of segments of the text; in two where a sentence goes on behind a list, all else as it is."""
    at = 0 if reading.heading or reading.field in HEADINGS else _tail(reading.text, group)
    seam = _seam(reading, group[at]) if at else 0
    if not seam:
        yield group
        return
    last = group[at]
    parts = [reading.cut(last, start, end) for start, end in ((last.start, seam), (seam, last.end)) if start < end]
    yield [*group[:at], *parts[:-1]]
    yield [parts[-1], *group[at + 1 :]]


def _tail(text: str, group: Sequence[Segment]) -> int:
    """The number of the first segment behind a list that a sentence's sign follows which does not divide the list, 0 without one."""
    signs = set[str]()
    for at, segment in enumerate(group[1:], 1):
        signs.add(segment.before.strip())
        if len(signs) > 1:
            return 0
        after = text[segment.end : segment.end + 1]
        if at >= _LIST and _SENTENCE_SIGN.match(after) and after not in signs:
            return at
    return 0


def _seam(reading: Reading, segment: Segment) -> int:
    """Where a sentence begins in a segment: between two words, behind what is a term or at its start; 0 where it is none."""
    text, start, end = reading.text, segment.start, segment.end
    inside = {at for hit in segment.hits for at in range(hit.start + 1, hit.end)}
    ends = [start + length for length in accumulate(map(len, known(text[start:end])))]
    places = [
        at
        for at in ends
        if _TERM[0] <= at - start <= _TERM[1] and end - at >= _CLAUSE and at not in inside and not _is_sold(reading, at, end)
    ]
    whole = [start] if end - start >= _CLAUSE and not segment.strong else []
    if not (whole or places):
        return 0
    pieces = [text[at:end] for at in (*whole, *places)] + [text[start:at] for at in places]
    likely = [honest for honest, *_ in characters.likelihoods(pieces)]
    seams = [*whole, *places]
    terms = [_WHOLE for _ in whole] + [1 - honest for honest in likely[len(seams) :]]
    fits = [term * clause if clause > _HONEST else 0.0 for term, clause in zip(terms, likely, strict=False)]
    best = max(fits)
    told = {hit.end for hit in segment.hits}
    behind = [at for at, fit in zip(seams, fits, strict=True) if at in told and fit >= _MARGIN * best]
    return (behind[-1] if behind else seams[fits.index(best)]) if best else 0


def _is_sold(reading: Reading, start: int, end: int) -> bool:
    """Whether a stem that says enough alone stands in a stretch."""
    return any(hit.stem.weight >= STRONG for hit in reading.hits_in(start, end))
