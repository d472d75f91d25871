"""A page's text line by line, with what was done to it: the raw lines, and the paragraphs that came of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from filters import privacy, script
from pipelines.record import Record
from reports.evidence import mark_of
from reports.exhibit import Piece
from reports.explain import Words
from reports.marked import around, pieces
from reports.untrusted import one_line, plain
from reports.veil import split


@dataclass(frozen=True, slots=True)
class LineView:
    """One line: its number in the raw text (from 0) where it has one, and what was done to it."""

    number: int | None
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]  # label, rule and score of each finding in it


def raw_lines(raw: Sequence[str], flags: Sequence[Mapping[str, Any]], words: Words, *, only_cut: bool) -> Iterator[LineView]:
    """The raw lines with what was done to them; of a page that was rewritten as a whole, those that something was cut from."""
    for number, line in enumerate(raw):
        here = [f for f in flags if f["field"] == "text" and f["line"] == number and f["start"] is not None]
        cut = [f for f in here if f["action"] == "excised"]
        if not line.strip() or (only_cut and not cut):
            continue
        made = pieces(privacy.blot(line), map(mark_of, cut if only_cut else here))
        yield LineView(number, around(made) if only_cut else made, _notes(cut if only_cut else here, words))


def _notes(flags: Sequence[Mapping[str, Any]], words: Words) -> tuple[str, ...]:
    notes = (f"{words.category(f['category'])} {f['score']:.2f} {one_line(f['rule'])}".replace(" 0.00", "") for f in flags)
    return tuple(dict.fromkeys(notes))


def article_lines(record: Record, raw: Sequence[str], flags: Sequence[Mapping[str, Any]], words: Words) -> Iterator[LineView]:
    """The article's paragraphs with masks marked, and repairs where the repaired text is found again in the paragraph."""
    paragraphs = record.text.split("\n")
    numbers = _survivors(raw, flags)
    for at, paragraph in enumerate(paragraphs):
        number = numbers[at] if len(numbers) == len(paragraphs) else None
        here = [f for f in flags if f["field"] == "text" and f["replacement"] and (number is None or f["line"] == number)]
        shown = [f for f in here if f["action"] in ("repaired", "masked") and not f["category"].startswith("cloak.")]
        made, noted = _marked(privacy.blot(paragraph), shown)
        yield LineView(number, made, _notes(noted, words))


def _survivors(raw: Sequence[str], flags: Sequence[Mapping[str, Any]]) -> list[int]:
    """Numbers of the raw lines that are neither blank nor cut whole."""
    gone = {
        f["line"]
        for f in flags
        if f["field"] == "text"
        and f["action"] == "excised"
        and f["start"] == 0
        and f["line"] < len(raw)
        and f["end"] == len(raw[f["line"]])
    }
    return [number for number, line in enumerate(raw) if line.strip() and number not in gone]


def _marked(paragraph: str, flags: Sequence[Mapping[str, Any]]) -> tuple[tuple[Piece, ...], list[Mapping[str, Any]]]:
    """A paragraph in pieces, `before → after` where a repair is found in it; and the findings that were found."""
    afters = {script.simplified(f["replacement"]): f for f in reversed(flags)} | {f["replacement"]: f for f in reversed(flags)}
    if not afters:
        return split(plain(paragraph)), []
    made, noted = list[Piece](), list[Mapping[str, Any]]()
    pattern = "|".join(map(re.escape, sorted(afters, key=lambda after: (-len(after), after))))
    for number, part in enumerate(re.split(f"({pattern})", paragraph)):
        if number % 2 == 0:
            made += split(plain(part)) if part else ()
            continue
        flag = afters[part]
        noted.append(flag)
        repaired = flag["action"] == "repaired"
        made.append(Piece(plain(flag["evidence"] if repaired else part), flag["action"], plain(part) if repaired else ""))
    return tuple(made), noted
