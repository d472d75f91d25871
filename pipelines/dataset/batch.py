"""What waits for the next commit, and the rows that it makes, by table and partition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, TypeVar

import pyarrow as pa

from pipelines.dataset import rows
from pipelines.dataset.fetch import Fetch
from pipelines.layout import crawl_date
from pipelines.record import Record

BATCH_ROWS: Final = 1000  # pages: what a crash may cost to do again, and the smallest good row group
BATCH_CHARS: Final = 4_000_000  # code points of text and text_raw, some 150 MB with their tokens

Item = TypeVar("Item", Record, Fetch)


@dataclass(slots=True)
class Batch:
    """Decided records and failed fetches, in the order in which they came."""

    records: list[Record] = field(default_factory=list)
    fetches: list[Fetch] = field(default_factory=list)
    shards: dict[str, int] = field(default_factory=dict)  # input files whose pages are all stored with this batch
    chars: int = 0

    def __bool__(self) -> bool:
        return bool(self.records or self.fetches)

    @property
    def full(self) -> bool:
        """Whether it is time to commit."""
        return len(self.records) >= BATCH_ROWS or self.chars >= BATCH_CHARS

    def add(self, record: Record) -> None:
        """Take in a decided record."""
        self.records.append(record)
        self.chars += len(record.text) + len(record.text_raw)

    def tables(self, run_id: str) -> Iterator[tuple[str, date, pa.Table]]:
        """Table, partition and rows of each part to be; rows are sorted by site, those of a site stay in order."""
        for day, records in _by_day(self.records, _fetched_at):
            yield "flags", day, rows.flags(records)
            yield "rejects", day, rows.articles([r for r in records if not r.kept])
            yield "articles", day, rows.articles([r for r in records if r.kept])
        for day, fetches in _by_day(self.fetches, lambda fetch: fetch.fetched_at):
            yield "fetches", day, rows.fetches(fetches, run_id)


def _by_day(items: Iterable[Item], time: Callable[[Item], datetime]) -> Iterator[tuple[date, list[Item]]]:
    days = defaultdict[date, list[Item]](list)
    for item in sorted(items, key=lambda i: i.site):
        days[crawl_date(time(item))].append(item)
    yield from sorted(days.items(), key=lambda day: day[0])


def _fetched_at(record: Record) -> datetime:
    assert record.fetched_at is not None, "the run gives every record a time"
    return record.fetched_at
