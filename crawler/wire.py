"""The last limit that Scrapy leaves open: a server that sends headers without end, as fast as they are taken, is cut off."""

from __future__ import annotations

from typing import Final

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, HTTP11ClientProtocol
from twisted.web._newclient import Request as WireRequest
from twisted.web.iweb import IResponse

MAX_HEAD: Final = 256 * 1024  # bytes of all headers together; browsers take about as many


class HeadTooLargeError(Exception):
    """The headers are longer than any page needs."""


class BoundedHandler(HTTP11DownloadHandler):
    """Scrapy's handler for http and https, with a limit to the headers."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory


class _Protocol(_LenientHTTP11ClientProtocol):
    """Counts what comes before the body."""

    _head = 0

    def request(self, request: WireRequest) -> Deferred[IResponse]:
        """Begin to count anew."""
        self._head = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Hand on what came, unless it is too much."""
        if self._parser is not None and self._parser.state in (STATUS, HEADER):
            self._head += len(data)
            if self._head > MAX_HEAD:
                self._giveUp(Failure(HeadTooLargeError(f"more than {MAX_HEAD // 1024} KiB of headers")))  # type: ignore[no-untyped-call]
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class _Factory(_LenientHTTP11ClientFactory):
    """Makes connections that count."""

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: ARG002, N802 - Twisted's
        """What Twisted calls."""
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
