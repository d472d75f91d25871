"""Repairs before and after: the places where torn or miscoded characters were put right."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from reports.content import RepairLine
from reports.exhibit import Piece
from reports.explain import Words
from reports.tables import Tables, compute
from reports.untrusted import one_line, shown_url
from reports.veil import is_explicit

SHOWN: Final = 20
LONGEST: Final = 120


def repair_lines(tables: Tables, words: Words) -> list[RepairLine]:
    """Some repairs of the newest rows: those first of which the repair is least sure, as they want a look most."""
    flags = tables.flags.filter(pa.array(tables.page_of_flag >= 0))
    repaired = compute.and_(compute.equal(flags["action"], "repaired"), compute.starts_with(flags["category"], "corruption."))
    rows = flags.filter(repaired).sort_by(
        [("confidence", "ascending"), ("url", "ascending"), ("line", "ascending"), ("start", "ascending")]
    )
    return [
        RepairLine(
            r["category"],
            words.category(r["category"]),
            _piece(r["evidence"], "flagged"),
            _piece(r["replacement"], "repaired"),
            r["confidence"] or 0.0,
            shown_url(r["url"] or r["source_id"] or ""),
        )
        for r in rows.slice(0, SHOWN).to_pylist()
    ]


def _piece(text: str | None, action: str) -> Piece:
    shown = one_line(text or "", LONGEST)
    return Piece(shown, action, explicit=is_explicit(shown))
