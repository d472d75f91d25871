"""A line of text cut into pieces, each with what was done to it: how evidence is shown in its context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reports.exhibit import Piece
from reports.untrusted import plain
from reports.veil import is_explicit, split

AROUND: Final = 48  # characters shown before and after the evidence
LONGEST: Final = 400  # of one piece of evidence
BLANK: Final = "␣"  # a gap in the text, made visible
_STRENGTH: Final = {"excised": 4, "trimmed": 3, "masked": 2, "repaired": 1, "flagged": 0}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a line (code points) that something was done to."""

    start: int
    end: int
    action: str
    category: str
    replacement: str = ""


def action_of(category: str, action: str) -> str:
    """What was done, as people see it: furniture is trimmed, not excised."""
    return "trimmed" if action == "excised" and category.startswith("boilerplate.") else action


def pieces(line: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The line in pieces; of marks that overlap the stronger is shown. Masked spans show their mask and never the line's own text."""
    fitting = [m for m in marks if 0 <= m.start < m.end <= len(line)]
    owners: list[Mark | None] = [None] * len(line)
    for mark in sorted(fitting, key=lambda m: (_STRENGTH.get(m.action, 0), -m.start)):
        owners[mark.start : mark.end] = [mark] * (mark.end - mark.start)
    made, at = list[Piece](), 0
    while at < len(line):
        owner, first = owners[at], at
        while at < len(line) and owners[at] is owner:
            at += 1
        made += split(plain(line[first:at])) if owner is None else [_piece(line[first:at], owner)]
    return tuple(made)


def around(made: Sequence[Piece], limit: int = AROUND) -> tuple[Piece, ...]:
    """The pieces with long unmarked stretches cut down to what stands next to a mark, and long evidence cut at its end."""
    kept = []
    for number, piece in enumerate(made):
        if piece.action or piece.explicit:
            kept.append(piece if len(piece.text) <= LONGEST else _retold(piece, piece.text[: LONGEST - 1] + "…"))
            continue
        before, after = number > 0, number + 1 < len(made)
        kept.append(_retold(piece, _shortened(piece.text, limit if before else 0, limit if after else 0)))
    return tuple(kept)


def _piece(text: str, mark: Mark) -> Piece:
    shown = "█" * len(text) if mark.action == "masked" else text if text.strip() else BLANK * len(text)
    return Piece(plain(shown), mark.action, plain(mark.replacement), is_explicit(text, mark.category))


def _retold(piece: Piece, text: str) -> Piece:
    return Piece(text, piece.action, piece.replacement, piece.explicit)


def _shortened(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail + 1:
        return text
    return text[:head] + "…" + (text[-tail:] if tail else "")
