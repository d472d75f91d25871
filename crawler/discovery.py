"""Addresses out of sitemaps and feeds, with the moment of their last change where one is told."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from scrapy.utils.gz import gunzip

from crawler.sitemap import SitemapReader

MAX_BYTES: Final = 50 << 20  # of a sitemap, packed or unpacked: the limit of sitemaps.org; of a feed as well
MAX_ADDRESSES: Final = 50_000  # in one sitemap, likewise
MAX_INDEXES: Final = 3  # sitemap indexes inside each other

_ROOT: Final = re.compile(  # how a sitemap or a feed begins
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<[?!][^>]*>\s*)*<(?:\w+:)?(?:urlset|sitemapindex|rss|feed|rdf)\b",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS: Final = re.compile(r"https?://\S+$", re.IGNORECASE)
HEAD: Final = 2048  # bytes among which the root of a sitemap or a feed stands
_ENTITY: Final = re.compile(rb"<!ENTITY[^>]*>")  # none is needed; expat gives up on those that grow only after a second


@dataclass(slots=True)
class Listing:
    """What a sitemap or a feed leads to."""

    kind: str = "page"  # or sitemap, for an index
    changed: dict[str, float] = field(default_factory=dict)  # address -> seconds since the epoch, 0 where it is not told


def kind_of(body: bytes) -> str:
    """`sitemap` or `feed` for a file that begins like one, as far as its root tells; empty for any other."""
    match = _ROOT.match(body[:HEAD])
    return "" if match is None else "sitemap" if match[0].lower().endswith((b"urlset", b"sitemapindex")) else "feed"


def listing(body: bytes, url: str, kind: str) -> Listing:
    """Read what was named as a sitemap or as a feed; a sitemap may be a feed as well, or a text of addresses, one a line.

    Raises ValueError where it is none.
    """
    if "feed" in (kind, kind_of(body)):
        return feed(body, url)
    return _lines(body) or sitemap(body)


def _lines(body: bytes) -> Listing | None:
    """A text of addresses, one a line (sitemaps.org, "Text file"); None for anything else."""
    rows = [row.strip() for row in body.decode("utf-8-sig", "replace").splitlines() if row.strip()] if not body.startswith(b"<") else []
    if not rows or not all(map(_ADDRESS.match, rows)):
        return None
    return Listing(changed=dict.fromkeys(rows[:MAX_ADDRESSES], 0.0))


def sitemap(body: bytes) -> Listing:
    """Read a sitemap or a sitemap index; gzip or plain, entities not resolved.

    Raises ValueError where it is no sitemap.
    """
    try:
        if body.startswith(b"\x1f\x8b"):
            body = gunzip(body, max_size=MAX_BYTES)
        reader = SitemapReader(MAX_ADDRESSES)
        reader.read(_ENTITY.sub(b"", body))
    except Exception as error:  # gzip, zlib, lxml and Scrapy have each their own
        raise ValueError(f"no sitemap: {type(error).__name__}") from error
    if reader.root not in ("sitemapindex", "urlset"):
        raise ValueError(f"no sitemap: its root is <{reader.root[:30]}>")
    changed = {address: moment(lastmod) for address, lastmod in reader.changed.items()}
    return Listing("sitemap" if reader.root == "sitemapindex" else "page", changed)


def feed(body: bytes, url: str) -> Listing:
    """Read an RSS or Atom feed. Raises ValueError where it is no feed."""
    import feedparser

    found = feedparser.parse(_ENTITY.sub(b"", body), response_headers={"content-location": url}, sanitize_html=False)
    if not found.get("version"):
        raise ValueError("no feed")
    listing = Listing()
    for entry in found.entries[:MAX_ADDRESSES]:
        told = entry.get("updated_parsed" if "updated" in entry else "published_parsed")
        if link := entry.get("link"):
            listing.changed.setdefault(link, float(calendar.timegm(told)) if told else 0.0)
    return listing


def moment(lastmod: str) -> float:
    """Seconds since the epoch of a W3C date or time, the end of the day where no time is said; 0 for anything else."""
    try:
        found = datetime.fromisoformat(lastmod)
        if len(lastmod) <= len("2026-11-26"):
            found += timedelta(days=1)
        return max((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp(), 0.0)
    except (ValueError, OverflowError):
        return 0.0
