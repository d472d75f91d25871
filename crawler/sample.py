"""A few pages of a site, to see how it would be crawled: with the crawl's own guard, robots rules and manners, and nothing stored."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler import browser, discovery, outcome, redirect
from crawler.headers import pairs
from crawler.sites import SiteConfig
from crawler.throttle import Throttle
from crawler.urls import host_port, normal
from filters.model import RawPage
from pipelines.record import Record

MAX_HOPS: Final = 5  # redirects in a row
SETTINGS: Final = {"LOG_ENABLED": False, "ITEM_PIPELINES": {}}
_NUMBERED: Final = re.compile(r"\d{4,}|\d\.s?html?$")  # what addresses of articles have and those of sections have not

Refine = Callable[[RawPage], Awaitable[Record]]


@dataclass(slots=True)
class Sample:
    """What was fetched of a site."""

    site: SiteConfig
    pages: list[tuple[RawPage, Record]] = field(default_factory=list)  # undecided records
    problems: list[str] = field(default_factory=list)  # what could not be fetched, and why
    broken: list[str] = field(default_factory=list)  # those of them that the site's table names
    finished: bool = False


def samples(sites: Iterable[SiteConfig], pages: int, refine: Refine) -> list[Sample]:
    """Fetch so many pages of each site, and what leads to them. Once a process: it runs Twisted's reactor.

    Raises UsageError where a site needs a browser and there is none.
    """
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    project = Settings()
    project.setmodule("crawler.settings", priority="project")
    project.update(SETTINGS, priority="cmdline")
    process = AsyncCrawlerProcess(project)
    throttle, made = Throttle(), [Sample(site) for site in sites]
    if any(sample.site.browser for sample in made):
        browser.executable()
    for sample in made:
        process.crawl(SampleSpider, sample=sample, pages=pages, refine=refine, throttle=throttle)
    process.start()
    return made


class SampleSpider(scrapy.Spider):
    """Fetches a feed, a start page or a sitemap, then pages that they lead to, one after the other."""

    name = "sample"

    def __init__(self, sample: Sample, pages: int, refine: Refine, throttle: Throttle) -> None:
        super().__init__()
        self.site, self.journal = sample.site, Manners(throttle)
        self._sample, self._pages, self._refine = sample, pages, refine
        self._hosts = set(sample.site.hosts)

    async def start(self) -> AsyncIterator[Request]:
        """All of it; no request is left to the scheduler."""
        for request in tuple[Request, ...]():
            yield request
        chosen = await self._candidates()
        for url in chosen:
            if len(self._sample.pages) >= self._pages:
                break
            if (response := await self._get(url)) is not None:
                raw = self._raw(response)
                self._sample.pages.append((raw, await self._refine(raw)))
        self._sample.finished = True

    async def _candidates(self) -> list[str]:
        """Addresses that look like articles, the likeliest first: of feeds, start pages, sitemaps, as far as they are needed."""
        found: dict[str, None] = {}
        for url in self.site.feeds:
            found |= dict.fromkeys(await self._listed(url, "feed"))
        for url in self.site.start_urls:
            if len(found) < self._pages:
                found |= dict.fromkeys(await self._linked(url))
        for url in (*self.site.sitemaps, *self.journal.sitemaps):
            if len(found) < self._pages:
                found |= dict.fromkeys(await self._listed(url, "sitemap"))
        return list(found)

    async def _listed(self, url: str, kind: str, hops: int = 0) -> list[str]:
        """What a feed or a sitemap names; of a sitemap index, what the first sitemaps in it name."""
        if (response := await self._get(url)) is None:
            return []
        try:
            read = discovery.feed if kind == "feed" else lambda body, _: discovery.sitemap(body)
            listing = await asyncio.to_thread(read, response.body, response.url)
        except ValueError as error:
            self._failed(url, str(error))
            return []
        addresses = [urljoin(response.url, address) for address in listing.changed]
        if listing.kind != "sitemap":
            return self._followed(addresses)
        inner = self._followed(addresses)[:1] if hops < discovery.MAX_INDEXES else []
        return [page for address in inner for page in await self._listed(address, kind, hops + 1)]

    async def _linked(self, url: str) -> list[str]:
        """What a start page links to, the likeliest first; then the page itself, which may be an article."""
        if (response := await self._get(url)) is None:
            return []
        self._hosts.add(host_port(normal(response.url))[0])
        record = await self._refine(self._raw(response))
        texts: dict[str, str] = {}
        for link in record.links:
            if not (link.hidden or link.nofollow):
                texts[link.url] = max(texts.get(link.url, ""), link.text, key=len)
        ranked = sorted(texts, key=lambda address: _likeliness(address, texts[address]), reverse=True)
        return [*self._followed(ranked), response.url]

    def _followed(self, addresses: Sequence[str]) -> list[str]:
        hosts = frozenset(self._hosts)
        return [url for address in addresses if (url := normal(address)) and self.site.follows(url, hosts)]

    async def _get(self, url: str) -> Response | None:
        """A good answer, redirects followed; None, with the reason among the problems, where there is none."""
        try:
            response = await self._answer(url)
        except Exception as error:  # noqa: BLE001 - whatever it was, it becomes a line for people
            self._failed(url, outcome.of(error)[1])
            return None
        if response.status >= 300:
            self._failed(url, f"status {response.status}")
            return None
        return response

    def _failed(self, url: str, reason: str) -> None:
        self._sample.problems.append(f"{url}: {reason}")
        if url in (*self.site.start_urls, *self.site.sitemaps, *self.site.feeds):
            self._sample.broken.append(f"{url}: {reason}")

    async def _answer(self, url: str) -> Response:
        engine = self.crawler.engine
        return await redirect.followed(lambda at: engine.download_async(Request(at, callback=NO_CALLBACK, dont_filter=True)), url, MAX_HOPS)

    def _raw(self, response: Response) -> RawPage:
        return RawPage(response.body, response.url, response.status, pairs(response), datetime.now(UTC), self.site.name, response.url)


class Manners:
    """What the middlewares ask of a crawl's journal: the throttle that all sites share, and what robots.txt names."""

    def __init__(self, throttle: Throttle) -> None:
        self.throttle = throttle
        self.sitemaps: list[str] = []

    def leads(self, addresses: Iterable[str], kind: str) -> None:
        """Keep the sitemaps."""
        self.sitemaps += [url for address in addresses if kind == "sitemap" and (url := normal(address))]


def _likeliness(url: str, text: str) -> tuple[bool, int]:
    """How much a link looks as if it led to an article: a number in its path, and a headline for its text."""
    parts = urlsplit(url)
    return bool(_NUMBERED.search(parts.path + "?" + parts.query)) and len(text) >= 6, min(len(text), 30)
