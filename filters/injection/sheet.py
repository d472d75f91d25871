"""All lines of a page as the search reads them: one pass for their matching texts and stems, a closer look only where one is due."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from filters.injection.reading import HEADINGS, TITLES, Reading, is_fluent
from filters.injection.stems import lexicon
from filters.injection.view import matching, view_of
from filters.line import Line


class Sheet:
    """The lines of a page, each with its field and its number there. A `Reading` is made when a line is first looked at."""

    def __init__(self, lines: Iterable[tuple[str, int, Line]]) -> None:
        self._lines = list(lines)
        self.texts, self._views = matching([line for _, _, line in self._lines])
        self._hits = lexicon().hits_in(self.texts)
        self._readings: dict[int, Reading] = {}
        self._fluent: dict[int, bool] = {}
        self.fields = _fields([field for field, _, _ in self._lines])
        self._titles = frozenset([text for (field, _, _), text in zip(self._lines, self.texts, strict=True) if field in TITLES])

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Reading]:
        return (self[at] for at in range(len(self)))

    def __getitem__(self, at: int) -> Reading:
        if at not in self._readings:
            field, number, line = self._lines[at]
            view = self._views[at] if at in self._views else view_of(line, self.texts[at])
            heading = field in TITLES or self.texts[at] in self._titles
            self._readings[at] = Reading(field, number, line, view, self._hits.get(at, []), heading=heading)
        return self._readings[at]

    @property
    def weight(self) -> float:
        """What the stems of all lines weigh."""
        return sum([h.stem.weight for hits in self._hits.values() for h in hits])

    def told(self, places: range) -> list[Reading]:
        """Those lines that have stems or were looked at before, in order: the others need no second look."""
        return [self[at] for at in sorted(self._hits.keys() | self._readings.keys()) if at in places]

    def running(self, *fields: str) -> Iterator[int]:
        """The places of the lines of running text in these fields, in order."""
        return (at for field, places in self.fields if field in fields for at in places if self.is_fluent(at))

    def is_fluent(self, at: int) -> bool:
        """Whether a line is running text."""
        if at not in self._fluent:
            self._fluent[at] = self._lines[at][0] not in HEADINGS and is_fluent(self.texts[at], self._hits.get(at, ()))
        return self._fluent[at]

    def hits(self, at: int, start: int = 0, end: int = sys.maxsize) -> int:
        """How many stems stand in a line, or begin in a stretch of it."""
        return sum([start <= hit.start < end for hit in self._hits.get(at, ())])

    def place(self, at: int) -> tuple[str, int, Line]:
        """Field, number in the field, and line."""
        return self._lines[at]


def _fields(names: Sequence[str]) -> list[tuple[str, range]]:
    """Each field with the places of its lines, which are neighbours."""
    found: list[tuple[str, range]] = []
    first = 0
    for field, lines in groupby(names):
        last = first + len(list(lines))
        found.append((field, range(first, last)))
        first = last
    return found
