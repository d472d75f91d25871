"""A candidate run: stretches of segments in one line or in neighbouring ones, and where they begin and end by weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from filters.injection.lines.reading import Reading
from filters.injection.lines.segment import Segment

UNHIT: Final = 0.35  # what a segment costs a run; one that weighs less ends the run unless heavier ones follow
_TERM: Final = 21  # characters of the longest term
ITEM_SEGMENTS: Final = 3  # terms that a list has at least, and an item of one at most


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
    def whole(self) -> bool:
        """Whether nothing else stands in the line but a label, a bullet and signs."""
        body = self.reading.body
        return self.start <= body[0][0].start and self.end >= body[-1][-1].end


@dataclass(frozen=True)
class Run:
    """One candidate: a part of one line, or one part from each of neighbouring lines."""

    parts: tuple[Part, ...]

    @cached_property
    def segments(self) -> list[Segment]:
        """All segments, line by line."""
        return [segment for part in self.parts for segment in part.segments]

    @cached_property
    def texts(self) -> list[str]:
        """The segments' texts in the matching view."""
        return [part.reading.text[s.start : s.end] for part in self.parts for s in part.segments]

    @property
    def unbroken(self) -> bool:
        """Whether it is one segment that is longer than a term: a list whose signs were closed up as a disguise."""
        segments = self.segments
        return len(segments) == 1 and segments[0].end - segments[0].start > _TERM


def best_stretches(weights: Sequence[float]) -> list[tuple[int, int]]:
    """The stretches that weigh more than they cost, as (first, last), each cut off where it weighs most."""
    found: list[tuple[int, int]] = []
    start, total, peak, at = 0, 0.0, 0.0, -1
    for number, weight in enumerate([*weights, float("-inf")]):
        total += weight - UNHIT
        if total <= 0:
            if at >= 0:
                found.append((start, at))
            start, total, peak, at = number + 1, 0.0, 0.0, -1
        elif total > peak:
            peak, at = total, number
    return found
