"""Repairs before and after: the places where torn or miscoded characters were put right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
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
READ: Final = 1_000  # rows at a time


def repair_lines(tables: Tables, words: Words) -> list[RepairLine]:
    """Some repairs of the newest rows, each once: those first of which the repair is least sure, as they want a look most."""
    flags = tables.flags.filter(pa.array(tables.page_of_flag >= 0))
    repaired = compute.and_(compute.equal(flags["action"], "repaired"), compute.starts_with(flags["category"], "corruption."))
    rows = flags.filter(repaired).sort_by(
        [("confidence", "ascending"), ("url", "ascending"), ("line", "ascending"), ("start", "ascending")]
    )
    return list(islice(_each_once(rows, words), SHOWN))


def _each_once(rows: pa.Table, words: Words) -> Iterator[RepairLine]:
    """The repairs in their order, but for those that another page or line has shown already."""
    seen = set[tuple[str, str]]()
    for r in chain.from_iterable(batch.to_pylist() for batch in rows.to_batches(READ)):
        before, after = _piece(r["evidence"], "flagged"), _piece(r["replacement"], "repaired")
        if (before.text, after.text) not in seen:
            seen.add((before.text, after.text))
            label = words.category(r["category"])
            yield RepairLine(r["category"], label, before, after, r["confidence"] or 0.0, shown_url(r["url"] or r["source_id"] or ""))


def _piece(text: str | None, action: str) -> Piece:
    shown = one_line(text or "", LONGEST)
    return Piece(shown, action, explicit=is_explicit(shown))
