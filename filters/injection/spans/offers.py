"""An advertisement in a line of its own or behind a sentence goes as a whole: its offers, what stands between them, its contact."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from filters.injection.judgement.judge import Judged
from filters.injection.lines.article import Article
from filters.injection.lines.reading import HEADINGS, Reading
from filters.injection.lines.segment import HIT
from filters.injection.runs import mixed
from filters.injection.runs.run import Part, Run

SPOKEN: Final = 0.3  # share of a clause's character pairs in the article from which it is the article's own

# How an institution is reached: a label of its contact line and what stands behind it.
_OFFICE: Final = re.compile(
    r"(?:地址|邮编|邮政编码|(?:联系|咨询|服务|办公|监督)?(?:电话|热线)|传真|邮箱|联系人|网址)[:：]\s?[^\s,;。]+[\s,;。]*"
)
_CLAUSE: Final = re.compile("[^,;、:]+")
_BEHIND: Final = re.compile(r" ([^ ]{8,})$")  # what a space divides from an advertisement before it


def joined(judged: Sequence[Judged], article: Article) -> list[Judged]:
    """What was found, with all of a line's runs as one where a contact or nothing but signs stands beside them."""
    return [one for _, runs in groupby(judged, key=_line) for one in _of_line(list(runs), article)]


def _line(judged: Judged) -> tuple[str, int, int]:
    """The one line that a run stands in; a run over several lines is alone."""
    parts = judged.run.parts
    reading = parts[0].reading
    return reading.field, reading.number, id(judged) if len(parts) > 1 else 0


def _of_line(runs: list[Judged], article: Article) -> Iterator[Judged]:
    reading = runs[0].run.parts[0].reading
    if len(runs[0].run.parts) > 1 or reading.field in HEADINGS or reading.heading:
        yield from runs
        return
    start, end = runs[0].run.parts[0].start, runs[-1].run.parts[0].end
    if whole := reading.advertised(start, end):
        start, end = _narrowed(reading, *whole, article) if reading.fluent else _without_office(reading, *whole)
    elif len(runs) == 1 or reading.labelled or reading.fluent or any(mixed.others(reading, group) for group in reading.body):
        yield from runs
        return
    strongest = max(runs, key=lambda one: one.score)
    yield replace(strongest, run=Run((_part(reading, start, end),)))


def _without_office(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """A line without what an institution says before its offers of how to reach it, and behind them where they say it themselves."""
    starts = reading.view.starts
    office = [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in (found.span() for found in _OFFICE.finditer(reading.line.raw))]
    office = [span for span in office if not any(h.stem.weight >= HIT for h in reading.hits_from(*span))]
    begin, end = first, max([h.end for h in reading.hits_from(first, last)], default=last)
    for before, behind in office:
        begin = behind if before <= begin else begin
    first = begin if begin < end and reading.reached(begin, last) else first
    after = [span for span in office if span[0] >= end]
    if after and reading.reached(first, after[0][0]):
        last = after[0][0]
    return first, last


def _narrowed(reading: Reading, start: int, end: int, article: Article) -> tuple[int, int]:
    """A sentence without those clauses at its ends that neither offer nor say how to be reached, and of which the article speaks, and
    without what a space divides from the contact and is worded honestly.
    """

    def is_own(clause: tuple[int, int]) -> bool:
        first, last = clause
        return (
            not reading.hits_from(first, last)
            and not reading.reached(first, last)
            and article.overlap(reading.text[first:last], reading) >= SPOKEN
        )

    if said := _BEHIND.search(reading.text, start, end):
        own = mixed.is_sentence(said[1]) and not reading.reached(said.start(1), end) and reading.reached(start, said.start())
        end = said.start() if own else end
    clauses = [match.span() for match in _CLAUSE.finditer(reading.text, start, end)]
    foreign = [number for number, clause in enumerate(clauses) if not is_own(clause)]
    return (clauses[foreign[0]][0], clauses[foreign[-1]][1]) if foreign else (start, end)


def _part(reading: Reading, start: int, end: int) -> Part:
    segments = [s for group in reading.groups for s in group if s.end > start and s.start < end]
    return Part(reading, tuple(replace(s, start=max(start, s.start), end=min(end, s.end)) for s in segments))
