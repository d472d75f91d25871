"""What later decisions need of the rows that are stored: inputs, last verdicts, originals. One small part a commit keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.dataset.addresses import CANONICAL, Addresses, Reading, address
from pipelines.dataset.commits import Commit
from pipelines.dataset.damage import readable
from pipelines.duplicates import MINIMA, Originals, sketch
from pipelines.layout import INDEX
from pipelines.record import KEPT, Record, Verdict
from pipelines.schema import TABLES

_COLUMNS: Final[Mapping[str, pa.DataType]] = {
    "input_key": pa.binary(),
    "doc_id": pa.string(),
    "verdict": pa.string(),
    "content_hash": pa.string(),  # of an original, else null
    "sketch": pa.binary(MINIMA),  # of an original, else null
    "figures": pa.binary(),  # of every page that was read, since another policy may make it an original; null in older parts
    "paragraphs": pa.binary(),  # likewise
    "address": pa.binary(),  # where it was read, see addresses.py; null in older parts
    "copy": pa.bool_(),  # it repeats what another address said of the same page; null in older parts
    "page_key": pa.binary(),  # the key that the same input has for a crawl, where that is another one
}
SCHEMA: Final = pa.schema(_COLUMNS)
_SPOKEN: Final = ("doc_id", "verdict", "content_hash", "address", "copy")  # what says which address speaks for a page


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
    address: bytes
    known: Reading | None  # of the address


class Index:
    """All rows of a dataset as far as they decide about later ones, those that wait for their commit included."""

    def __init__(self, *, by_address: bool = False) -> None:
        """`by_address`: a page that came from an archive is to be known under its address too, as a crawl asks for it."""
        self._by_address = by_address
        self.seen = 0  # number of the last commit that is taken in
        self.originals = Originals()
        self.shards: dict[str, int] = {}  # key of an input file that is stored whole -> its pages
        self._inputs: set[bytes] = set()
        self._verdicts: dict[str, Verdict] = {}
        self._addresses = Addresses()
        self._waiting: list[_Step] = []

    def has(self, input_key: bytes) -> bool:
        """Whether the same input is stored or waits; an empty key is never known."""
        return input_key in self._inputs

    def inputs(self) -> bytes:
        """The keys of all inputs, sorted, one after the other."""
        return b"".join(sorted(self._inputs))

    def verdict(self, doc_id: str) -> Verdict | None:
        """Verdict of the last row with this `doc_id` that was no copy of another address."""
        return self._verdicts.get(doc_id)

    def since(self, record: Record) -> int | None:
        """The first original that a page may repeat among those with its own `doc_id`; None where it may repeat none."""
        return self._addresses.since(record.doc_id, address(record)) if record.doc_id in self._verdicts else None

    def add(self, record: Record) -> None:
        """Take in a decided record that waits for its commit."""
        assert record.verdict is not None
        original, where, previous = is_original(record), address(record), self._verdicts.get(record.doc_id)
        if original:
            self.originals.add(
                record.doc_id, record.content_hash, sketch(record.content_hash, record.minhash), record.figures, record.paragraphs
            )
        known = self._note(record.doc_id, record.verdict, where, copy=is_copy(record), at=len(self.originals))
        if record.input_key:
            self._inputs.add(record.input_key)
        self._waiting.append(_Step(record.input_key, record.doc_id, previous, original, where, known))

    def _note(self, doc_id: str, verdict: Verdict, where: bytes, *, copy: bool, at: int) -> Reading | None:
        """Take in where a row was read and its verdict; gives what was known of the address."""
        last = self._verdicts.get(doc_id)
        known = self._addresses.note(doc_id, where, Reading(at, copy or verdict in KEPT), Reading(at, last in KEPT) if last else None)
        if not copy:
            self._verdicts[doc_id] = verdict
        return known

    def rewind(self) -> None:
        """Take back all that waits."""
        while self._waiting:
            step = self._waiting.pop()
            self._inputs.discard(step.input_key)
            self._addresses.take_back(step.doc_id, step.address, step.known)
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
        if self._by_address:
            self._inputs.update(key for key in columns["page_key"] if key)
        kept = [i for i, hashed in enumerate(columns["content_hash"]) if hashed is not None]
        at = len(self.originals)
        for doc_id, verdict, hashed, where, copy in zip(*(columns[name] for name in _SPOKEN), strict=True):
            at += hashed is not None
            self._note(doc_id, verdict, where or CANONICAL, copy=bool(copy), at=at)
        self.originals.extend(*([columns[name][i] for i in kept] for name in ("doc_id", "content_hash", "sketch", "figures", "paragraphs")))


def is_original(record: Record) -> bool:
    """Whether later articles can be duplicates of this one."""
    return record.kept and record.duplicate_of is None and bool(record.content_hash)


def is_copy(record: Record) -> bool:
    """Whether a page repeats what another address said of the same page: it is no version of it."""
    return record.duplicate_of == record.doc_id


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
            "address": [address(r) for r in records],
            "copy": [is_copy(r) for r in records],
            "page_key": [r.page_key or None for r in records],
        },
        schema=SCHEMA,
    )
