"""How a found run leaves its line: with its signs and brackets, and never with more than a third of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from filters.injection.lines.signs import LIST_SIGNS
from filters.injection.runs.run import Part, Run
from filters.line import EditKind
from filters.model import Document

BRAKE: Final = 1 / 3  # of the article's characters; what would cut more is flagged and stays
HEADER_SEGMENTS: Final = 3  # a whole line of so many keywords is no part of the article
_JOINTS: Final = frozenset(" \t\u3000_＿-－—–|｜,，、/／;；·•~～丨┃│┆┊‖⁞¦★☆◆◇●※")
_PAIRS: Final = dict(zip("【[(（《〈「『“‘〖〔﹝≪‹«⟨", "】])）》〉」』”’〗〕﹞≫›»⟩", strict=True))
_DIVIDED: Final = frozenset(LIST_SIGNS)
_OPENING: Final = frozenset((*_PAIRS, *"'\""))
_CLOSING: Final = frozenset((*_PAIRS.values(), *"'\"?？"))
_WORD: Final = re.compile(r"[^\W_]")
_AFTER: Final = _JOINTS | _CLOSING | frozenset(":：")


def span(part: Part) -> tuple[int, int]:
    """The raw code points of what was injected, signs around it left out but for a bracket whose other half is inside."""
    start, end = part.reading.raw_span(part.start, part.end)
    raw = part.reading.line.raw
    inside = raw[start:end]
    if (closing := _PAIRS.get(raw[start - 1 : start])) and closing in inside and raw[start - 1] not in inside:
        return start - 1, end
    if any(raw[end : end + 1] == closing and opening in inside and closing not in inside for opening, closing in _PAIRS.items()):
        return start, end + 1
    return start, end


def excise(part: Part) -> None:
    """Append the edit that takes a part out of its line."""
    part.reading.line.edit(*excised(part), "", EditKind.EXCISE)


def excised(part: Part) -> tuple[int, int]:
    """The raw code points that go with a part: the whole line where nothing else stands in it, the two signs that running text lacks
    around it, none where a sentence goes on beside it without a sign, else the joints on one side too.
    """
    raw, (start, end) = part.reading.line.raw, span(part)
    if part.whole:
        return 0, len(raw)
    if part.reading.fluent and {part.reading.text[part.start - 1 : part.start], part.reading.text[part.end : part.end + 1]} <= _DIVIDED:
        return start - 1, end + 1
    if part.reading.fluent and (_WORD.match(raw, end) or (start and _WORD.match(raw, start - 1))):
        return start, end
    left, right = _left_of(raw, start), _right_of(raw, end)
    if not _WORD.search(raw, right):
        return left, len(raw)
    if not _WORD.search(raw, 0, left):
        return 0, right
    bracketed = raw[left:start].strip(" ")[-1:] in _OPENING
    if bracketed:
        return left, right
    return (left, end) if left < start else (start, right)


def braked(runs: Sequence[Run], document: Document) -> bool:
    """Whether the cuts in the article's text would take more than a third of it.

    The article is every line of text but those that hold nothing but a keyword header of three segments or more.
    """
    cut = {id(part.reading.line): 0 for run in runs for part in run.parts if part.reading.field == "text"}
    headers = set[int]()
    for part in (part for run in runs for part in run.parts if part.reading.field == "text"):
        if part.whole and len(part.segments) >= HEADER_SEGMENTS:
            headers.add(id(part.reading.line))
        start, end = excised(part)
        cut[id(part.reading.line)] += end - start
    article = sum(len(line.raw) for line in document.lines if id(line) not in headers)
    return sum(n for line, n in cut.items() if line not in headers) > BRAKE * article


def _left_of(raw: str, at: int) -> int:
    while at and (raw[at - 1] in _JOINTS or raw[at - 1] in _OPENING):
        at -= 1
    return at


def _right_of(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in _AFTER:
        at += 1
    return at
