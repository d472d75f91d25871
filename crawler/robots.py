"""robots.txt as RFC 9309 says, obeyed from the first request on: all requests to a host wait for one fetch of its file.

Scrapy's own middleware lets requests pass that arrive while the file is still on its way.
"""

from __future__ import annotations

import asyncio
import codecs
import logging
import re
from dataclasses import dataclass, field
from functools import partial
from time import monotonic, time
from typing import Final
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler import outcome, redirect, retry
from crawler.outcome import TRIES_AGAIN, Postponed, Refusal
from crawler.retry import MAX_ATTEMPTS
from crawler.throttle import LONGEST_NAP
from crawler.urls import resolved, server

AGENT: Final = "taosha"  # the product token that robots.txt files name
MAX_BYTES: Final = 500 * 1024  # RFC 9309, 2.5: what lies behind may be ignored
MAX_REDIRECTS: Final = 5  # RFC 9309, 2.3.1.2
KEPT: Final = 24 * 3600.0  # seconds; RFC 9309, 2.4
KEPT_UNREACHABLE: Final = 10.0  # seconds; a page that is tried again later asks again

_WIDE: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NAMES: Final = re.compile(r"^([ \t]*user[- ]?agent[ \t]*:?[ \t]*)([^\r\n#]*)", re.IGNORECASE | re.MULTILINE)
_TOKEN: Final = re.compile(r"[a-z_-]+", re.IGNORECASE)  # RFC 9309, 2.2.1

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt says."""

    parsed: Protego | None = None  # None: there is no file, all is allowed
    error: Exception | None = None  # the file could not be fetched: nothing is allowed
    until: float = field(default_factory=lambda: monotonic() + KEPT)

    @classmethod
    def read(cls, body: bytes) -> Rules:
        """The rules of a file, its byte order mark (also a torn one) and what lies behind the limit left out.

        One in UTF-16, as an editor saves what it calls Unicode, is obeyed too, though RFC 9309 has UTF-8 alone.
        """
        wide = _WIDE if b":\0" in body or b"\0:" in body else ()  # each rule has the sign
        mark = next((mark for mark in (*wide, codecs.BOM_UTF8, codecs.BOM_UTF8[:2], codecs.BOM_UTF8[:1]) if body.startswith(mark)), b"")
        text = body[len(mark) : MAX_BYTES].decode(_WIDE.get(mark, "utf-8"), "replace").replace("\r", "\n")
        return cls(Protego.parse(_NAMES.sub(_known, text)))

    @property
    def crawl_delay(self) -> float | None:
        """Seconds that the file asks to keep between two requests."""
        return self.parsed.crawl_delay(AGENT) if self.parsed else None

    @property
    def may_pass(self) -> bool:
        """Whether the file could not be fetched for a reason that may pass."""
        return self.error is not None and not isinstance(self.error, Postponed) and outcome.of(self.error)[0] in TRIES_AGAIN

    def check(self, url: str) -> None:
        """Raise Refusal where a URL may not be fetched."""
        if isinstance(self.error, Postponed | Refusal):
            raise self.error
        if self.error is not None:
            kind, text = outcome.of(self.error)
            raise Refusal(kind, f"robots.txt could not be fetched: {text}")
        if self.parsed is not None and not self.parsed.can_fetch(url, AGENT):
            raise Refusal("robots", "disallowed by robots.txt")


def _known(line: re.Match[str]) -> str:
    """A user-agent line as protego takes it: with our product token, `*`, or a name that is not ours.

    Protego would match a group named `tao` or `t`, and not one named `taosha/1.0`.
    """
    name = line[2].strip()
    token = _TOKEN.match(name)
    ours = token is not None and token[0].lower() == AGENT
    return line[1] + (AGENT if ours else "*" if name.split()[:1] == ["*"] else "~")


class RobotsMiddleware:
    """Downloader middleware: lets a request pass when its host's robots.txt is known and allows it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._wait = crawler.settings.getfloat("TAOSHA_RETRY_WAIT")
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """What Scrapy calls."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the rules of the request's host, and obey them."""
        if request.meta.get("robots"):
            return
        parts = urlsplit(request.url)
        rules = await self._of(f"{parts.scheme}://{parts.netloc}")
        rules.check(request.url)

    async def _of(self, origin: str) -> Rules:
        """The rules of an origin; one fetch, for which all requests wait."""
        task = self._rules.get(origin)
        if task is not None and task.done() and task.result().until < monotonic():
            task = None
        if task is None:
            task = self._rules[origin] = asyncio.ensure_future(self._fetch(origin))
        return await asyncio.shield(task)

    async def _fetch(self, origin: str) -> Rules:
        """The rules of an origin; a file that cannot be fetched is tried again as a page is, unless its host asks for a longer rest."""
        rules = await self._try(origin)
        for attempt in range(1, MAX_ATTEMPTS):
            if not rules.may_pass or self._rest(origin) > LONGEST_NAP:
                break
            rules = await self._try(origin, time() + retry.pause(self._wait, attempt))
        return rules

    async def _try(self, origin: str, not_before: float = 0.0) -> Rules:
        url = f"{origin}/robots.txt"
        try:
            response = await self._get(url, not_before)
        except Exception as error:  # noqa: BLE001 - whatever it was, the file is unreachable
            if not isinstance(error, Postponed):
                logger.info("robots.txt of %s: %s", origin, error)
            return Rules(error=error, until=monotonic() + KEPT_UNREACHABLE)
        if response is None or (400 <= response.status < 500 and response.status != 429):
            return Rules()
        if response.status >= 400:
            return Rules(
                error=Refusal("failed", f"robots.txt could not be fetched: status {response.status}"), until=monotonic() + KEPT_UNREACHABLE
            )
        rules = Rules.read(response.body)
        self._pass_on(url, rules)
        return rules

    async def _get(self, url: str, not_before: float) -> Response | None:
        """The file, after at most five redirects; None where there are more, which counts as no file."""
        engine, meta = self._crawler.engine, {"robots": True, "not_before": not_before}
        try:
            ask = partial(Request, meta=meta, callback=NO_CALLBACK)
            return await redirect.followed(lambda at: engine.download_async(ask(at)), url, MAX_REDIRECTS)
        except Refusal as refusal:
            if refusal.outcome != redirect.OUTCOME:
                raise
            return None

    def _rest(self, origin: str) -> float:
        """Seconds that the host asks to be left alone."""
        journal = getattr(self._crawler.spider, "journal", None)
        return 0.0 if journal is None else journal.throttle.wait(server(origin))

    def _pass_on(self, url: str, rules: Rules) -> None:
        """Tell the throttle and the journal what else the file says."""
        journal = getattr(self._crawler.spider, "journal", None)
        if journal is None or rules.parsed is None:
            return
        journal.throttle.ask(server(url), rules.crawl_delay)
        journal.leads((resolved(url, sitemap) for sitemap in rules.parsed.sitemaps), kind="sitemap")
