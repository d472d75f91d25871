"""What stands in a page's head: title, <meta>, canonical address, scripts, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from filters.dom.address import is_home
from filters.dom.bounds import MAX_FIELD
from filters.model import Link, Page

HEAD_TAGS: Final = frozenset("title meta link script".split())

AUTHOR_NAME: Final = "author.name"  # under which stands what a <meta itemprop=name> says of the author that it stands in

_MANY: Final = frozenset(("citation_author", "dc.creator"))  # of which a page has one for each author

_FEEDS: Final = frozenset(("application/rss+xml", "application/atom+xml"))

_REFRESH: Final = re.compile(
    r"[\d.]+\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)[\"']?", re.IGNORECASE
)  # nearly as the HTML standard reads it


def note(tag: str, attributes: Mapping[str, str | None], text: str, page: Page) -> None:
    """Write down one of the HEAD_TAGS, wherever on the page it stands; the first title, <meta> and canonical address stay."""
    if tag == "meta":
        _note_refresh(attributes, page)
        _note_meta(attributes, page)
    elif tag == "script":
        if text:
            kind = (attributes.get("type") or "").lower()
            (page.json_ld if kind == "application/ld+json" else page.scripts).append(text)
    elif tag == "link":
        relation = (attributes.get("rel") or "").lower()
        if not page.canonical and relation == "canonical":
            page.canonical = attributes.get("href") or ""
        elif not page.feed and relation == "alternate" and (attributes.get("type") or "").strip().lower() in _FEEDS:
            page.feed = attributes.get("href") or ""
    elif not page.title:
        page.title = _read(" ".join(text.split()), page)


def attributes(node: LexborNode) -> Mapping[str, str | None]:
    """The attributes of one of the HEAD_TAGS; a <meta> that is the name of an author in microdata is called so."""
    own = node.attributes
    if own.get("itemprop") == "name" and (owner := node.parent) is not None and owner.attributes.get("itemprop") == "author":
        return {**own, "itemprop": AUTHOR_NAME}
    return own


def links(page: Page) -> Iterator[Link]:
    """Where a page sends its reader, unless that is itself, and where a home page has its feed; other pages name that of their comments."""
    if page.refresh and not _is_loop(page.refresh, page.url):
        yield Link(page.refresh, "")
    if page.feed and is_home(page.url):
        yield Link(page.feed, "")


def _is_loop(refresh: str, url: str) -> bool:
    """Whether a page refreshes to itself, but for its query, as counters and checks of the browser do for ever."""
    return "?" in url and refresh.partition("?")[0] == url.partition("?")[0]


def stated(meta: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    """What the <meta> of these names say, in the names' order; nothing for one that is blank."""
    return (text for name in names if (text := meta.get(name, "").strip()))


def _note_refresh(attributes: Mapping[str, str | None], page: Page) -> None:
    """Where a <meta> sends the reader; the first that sends anywhere stays."""
    if not page.refresh and (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        target = _REFRESH.fullmatch((attributes.get("content") or "").strip())
        page.refresh = target[1] if target else ""


def _note_meta(attributes: Mapping[str, str | None], page: Page) -> None:
    """What a <meta> says under its name; the first of a name stays, but for those of which a page has one for each author."""
    name = (attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "").strip().lower()
    content = (attributes.get("content") or "").strip()
    if name and content and name not in page.meta:
        page.meta[name] = _read(content, page)
    elif name in _MANY and content:
        page.meta[name] = _read(f"{page.meta[name]}、{content}", page)


def _read(text: str, page: Page) -> str:
    """A text of the head as far as it is read."""
    page.cut_chars += max(0, len(text) - MAX_FIELD)
    return text[:MAX_FIELD]
