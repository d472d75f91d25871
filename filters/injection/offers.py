"""An advertisement in a line of its own or behind a sentence goes as a whole: its offers, what stands between them, its contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from filters.injection.judge import Judged
from filters.injection.reading import HEADINGS, Reading
from filters.injection.runs import Part, Run

# How advertisements want to be reached; in the matching view.
_CONTACT: Final = re.compile(
    r"(?:[薇微威徽]信|[加+][薇微威v]|vx|wx|\bv(?=[:号])|qq|q群|扣扣|电报|飞机|电话|手机|同号|tg)"
    r"[号群信:\s]*[@:]?\s*[a-z0-9][a-z0-9_\- ]{4,19}"
    r"|(?:https?://|www\.)[a-z0-9.\-/]{5,}|(?:群|号|微|扣|信)\s?[a-z]{0,4}\d{5,}"
)
_SENTENCE_END: Final = "。"  # an advertisement has other ends of sentences inside


def joined(judged: Sequence[Judged]) -> list[Judged]:
    """What was found, with all of a line's runs as one where a contact or nothing but signs stands beside them."""
    return [one for _, runs in groupby(judged, key=_line) for one in _of_line(list(runs))]


def _line(judged: Judged) -> tuple[str, int, int]:
    """The one line that a run stands in; a run over several lines is alone."""
    parts = judged.run.parts
    reading = parts[0].reading
    return reading.field, reading.number, id(judged) if len(parts) > 1 else 0


def _of_line(runs: list[Judged]) -> Iterator[Judged]:
    reading = runs[0].run.parts[0].reading
    if len(runs[0].run.parts) > 1 or reading.field in HEADINGS or reading.heading:
        yield from runs
        return
    start, end = runs[0].run.parts[0].start, runs[-1].run.parts[0].end
    if whole := _advertised(reading, start, end):
        start, end = whole
    elif len(runs) == 1 or reading.labelled or reading.fluent:
        yield from runs
        return
    strongest = max(runs, key=lambda one: one.score)
    yield replace(strongest, run=Run((_part(reading, start, end),)))


def _advertised(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The sentence of a run, or the whole of a line that is no running text but for its label, where there is a contact in it."""
    text, first, last = reading.text, reading.body[0][0].start, len(reading.text)
    if reading.fluent:
        after = text.find(_SENTENCE_END, end)
        first, last = text.rfind(_SENTENCE_END, 0, start) + 1, last if after < 0 else after
    return (first, last) if _CONTACT.search(text, first, last) else None


def _part(reading: Reading, start: int, end: int) -> Part:
    return Part(reading, tuple(s for group in reading.groups for s in group if start <= s.start < end))
