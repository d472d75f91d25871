"""A second and a third try for what passes: the page goes back to the frontier and waits there."""

from __future__ import annotations

from typing import Final

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler import outcome
from crawler.outcome import Postponed
from crawler.throttle import retry_after

MAX_ATTEMPTS: Final = 3


def pause(wait: float, attempts: int) -> float:
    """Seconds to wait after so many attempts: `wait` after the first, four times longer after each further one."""
    return wait * 4.0 ** (attempts - 1)


class RetryMiddleware:
    """Downloader middleware: postpones a request whose failure may pass, until it was tried three times."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._wait = crawler.settings.getfloat("TAOSHA_RETRY_WAIT")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RetryMiddleware:
        """What Scrapy calls."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Postpone a page whose server is busy or broken."""
        if response.status in outcome.STATUS_TRIES_AGAIN:
            self._postpone(request, retry_after(response))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Postpone a page whose download failed in a way that may pass."""
        if not isinstance(exception, Postponed) and outcome.of(exception)[0] in outcome.TRIES_AGAIN:
            self._postpone(request, 0.0)

    def _postpone(self, request: Request, seconds: float) -> None:
        """Put the page back, to wait at least so long."""
        attempts = request.meta.get("attempts", MAX_ATTEMPTS)
        journal = getattr(self._crawler.spider, "journal", None)
        if attempts < MAX_ATTEMPTS and journal is not None:
            journal.postpone(request.meta["page"], max(seconds, pause(self._wait, attempts)))
            raise Postponed(f"attempt {attempts} of {MAX_ATTEMPTS} failed")
