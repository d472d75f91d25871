"""Terms that no list and no model knows, known by where they stand: glued behind a sentence as other injected terms of the page are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from filters.injection.judgement.cue import Cue
from filters.injection.judgement.cues import family_of
from filters.injection.judgement.fuse import score
from filters.injection.judgement.judge import Judged, judge
from filters.injection.lines import lone, places
from filters.injection.lines.article import Article
from filters.injection.lines.reading import FUNCTION_WORD
from filters.injection.lines.segment import Segment
from filters.injection.lines.sheet import Sheet
from filters.injection.runs.run import UNHIT, Part, Run

_ENOUGH: Final = 2  # found terms that make a custom of it
_POINTS: Final = 5.5


def glued(sheet: Sheet, alone: Sequence[lone.Lone], heavy: Sequence[int], judged: Sequence[Judged], article: Article) -> list[Judged]:
    """The other fragments glued behind sentences of a page that has several injected ones there, or that are a list if read together.

    `alone`: all lone terms of the page.
    """
    fragments = [item for item in alone if item.place is places.GLUED]
    if len(fragments) < _ENOUGH + 1 or not any(sheet.place(at)[0] == "text" for at in heavy):
        return []
    found = [j for j in judged if len(j.run.segments) == 1 and j.run.segments[0].place is places.GLUED]
    taken = {(j.run.parts[0].reading.field, j.run.parts[0].reading.number) for j in found}
    everything = [Part(sheet[item.at], (segment,)) for item in fragments if (segment := _segment(sheet, item, article))]
    parts = [part for part in everything if (part.reading.field, part.reading.number) not in taken]
    if not parts:
        return []
    if len(found) < _ENOUGH:
        spans = [(part.reading, part.start, part.end) for part in everything]
        distinct = {part.reading.text[part.start : part.end] for part in everything}  # a title stands in several fields
        together = judge([Run(tuple(everything))], article.without(spans)) if len(distinct) > _ENOUGH else []
        return [replace(one, run=Run(tuple(parts))) for one in together]
    family = family_of([s for j in found for s in j.run.segments])
    cue = Cue("alike", _POINTS, f"glued behind a sentence as {len(found)} other terms are")
    return [Judged(Run((part,)), family, score([cue]), (cue,)) for part in parts]


def _segment(sheet: Sheet, item: lone.Lone, article: Article) -> Segment | None:
    """The segment that a lone term is, unless it speaks like a sentence or the article knows it."""
    reading = sheet[item.at]
    segment = reading.segment(item.start, item.end)
    if segment is None or (segment.weight < UNHIT and FUNCTION_WORD.search(reading.text, segment.start, segment.end)):
        return None
    return None if article.knows(reading, segment) else segment
