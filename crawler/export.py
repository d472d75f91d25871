"""The one way into the dataset: answers of all sites, in each site's sequence order, from one thread; commits by the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic
from typing import Final, Protocol, TypeVar

from crawler.archive import Archive
from crawler.frontier import Frontier, recrawl
from filters.model import RawPage
from pipelines.dataset import Fetch, Run
from pipelines.record import Record

COMMIT_SECONDS: Final = 20.0  # between two commits; each adds a part to every table
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One answer on its way: a record with the page it was made from, a fetch that left none, or nothing that is new."""

    seq: int
    content: Record | Fetch | None
    raw: RawPage | None = None
    changed: bool = False  # the page said something else at the visit before


class Shelf(Protocol):
    """What the export needs of a site."""

    frontier: Frontier
    archive: Archive
    unchanged: int  # pages that the dataset held already


class Exporter:
    """Adds parcels to a run and commits them; what the run holds is let go of by each site's spool."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._thread = ThreadPoolExecutor(1, "export")
        self._broken: dict[int, Exception] = {}  # site -> what kept a parcel of it from being added
        self._until: dict[int, tuple[Shelf, int]] = {}  # site -> the last sequence number that waits for its commit
        self._since: float | None = None  # when the oldest of them was added, monotonic seconds

    async def export(self, shelf: Shelf, parcels: Sequence[Parcel]) -> None:
        """Add a site's next parcels; commit when it is time."""
        await self._in_thread(lambda: self._add(shelf, parcels))

    async def commit(self) -> None:
        """Make all that was added durable."""
        await self._in_thread(self._commit)

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown()

    async def _in_thread(self, work: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _add(self, shelf: Shelf, parcels: Sequence[Parcel]) -> None:
        """Add parcels of a site; none behind one that could not be, since the next start takes what is stored for the spool's beginning."""
        if broken := self._broken.get(id(shelf)):
            raise broken
        try:
            for parcel in parcels:
                self._add_one(shelf, parcel)
                self._until[id(shelf)] = (shelf, parcel.seq)
        except Exception as error:
            self._broken[id(shelf)] = error
            raise
        now = monotonic()
        self._since = self._since or now
        if now - self._since >= COMMIT_SECONDS:
            self._commit()

    def _add_one(self, shelf: Shelf, parcel: Parcel) -> None:
        if isinstance(parcel.content, Fetch):
            shelf.frontier.spool.handed_over(parcel.seq, self._run.run_id)
            self._run.add_fetch(parcel.content)
        else:
            self._add_page(shelf, parcel, parcel.content)

    def _add_page(self, shelf: Shelf, parcel: Parcel, record: Record | None) -> None:
        """Archive a page and add its record; one that the dataset holds as it is leaves nothing.

        A page that is again what it was before it changed, as when an injection is gone or an outage over, is a row once more:
        the newest row of a page says what it is now.
        """
        seq, raw = parcel.seq, parcel.raw
        assert raw is not None
        self._run.counts.site(raw.site).bytes_fetched += len(raw.body)
        known = record is not None and self._run.has(record.input_key)
        if record is None or (known and not parcel.changed):
            shelf.unchanged += 1
            shelf.frontier.spool.held(seq, self._run.run_id)
            return
        if known:
            assert raw.fetched_at is not None
            record.input_key = recrawl.visit_key(record.input_key, raw.fetched_at)
            shelf.frontier.spool.returned(seq)
        file, start, end = shelf.archive.append(raw)
        record.warc_file, record.warc_offset = file, start
        shelf.frontier.spool.handed_over(seq, self._run.run_id, file, start, end)
        self._run.add(record)

    def _commit(self) -> None:
        for shelf, _ in self._until.values():
            shelf.archive.sync()
        self._run.commit()
        for shelf, seq in self._until.values():
            shelf.frontier.spool.exported(seq)
        self._until.clear()
        self._since = None
