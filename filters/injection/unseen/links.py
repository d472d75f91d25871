"""Link farms: links to other hosts whose anchors are what spam sells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from filters import fold
from filters.injection.lines.reading import covered
from filters.injection.lines.view import Matching
from filters.injection.vocabulary.stems import FAMILIES, Hit, lexicon, weigh
from filters.model import Category, Finding, Page

_SPAM_ANCHOR: Final = 0.6  # weight of an anchor's stems
_TERM: Final = 7  # characters of an anchor; a longer one is a headline unless stems cover a third of it
_COVERED: Final = 1 / 3
_VISIBLE: Final = 3  # spam links that all can see; fewer may be an article's own sources
_SHOWN: Final = 6  # anchors kept as evidence


def find(page: Page) -> Iterator[Finding]:
    """One finding for a page with spam links to other hosts: any hidden one, or three that are seen."""
    own = _root(page.url)
    away = [link for link in page.links if link[1] and not link[0].startswith(own)]  # by place: twice as fast as by name
    may_be_farm = len(away) >= _VISIBLE or any(hidden for _, _, hidden, _ in away)
    spam = _spam([text for _, text, _, _ in away]) if may_be_farm else []
    home = _host(page.url) if spam else ""
    farm = [away[number] for number in spam if _host(away[number].url) not in ("", home)]
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


def _spam(anchors: Sequence[str]) -> list[int]:
    """The numbers of the anchors that say what spam sells."""
    matching = Matching(fold.each(anchors))
    return [number for number, hits in lexicon().hits_in(matching.lines).items() if _is_spam(matching.texts[number], hits)]


def _is_spam(text: str, hits: Sequence[Hit]) -> bool:
    if len(text) > _TERM and covered(text, hits) < _COVERED:
        return False
    return max(weigh(hits, family) for family in FAMILIES) >= _SPAM_ANCHOR


def _root(url: str) -> str:
    """What the addresses of a page's own host begin with; a page without a host has none."""
    scheme, _, rest = url.partition("//")
    host, slash, _ = rest.partition("/")
    return f"{scheme}//{host}/" if host and slash else "//"


def _host(url: str) -> str:
    """The host without `www.`; empty for what is no address on a host."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
