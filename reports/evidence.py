"""Findings as reviewers see them: each in its context, highlighted, with a reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from filters import privacy
from reports.content import ALARMING
from reports.exhibit import Evidence, Piece
from reports.explain import Words
from reports.marked import BLANK, Mark, action_of, around, pieces
from reports.untrusted import one_line, plain
from reports.veil import is_explicit, split

if TYPE_CHECKING:
    from reports.tables import Tables  # with it comes what reads datasets, which an explained page does not need

SHOWN: Final = 12  # findings of one page
_SHOWN_GROUPS: Final = (*ALARMING, "corruption", "duplicate", "page", "selector")  # personal data is only counted

Flag = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Findings:
    """The flags of chosen rows of `now`, by row."""

    by_row: Mapping[int, list[Flag]]
    words: Words

    @classmethod
    def of(cls, tables: Tables, rows: npt.NDArray[np.int64], words: Words) -> Findings:
        """The flags of these rows, in the order in which they stand on the page."""
        chosen = np.flatnonzero(np.isin(tables.page_of_flag, rows))
        by_row: dict[int, list[Flag]] = {}
        owners = tables.page_of_flag[chosen].tolist()
        for row, flag in zip(owners, tables.flags.take(chosen).to_pylist(), strict=True):
            by_row.setdefault(row, []).append(flag)
        return cls(by_row, words)

    def of_row(self, row: int) -> Sequence[Flag]:
        """All flags of one row."""
        return self.by_row.get(row, ())

    def evidence(self, row: int, title_raw: str, text_raw: str) -> tuple[tuple[Evidence, ...], int]:
        """What is shown of a row's findings, the alarming ones first, and how many are left out."""
        flags = self.of_row(row)
        groups = {group: rank for rank, group in enumerate(("injection", "hidden", "spam", "cloak", "farm"))}
        shown = sorted((f for f in flags if _group(f) in _SHOWN_GROUPS), key=lambda f: (groups.get(_group(f), len(groups)), -f["score"]))
        context = Context(title_raw, text_raw.split("\n"), flags)
        made = tuple(evidence_of(f, context, self.words) for f in shown[:SHOWN])
        return made, len(shown) - len(made)


@dataclass(frozen=True, slots=True)
class Context:
    """The raw lines of a page, and what was found in them."""

    title: str
    lines: Sequence[str]
    flags: Sequence[Flag]

    def of(self, flag: Flag) -> tuple[Piece, ...]:
        """The evidence in its line, with what else was found close by; the evidence alone where the line is not stored."""
        line = self._line(flag)
        if line is None or not _stands_in(flag, line):
            return around([_alone(flag)])
        here = [
            f for f in self.flags if (f["field"], f["line"]) == (flag["field"], flag["line"]) and (f is flag or f["action"] == "masked")
        ]
        return around(pieces(privacy.blot(line), map(mark_of, here)))

    def _line(self, flag: Flag) -> str | None:
        if flag["start"] is None or flag["end"] is None:
            return None
        if flag["field"] == "title":
            return self.title
        if flag["field"] == "text" and flag["line"] is not None and flag["line"] < len(self.lines):
            return self.lines[flag["line"]]
        return None


def mark_of(flag: Flag) -> Mark:
    """The span of a line that a flag speaks of."""
    return Mark(
        flag["start"] if flag["start"] is not None else -1,
        flag["end"] if flag["end"] is not None else -1,
        action_of(flag["category"], flag["action"]),
        flag["category"],
        flag["replacement"] or "",
    )


def title_pieces(title: str, title_raw: str, flags: Sequence[Flag]) -> tuple[Piece, ...]:
    """The raw title with what was found in it, where something was; else the title as it is stored."""
    marks = [mark_of(f) for f in flags if f["field"] == "title" and f["start"] is not None and _group(f) != "boilerplate"]
    raw = privacy.blot(title_raw)
    made = pieces(raw, marks)
    return made if any(p.action in ("excised", "flagged") for p in made) else split(one_line(privacy.blot(title) or raw))


def place_of(flag: Flag, words: Words) -> str:
    """Where a finding stands, in words."""
    field = words.say("field", flag["field"])
    return f"{field} · {words.ui('line', n=flag['line'])}" if flag["field"] == "text" and flag["line"] is not None else field


def evidence_of(flag: Flag, context: Context, words: Words) -> Evidence:
    """One finding for people, in its context."""
    return Evidence(
        category=flag["category"],
        label=words.category(flag["category"]),
        rule=one_line(flag["rule"] or ""),
        field=one_line(flag["field"] or ""),
        place=plain(place_of(flag, words)),
        line=flag["line"],
        start=flag["start"],
        end=flag["end"],
        action=flag["action"],
        score=flag["score"] or 0.0,
        confidence=flag["confidence"] or 0.0,
        payload=one_line(flag["payload"] or ""),
        reason=plain(words.why(flag["rule"], flag["category"], flag["explanation"] or "")),
        detail=split(one_line(flag["explanation"] or ""), flag["category"]),
        evidence=_alone(flag),
        context=context.of(flag),
    )


def _alone(flag: Flag) -> Piece:
    evidence = flag["evidence"] or ""
    return Piece(
        plain(evidence if evidence.strip() else BLANK * len(evidence)),
        action_of(flag["category"], flag["action"]),
        plain(flag["replacement"] or ""),
        is_explicit(evidence, flag["category"]),
    )


def _stands_in(flag: Flag, line: str) -> bool:
    """Whether the evidence is the line's own text, masked characters aside; evidence alone is shown where it is not."""
    there = line[flag["start"] : flag["end"]]
    return len(there) == len(flag["evidence"]) and all(a == b or "█" in (a, b) for a, b in zip(there, flag["evidence"], strict=True))


def _group(flag: Flag) -> str:
    return str(flag["category"]).partition(".")[0]
