"""Terms that no list and no model knows, known by where they stand: glued behind a sentence as other injected terms of the page are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from filters.injection import lone
from filters.injection.article import Article
from filters.injection.cues import Cue, family_of
from filters.injection.fuse import score
from filters.injection.judge import Judged
from filters.injection.reading import Segment
from filters.injection.runs import Part, Run
from filters.injection.sheet import Sheet

_ENOUGH: Final = 2  # found terms that make a custom of it
_POINTS: Final = 5.5


def glued(sheet: Sheet, judged: Sequence[Judged], article: Article) -> list[Judged]:
    """The other fragments glued behind sentences of a page that has several injected ones there."""
    found = [j for j in judged if len(j.run.segments) == 1 and j.run.segments[0].place is lone.GLUED]
    if len(found) < _ENOUGH:
        return []
    taken = {(j.run.parts[0].reading.field, j.run.parts[0].reading.number) for j in found}
    family = family_of([s for j in found for s in j.run.segments])
    cue = Cue("alike", _POINTS, f"glued behind a sentence as {len(found)} other terms are")
    places = [item for item in lone.find(sheet) if item.place is lone.GLUED and sheet.place(item.at)[:2] not in taken]
    runs = [Run((Part(sheet[item.at], (segment,)),)) for item in places if (segment := _segment(sheet, item, article))]
    return [Judged(run, family, score([cue]), (cue,)) for run in runs]


def _segment(sheet: Sheet, item: lone.Lone, article: Article) -> Segment | None:
    """The segment that a lone term is, unless the article knows it."""
    reading = sheet[item.at]
    segments = (s for group in reading.groups for s in group if (s.start, s.end) == (item.start, item.end))
    return next((s for s in segments if not article.knows(reading, s)), None)
