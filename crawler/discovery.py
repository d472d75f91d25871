"""Addresses out of sitemaps and feeds."""

from __future__ import annotations

from typing import Final

from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

MAX_BYTES: Final = 50 << 20  # of an unpacked sitemap: the limit of sitemaps.org
MAX_ADDRESSES: Final = 50_000  # in one sitemap, likewise
MAX_INDEXES: Final = 3  # sitemap indexes inside each other


def sitemap(body: bytes) -> tuple[str, list[str]]:
    """What a sitemap leads to, `page` or `sitemap` (for an index), and the addresses; gzip or plain, entities not resolved.

    Raises ValueError where it is no sitemap.
    """
    try:
        if body.startswith(b"\x1f\x8b"):
            body = gunzip(body, max_size=MAX_BYTES)
        found = Sitemap(body)
        kind = "sitemap" if found.type == "sitemapindex" else "page"
        addresses: list[str] = []
        for entry in found:
            if len(addresses) == MAX_ADDRESSES:
                break
            addresses.append(entry["loc"])
    except Exception as error:  # gzip, zlib, lxml and Scrapy have each their own
        raise ValueError(f"no sitemap: {type(error).__name__}") from error
    if found.type not in ("sitemapindex", "urlset"):
        raise ValueError(f"no sitemap: its root is <{found.type[:30]}>")
    return kind, addresses


def feed(body: bytes, url: str) -> list[str]:
    """The addresses of an RSS or Atom feed's entries. Raises ValueError where it is no feed."""
    import feedparser

    found = feedparser.parse(body, response_headers={"content-location": url}, sanitize_html=False)
    if not found.get("version"):
        raise ValueError("no feed")
    return [entry["link"] for entry in found.entries if entry.get("link")][:MAX_ADDRESSES]
