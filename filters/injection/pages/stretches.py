"""Which stretches of a page's lines are taken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from filters.injection.lines.article import Span


class Stretches:
    """Stretches of lines, those that overlap as one; `span in stretches` says whether one of them overlaps the span."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._taken: dict[int, tuple[list[int], list[int]]] = {}  # of each reading, in order: where its stretches begin and end
        for span in spans:
            self.add(span)

    def __contains__(self, span: Span) -> bool:
        first, last = self._overlapped(span)
        return first < last

    def add(self, span: Span) -> None:
        """Take one more."""
        reading, start, end = span
        first, last = self._overlapped(span)
        starts, ends = self._taken.setdefault(id(reading), ([], []))
        if first < last:
            start, end = min(start, starts[first]), max(end, ends[last - 1])
        starts[first:last], ends[first:last] = [start], [end]

    def _overlapped(self, span: Span) -> tuple[int, int]:
        """The numbers of the first stretch that overlaps a span, and of the first behind it that does not."""
        reading, start, end = span
        starts, ends = self._taken.get(id(reading), ((), ()))
        first = bisect_left(ends, start + 1)
        return first, max(first, bisect_left(starts, end))
