"""The lines of a cloaked page: which spans of them become what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final, NamedTuple

from filters.repair import marks
from filters.repair.candidates import CUTS
from filters.repair.gbk import pairs
from filters.repair.lattice import Path
from filters.repair.marks import Marks
from filters.repair.pinyin import READING, Annotation, first_reading
from filters.repair.run import BEFORE, END, Page, Run
from filters.repair.script import annotatable, converted, simplified
from filters.repair.search import Search, answered
from filters.repair.tear import read
from filters.repair.tokens import Tokens

Span = tuple[int, int, str]  # start, end, what was there

MOST: Final = 8_000  # characters in a page's torn runs that are read, some 1,700 tears; a real page has some tens
_start: Final = attrgetter("start")
_ASCII: Final = re.compile(rf"\((?<=[@-~]\(){READING} ?\)")  # `re` is fast where a pattern begins with a character


@dataclass(frozen=True, slots=True)
class Mended:
    """A torn span of the raw line and what was there; no replacement where it could not be told."""

    start: int
    end: int
    replacement: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Undone:
    """What is to be done with one line, in raw code points; the spans are disjoint."""

    stripped: list[Annotation]
    tears: list[Mended]
    converted: str  # the line in simplified characters, as long as it was; as it stood where a span covers it


class Tears(NamedTuple):
    """What is torn in a page's texts."""

    lines: list[list[Mended]]  # of each text, in order
    left: int  # question marks that may hide one and were not read


def tears(texts: Sequence[str], page: Page) -> Tears:
    """The torn spans of each of a page's texts and what was there, in traditional characters; all are looked for at once."""
    torn, left = _runs(texts, page)
    first = [run for runs in torn for run in _apart(runs)]
    searches = [run.paths("".join(run.line.shown[max(0, run.first - BEFORE) : run.first])) for run in first]
    found = dict(zip(first, answered(searches, page.prose), strict=True))
    return Tears(answered([_mended(text, runs, found) for text, runs in zip(texts, torn, strict=True)], page.prose), left)


def undone(texts: Sequence[str], found: Sequence[Sequence[Annotation]], torn: Sequence[Sequence[Mended]]) -> list[Undone]:
    """All that a kit did to a page's texts: torn spans, readings outside them, converted characters outside both."""
    stripped = [_stripped(raw, annotations, tears) for raw, annotations, tears in zip(texts, found, torn, strict=True)]
    spans = [
        sorted([(start, end, "") for _, _, start, end in line] + [(t.start, t.end, t.replacement) for t in tears if t.replacement])
        for line, tears in zip(stripped, torn, strict=True)
    ]
    return [
        Undone(line, [replace(t, replacement=replaced.get(t.start, "")) for t in tears], converted)
        for line, tears, (converted, replaced) in zip(stripped, torn, _converted(texts, spans), strict=True)
    ]


