"""Links without <a href>: in `onclick` and `javascript:`, in `data-href` and its like, in menus; and a script that sends on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from filters.dom.address import Resolver, origin
from filters.model import Link, Page

MOST: Final = 500  # of one page; a list has fewer
SENDS_ON: Final = 100  # characters that a page may show which only sends its reader on
MAX_SCRIPT: Final = 2000  # characters of its scripts

_DATA: Final = ("data-href", "data-url", "data-link")
MARKS: Final = frozenset(("onclick", *_DATA))  # attributes in which an element has an address
SCHEME: Final = "javascript:"
_ENDING: Final = r"\.(?:[sx]?html?|aspx?|php|jsp|do|action)"  # of a page's address
_QUOTED: Final = re.compile(r"['\"]([^'\"<>\s]{2,500})['\"]")
_PAGE: Final = re.compile(rf"(?:https?://[^/?#]+/?|(?:https?://[^/?#]+)?[^?#:]*?(?:/|{_ENDING}))(?:\?[^#]*)?(?:#.*)?", re.IGNORECASE)
_SENT: Final = re.compile(r"\blocation(?:\.href)?\s*=\s*['\"]([^'\"]+)['\"]|\blocation\.(?:replace|assign)\(\s*['\"]([^'\"]+)['\"]")


def links(elements: Iterable[Mapping[str, str | None]], resolver: Resolver, url: str) -> list[Link]:
    """Where elements that may have an address lead, each once: what looks like a page's, on the host of the page at `url`; others are
    counters.
    """
    found, home = dict[str, None](), f"{origin(url)}/"
    for attributes in elements:
        for address in _addresses(attributes):
            if ("/" in address or "." in address) and _PAGE.fullmatch(address) and (to := resolver(address)).startswith(home):
                found[to] = None
        if len(found) >= MOST:
            break
    return [Link(to, "") for to in found]


def choices(menu: LexborNode, attributes: Mapping[str, str | None]) -> list[Mapping[str, str | None]]:
    """The choices of a menu that may have an address: all where a choice acts."""
    acts = "onchange" in attributes
    return [choice for node in menu.css("option") if not MARKS.isdisjoint(choice := node.attributes) or (acts and "value" in choice)]


def _addresses(attributes: Mapping[str, str | None]) -> Iterator[str]:
    if script := attributes.get("onclick"):
        yield from _QUOTED.findall(script)
    if (href := attributes.get("href")) and href.startswith(SCHEME):
        yield from _QUOTED.findall(href)
    for name in (*_DATA, "value"):
        if address := (attributes.get(name) or "").strip():
            yield address


def sent_to(page: Page) -> str:
    """Where a page sends its reader by a script, as its address stands there; empty for a page that has something to show."""
    if page.links or sum(len(block.text) for block in page.visible) > SENDS_ON or sum(map(len, page.scripts)) > MAX_SCRIPT:
        return ""
    match = next(filter(None, map(_SENT.search, page.scripts)), None)
    return (match[1] or match[2]) if match else ""
