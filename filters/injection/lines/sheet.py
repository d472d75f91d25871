"""All lines of a page as the search reads them: one pass for their matching texts and stems, a closer look only where one is due."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters.injection.lines import woven
from filters.injection.lines.reading import HEADINGS, PARAGRAPH_LENGTH, SENTENCE_LENGTH, TITLES, Reading, is_fluent
from filters.injection.lines.segment import HIT
from filters.injection.lines.signs import CLOSE, LIST_SIGN, SEMICOLON, SIGN, STOP, Signs
from filters.injection.lines.view import Matching
from filters.injection.vocabulary.joined import Joined, Places, places_of
from filters.injection.vocabulary.stems import STRONG, Hit, hits_from, lexicon
from filters.line import Line, views

MOST_STEMS: Final = 2_000  # of a page's lines that are searched; the fullest real page has 250
_COUNTED: Final = frozenset(("text", "outside", "hidden"))  # fields of those lines; what a head states is short
_TERM: Final = re.compile(r"[a-z0-9\u4e00-\u9fff]{3,21}")  # that may be glued to a title
_LONGEST_HEADING: Final = 60  # characters of a title that a line may say again
_HEADING: Final = 6  # characters of a heading that is told from a word
_MOST_WOVEN: Final = 100  # lines of running text that are searched for terms inside their sentences
_FIRST_LINES: Final = 12  # of the text, among which the page's heading stands
_field: Final = itemgetter(0)
_line: Final = itemgetter(2)


class Sheet:
    """The lines of a page, each with its field and its number there. All are read when one is first asked for, and a `Reading` is made
    of a line when that is first looked at.
    """

    def __init__(self, lines: Iterable[tuple[str, int, Line]]) -> None:
        self._lines = list(lines)
        self._readings: dict[int, Reading] = {}
        self._told: dict[int, tuple[int, int, float]] = {}
        self._fluent: dict[int, bool] = {}
        self.fields = _fields(list(map(_field, self._lines)))
        self._matching = matching = Matching(views(list(map(_line, self._lines))))
        self.texts, self.lines = matching.texts, matching.lines  # the matching text of each line; all as one
        self._hits: dict[int, list[Hit]] = lexicon().hits_in(self.lines)
        self.left = self._shorten()  # stems behind the last line that is searched
        self._titles = frozenset([self.texts[at] for field, places in self.fields if field in TITLES for at in places])

    def _shorten(self) -> int:
        """Leave out what stands behind the first `MOST_STEMS` stems of a page's lines; returns how many stems stand there."""
        counted = [at for at in self._hits if self._lines[at][0] in _COUNTED]
        room = MOST_STEMS
        if sum(len(self._hits[at]) for at in counted) <= room:
            return 0
        left = last = 0
        for at in counted:
            hits = self._hits[at]
            last = at if room else last
            left += max(0, len(hits) - room)
            self._hits[at] = hits[:room]
            room = max(0, room - len(hits))
        self._hits = {at: hits for at, hits in self._hits.items() if at <= last}
        del self._lines[last + 1 :], self.texts[last + 1 :]
        self.fields = _fields(list(map(_field, self._lines)))
        self.lines = Joined(self.texts)
        self.signs = Signs(self.lines)
        return left

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Reading]:
        return (self[at] for at in range(len(self)))

    def __getitem__(self, at: int) -> Reading:
        if at not in self._readings:
            field, number, line = self._lines[at]
            heading = field in TITLES or self.texts[at] in self._titles
            view = self._matching.view(at, line)
            glued = self.glued.get(self.texts[at], ()) if heading else ()
            seams = sorted({*glued, *(edge for span in self.woven.get(at, ()) for edge in span)})
            hits, fluent = self._hits.get(at, []), False if self._is_heading(at) else self._fluent.get(at)
            self._readings[at] = Reading(field, number, line, view, hits, heading=heading, fluent=fluent, seams=seams)
            if at in self._told:
                self.tell(at, *self._told[at])
        return self._readings[at]

    def tell(self, at: int, start: int, end: int, honest: float) -> None:
        """Mark a lone term with how likely it is worded honestly: now, or when its line is first looked at."""
        if at not in self._readings:
            self._told[at] = start, end, honest
            return
        for segment in self._readings[at].alone(start, end):
            segment.honest = honest

    @cached_property
    def glued(self) -> dict[str, tuple[int, int]]:
        """The titles with a term before or behind a heading of the page, or before or behind what else the page says, without a sign, and
        where that term stands.
        """
        titles = sorted(self._titles)
        text = next((places for field, places in self.fields if field == "text"), range(0))
        headings = [h for h in (*titles, *self.texts[text.start : text.stop][:_FIRST_LINES]) if len(h) >= _HEADING]
        longer = ((title, heading) for heading in headings for title in titles if len(title) > len(heading))
        found = ((title, _glued(title, heading)) for title, heading in longer if title.startswith(heading) or title.endswith(heading))
        glued = {title: place for title, place in found if place}
        told = [(title, hits) for title, hits in self._told_titles() if title not in glued]
        said = "\n".join([line for line in self.texts[text.start : text.stop] if line not in self._titles]) if told else ""
        woven_in = ((title, woven.beside(title, hits, said)) for title, hits in told)
        return glued | {title: place for title, place in woven_in if place}

    def _told_titles(self) -> Iterator[tuple[str, list[Hit]]]:
        """The titles with stems in them."""
        titles = (at for field, places in self.fields if field in TITLES for at in places)
        return ((self.texts[at], self._hits[at]) for at in titles if at in self._hits)

    @cached_property
    def woven(self) -> dict[int, list[tuple[int, int]]]:
        """The lines of running text with terms put into their sentences without a sign, and where these stand; none of which a title
        says its stem, or one inside it that names the trade: 传奇私服 below 私服案件的法律适用.
        """
        known = [at for at in self.with_stems("text") if any(hit.stem.weight >= STRONG for hit in self._hits[at])]
        lines = [at for at in known if self.is_fluent(at)]
        said = "\n".join(sorted(self._titles)) if lines else ""
        named = {hit.stem.text for _, hits in self._told_titles() for hit in hits if hit.stem.weight >= HIT} if lines else set()

        def is_topic(stem: str) -> bool:
            return stem in said or not named.isdisjoint(_pieces(stem))

        found = ((at, [h for h in self._hits[at] if not is_topic(h.stem.text)]) for at in lines[:_MOST_WOVEN])
        terms = ((at, list(woven.terms(self.texts[at], hits))) for at, hits in found)
        strange = (
            (at, [(a, b) for a, b in spans if not any(h.stem.text in said for h in self._hits[at] if a <= h.start < b)])
            for at, spans in terms
        )
        return {at: spans for at, spans in strange if spans}

    def stems(self, *fields: str) -> int:
        """How many stems stand in the lines of these fields."""
        return sum(len(hits) for at, hits in self._hits.items() if self._lines[at][0] in fields)

    @property
    def weight(self) -> float:
        """What the stems of all lines weigh."""
        return sum([h.stem.weight for hits in self._hits.values() for h in hits])

    def weights(self) -> dict[int, float]:
        """What each line weighs that has stems or was looked at before, in order: the others need no second look."""
        readings, weights = self._readings, self._weights
        told = weights if readings.keys() <= weights.keys() else sorted(weights.keys() | readings.keys())
        return {at: readings[at].weight if at in readings else weights[at] for at in told}

    @cached_property
    def _weights(self) -> dict[int, float]:
        """What the stems of each line weigh that has any."""
        return {at: sum([h.stem.weight for h in hits]) for at, hits in self._hits.items()}

    @cached_property
    def signs(self) -> Signs:
        """The signs of all lines."""
        return self._matching.signs or Signs(self.lines)

    @cached_property
    def lengths(self) -> Places:
        """How many characters each line has."""
        return self.lines.ends - self.lines.starts

    def open(self, shortest: int, longest: int) -> list[int]:
        """The lines of these lengths without a sign of running text at the end."""
        return places_of(self._of_length(shortest, longest) & (self.signs.last & CLOSE == 0)).tolist()  # type: ignore[no-any-return]

    def _of_length(self, shortest: int, longest: int) -> NDArray[np.bool_]:
        return (self.lengths >= shortest) & (self.lengths <= longest)

    def with_signs(self, shortest: int, longest: int) -> list[int]:
        """The lines of these lengths that may be lists or hold one: signs in two places or more, and no running text's sign at the end
        unless the signs are a list's.
        """
        signs, fits = self.signs, self._of_length(shortest, longest)
        ordinary = fits & (signs.last & CLOSE == 0) & (signs.kinds & SIGN != 0)  # what may be told by signs that sentences have too
        found = np.zeros(len(fits), bool)
        if ordinary.any():
            found[signs.with_two(SIGN, apart=True)] = True
            found &= ordinary
        if signs.present & LIST_SIGN:
            found[signs.with_two(LIST_SIGN)] = True
            found &= fits
        return places_of(found).tolist()  # type: ignore[no-any-return]

    def blocks(self, places: range, longest: int) -> Iterator[range]:
        """Neighbouring lines among these places that are not empty and no longer than this."""
        lengths = self.lengths[places.start : places.stop]
        breaks = places_of((lengths == 0) | (lengths > longest)) + places.start
        edges = [places.start - 1, *breaks.tolist(), places.stop]
        return (range(before + 1, after) for before, after in pairwise(edges) if after - before > 1)

    def running(self, *fields: str) -> Iterator[int]:
        """The places of the lines of running text in these fields, in order."""
        candidates = list(self.candidates)
        ranges = [places for field, places in self.fields if field in fields]
        return (at for places in ranges for at in within(candidates, places) if self.is_fluent(at))

    def is_fluent(self, at: int) -> bool:
        """Whether a line is running text."""
        if at not in self._fluent:
            hits = self._hits.get(at, ())
            told = at in self.candidates and self._lines[at][0] not in HEADINGS and not self._is_heading(at)
            self._fluent[at] = told and is_fluent(self.texts[at], hits)
        return self._fluent[at]

    def _is_heading(self, at: int) -> bool:
        """Whether a line says a title again: with what was put into it, it vouches for nothing. A longer one is a text itself."""
        return self.texts[at] in self._titles and len(self.texts[at]) <= _LONGEST_HEADING

    def hits(self, at: int, start: int = 0, end: int | None = None) -> int:
        """How many stems stand in a line, or begin in a stretch of it."""
        hits = self.hits_of(at)
        return len(hits) if end is None or not hits else len(hits_from(hits, start, end))

    def hits_of(self, at: int) -> Sequence[Hit]:
        """The stems that stand in a line, in order."""
        return self._hits.get(at, ())

    def at(self, reading: Reading) -> int:
        """The place of a reading."""
        return self._starts[reading.field] + reading.number

    @cached_property
    def _starts(self) -> dict[str, int]:
        """The place of each field's first line."""
        return {field: places.start for field, places in reversed(self.fields)}

    def saying(self, text: str) -> Iterator[int]:
        """The lines that say just this, in order."""
        at = -1
        for _ in range(self.texts.count(text)):
            at = self.texts.index(text, at + 1)
            yield at

    def with_stems(self, field: str) -> list[int]:
        """The lines of a field in which stems stand, in order."""
        told = list(self._hits)
        return [at for name, places in self.fields if name == field for at in within(told, places)]

    def is_known(self, at: int, start: int, end: int) -> bool:
        """Whether a stem that says enough alone begins in a stretch of a line."""
        return at in self._hits and any(hit.stem.weight >= STRONG for hit in hits_from(self._hits[at], start, end))

    def place(self, at: int) -> tuple[str, int, Line]:
        """Field, number in the field, and line."""
        return self._lines[at]

    @cached_property
    def candidates(self) -> dict[int, None]:
        """The lines, in order, that may be running text: as long as a sentence, and with the end of one or as long as a paragraph."""
        ended = self.signs.kinds & (STOP | SEMICOLON) != 0
        found = places_of((self.lengths >= SENTENCE_LENGTH) & (ended | (self.lengths >= PARAGRAPH_LENGTH)))
        return dict.fromkeys(found.tolist())


def within(numbers: Sequence[int], places: range) -> Sequence[int]:
    """Of numbers in order those of a range."""
    first = bisect_left(numbers, places.start)
    return numbers[first : bisect_left(numbers, places.stop, first)]


def _pieces(stem: str) -> Iterator[str]:
    """All stretches of a stem."""
    return (stem[start:end] for start in range(len(stem)) for end in range(start + 1, len(stem) + 1))


def _glued(title: str, heading: str) -> tuple[int, int] | None:
    """Where a term stands in a title that begins or ends with a heading."""
    rest = len(title) - len(heading)
    if title.startswith(heading) and heading[-1].isalnum() and _TERM.fullmatch(title, len(heading)):
        return len(heading), len(title)
    return (0, rest) if title.endswith(heading) and heading[0].isalnum() and _TERM.fullmatch(title, 0, rest) else None


def _fields(names: Sequence[str]) -> list[tuple[str, range]]:
    """Each field with the places of its lines, which are neighbours."""
    found: list[tuple[str, range]] = []
    first = 0
    for field, lines in groupby(names):
        last = first + len(list(lines))
        found.append((field, range(first, last)))
        first = last
    return found
