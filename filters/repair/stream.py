"""One line of a cloaked page: which spans of it become what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from filters.repair import tear
from filters.repair.pinyin import Annotation
from filters.repair.script import simplified
from filters.repair.tokens import tokens


@dataclass(frozen=True, slots=True)
class Mended:
    """A torn span of the raw line and what was there; no replacement where it could not be told."""

    start: int
    end: int
    replacement: str
    confidence: float


@dataclass(slots=True)
class Undone:
    """What is to be done with one line, in raw code points."""

    stripped: list[Annotation] = field(default_factory=list)
    tears: list[Mended] = field(default_factory=list)
    converted: list[tuple[int, str]] = field(default_factory=list)


def undone(raw: str, found: Sequence[Annotation], page: tear.Page) -> Undone:
    """All that a kit did to this line: torn spans, readings outside them, converted characters outside both."""
    tears = list(_tears(raw, page)) if "?" in raw else []
    covered = [(t.start, t.end) for t in tears if t.replacement]
    stripped = [a for a in found if tear.converted(a.character) and not any(s < a.end and a.start < e for s, e in covered)]
    return Undone(stripped, tears, conversions(raw, sorted(covered + [(a.start, a.end) for a in stripped])))


def conversions(raw: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """The characters outside the sorted spans that simplified script writes otherwise, and how."""
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(raw)]
    places = [at for start, end in zip(starts, ends, strict=True) for at in range(start, end)]
    before = "".join([raw[at] for at in places])
    after = simplified(before)
    return [(at, new) for at, old, new in zip(places, before, after, strict=True) if old != new] if after != before else []


def _tears(raw: str, page: tear.Page) -> Iterator[Mended]:
    line, before, at = tokens(raw), "", 0
    while at < len(line):
        found = tear.mend(line, at, before, page) if line[at].shown == "?" else None
        if found is None:
            before += line[at].shown
            at += 1
            continue
        span = line[at].start, line[found.end - 1].end
        yield Mended(*span, simplified(found.text), found.confidence)
        before += found.text or raw[slice(*span)]
        at = found.end