def conversions(texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> list[str]:
    """A page's texts in simplified characters, read without what stands in their sorted spans; these stay, and so does each length."""
    return [text for text, _ in _converted(texts, [[(start, end, "") for start, end in line] for line in spans])]


def _stripped(raw: str, annotations: Sequence[Annotation], tears: Sequence[Mended]) -> list[Annotation]:
    """The readings to be stripped from a line."""
    found = [*[a for a in annotations if annotatable(a.character)], *_on_ascii(raw)]
    covered = [t for t in tears if t.replacement]
    return [a for a in found if not _overlaps(covered, a)] if covered else found


def _overlaps(tears: Sequence[Mended], annotation: Annotation) -> bool:
    """Whether one of these tears, which are in order, reaches into a reading."""
    before = bisect_left(tears, annotation.end, key=_start)
    return before > 0 and tears[before - 1].end > annotation.start


def _converted(texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> Iterator[tuple[str, dict[int, str]]]:
    """Convert all texts at once; of each the line as `_inlaid` gives it, and the texts in its spans by their start."""
    before = [_replaced(raw, line) for raw, line in zip(texts, spans, strict=True)]
    after, at = simplified("\n".join(before)), 0
    for raw, line, text in zip(texts, spans, before, strict=True):
        yield _inlaid(raw, line, after[at : at + len(text)])
        at += len(text) + 1


def _replaced(raw: str, spans: Sequence[Span]) -> str:
    """The line with the texts of its sorted spans in them."""
    parts, at = list[str](), 0
    for start, end, text in spans:
        parts += (raw[at:start], text)
        at = end
    return "".join((*parts, raw[at:]))


def _inlaid(raw: str, spans: Sequence[Span], after: str) -> tuple[str, dict[int, str]]:
    """The line as it came out of the conversion, with what stood in its spans; and what became of their texts, by start."""
    line, replaced, read, at = list[str](), dict[int, str](), 0, 0
    for start, end, text in spans:
        inside = read + start - at
        line += (after[read:inside], raw[start:end])
        read, at = inside, end
        if text:
            read += len(text)
            replaced[start] = after[inside:read]
    return "".join((*line, after[read:])), replaced


def _on_ascii(raw: str) -> Iterator[Annotation]:
    """Readings after an ASCII character whose byte makes an annotated pair with the one before: i(suǒ)Tunes after 版."""
    if not _ASCII.search(raw):
        return
    line = Tokens.of(raw)
    for at, reading in enumerate(line.readings[1:], 1):
        if reading and line.shown[at].isascii() and line.shown[at] != "?" and not line.readings[at - 1]:
            pair = pairs().code.get(line.shown[at - 1])
            character = pairs().shown.get((pair[1], ord(line.shown[at])), "") if pair else ""
            if character and converted(character) and first_reading(character) == reading:
                yield Annotation(character, reading, line.starts[at] + 1, line.starts[at + 1])


def _runs(texts: Sequence[str], page: Page) -> tuple[list[list[Run]], int]:
    """The runs of each line that may be torn, in order, until the page's `MOST` characters are used up; and how many are left.

    Runs may overlap.
    """
    torn, budget, left = [list[Run]() for _ in texts], MOST, 0
    for runs, text in zip(torn, texts, strict=True):
        line = Tokens.of(text) if "?" in text else Tokens([], [], [0])
        for first in _torn_at(line, page):
            run = Run(line, first, page) if budget > 0 else None
            budget -= run.end - first if run else 0
            if run and budget >= 0:
                runs.append(run)
            else:
                left += 1
    return torn, left


def _torn_at(line: Tokens, page: Page) -> Iterator[int]:
    """The question marks of a line that may hide a tear: with a reading, or before a sign at which the text is cut."""
    for at, (shown, reading, following) in enumerate(zip(line.shown, line.readings, [*line.shown[1:], END], strict=False)):
        if shown == "?" and (reading or page.wide(following) in CUTS):
            yield at


def _apart(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs of a line whose search needs to know nothing of those before."""
    end = -BEFORE
    for run in runs:
        if run.first >= end + BEFORE:
            yield run
        end = max(end, run.end)


def _mended(raw: str, runs: Sequence[Run], found: Mapping[Run, Sequence[Path]]) -> Search[list[Mended]]:
    """What stood in the torn runs of a line, from left to right."""
    around = Marks(runs[0].line.shown if runs else ())
    before, left, at, mended = "", "", 0, list[Mended]()
    for run in runs:
        if run.first < at:
            continue
        between = "".join(run.line.shown[at : run.first])
        before, left, at = (before + between)[-BEFORE:], marks.outermost(left + between), run.first
        paths = found[run] if run in found else (yield from run.paths(before))
        if tear := read(run, paths, before, left, around.after(run.end)):
            span = run.line.starts[run.first], run.line.starts[run.end]
            mended.append(Mended(*span, tear.text, tear.confidence))
            was = tear.text or raw[slice(*span)]
            before, left, at = before + was, marks.outermost(left + was), run.end
    return mended
