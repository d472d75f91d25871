"""Candidate runs: stretches of segments that may be an injected header, list or brand, wherever a line or its neighbours hold one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from filters.injection.reading import Reading, Segment

UNHIT: Final = 0.35  # what a segment costs a run; a segment of less weight ends it unless heavier ones follow
LINE_WEIGHT: Final = 0.5  # stems' weights that a line must bring together to be looked at
ITEM_LENGTH: Final = 40  # characters of a list item; longer ones are lines of their own
_HEADINGS: Final = frozenset(("title", "h1", "head.title", "meta.keywords", "meta.description"))
_GLUE_BEFORE: Final = re.compile(r"[。!?;…]")
_SIGN: Final = re.compile(r"[^\s\w]|_")


@dataclass(frozen=True, slots=True)
class Part:
    """What a run takes from one line: neighbouring segments, in code points of the line's matching view."""

    reading: Reading
    segments: tuple[Segment, ...]

    @property
    def start(self) -> int:
        """Where the first segment begins."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Where the last segment ends."""
        return self.segments[-1].end

    @property
    def text(self) -> str:
        """The part in the matching view, signs between the segments included."""
        return self.reading.text[self.start : self.end]

    @property
    def whole(self) -> bool:
        """Whether nothing else stands in the line but a label, a bullet and signs."""
        body = self.reading.body
        return bool(body) and self.start <= body[0][0].start and self.end >= body[-1][-1].end


@dataclass(frozen=True, slots=True)
class Run:
    """One candidate: a part of one line, or one part from each of neighbouring lines."""

    parts: tuple[Part, ...]

    @property
    def segments(self) -> list[Segment]:
        """All segments, line by line."""
        return [segment for part in self.parts for segment in part.segments]


def candidates(readings: Sequence[Reading]) -> list[Run]:
    """Every run that stems make worth judging, in page order."""
    runs: list[Run] = []
    for _, lines in groupby(readings, key=lambda r: r.field):
        listed, rest = _listed(list(lines))
        runs += listed
        runs += [run for reading in rest if reading.weight >= LINE_WEIGHT for run in _in_line(reading)]
    return sorted(runs, key=lambda run: (readings.index(run.parts[0].reading), run.parts[0].start))


def _in_line(reading: Reading) -> Iterable[Run]:
    for number, group in enumerate(reading.body):
        for first, last in _best(group):
            first, last = _widened(group, first, last)
            part = Part(reading, tuple(group[first : last + 1]))
            if _stands_free(part, number, first, last):
                yield Run((part,))


def _best(group: Sequence[Segment]) -> list[tuple[int, int]]:
    """The stretches whose segments weigh more than they cost, first and last segment of each."""
    best: list[tuple[int, int]] = []
    start, total, peak, at = 0, 0.0, 0.0, -1
    for number, segment in enumerate(group):
        total += segment.weight - UNHIT
        if total <= 0:
            if at >= 0:
                best.append((start, at))
            start, total, peak, at = number + 1, 0.0, 0.0, -1
        elif total > peak:
            peak, at = total, number
    return [*best, (start, at)] if at >= 0 else best


def _widened(group: Sequence[Segment], first: int, last: int) -> tuple[int, int]:
    """A list of three or more takes in its neighbours between the same signs: terms of a header that hold no known stem."""
    if last - first < 2:
        return first, last
    sign = _sign(group[first + 1 : last + 1])
    while last + 1 < len(group) and sign and sign == _SIGN.sub(lambda m: m[0], group[last + 1].before).strip():
        last += 1
    while first > 0 and sign and group[first].before.strip() == sign:
        first -= 1
    return first, last


def _sign(segments: Sequence[Segment]) -> str:
    """The sign between segments, where it is the same for all."""
    signs = {segment.before.strip() for segment in segments}
    return signs.pop() if len(signs) == 1 else ""
