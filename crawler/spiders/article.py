"""The spider: one item for each answer, never a request; what a page links to comes back with its record, and goes to the frontier."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Final

import scrapy
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler import cookies, discovery, outcome, redirect
from crawler.headers import content_type, pairs
from crawler.journal import Journal
from crawler.outcome import Postponed
from crawler.retry import MAX_ATTEMPTS
from crawler.sites import SiteConfig
from crawler.standalone import Standalone
from crawler.urls import resolved
from pipelines.items import Item, LeadItem, MissItem, PageItem, SameItem
from pipelines.readers.text import is_html

MAX_HOPS: Final = 10  # redirects in a row


class ArticleSpider(scrapy.Spider):
    """Crawls one site.

    `scrapy crawl article -a url=https://… -a out=DIR`, or `-a site=NAME -a sites=sites.toml`; also `-a max_pages=N`,
    `-a workers=N`, `-a policy=FILE`. `taosha crawl` gives the journal itself.
    """

    name = "article"

    def __init__(self, journal: Journal | None = None, **arguments: str) -> None:
        super().__init__()
        self.journal = journal
        self._arguments = arguments
        self._standalone: Standalone | None = None

    @property
    def site(self) -> SiteConfig | None:
        """What is crawled."""
        return self.journal.site if self.journal else None

    def open_journal(self) -> Journal:
        """The journal that was given, else one made from the arguments. Raises UsageError where they name no site."""
        if self.journal is None:
            self._standalone = Standalone(self._arguments)
            self.journal = self._standalone.journal
        return self.journal

    def close_journal(self, reason: str) -> None:
        """End what was begun here; a journal that was given is closed by who gave it."""
        if self._standalone is not None:
            self._standalone.close(reason)

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Nothing: all requests come from the frontier."""
        if self.journal is None:
            raise CloseSpider("cannot_start")
        for request in tuple[scrapy.Request, ...]():
            yield request

    async def parse(self, response: Response) -> AsyncIterator[Item]:
        """One item for one answer."""
        meta = response.meta
        key, now = meta["page"], datetime.now(UTC)
        if response.status == 304 and meta["conditional"]:
            yield SameItem(key, now)
        elif 300 <= response.status < 400:
            if self.journal is not None and _wants_a_cookie(response):
                self.journal.postpone(key, 0.0)
            else:
                yield _redirect(key, now, response, meta["hops"])
        elif response.status < 400 and (kind := _kind(response)) != "page":
            yield await asyncio.to_thread(_listing, key, now, response, kind)  # a large one takes seconds
        elif response.status < 400 and not is_html(content_type(response), response.body):
            yield MissItem(key, now, "not_html", response.status, content_type(response)[:100])
        elif self.journal is not None:
            yield PageItem(key, self.journal.page(meta["url"], response.status, pairs(response), response.body, now))

    def failed(self, failure: Failure) -> Iterator[Item]:
        """One item for a fetch that failed; none where it is tried again."""
        meta = failure.request.meta  # type: ignore[attr-defined]
        error = failure.value
        if isinstance(error, Postponed):
            if self.journal is not None:
                self.journal.put_back(meta["page"], meta["attempts"])
            return
        kind, text = outcome.of(error or Exception("unknown"))
        yield MissItem(meta["page"], datetime.now(UTC), kind, error=text)


def _wants_a_cookie(response: Response) -> bool:
    """Whether a redirect leads back to itself, and may not do so with the cookie that came with it."""
    meta = response.meta
    return meta["attempts"] < MAX_ATTEMPTS and redirect.target(response) == meta["url"] and cookies.are_wanted(response)


def _redirect(key: int, now: datetime, response: Response, hops: int) -> Item:
    target = redirect.target(response)
    if not target:
        return MissItem(key, now, redirect.OUTCOME, response.status, redirect.NOWHERE)
    if target == response.meta["url"]:
        return MissItem(key, now, redirect.OUTCOME, response.status, redirect.BACK)
    if redirect.to_login(target) and not redirect.to_login(response.meta["url"]):
        return MissItem(key, now, redirect.LOGIN, response.status, redirect.SIGN_IN)
    if hops >= MAX_HOPS:
        return MissItem(key, now, redirect.OUTCOME, response.status, redirect.too_many(MAX_HOPS))
    return LeadItem(key, now, redirect.OUTCOME, response.status, [target], again=cookies.are_wanted(response))


def _kind(response: Response) -> str:
    """What an answer is: what was asked for, but that a page may turn out to be a sitemap or a feed, to which a site map links."""
    kind: str = response.meta["kind"]
    return kind if kind != "page" else discovery.kind_of(response.body) or "page"


def _listing(key: int, now: datetime, response: Response, kind: str) -> Item:
    try:
        found = discovery.listing(response.body, response.url, kind)
    except ValueError as error:
        return MissItem(key, now, f"bad_{kind}", response.status, str(error))
    changed = {url: moment for address, moment in found.changed.items() if (url := resolved(response.url, address))}
    return LeadItem(key, now, "listing", response.status, list(changed), found.kind, changed)
