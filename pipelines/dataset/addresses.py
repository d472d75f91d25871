"""Where the articles of a dataset came from, by address or, without one, by source: what tells a changed article from its twin."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pipelines.dataset.reading import read
from pipelines.record import Record


class Addresses:
    """The addresses of each `doc_id`; those of stored rows are read when they are first asked for, which is seldom."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._known: defaultdict[str, set[int]] = defaultdict(set)  # hashes of addresses: good within this process only
        self._loaded = False

    def add(self, record: Record) -> None:
        """Take in a row."""
        self._known[record.doc_id].add(hash(record.url or record.source_id))

    def other(self, record: Record) -> bool:
        """Whether a row with this record's `doc_id` came from elsewhere."""
        if not self._loaded:
            self._load()
        return bool(self._known[record.doc_id] - {hash(record.url or record.source_id)})

    def _load(self) -> None:
        for table in ("articles", "rejects"):
            for row in read(self._out, table, ["doc_id", "url", "source_id"]).to_pylist():
                self._known[row["doc_id"]].add(hash(row["url"] or row["source_id"]))
        self._loaded = True
