"""One site's crawl: what is written down for each page on its way from the answer to the dataset."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from crawler import outcome
from crawler.archive import Archive
from crawler.export import Parcel
from crawler.frontier import Frontier, recrawl
from crawler.frontier.entry import Answer, Lead, Spooled, Task
from crawler.frontier.queue import PATIENCE
from crawler.probe import Download, Prober
from crawler.reach import Reach
from crawler.recovery import recover
from crawler.shared import Shared
from crawler.sites import SiteConfig
from crawler.throttle import LONGEST_NAP
from crawler.workers import Refiner
from filters.article_pages import is_first
from filters.model import RawPage
from pipelines.dataset import Fetch
from pipelines.items import Item, LeadItem, MissItem, PageItem, SameItem
from pipelines.readers.text import NO_TEXT, is_text
from pipelines.record import Record

_PIECE: Final = 1_000  # addresses that come into the frontier at a time
_WAITING: Final = 8  # records, for each page that can be under way, that may wait for a slow one before them


class Journal:
    """The frontier, the archive and the order of one site, joined."""

    def __init__(self, site: SiteConfig, frontier: Frontier, archive: Archive, shared: Shared) -> None:
        self.site, self.frontier, self.archive, self.throttle = site, frontier, archive, shared.throttle
        self.unchanged = 0
        self.answered = 0  # in this run
        self.closed = False
        self.error: Exception | None = None  # what broke the crawl of this site
        self._shared = shared
        self._refiner: Refiner = Prober(shared.workers) if site.probe else shared.workers
        self._busy: dict[str, int] = {}  # hosts that are being asked -> the page
        self._tasks: dict[int, Task] = {}  # pages on their way, from the request until the journal has done with them
        self._order: deque[int] = deque()  # sequence numbers that the dataset has not taken yet
        self._ready: dict[int, Parcel | None] = {}  # answers that wait for those before them
        self._under_way = 0  # answers between transactions A and B
        self._reach = Reach(site, frontier)

    def connect(self, download: Download) -> None:
        """Let the probe fetch pages; of a site that has none, nothing."""
        if isinstance(self._refiner, Prober):
            self._refiner.download = download

    # Requests

    def next(self) -> Task | None:
        """The next page to fetch; None while all hosts are busy, or too many pages wait to be refined."""
        if self._under_way >= self._refiner.capacity or len(self._ready) >= _WAITING * self._refiner.capacity or self.throttle.stopping:
            return None
        if (task := self.frontier.queue.take({*self._busy, *self._held(LONGEST_NAP)}, LONGEST_NAP)) is not None:
            self._busy[task.host] = task.key
            self._tasks[task.key] = task
        return task

    def waits(self) -> bool:
        """Whether there will be another page to fetch, as far as is known now."""
        return not self.throttle.stopping and self.frontier.queue.waits(self._held(PATIENCE))

    def _held(self, seconds: float) -> list[str]:
        """Hosts that are to be left alone for longer."""
        return [host for host in self.frontier.queue.hosts if self.throttle.wait(host) > seconds]

    @property
    def waiting(self) -> int:
        """How many addresses are known and not fetched; 0 once the site is closed."""
        return 0 if self.closed else self.frontier.progress.waiting

    def freed(self, key: int) -> None:
        """The wire is free: the host of this page may be asked for another one."""
        task = self._tasks.get(key)
        if task and self._busy.get(task.host) == key:
            del self._busy[task.host]

    def postpone(self, key: int, seconds: float) -> None:
        """Try a page again, no sooner than in so many seconds."""
        self._done(key)
        self.frontier.queue.put_back(key, time.time() + seconds)

    def put_back(self, key: int, attempt: int) -> None:
        """A page was taken and not asked for, since the crawl is being stopped; unless it was taken again meanwhile."""
        task = self._tasks.get(key)
        if task and task.attempts == attempt:
            self._done(key)
            self.frontier.queue.put_back(key, counts=False)

    def _done(self, key: int) -> None:
        self.freed(key)
        self._tasks.pop(key, None)

    def _part_of(self, key: int) -> int | None:
        """The first page of the article that a page goes on with."""
        task = self._tasks.get(key)
        return task.part_of if task else None

    # The way of an answer

    async def spool(self, item: Item) -> None:
        """Transaction A."""
        self.freed(item.key)
        if isinstance(item, LeadItem):
            leads = await asyncio.to_thread(self._reach.leads, self._tasks[item.key], item)
            rest = await self._taken_in(leads)
            self.frontier.led(Answer(item.key, item.fetched_at, item.outcome, item.status), rest, again=item.again)
            return
        self.answered += 1
        self._under_way += 1
        if isinstance(item, SameItem):
            self.frontier.same(Answer(item.key, item.fetched_at, "not_modified", 304))
            self._shared.run.counts.site(self.site.name).not_modified += 1
            return
        answer, first = _answer(item), self._part_of(item.key)
        if first is not None and _is_part(item):
            self.frontier.continued(first, answer)
        else:
            item.seq = self.frontier.answered(answer)
            self._order.append(item.seq)

    async def _taken_in(self, leads: Sequence[Lead]) -> Sequence[Lead]:
        """Take in all but the last of many addresses, beside the reactor and piece by piece, so that no other site waits for them.

        Returns the last. A crash in between has them read again, since what they stand in is not done.
        """
        while len(leads) > _PIECE:
            self.frontier.queue.wake(await asyncio.to_thread(self.frontier.take_in, leads[:_PIECE]))
            leads = leads[_PIECE:]
        return leads

    async def refine(self, item: PageItem) -> None:
        """In a worker process."""
        item.record = await self._refiner.refine(item.raw)

    async def store(self, item: Item) -> None:
        """Transaction B; C follows when the exporter commits."""
        first = self._part_of(item.key)
        if isinstance(item, PageItem):
            assert item.record is not None
            if item.seq or first is None:
                await self.read(item.seq, item.raw, item.record)
            else:
                await self.go_on(first, item.key, item.raw, item.record)
        elif isinstance(item, MissItem):
            await self.pass_on(item.seq, Parcel(item.seq, self.fetch(self.frontier.spool.one(item.seq))))
        if first is not None and not _is_part(item):
            self.frontier.joining.leave_out(first, item.key)
            await self.join(self.frontier.joining.goes_on(first, None, ()))
        self._under_way -= not isinstance(item, LeadItem)
        self._done(item.key)

    async def read(self, seq: int, raw: RawPage, record: Record, *, whole: bool = False) -> None:
        """Take in the links of a page, and pass its record on, unless its article goes on and is not `whole`.

        A page that asks not to be stored leaves a fetch; one that says what it said at the last visit leaves nothing.
        """
        spooled = self.frontier.spool.one(seq)
        stored = "noindex" not in record.directives
        next_part = None if whole or not stored or not is_first(spooled.url) else self._reach.next_part(spooled.url, spooled.depth, record)
        leads = await self._linked(spooled.url, spooled.depth, raw.status or 0, record, joined=whole or next_part is not None)
        if next_part is not None and self.frontier.joining.hold(spooled, next_part, leads):
            await self.pass_on(seq, None)
            return
        state = recrawl.state(record) if stored else "noindex"
        came_to = outcome.of_page(record)
        likeness = recrawl.likeness(record) if came_to not in outcome.IN_ITS_PLACE else ""
        news = self.frontier.read(
            spooled, came_to if stored else "noindex", leads, state, likeness, is_index=record.is_index, tells=recrawl.tells(record)
        )
        if news == "changed" and recrawl.is_injected(record):
            self.frontier.turned(spooled.answer.fetched_at.timestamp())
        if came_to in outcome.IN_ITS_PLACE:
            self._shared.run.counts.site(self.site.name).answers[came_to] += 1
        content = self.fetch(spooled, "noindex") if not stored else None if news == "same" else record
        await self.pass_on(seq, Parcel(seq, content, raw, news == "changed"))

    async def _linked(self, url: str, depth: int, status: int, record: Record, *, joined: bool) -> Sequence[Lead]:
        """The links of a page that are still to be taken in."""
        return await self._taken_in(await asyncio.to_thread(self._reach.linked, url, depth, status, record, joined=joined))

    async def go_on(self, first: int, key: int, raw: RawPage, record: Record) -> None:
        """Wait for the next part of an article, or join what has come of it.

        The last part leads on as any page does: where it is none, but the page of a list, to the list's other pages.
        """
        depth = self.frontier.joining.depth(first)
        next_part = self._reach.next_part(raw.url, depth, record)
        leads = await self._linked(raw.url, depth, raw.status or 0, record, joined=next_part is not None)
        if "noindex" in record.directives:
            self.frontier.joining.leave_out(first, key)
        await self.join(self.frontier.joining.goes_on(first, next_part, leads))

    async def join(self, seq: int) -> None:
        """Refine an article with all its parts, once these are there."""
        if seq:
            self._order.append(seq)
            raw = self.raw(self.frontier.spool.one(seq))
            await self.read(seq, raw, await self._refiner.refine(raw), whole=True)

    async def pass_on(self, seq: int, parcel: Parcel | None) -> None:
        """Export what is next in order, as far as it is ready; None for an answer that left the spool."""
        self._ready[seq] = parcel
        batch = []
        while self._order and self._order[0] in self._ready:
            if (ready := self._ready.pop(self._order.popleft())) is not None:
                batch.append(ready)
        if batch:
            await self._shared.exporter.export(self, batch)

    async def flush(self) -> None:
        """Make all durable that was passed on."""
        for task in list(self._tasks.values()):
            self.put_back(task.key, task.attempts)
        if self.error is not None:
            return
        try:
            await self._shared.exporter.commit()
        except Exception as error:  # noqa: BLE001 - Scrapy would log it and go on
            self.error = error

    def leads(self, addresses: Iterable[str], kind: str) -> None:
        """Take in addresses that robots.txt names."""
        self.frontier.found([Lead(url, kind) for url in self._reach.followed(addresses)])

    def close(self) -> None:
        """Close the files of the site."""
        self.closed = True
        self.archive.close()
        self.frontier.close()

    # After a crash

    async def recover(self) -> None:
        """Take up what an earlier run left on its way."""
        if await recover(self, self._order, self._refiner, self._shared):
            await self._shared.exporter.commit()  # so that a crawl that is killed again and again has less to do again each time

    # What was answered

    def raw(self, spooled: Spooled) -> RawPage:
        """The page as it was fetched, with the parts on which its article goes on."""
        pages = [(spooled.url, spooled.answer), *self.frontier.joining.parts(spooled.answer.key)]
        first, *parts = (self.page(url, a.status or 0, a.headers, a.body or b"", a.fetched_at) for url, a in pages)
        return replace(first, parts=tuple(parts))

    def page(self, url: str, status: int, headers: tuple[tuple[str, str], ...], body: bytes, fetched_at: datetime) -> RawPage:
        """A raw page of this site and run."""
        return RawPage(
            body,
            url=url,
            status=status,
            headers=headers,
            fetched_at=fetched_at,
            site=self.site.name,
            source_id=url,
            run_id=self._shared.run.run_id,
            error="" if is_text(body) else NO_TEXT,
        )

    def fetch(self, spooled: Spooled, came_to: str = "") -> Fetch:
        answer = spooled.answer
        return Fetch(
            url=spooled.url,
            fetched_at=answer.fetched_at,
            outcome=came_to or answer.outcome,
            site=self.site.name,
            http_status=answer.status,
            error=answer.error,
            referrer=spooled.referrer,
            depth=spooled.depth,
            attempts=spooled.attempts,
        )


def _answer(item: PageItem | MissItem) -> Answer:
    if isinstance(item, MissItem):
        return Answer(item.key, item.fetched_at, item.outcome, item.status, item.error)
    raw = item.raw
    assert raw.fetched_at is not None
    return Answer(item.key, raw.fetched_at, "page", raw.status, headers=raw.headers, body=raw.body)


def _is_part(item: Item) -> bool:
    """Whether an answer can be a part of an article."""
    return isinstance(item, PageItem) and (item.raw.status or 0) < 400
