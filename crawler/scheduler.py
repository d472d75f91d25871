"""The frontier as Scrapy's scheduler: requests come from nowhere else."""

from __future__ import annotations

import logging
from collections import deque
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from crawler import discovery
from crawler.frontier.entry import Task
from crawler.frontier.recrawl import conditions
from crawler.journal import Journal
from crawler.probe import sampled
from pipelines.errors import TaoshaError

logger = logging.getLogger(__name__)


class FrontierScheduler(BaseScheduler):
    """Hands out what the journal of the spider says is next.

    Requests that others make (`scrapy fetch`, `shell`, `check`) wait in memory.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._journal: Journal | None = None
        self._others: deque[Request] = deque()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FrontierScheduler:
        """What Scrapy calls."""
        scheduler = cls(crawler)
        for signal in (signals.item_error, signals.spider_error):
            crawler.signals.connect(scheduler.failed, signal)
        return scheduler

    def open(self, spider: Spider) -> None:
        """Open the spider's journal; a spider that has none ends itself."""
        if hasattr(spider, "open_journal"):
            try:
                self._journal = spider.open_journal()
                self._journal.connect(self._crawler.engine.download_async)
            except TaoshaError as error:
                logger.error("%s", error)

    def close(self, reason: str) -> Deferred[None] | None:
        """Close the spider's journal."""
        spider: Any = self._crawler.spider
        if self._journal is not None:
            spider.close_journal(reason)
        return None

    def has_pending_requests(self) -> bool:
        """What Scrapy asks before it closes an idle spider."""
        return bool(self._others) or (self._journal is not None and self._journal.error is None and self._journal.waits())

    def enqueue_request(self, request: Request) -> bool:
        """Take in a request that did not come from the frontier."""
        self._others.append(request)
        return True

    def next_request(self) -> Request | None:
        """The next request; None when there is none at the moment."""
        if self._others:
            return self._others.popleft()
        if self._journal is None or self._journal.error is not None:
            return None
        try:
            task = self._journal.next()
        except Exception as error:  # noqa: BLE001 - the engine would go on without requests, for ever
            self._break(error)
            return None
        return self._request(task) if task else None

    def failed(self, failure: Failure) -> None:
        """An item or a callback that fails is a fault of ours or of the disk: the crawl ends, and can be gone on with."""
        if isinstance(failure.value, Exception):
            self._break(failure.value)

    def _break(self, error: Exception) -> None:
        if self._journal is not None and self._journal.error is None:
            self._journal.error = error
            deferred_from_coro(self._crawler.engine.close_spider_async(reason="broken"))

    def _request(self, task: Task) -> Request:
        spider: Any = self._crawler.spider
        whole = spider.site.probe and sampled(task.url)  # a page that says nothing new to us may to others
        meta = {
            "page": task.key,
            "url": task.url,
            "kind": task.kind,
            "hops": task.hops,
            "attempts": task.attempts,
            "not_before": task.not_before,
            "conditional": bool(task.etag or task.modified) and not whole,
        }
        if task.kind != "page":
            meta["download_maxsize"] = discovery.MAX_BYTES
        headers = conditions(task.etag, task.modified) if not whole else {}
        return Request(task.url, headers=headers, callback=spider.parse, errback=spider.failed, meta=meta, dont_filter=True)
