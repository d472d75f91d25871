"""Link farms: links to other hosts whose anchors are what spam sells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from filters.injection.reading import Reading
from filters.injection.stems import FAMILIES, weigh
from filters.line import Line
from filters.model import Category, Finding, Link, Page

_SPAM_ANCHOR: Final = 0.6  # weight of an anchor's stems
_TERM: Final = 10  # characters of an anchor; a longer one is a headline unless stems cover a third of it
_COVERED: Final = 1 / 3
_VISIBLE: Final = 3  # spam links that all can see; fewer may be an article's own sources
_SHOWN: Final = 6  # anchors kept as evidence


def find(page: Page) -> Iterator[Finding]:
    """One finding for a page with spam links to other hosts: any hidden one, or three that are seen."""
    home = _host(page.url)
    farm = [link for link in page.links if link.text and _host(link.url) not in ("", home) and _is_spam(link)]
    hidden = sum(link.hidden for link in farm)
    if not hidden and len(farm) < _VISIBLE:
        return
    hosts = sorted({_host(link.url) for link in farm})
    score = round(1 - 0.5 ** (len(farm) + hidden), 4)
    yield Finding(
        category=Category.HIDDEN_LINKS,
        rule="hidden.farm",
        field="links",
        evidence=" ".join(dict.fromkeys(link.text.strip() for link in farm[:_SHOWN])),
        explanation=f"{len(farm)} spam links to {len(hosts)} other hosts, {hidden} of them hidden: {' '.join(hosts[:_SHOWN])}",
        score=score,
        confidence=score,
    )


def _is_spam(link: Link) -> bool:
    reading = Reading("links", 0, Line(link.text))
    if len(reading.text) > _TERM and reading.covered < _COVERED:
        return False
    return bool(reading.hits) and max(weigh(reading.hits, family) for family in FAMILIES) >= _SPAM_ANCHOR


def _host(url: str) -> str:
    """The host without `www.`; empty for what is no address on a host."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
