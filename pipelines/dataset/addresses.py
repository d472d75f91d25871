"""Under which addresses the articles of a dataset came: what tells a changed article from its twin at another address."""

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
        self._known[record.doc_id].add(hash(record.url))

    def other(self, record: Record) -> bool:
        """Whether a row with this record's `doc_id` came from another address."""
        if not self._loaded:
            self._load()
        return bool(self._known[record.doc_id] - {hash(record.url)})

    def _load(self) -> None:
        for table in ("articles", "rejects"):
            for row in read(self._out, table, ["doc_id", "url"]).to_pylist():
                self._known[row["doc_id"]].add(hash(row["url"]))
        self._loaded = True
