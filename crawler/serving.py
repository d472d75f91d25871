"""What one page in the browser asks for: it gets the page as it was sent, then its scripts and its data, and nothing else."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler import redirect
from crawler.headers import pairs
from crawler.outcome import Postponed

if TYPE_CHECKING:
    from playwright.async_api import Page, Route

NEEDED: Final = frozenset({"script", "fetch", "xhr"})  # what a page's text may come from
MAX_RESOURCES: Final = 40  # a page
MAX_HOPS: Final = 3  # redirects of one of them
_OF_THE_WIRE: Final = frozenset({"content-encoding", "content-length", "transfer-encoding", "content-security-policy", "set-cookie"})

logger = logging.getLogger(__name__)


class Serving:
    """Answers what one page in the browser asks for."""

    def __init__(self, crawler: Crawler, document: Response, most: int) -> None:
        self._crawler, self._document = crawler, document
        self._bytes_left, self._left = most, MAX_RESOURCES
        self._sent = False
        self.stopped = False  # the crawl is: what was rendered may lack something

    async def begin(self, page: Page, _: Request) -> None:
        """Become the first that is asked, for everything."""
        await page.route("**", self._answer)

    async def _answer(self, route: Route) -> None:
        asked = route.request
        if asked.is_navigation_request() and not self._sent:
            self._sent = True
            await _fulfill(route, self._document)
            return
        response = None
        if asked.resource_type in NEEDED and asked.method == "GET" and not asked.is_navigation_request():
            response = await self._fetched(asked.url)
        await (route.abort() if response is None else _fulfill(route, response))

    async def _fetched(self, url: str) -> Response | None:
        """A script or data, by the way that pages are fetched; None where it is refused, or the page has had enough."""
        if self._left <= 0 or self._bytes_left <= 0:
            return None
        self._left -= 1
        try:
            response = await redirect.followed(self._asked, url, MAX_HOPS)
            self._bytes_left -= len(response.body)
            return response
        except Postponed:
            self.stopped = True
        except Exception as error:  # noqa: BLE001 - robots.txt, guard, wire: the page does without
            logger.debug("%s is kept from the browser: %s", url, error)
        return None

    async def _asked(self, url: str) -> Response:
        request = Request(url, meta={"resource": True}, callback=NO_CALLBACK, dont_filter=True)
        response: Response = await self._crawler.engine.download_async(request)
        return response


async def _fulfill(route: Route, response: Response) -> None:
    headers = {name: value for name, value in pairs(response) if name not in _OF_THE_WIRE}
    await route.fulfill(status=response.status, headers=headers, body=response.body)
