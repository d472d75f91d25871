"""Lone terms of titles and keyword lines once more, where they stand before a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from filters.injection.lines.reading import TITLES, Reading
from filters.injection.lines.segment import Place
from filters.injection.lines.sheet import Sheet
from filters.injection.runs.run import Part, Run
from filters.injection.vocabulary.counted import shared

_OFF_TOPIC: Final = 0.1  # of an echoed term that a title shares beside it; more is the article's own keyword
_TITLED: Final = 4  # characters behind an echoed term that, if a title has them too, are the title: of a post its own beginning
_BEHIND: Final = re.compile("[:,]")  # what stands behind an echoed term
ECHO: Final = Place("before a sentence and in a title or keyword line", 2.5, 0.0)


def echoes(sheet: Sheet, runs: Sequence[Run]) -> Iterator[Run]:
    """What a title holds alone and a line of running text begins with: 某某棋牌:过去人工检测…"""
    lone = {run.texts[0]: run.segments[0] for run in runs if len(run.segments) == 1 and _may_be_echoed(run.parts[0].reading)}
    heads = "\n".join([sheet.texts[at] for field, places in sheet.fields if field in TITLES for at in places]) if lone else ""
    lone = {term: segment for term, segment in lone.items() if shared(term, heads.replace(term, "")) <= _OFF_TOPIC}
    taken, longest = {id(part.reading) for run in runs for part in run.parts}, max(map(len, lone), default=0)
    firsts = {term[0] for term in lone}
    for at in sheet.running("text") if lone else ():
        text = sheet.texts[at]
        if text[0] not in firsts:
            continue
        begun = [text[: sign.start()] for sign in _BEHIND.finditer(text, 0, longest + 1)]
        for term in (term for term in begun if term in lone and text[: len(term) + _TITLED] not in heads):
            reading, segment = sheet[at], lone[term]
            first = reading.groups[0][0]
            if first.end == len(term) and id(reading) not in taken:
                segment.place = ECHO
                first.weights, first.lifted, first.honest, first.place = segment.weights, segment.lifted, segment.honest, ECHO
                yield Run((Part(reading, (first,)),))


def _may_be_echoed(reading: Reading) -> bool:
    return reading.heading or reading.labelled
