"""What later decisions need of the rows that are stored: inputs, last verdicts, originals. One small part a commit keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.dataset.commits import Commit
from pipelines.dataset.damage import readable
from pipelines.duplicates import MINIMA, Originals, sketch
from pipelines.layout import INDEX
from pipelines.record import Record, Verdict
from pipelines.schema import TABLES

_COLUMNS: Final[Mapping[str, pa.DataType]] = {
    "input_key": pa.binary(),
    "doc_id": pa.string(),
    "verdict": pa.string(),
    "content_hash": pa.string(),  # of an original, else null
    "sketch": pa.binary(MINIMA),  # of an original, else null
    "figures": pa.binary(),  # of every page that was read, since another policy may make it an original; null in older parts
    "paragraphs": pa.binary(),  # likewise
}
SCHEMA: Final = pa.schema(_COLUMNS)


def schema_of(table: str) -> pa.Schema:
    """The columns of a part, by what it is a part of: a table, or the index."""
    return SCHEMA if table == INDEX else TABLES[table]  # type: ignore[index]  # whose parts are of no other table


@dataclass(frozen=True, slots=True)
class _Step:
    """What one added record changed, to take it back."""

    input_key: bytes
    doc_id: str
    previous: Verdict | None
    original: bool


class Index:
    """All rows of a dataset as far as they decide about later ones, those that wait for their commit included."""

    def __init__(self) -> None:
        self.seen = 0  # number of the last commit that is taken in
        self.originals = Originals()
        self.shards: dict[str, int] = {}  # key of an input file that is stored whole -> its pages
        self._inputs: set[bytes] = set()
        self._verdicts: dict[str, Verdict] = {}
        self._waiting: list[_Step] = []

    def has(self, input_key: bytes) -> bool:
        """Whether the same input is stored or waits; an empty key is never known."""
        return input_key in self._inputs

    def inputs(self) -> bytes:
        """The keys of all inputs, sorted, one after the other."""
        return b"".join(sorted(self._inputs))

    def verdict(self, doc_id: str) -> Verdict | None:
        """Verdict of the last row with this `doc_id`."""
        return self._verdicts.get(doc_id)

    def add(self, record: Record) -> None:
        """Take in a decided record that waits for its commit."""
        assert record.verdict is not None
        original = is_original(record)
        self._waiting.append(_Step(record.input_key, record.doc_id, self._verdicts.get(record.doc_id), original))
        self._verdicts[record.doc_id] = record.verdict
        if record.input_key:
            self._inputs.add(record.input_key)
        if original:
            self.originals.add(
                record.doc_id, record.content_hash, sketch(record.content_hash, record.minhash), record.figures, record.paragraphs
            )

    def rewind(self) -> None:
        """Take back all that waits."""
        while self._waiting:
            step = self._waiting.pop()
            self._inputs.discard(step.input_key)
            if step.previous is None:
                del self._verdicts[step.doc_id]
            else:
                self._verdicts[step.doc_id] = step.previous
            if step.original:
                self.originals.drop_last()

    def settle(self, number: int) -> None:
        """What waited is now commit `number`."""
        self._waiting.clear()
        self.seen = number

    def take_in(self, out: Path, commit: Commit) -> None:
        """Read a commit's index; nothing may be waiting."""
        assert not self._waiting
        for part in commit.parts:
            if part.table == INDEX:
                with readable(str(out)):
                    rows = pq.read_table(out / part.path, schema=SCHEMA)
                self._extend(rows)
        self.shards.update(commit.shards)
        self.seen = commit.number

    def _extend(self, rows: pa.Table) -> None:
        columns = rows.to_pydict()
        self._inputs.update(key for key in columns["input_key"] if key)
        self._verdicts.update(zip(columns["doc_id"], columns["verdict"], strict=True))
        kept = [i for i, hashed in enumerate(columns["content_hash"]) if hashed is not None]
        self.originals.extend(*([columns[name][i] for i in kept] for name in ("doc_id", "content_hash", "sketch", "figures", "paragraphs")))


def is_original(record: Record) -> bool:
    """Whether later articles can be duplicates of this one."""
    return record.kept and record.duplicate_of is None and bool(record.content_hash)


def rows(records: Sequence[Record]) -> pa.Table:
    """The index of a commit."""
    originals = [is_original(r) for r in records]
    return pa.table(
        {
            "input_key": [r.input_key for r in records],
            "doc_id": [r.doc_id for r in records],
            "verdict": [r.verdict for r in records],
            "content_hash": [r.content_hash if kept else None for r, kept in zip(records, originals, strict=True)],
            "sketch": [sketch(r.content_hash, r.minhash).tobytes() if kept else None for r, kept in zip(records, originals, strict=True)],
            "figures": [r.figures for r in records],
            "paragraphs": [r.paragraphs for r in records],
        },
        schema=SCHEMA,
    )
