"""Politeness: one host is asked at exact distances, never sooner than the site, its robots.txt or its Retry-After say."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from time import monotonic, time
from typing import TYPE_CHECKING, Final

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.outcome import Postponed
from crawler.urls import normal, server

if TYPE_CHECKING:
    from crawler.journal import Journal

MAX_CRAWL_DELAY: Final = 30.0  # seconds; robots.txt files that ask for hours mean "go away" and are better served by Disallow
MAX_RETRY_AFTER: Final = 3600.0  # seconds
LONGEST_NAP: Final = 10.0  # seconds that a request waits here; for longer waits it stays in the frontier
MAX_LATENCY: Final = 10.0  # seconds; a host that needs longer is retried and given up, not waited for
_NAP: Final = 0.25  # seconds between two looks at whether the crawl is being stopped
_GLANCE: Final = 0.02  # seconds between two looks at whether a host has answered another request


class Throttle:
    """When each host (with its port where it is unusual) may be asked again, by one request at a time; shared by all sites of a run."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds that never go back."""
        self._clock = clock
        self._free_at: dict[str, float] = {}  # host -> seconds of the clock
        self._asked: set[str] = set()  # hosts that owe an answer
        self._crawl_delay: dict[str, float] = {}
        self._latency: dict[str, float] = {}
        self.stopping = False

    def ask(self, host: str, crawl_delay: float | None) -> None:
        """Keep the Crawl-delay of a host's robots.txt, up to a cap; of two, as under http and https, the greater."""
        self._crawl_delay[host] = max(self._crawl_delay.get(host, 0.0), min(crawl_delay or 0.0, MAX_CRAWL_DELAY))

    def gap(self, host: str, delay: float) -> float:
        """Seconds between an answer of a host and the next request to it, for a site with this delay.

        A host that takes longer than the delay to answer gets as long to rest; a delay of 0 turns that off.
        """
        return max(delay, self._crawl_delay.get(host, 0.0), self._latency.get(host, 0.0) if delay else 0.0)

    def took(self, host: str, seconds: float) -> None:
        """Learn how long a host took to answer; the mean of that and of what was known, so that one slow page is soon forgotten."""
        before = self._latency.get(host, seconds)
        self._latency[host] = min((before + seconds) / 2, MAX_LATENCY)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for some time."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), self._clock() + seconds)

    def wait(self, host: str) -> float:
        """Seconds until a host may be asked."""
        return max(0.0, self._free_at.get(host, 0.0) - self._clock())

    async def turn(self, host: str, not_before: float = 0.0) -> None:
        """Wait for a host's turn, and for a moment (seconds since the epoch), and take it, until `answered` gives it back.

        Raises Postponed when the crawl is stopped meanwhile.
        """
        while (left := max(self.wait(host), not_before - time(), _GLANCE if host in self._asked else 0.0)) > 0:
            if self.stopping:
                raise Postponed("the crawl is being stopped")
            await asyncio.sleep(min(left, _NAP))
        self._asked.add(host)

    def answered(self, host: str, delay: float) -> None:
        """Give a turn back; the next comes when the gap is over."""
        self._asked.discard(host)
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
        host = _host(request)
        await self._throttle.turn(host, request.meta.get("not_before", 0.0))
        request.meta["asked"] = host

    def process_response(self, request: Request, response: Response) -> Response:
        """Count the gap from the answer; obey Retry-After; let the next page of the host come while this one is refined."""
        host = _host(request)
        if self._journal is not None and "page" in request.meta:
            self._journal.freed(request.meta["page"])
        self._throttle.took(host, request.meta.get("download_latency", 0.0))
        self._answered(request)
        if response.status in (429, 503):
            self._throttle.hold(host, retry_after(response))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's signature
        """Count the gap from the failure, where something was sent."""
        self._answered(request)

    def _answered(self, request: Request) -> None:
        if host := request.meta.pop("asked", ""):
            self._throttle.answered(host, self._delay)

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
