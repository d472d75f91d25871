"""What taking rows out of a dataset needs: what joins a page's rows over the tables, and the index without some of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa

from pipelines.dataset import index
from pipelines.dataset.change import Change
from pipelines.layout import INDEX

PageKey = tuple[str, str, str]  # run_id, source_id, doc_id: what a page's row and its flags have in common
Rows = Counter[tuple[str, str]]  # (doc_id, verdict) -> rows of the index


def column(rows: pa.Table, name: str) -> list[Any]:
    """The values of a column."""
    values: list[Any] = rows[name].to_pylist()
    return values


def keys(rows: pa.Table) -> list[PageKey]:
    """Which page each row is of."""
    return list(zip(*(column(rows, name) for name in ("run_id", "source_id", "doc_id")), strict=True))


def indexed(pages: pa.Table) -> Rows:
    """What the index holds of rows of articles or rejects, or of its own."""
    return Counter(zip(column(pages, "doc_id"), column(pages, "verdict"), strict=True))


def without(change: Change, rows: Rows) -> None:
    """Take so many rows out of the index, the last ones first."""
    left = Counter(rows)
    for part in reversed(change.of(INDEX)):
        known = change.table(part)
        keep = [True] * known.num_rows
        for at in reversed(range(known.num_rows)):
            key = (known["doc_id"][at].as_py(), known["verdict"][at].as_py())
            if left[key] > 0:
                left[key] -= 1
                keep[at] = False
        if not all(keep):
            change.put([part], [known.filter(pa.array(keep))], index.SCHEMA, change.metadata(part))
