"""The lines of a cloaked page: which spans of them become what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from filters.repair import tear
from filters.repair.gbk import pairs
from filters.repair.pinyin import READING, Annotation, first_reading
from filters.repair.run import Page
from filters.repair.script import converted, simplified
from filters.repair.search import Search, answered
from filters.repair.tokens import tokens

Span = tuple[int, int, str]  # start, end, what was there

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


def tears(texts: Sequence[str], page: Page) -> list[list[Mended]]:
    """The torn spans of each of a page's texts and what was there, in traditional characters; all are looked for at once."""
    torn = [number for number, text in enumerate(texts) if "?" in text]
    found = dict(zip(torn, answered([_tears(texts[number], page) for number in torn], page.prose), strict=True))
    return [found.get(number, []) for number in range(len(texts))]


def undone(texts: Sequence[str], found: Sequence[Sequence[Annotation]], torn: Sequence[Sequence[Mended]]) -> list[Undone]:
    """All that a kit did to a page's texts: torn spans, readings outside them, converted characters outside both."""
    stripped = [_stripped(raw, annotations, tears) for raw, annotations, tears in zip(texts, found, torn, strict=True)]
    spans = [
        sorted([*((a.start, a.end, "") for a in line), *((t.start, t.end, t.replacement) for t in tears if t.replacement)])
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
    found = [*(a for a in annotations if converted(a.character)), *_on_ascii(raw)]
    covered = [(t.start, t.end) for t in tears if t.replacement]
    return [a for a in found if not any(start < a.end and a.start < end for start, end in covered)] if covered else found


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
    for first, second in pairwise(tokens(raw)):
        if second.reading and second.shown.isascii() and second.shown != "?" and not first.reading:
            pair = pairs().code.get(first.shown)
            character = pairs().shown.get((pair[1], ord(second.shown)), "") if pair else ""
            if character and converted(character) and first_reading(character) == second.reading:
                yield Annotation(character, second.reading, second.start + 1, second.end)


def _tears(raw: str, page: Page) -> Search[list[Mended]]:
    line, before, at, mended = tokens(raw), "", 0, list[Mended]()
    while at < len(line):
        found = (yield from tear.mend(line, at, before, page)) if line[at].shown == "?" else None
        if found is None:
            before += line[at].shown
            at += 1
            continue
        span = line[at].start, line[found.end - 1].end
        mended.append(Mended(*span, found.text, found.confidence))
        before += found.text or raw[slice(*span)]
        at = found.end
    return mended
