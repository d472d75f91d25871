"""Politeness: one host is asked at exact distances, never sooner than the site, its robots.txt or its Retry-After say."""

from __future__ import annotations

import asyncio
from email.utils import parsedate_to_datetime
from time import monotonic, time
from typing import TYPE_CHECKING, Final

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.outcome import Postponed, Refusal
from crawler.urls import normal, server

if TYPE_CHECKING:
    from crawler.journal import Journal

MAX_CRAWL_DELAY: Final = 30.0  # seconds; robots.txt files that ask for hours mean "go away" and are better served by Disallow
MAX_RETRY_AFTER: Final = 3600.0  # seconds
LONGEST_NAP: Final = 10.0  # seconds that a request waits here; for longer waits it stays in the frontier
_NAP: Final = 0.25  # seconds between two looks at whether the crawl is being stopped


class Throttle:
    """When each host (with its port where it is unusual) may be asked again; shared by all sites of a run."""

    def __init__(self) -> None:
        self._free_at: dict[str, float] = {}  # host -> monotonic seconds
        self._crawl_delay: dict[str, float] = {}
        self.stopping = False

    def ask(self, host: str, crawl_delay: float | None) -> None:
        """Keep the Crawl-delay of a host's robots.txt, up to a cap; of two, as under http and https, the greater."""
        self._crawl_delay[host] = max(self._crawl_delay.get(host, 0.0), min(crawl_delay or 0.0, MAX_CRAWL_DELAY))

    def gap(self, host: str, delay: float) -> float:
        """Seconds between two requests to a host, for a site with this delay."""
        return max(delay, self._crawl_delay.get(host, 0.0))

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for some time."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), monotonic() + seconds)

    def wait(self, host: str) -> float:
        """Seconds until a host may be asked."""
        return max(0.0, self._free_at.get(host, 0.0) - monotonic())

    async def turn(self, host: str, delay: float, not_before: float = 0.0) -> None:
        """Wait for a host's turn, and for a moment (seconds since the epoch), and take it.

        Raises Postponed when the crawl is stopped meanwhile.
        """
        while (left := max(self.wait(host), not_before - time())) > 0:
            if self.stopping:
                raise Postponed("the crawl is being stopped")
            await asyncio.sleep(min(left, _NAP))
        self.hold(host, self.gap(host, delay))


class ThrottleMiddleware:
    """Downloader middleware, the last before the wire: each request waits for its host's turn.

    The gap counts anew from the answer, which is never earlier than the moment the server saw the request: measured at
    the server, no two requests are closer than the gap.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._own = Throttle()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ThrottleMiddleware:
        """What Scrapy calls."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the host's turn."""
        await self._throttle.turn(_host(request), self._delay, request.meta.get("not_before", 0.0))

    def process_response(self, request: Request, response: Response) -> Response:
        """Count the gap from the answer; obey Retry-After; let the next page of the host come while this one is refined."""
        host = _host(request)
        if self._journal is not None and "page" in request.meta:
            self._journal.freed(request.meta["page"])
        self._throttle.hold(host, self._throttle.gap(host, self._delay))
        if response.status in (429, 503):
            self._throttle.hold(host, retry_after(response))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Count the gap from the failure, where something was sent."""
        if not isinstance(exception, Postponed | Refusal):
            host = _host(request)
            self._throttle.hold(host, self._throttle.gap(host, self._delay))

    @property
    def _journal(self) -> Journal | None:
        return getattr(self._crawler.spider, "journal", None)

    @property
    def _throttle(self) -> Throttle:
        return self._own if self._journal is None else self._journal.throttle

    @property
    def _delay(self) -> float:
        site = getattr(self._crawler.spider, "site", None)
        return 1.0 if site is None else site.delay


def retry_after(response: Response) -> float:
    """Seconds that a response asks to wait, as a number or a date, up to a cap; 0 where it does not say."""
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if text.isdecimal():
        return min(float(text), MAX_RETRY_AFTER)
    try:
        return min(max(parsedate_to_datetime(text).timestamp() - time(), 0.0), MAX_RETRY_AFTER)
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _host(request: Request) -> str:
    return server(normal(request.url))
