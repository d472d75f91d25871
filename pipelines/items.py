"""Scrapy item pipelines: each item of the spider is one fetched page, which is spooled, refined, and handed to the dataset.

The items are dataclasses, so `itemadapter.ItemAdapter` reads them, and a project's own pipelines can stand in between.
What they need of the crawl is the spider's `journal`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from scrapy.crawler import Crawler

from filters.model import RawPage
from pipelines.record import Record


@dataclass(slots=True)
class PageItem:
    """A response that becomes a row: an HTML page, or any answer with status 400 or more."""

    key: int  # the page in the frontier
    raw: RawPage = field(repr=False)
    seq: int = 0  # its place in the order of the dataset, once it is spooled
    record: Record | None = field(default=None, repr=False)  # once it is refined


@dataclass(slots=True)
class MissItem:
    """A fetch that left no page: a row of `fetches`."""

    key: int
    fetched_at: datetime
    outcome: str
    status: int | None = None
    error: str = ""
    seq: int = 0


@dataclass(slots=True)
class LeadItem:
    """An answer that only leads on: a sitemap, a feed, a redirect. It leaves no row."""

    key: int
    fetched_at: datetime
    outcome: str  # listing or redirect
    status: int
    leads: list[str]  # addresses, in their one spelling
    kind: str = "page"  # of what they lead to: page or sitemap
    changed: dict[str, float] = field(default_factory=dict)  # address -> its last change, as a sitemap or feed tells, epoch seconds
    again: bool = False  # a redirect to a page that redirected itself is followed, since a cookie came in between


@dataclass(slots=True)
class SameItem:
    """A page that the server says did not change since we fetched it (304). It leaves no row."""

    key: int
    fetched_at: datetime


Item = PageItem | MissItem | LeadItem | SameItem


class Journal(Protocol):
    """What a crawl writes down of its pages, so that none is lost and none is stored twice."""

    async def recover(self) -> None:
        """Take up what an earlier run left in the spool."""

    async def spool(self, item: Item) -> None:
        """Keep an answer; from here on the page is not fetched again."""

    async def refine(self, item: PageItem) -> None:
        """Give a page its record."""

    async def store(self, item: Item) -> None:
        """Take in a page's links, and hand its record to the dataset when all before it were."""

    async def flush(self) -> None:
        """Make all that was handed over durable."""


class JournalPipeline:
    """A pipeline that finds the journal of its spider; a spider without one passes its items through."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> JournalPipeline:
        """What Scrapy calls."""
        return cls(crawler)

    @property
    def journal(self) -> Journal | None:
        """The spider's journal."""
        return getattr(self._crawler.spider, "journal", None)


class SpoolPipeline(JournalPipeline):
    """Keeps each answer before anything is done with it."""

    async def process_item(self, item: Item) -> Item:
        """What Scrapy calls."""
        if self.journal:
            await self.journal.spool(item)
        return item


class RefinePipeline(JournalPipeline):
    """Refines pages beside the reactor."""

    async def process_item(self, item: Item) -> Item:
        """What Scrapy calls."""
        if self.journal and isinstance(item, PageItem):
            await self.journal.refine(item)
        return item


class DatasetPipeline(JournalPipeline):
    """Hands records to the dataset in sequence order."""

    async def open_spider(self) -> None:
        """What Scrapy calls, before the first request."""
        if self.journal:
            await self.journal.recover()

    async def process_item(self, item: Item) -> Item:
        """What Scrapy calls."""
        if self.journal:
            await self.journal.store(item)
        return item

    async def close_spider(self) -> None:
        """What Scrapy calls, after the last item."""
        if self.journal:
            await self.journal.flush()
