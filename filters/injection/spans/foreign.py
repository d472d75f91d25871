"""Simplified words on a converted page: hijackers turn an article into traditional characters and leave their own words as they were.

This finds terms that no list knows, in titles, lists and glued fragments; on a page that was not converted it says nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from filters import codepoints, script
from filters.injection.judgement.cue import Cue
from filters.injection.lines.lift import LIKELY as LIFTED
from filters.injection.lines.reading import FUNCTION_WORD, Reading
from filters.injection.lines.segment import Segment
from filters.injection.lines.sheet import Sheet
from filters.injection.runs.free import stands_free
from filters.injection.runs.run import Part, Run, best_stretches
from filters.injection.vocabulary import characters
from filters.injection.vocabulary.stems import FAMILIES

SURE: Final = Cue("foreign", 3.0, "left simplified where all around it was converted")
LIKELY: Final = Cue("foreign", 1.9, "simplified in a traditional article")  # not enough for a name alone: a site may be written in both
_LENGTH: Final = (3, 24)  # characters of a term
_LIST: Final = 4  # terms of a line that has no converted character in it
_LIST_SIGNS: Final = frozenset("_,")
_SITE: Final = ("网", "频道", "新闻中心")  # what names of sites and their columns end with
_DOUBT: Final = 0.3  # likelihood of honest wording up to which a term there is worded like spam
_CONVERTED: Final = 2  # traditional characters beside a term, from which the line was converted


def runs(sheet: Sheet, known: Sequence[Run]) -> list[Run]:
    """Candidates in lines that hold no run yet; the caller asks this only where the article is traditional."""
    taken = {sheet.at(part.reading) for run in known for part in run.parts}
    lines = [at for at in _with_simplified(sheet) if at not in taken and sheet.place(at)[0] != "meta.description"]
    told = ((at, _is_converted(sheet, at)) for at in lines)
    found = [run for at, converted in told if converted or _may_be_list(sheet, at) for run in _in_line(sheet[at], converted)]
    _lift(found)
    return found


def _lift(found: Sequence[Run]) -> None:
    """Give weight to the lone segments that are worded like spam."""
    alone = [run for run in found if len(run.segments) == 1 and not run.segments[0].weights]
    rows = characters.likelihoods([run.texts[0] for run in alone])
    for run, (honest, *families) in zip(alone, rows, strict=True):
        segment = run.segments[0]
        if honest < _DOUBT:
            segment.weights[FAMILIES[families.index(max(families))]] = LIFTED
            segment.lifted, segment.honest = True, honest


def _with_simplified(sheet: Sheet) -> list[int]:
    """The lines with a character that only simplified text uses, in order."""
    raws = [sheet.place(at)[2].raw for at in range(len(sheet))]
    ends = np.cumsum([len(raw) for raw in raws])
    numbers = np.searchsorted(ends, script.simplified_at(codepoints.codes("".join(raws))), side="right")
    return np.unique(numbers).tolist()  # type: ignore[no-any-return]


def _is_converted(sheet: Sheet, at: int) -> bool:
    return script.count(sheet.place(at)[2].raw).traditional >= _CONVERTED


def _may_be_list(sheet: Sheet, at: int) -> bool:
    """A quick look at a line that was not converted: no running text, and enough signs of one kind."""
    return any(sheet.texts[at].count(sign) >= _LIST - 1 for sign in _LIST_SIGNS) and not sheet.is_fluent(at)


def _in_line(reading: Reading, converted: bool) -> Iterator[Run]:
    """`converted`: whether the line was, so that its simplified words are none of its own."""
    foreign = script.simplified_at(codepoints.codes(reading.line.raw)).tolist()
    for group in reading.body:
        start, end = reading.view.raw_span(group[0].start, group[-1].end)
        if bisect_left(foreign, start) == bisect_left(foreign, end):
            continue
        for first, last in best_stretches([_foreignness(reading, segment) for segment in group]):
            part = Part(reading, tuple(group[first : last + 1]))
            if not all(_LENGTH[0] <= s.end - s.start <= _LENGTH[1] for s in part.segments) or _speaks(part):
                continue
            if stands_free(part, whole_group=len(part.segments) == len(group)) if converted else _is_list(part):
                yield Run((part,))


def _foreignness(reading: Reading, segment: Segment) -> float:
    """1 for a segment with simplified characters only, 0 for one that tells nothing, far below for a converted one."""
    start, end = reading.view.raw_span(segment.start, segment.end)
    counted = script.count(reading.line.raw[start:end])
    return -10.0 if counted.traditional else 1.0 if counted.simplified else 0.0


def _is_list(part: Part) -> bool:
    """Whether a line that is no running text is nothing but terms between the signs that headers use; menus use others."""
    signs = {s.before.strip() for s in part.segments[1:]}
    return part.whole and len(part.segments) >= _LIST and len(signs) == 1 and signs <= _LIST_SIGNS


def _speaks(part: Part) -> bool:
    """Whether a part has words that sentences need, or is a site's name in a title."""
    text = part.reading.text[part.start : part.end]
    return bool(FUNCTION_WORD.search(text)) or (part.reading.heading and text.endswith(_SITE))
