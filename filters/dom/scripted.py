"""Links without <a href>: in `onclick` and `javascript:`, in `data-href` and its like, in menus; and a script that sends on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from filters.dom.address import Resolver, origin
from filters.model import Link, Page

MOST: Final = 500  # of one page; a list has fewer
SENDS_ON: Final = 100  # characters that a page may show which only sends its reader on
MAX_SCRIPT: Final = 2000  # characters of its scripts

_HINTS: Final = re.compile(rb"\bonclick\s*=|javascript:|\bdata-(?:href|url|link)\s*=|\bonchange\s*=", re.IGNORECASE)
_DATA: Final = ("data-href", "data-url", "data-link")
_SELECTOR: Final = "[onclick], a[href^='javascript:' i], [data-href], [data-url], [data-link], select[onchange] option[value]"
_QUOTED: Final = re.compile(r"['\"]([^'\"<>\s]{2,500})['\"]")
_PAGE: Final = re.compile(
    r"(?:https?://[^/?#]+/?|(?:https?://[^/?#]+)?[^?#:]*?(?:/|\.(?:[sx]?html?|aspx?|php|jsp|do|action)))(?:\?[^#]*)?(?:#.*)?", re.IGNORECASE
)
_SENT: Final = re.compile(r"\blocation(?:\.href)?\s*=\s*['\"]([^'\"]+)['\"]|\blocation\.(?:replace|assign)\(\s*['\"]([^'\"]+)['\"]")


def links(html: bytes, tree: LexborHTMLParser, resolver: Resolver, url: str) -> list[Link]:
    """Where they lead, each once: what looks like the address of a page, on the host of the page at `url`; others are counters."""
    if _HINTS.search(html) is None:
        return []
    found = dict[str, None]()
    for node in tree.css(_SELECTOR):
        for address in _addresses({name: value or "" for name, value in node.attributes.items()}):
            if _PAGE.fullmatch(address) and origin(to := resolver(address)) == origin(url):
                found[to] = None
        if len(found) >= MOST:
            break
    return [Link(to, "") for to in found]


def _addresses(attributes: dict[str, str]) -> Iterator[str]:
    for script in (attributes.get("onclick", ""), attributes.get("href", "")):
        if script.startswith("javascript:") or script == attributes.get("onclick"):
            yield from _QUOTED.findall(script)
    for name in (*_DATA, "value"):
        if address := attributes.get(name, "").strip():
            yield address


def sent_to(page: Page) -> str:
    """Where a page sends its reader by a script, as its address stands there; empty for a page that has something to show."""
    if page.links or sum(len(block.text) for block in page.visible) > SENDS_ON or sum(map(len, page.scripts)) > MAX_SCRIPT:
        return ""
    match = next(filter(None, map(_SENT.search, page.scripts)), None)
    return (match[1] or match[2]) if match else ""
