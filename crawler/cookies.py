"""Cookies, as far as a site cannot be read without: those that come with a redirect, which may be what it redirects for.

Others are not kept, so that no page is another one for what was read before. They last as long as the crawl of the site.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from scrapy import Request
from scrapy.http import Response

from crawler.urls import normal, server

MOST: Final = 20  # of one host
LONGEST: Final = 4096  # characters of a name and its value, as RFC 6265 asks browsers to take

_PAIR: Final = re.compile(r"\s*([^=;,\s]+)=([^;]*)")


class CookieMiddleware:
    """Downloader middleware: gives a host back what it sent along with its redirects."""

    def __init__(self) -> None:
        self._kept: defaultdict[str, dict[str, str]] = defaultdict(dict)  # host -> name -> value

    def process_request(self, request: Request) -> None:
        """Send what the host gave."""
        if kept := self._kept.get(server(normal(request.url))):
            request.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in kept.items())

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep what comes with a redirect."""
        if 300 <= response.status < 400:
            kept = self._kept[server(normal(request.url))]
            for line in response.headers.getlist("Set-Cookie"):
                match = _PAIR.match(line.decode("latin-1"))
                if match and len(match[0]) <= LONGEST and (match[1] in kept or len(kept) < MOST):
                    kept[match[1]] = match[2].strip()
        return response


def are_wanted(response: Response) -> bool:
    """Whether a redirect gave or was given a cookie: what it leads to may answer otherwise now."""
    request = response.request
    return "Set-Cookie" in response.headers or (request is not None and "Cookie" in request.headers)
