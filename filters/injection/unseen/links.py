"""Link farms: links to other hosts whose anchors are what spam sells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from filters.dom.address import host
from filters.dom.domain import same
from filters.injection.lines import anchors
from filters.model import Category, Finding, Page

_VISIBLE: Final = 3  # spam links that all can see; fewer may be an article's own sources
_SHOWN: Final = 6  # anchors kept as evidence


def find(page: Page) -> Iterator[Finding]:
    """One finding for a page with spam links to other hosts: any hidden one, or three that are seen."""
    own = _root(page.url)
    away = [link for link in page.links if link[1] and not link[0].startswith(own)]  # by place: twice as fast as by name
    may_be_farm = len(away) >= _VISIBLE or any(hidden for _, _, hidden, _ in away)
    spam = anchors.spam([text for _, text, _, _ in away]) if may_be_farm else []
    home = host(page.url)
    farm = [away[number] for number in spam if host(away[number].url) and not same(host(away[number].url), home)]
    hidden = sum(link.hidden for link in farm)
    if not hidden and len(farm) < _VISIBLE:
        return
    hosts = sorted({host(link.url) for link in farm})
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


def _root(url: str) -> str:
    """What the addresses of a page's own host begin with; a page without a host has none."""
    scheme, _, rest = url.partition("//")
    host, slash, _ = rest.partition("/")
    return f"{scheme}//{host}/" if host and slash else "//"
