"""Repairs before and after: the places where torn or miscoded characters were put right."""

from __future__ import annotations

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from reports.content import RepairLine
from reports.explain import Words
from reports.tables import Tables
from reports.untrusted import one_line, shown_url

SHOWN: Final = 20
LONGEST: Final = 120


def repair_lines(tables: Tables, words: Words) -> list[RepairLine]:
    """Some repairs of the newest rows: those first of which the repair is least sure, as they want a look most."""
    flags = tables.flags.filter(pa.array(tables.page_of_flag >= 0))
    repaired = pc.and_(pc.equal(flags["action"], "repaired"), pc.starts_with(flags["category"], "corruption."))
    rows = flags.filter(repaired).sort_by([("confidence", "ascending"), ("url", "ascending"), ("line", "ascending"), ("start", "ascending")])
    return [
        RepairLine(
            r["category"],
            words.category(r["category"]),
            one_line(r["evidence"] or "", LONGEST),
            one_line(r["replacement"] or "", LONGEST),
            r["confidence"] or 0.0,
            shown_url(r["url"] or r["source_id"] or ""),
        )
        for r in rows.slice(0, SHOWN).to_pylist()
    ]
