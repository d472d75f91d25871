"""A crawl from a program: all sites of a run in one process, each with a spider of its own, into one dataset."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from crawler import log
from crawler.journal import Journal
from crawler.result import CrawlResult, SiteResult, exit_code
from crawler.room import Room
from crawler.session import ROOM, Session
from crawler.sites import SiteConfig
from pipelines.config import Config
from pipelines.errors import LockedError, TaoshaError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

SITES_AT_ONCE: Final = 16
WATCH_SECONDS: Final = 0.5  # between two looks of a watcher
GUARD_SECONDS: Final = 2.0  # between two looks at the disk

Watcher = Callable[[Sequence[Journal]], None]


def crawl(
    sites: Sequence[SiteConfig],
    out: Path,
    config: Config | None = None,
    *,
    command: str = "crawl",
    workers: int | None = None,
    settings: Mapping[str, Any] | None = None,
    watch: Watcher | None = None,
    room: Room = ROOM,
) -> CrawlResult:
    """Crawl sites into the dataset at `out`; goes on with what was interrupted. Once a process: it runs Twisted's reactor.

    `workers`: processes that refine pages, 0 for none, one a core where it is not said. `settings` are laid over those of
    the Scrapy project. `watch` is called twice a second with the journals of all sites. SIGINT, SIGTERM and `room` that is
    used up end the crawl cleanly. Raises UsageError or StorageError where the dataset cannot be used; what goes wrong with a
    site is in the result.
    """
    session = Session(out, config or Config.default(), command=command, workers=workers, room=room)
    results = {site.name: SiteResult(site.name) for site in sites}
    try:
        runner = _Runner(session, results, settings or {}, watch)
        runner.run(sites)
        if runner.full:
            for result in results.values():
                result.stopped(f"{runner.full}; make room (taosha prune) or allow more, then start again to go on")
        code = exit_code(results.values(), runner.signal)
        manifest = session.finish(code)
    finally:
        session.shared.workers.stop()  # a process that ends waits for its workers, whatever went wrong
    return CrawlResult(code, str(out), session.shared.run.run_id, tuple(results.values()), manifest)


class _Runner:
    """The reactor, from start to stop."""

    def __init__(self, session: Session, results: Mapping[str, SiteResult], settings: Mapping[str, Any], watch: Watcher | None) -> None:
        from scrapy.crawler import AsyncCrawlerProcess
        from scrapy.settings import Settings

        project = Settings()
        project.setmodule("crawler.settings", priority="project")
        project.update(dict(settings), priority="cmdline")
        project.set("LOG_INSTALL_ROOT_HANDLER", False, priority="cmdline")  # ours is there already
        log.install(project)
        self._process = AsyncCrawlerProcess(project)
        self._session, self._results, self._watch = session, results, watch
        self._gate = asyncio.Semaphore(SITES_AT_ONCE)
        self.signal: int | None = None
        self.full = ""  # which limit ended the crawl

    def run(self, sites: Sequence[SiteConfig]) -> None:
        """Crawl all sites; returns when the last has ended."""
        loop = asyncio.get_event_loop()
        everything = loop.create_task(self._all(sites))
        everything.add_done_callback(lambda _: _stop_reactor())
        self._process.start(stop_after_crawl=False, install_signal_handlers=False)
        if everything.done():  # else a second signal stopped the reactor under it
            everything.result()

    async def _all(self, sites: Sequence[SiteConfig]) -> None:
        loop = asyncio.get_running_loop()
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        for number in before:
            loop.add_signal_handler(number, self._stop, number)
        self.full = await asyncio.to_thread(self._session.full)  # before the sites are opened, so that none is for nothing
        watchers = [loop.create_task(self._watching()), loop.create_task(self._guarding())]
        try:
            await asyncio.gather(*map(self._one, sites))
        finally:
            for watcher in watchers:
                watcher.cancel()
            if self._watch is not None:  # so that it sees the last sites end
                self._watch(self._session.journals)
            for number, handler in before.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)

    async def _one(self, site: SiteConfig) -> None:
        """Crawl one site, and write down what came of it."""
        async with self._gate:
            result = self._results[site.name]
            if self.signal is not None or self.full:
                result.state = "interrupted"
                return
            try:
                journal = self._session.open(site)
            except LockedError as error:
                result.state, result.reason = "locked", str(error)
                return
            except TaoshaError as error:
                result.state, result.reason = "broken", str(error)
                return
            try:
                await self._spider(journal, result)
            except TaoshaError as error:  # what the site came to cannot be written down, as on a full disk
                result.state, result.reason = "broken", str(error)

    async def _spider(self, journal: Journal, result: SiteResult) -> None:
        from crawler.spiders.article import ArticleSpider

        crawler = self._process.create_crawler(ArticleSpider)
        crawling: Awaitable[None] = self._process.crawl(crawler, journal=journal)
        try:
            await crawling
        except Exception as error:  # noqa: BLE001 - one site never ends the others
            journal.error = journal.error or error
        finished = (
            journal.error is None and self.signal is None and not self.full and crawler.stats.get_value("finish_reason") == "finished"
        )
        counts = self._session.shared.run.counts.site(journal.site.name)
        result.take(journal, counts, finished=finished)
        counts.fetched, counts.unchanged, counts.finished = result.fetched, result.unchanged, int(result.state == "done")
        counts.discovered = journal.frontier.progress.discovered
        counts.failed = int(finished and not counts.finished)
        counts.resting = journal.frontier.progress.resting if counts.finished else 0
        if finished:
            counts.standing = journal.frontier.progress.standing
        self._session.close(journal, finished=finished)

    def _stop(self, number: int) -> None:
        """The first signal ends the crawl when what is under way is done; the second one at once."""
        if self.signal is not None:
            _stop_reactor()
            return
        self.signal = number
        self._end()

    def _end(self) -> None:
        """Ask for no more pages; what is under way is still stored. A site that is being opened finds nothing to ask for and ends."""
        self._session.shared.throttle.stopping = True
        for crawler in filter(_is_running, self._process.crawlers):  # Scrapy would never end one that is stopped before it runs
            asyncio.ensure_future(crawler.stop_async())  # noqa: RUF006 - the reactor runs until all crawls have ended

    async def _guarding(self) -> None:
        """End the crawl when the dataset reaches its limits."""
        while not (self.full or self.signal):
            self.full = await asyncio.to_thread(self._session.full)
            if self.full:
                self._end()
            await asyncio.sleep(GUARD_SECONDS)

    async def _watching(self) -> None:
        while self._watch is not None:
            self._watch(self._session.journals)
            await asyncio.sleep(WATCH_SECONDS)


def _is_running(crawler: Crawler) -> bool:
    try:
        return crawler.engine.running
    except RuntimeError:  # it has no engine yet
        return False


def _stop_reactor() -> None:
    from twisted.internet import reactor
    from twisted.internet.error import ReactorNotRunning

    running: Any = reactor
    with suppress(ReactorNotRunning):
        running.stop()
