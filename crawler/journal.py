"""One site's crawl: what is written down for each page on its way from the answer to the dataset."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from crawler import recrawl
from crawler.archive import Archive
from crawler.entry import Answer, Lead, Spooled, Task
from crawler.export import Exporter, Parcel
from crawler.frontier import Frontier
from crawler.probe import Download, Prober
from crawler.reach import Reach
from crawler.sites import SiteConfig
from crawler.throttle import LONGEST_NAP, Throttle
from crawler.workers import Refiner
from filters.model import Category, RawPage
from pipelines.dataset import Fetch, Run, read
from pipelines.items import Item, LeadItem, MissItem, PageItem, SameItem
from pipelines.record import Record, input_key

_HELD: Final = LONGEST_NAP  # seconds; a host that is left alone for longer is passed over


class Journal:
    """The frontier, the archive and the order of one site, joined."""

    def __init__(
        self, site: SiteConfig, frontier: Frontier, out: Path, run: Run, workers: Refiner, exporter: Exporter, throttle: Throttle
    ) -> None:
        self.site, self.frontier, self.throttle = site, frontier, throttle
        self.unchanged = 0
        self.answered = 0  # in this run
        self.closed = False
        self.archive = Archive(out, site.stem)
        self.error: Exception | None = None  # what broke the crawl of this site
        self._out, self._run, self._workers, self._exporter = out, run, workers, exporter
        self._busy: dict[str, int] = {}  # hosts that are being asked -> the page
        self._tasks: dict[int, Task] = {}  # pages on their way, from the request until the journal has done with them
        self._order: deque[int] = deque()  # sequence numbers that the dataset has not taken yet
        self._ready: dict[int, Parcel] = {}  # answers that wait for those before them
        self._reach = Reach(site, frontier)

    def connect(self, download: Download) -> None:
        """Let the probe fetch pages; of a site that has none, nothing."""
        if isinstance(self._workers, Prober):
            self._workers.download = download

    # Requests

    def next(self) -> Task | None:
        """The next page to fetch; None while all hosts are busy, or too many pages wait to be refined."""
        if len(self._order) >= self._workers.capacity or self.throttle.stopping:
            return None
        if (task := self.frontier.take({*self._busy, *self._held()}, LONGEST_NAP)) is not None:
            self._busy[task.host] = task.key
            self._tasks[task.key] = task
        return task

    def waits(self) -> bool:
        """Whether there will be another page to fetch, as far as is known now."""
        return not self.throttle.stopping and self.frontier.waits(self._held())

    def _held(self) -> list[str]:
        return [host for host in self.frontier.hosts if self.throttle.wait(host) > _HELD]

    @property
    def waiting(self) -> int:
        """How many addresses are known and not fetched; 0 once the site is closed."""
        return 0 if self.closed else self.frontier.waiting

    def freed(self, key: int) -> None:
        """The wire is free: the host of this page may be asked for another one."""
        task = self._tasks.get(key)
        if task and self._busy.get(task.host) == key:
            del self._busy[task.host]

    def postpone(self, key: int, seconds: float) -> None:
        """Try a page again, no sooner than in so many seconds."""
        self._done(key)
        self.frontier.put_back(key, time.time() + seconds)

    def put_back(self, key: int) -> None:
        """A page was taken and not asked for, since the crawl is being stopped."""
        if key in self._tasks:
            self._done(key)
            self.frontier.put_back(key, counts=False)

    def _done(self, key: int) -> None:
        self.freed(key)
        self._tasks.pop(key, None)

    # The way of an answer

    def spool(self, item: Item) -> None:
        """Transaction A."""
        self.freed(item.key)
        if isinstance(item, SameItem):
            self.frontier.same(Answer(item.key, item.fetched_at, "not_modified", 304))
            self._run.counts.site(self.site.name).not_modified += 1
            self.answered += 1
            self._done(item.key)
            return
        if isinstance(item, LeadItem):
            answer = Answer(item.key, item.fetched_at, item.outcome, item.status)
            self.frontier.led(answer, self._reach.leads(self._tasks[item.key], item))
            self._done(item.key)
            return
        if isinstance(item, MissItem):
            answer = Answer(item.key, item.fetched_at, item.outcome, item.status, item.error)
        else:
            raw = item.raw
            assert raw.fetched_at is not None
            answer = Answer(item.key, raw.fetched_at, "page", raw.status, headers=raw.headers, body=raw.body)
        item.seq = self.frontier.answered(answer)
        self._order.append(item.seq)
        self.answered += 1

    async def refine(self, item: PageItem) -> None:
        """In a worker process."""
        item.record = await self._workers.refine(item.raw)

    async def store(self, item: PageItem | MissItem) -> None:
        """Transaction B; C follows when the exporter commits."""
        if isinstance(item, PageItem):
            assert item.record is not None
            await self._read(item.seq, item.raw, item.record)
        else:
            await self._pass_on(Parcel(item.seq, self._fetch(self.frontier.spool.one(item.seq))))
        self._done(item.key)

    async def _read(self, seq: int, raw: RawPage, record: Record) -> None:
        """Take in the links of a page, and pass its record on.

        A page that asks not to be stored leaves a fetch; one that says what it said at the last visit leaves nothing.
        """
        spooled = self.frontier.spool.one(seq)
        stored = "noindex" not in record.directives
        links = () if "nofollow" in record.directives or (raw.status or 0) >= 400 else record.links
        is_index = any(flag.category is Category.PAGE_INDEX for flag in record.flags)
        leads = self._reach.linked(raw.url, spooled.depth, links, record.canonical_url, is_index=is_index)
        state = recrawl.state(record) if stored else "noindex"
        same = self.frontier.read(spooled, "page" if stored else "noindex", leads, state, is_index=is_index)
        content = self._fetch(spooled, "noindex") if not stored else None if same else record
        await self._pass_on(Parcel(seq, content, raw))

    async def _pass_on(self, parcel: Parcel) -> None:
        """Export what is next in order, as far as it is ready."""
        self._ready[parcel.seq] = parcel
        batch = []
        while self._order and self._order[0] in self._ready:
            batch.append(self._ready.pop(self._order.popleft()))
        if batch:
            await self._exporter.export(self, batch)

    async def flush(self) -> None:
        """Make all durable that was passed on."""
        for key in list(self._tasks):
            self.put_back(key)
        if self.error is not None:
            return
        try:
            await self._exporter.commit()
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
        """Let go of what the dataset holds, cut the archive to it, and refine the rest of the spool again."""
        if self.frontier.spool.waiting():
            self._let_go()
        self.archive.cut(self.frontier.spool.archived)
        left = self.frontier.spool.waiting()
        self._order.extend(left)
        gate = asyncio.Semaphore(self._workers.capacity)

        async def again(seq: int) -> None:
            async with gate:
                spooled = self.frontier.spool.one(seq)
                if spooled.answer.outcome == "page":
                    raw = self._raw(spooled)
                    await self._read(seq, raw, await self._workers.refine(raw))
                else:
                    await self._pass_on(Parcel(seq, self._fetch(spooled)))

        await asyncio.gather(*map(again, left))
        if left:  # so that a crawl that is killed again and again has less to do again each time
            await self._exporter.commit()

    def _let_go(self) -> None:
        """Take out of the spool what was handed over and committed; commits are whole, so that is its beginning."""
        stored = {(row["run_id"], row["url"], row["fetched_at"]) for row in _fetches(self._out)}
        for seq in self.frontier.spool.waiting():
            spooled = self.frontier.spool.one(seq)
            answer = spooled.answer
            if not spooled.run_id:
                break
            held = spooled.held or (answer.outcome == "page" and self._run.has(input_key(self._raw(spooled))))
            if not held and (spooled.run_id, spooled.url, answer.fetched_at) not in stored:
                break
            self.frontier.spool.exported(seq)

    def _raw(self, spooled: Spooled) -> RawPage:
        """The page as it was fetched."""
        answer = spooled.answer
        return self.page(spooled.url, answer.status or 0, answer.headers, answer.body or b"", answer.fetched_at)

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
            run_id=self._run.run_id,
        )

    def _fetch(self, spooled: Spooled, outcome: str = "") -> Fetch:
        answer = spooled.answer
        return Fetch(
            url=spooled.url,
            fetched_at=answer.fetched_at,
            outcome=outcome or answer.outcome,
            site=self.site.name,
            http_status=answer.status,
            error=answer.error,
            referrer=spooled.referrer,
            depth=spooled.depth,
            attempts=spooled.attempts,
        )


def _fetches(out: Path) -> list[dict[str, object]]:
    return read(out, "fetches", ["run_id", "url", "fetched_at"]).to_pylist()
