"""Pages that need JavaScript, opt in, a site at a time: rendered by the system's Chromium, which itself never reaches the network.

A page is fetched as any other. Then the browser gets it, and asks us for the scripts and the data that the page loads: each goes the way
of a page, through guard, robots rules, throttle and size limits. What no article needs (pictures, styles, frames) it does not get. Its
own way out is shut: names do not resolve and its proxy is a port where nobody listens.
"""

from __future__ import annotations

import logging
import os
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.headers import content_type
from crawler.outcome import Postponed, Refusal
from crawler.serving import Serving
from pipelines.errors import UsageError

if TYPE_CHECKING:
    from playwright.async_api import Page

CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHUT: Final = ("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>")
QUIET: Final = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)
LOAD_SECONDS: Final = 60.0  # scripts come at the pace of the throttle
SETTLE_SECONDS: Final = 20.0  # until nothing is loaded any more
_OF_THE_COPY: Final = (
    "Content-Type",
    "Content-Encoding",
    "Content-Length",
    "ETag",
    "Last-Modified",
)  # true of what was sent, not of what is rendered

logger = logging.getLogger(__name__)


def executable() -> str:
    """The system's Chromium, or the one that TAOSHA_CHROMIUM names. Raises UsageError where a site could not be rendered here."""
    if find_spec("scrapy_playwright") is None:
        raise UsageError("browser = true needs scrapy-playwright", "make venv EXTRAS=browser")
    found = os.environ.get("TAOSHA_CHROMIUM") or next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        raise UsageError("browser = true needs Chromium", "on Debian: apt install chromium; or name it in TAOSHA_CHROMIUM")
    return found


class BrowserMiddleware:
    """Downloader middleware: puts what the browser makes of a page in the place of the page; of other sites it leaves everything alone."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._handler: Any = None  # scrapy-playwright's: it starts the browser at the first page and ends it
        self._most = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BrowserMiddleware:
        """What Scrapy calls."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.opened, signals.spider_opened)
        crawler.signals.connect(middleware.closed, signals.spider_closed)
        return middleware

    @property
    def _wanted(self) -> bool:
        site = getattr(self._crawler.spider, "site", None)
        return site is not None and site.browser

    def opened(self) -> None:
        """Make the browser's handler ready for a site that asks for it."""
        if not self._wanted:
            return
        from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

        root = ("--no-sandbox",) if os.geteuid() == 0 else ()  # as root Chromium has no sandbox to offer
        self._handler = ScrapyPlaywrightDownloadHandler.from_crawler(self._crawler)
        self._handler.config.launch_options = {"executable_path": executable(), "args": [*SHUT, *QUIET, *root]}

    async def closed(self) -> None:
        """End the browser."""
        if self._handler is not None:
            await self._handler.close()

    async def process_response(self, request: Request, response: Response) -> Response:
        """Render a page; one that cannot be rendered stays as it was sent."""
        if not self._wanted or not _is_page(request, response):
            return response
        if self._handler is None:
            raise Refusal("failed", "the browser is not there yet")
        try:
            text = await self._rendered(response)
        except Postponed:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a page does to a browser
            logger.info("%s could not be rendered: %s", response.url, str(error).partition("\n")[0])
            return response
        body = text.encode("utf-8", "replace")
        if len(body) > self._most:
            raise Refusal("too_large", f"rendered it is larger than {self._most} bytes")
        headers = response.headers.copy()
        for name in _OF_THE_COPY:
            headers.pop(name, None)
        headers["Content-Type"] = "text/html; charset=utf-8"
        return response.replace(body=body, headers=headers)

    async def _rendered(self, response: Response) -> str:
        from scrapy_playwright.page import PageMethod

        serving = Serving(self._crawler, response, self._most)
        meta = {
            "playwright": True,
            "playwright_context_kwargs": {
                "user_agent": self._crawler.settings["USER_AGENT"],
                "locale": "zh-CN",
                "service_workers": "block",
                "accept_downloads": False,
            },
            "playwright_page_init_callback": serving.begin,
            "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded", "timeout": LOAD_SECONDS * 1000},
            "playwright_page_methods": [PageMethod(_settle)],
        }
        rendered = await self._handler.download_request(Request(response.url, meta=meta, callback=NO_CALLBACK, dont_filter=True))
        if serving.stopped:
            raise Postponed("the crawl is being stopped")
        text: str = rendered.text
        return text


async def _settle(page: Page) -> None:
    """Wait until the page loads nothing any more, but not for ever."""
    from playwright.async_api import TimeoutError as NeverIdle

    try:
        await page.wait_for_load_state("networkidle", timeout=SETTLE_SECONDS * 1000)
    except NeverIdle:
        logger.debug("%s is never idle", page.url)


def _is_page(request: Request, response: Response) -> bool:
    """Whether an answer is a page of the site: no listing, no robots.txt, nothing that the browser itself asked for."""
    declared = content_type(response).partition(";")[0].lower()
    kind = request.meta.get("kind", "page")
    return kind == "page" and not request.meta.keys() & {"robots", "resource"} and response.status == 200 and "html" in declared
