"""Links without <a href>: in `onclick` and `javascript:`, in `data-href` and its like, in menus; and a script that sends on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from filters.dom.address import Resolver, house, origin
from filters.model import Link, Page

MOST: Final = 500  # of one page; a list has fewer
SENDS_ON: Final = 100  # characters that a page may show which only sends its reader on
MAX_SCRIPT: Final = 2000  # characters of its scripts

_MARKS: Final = (b"onclick", b"javascript:", b"data-href", b"data-url", b"data-link")  # what comes before an address, in small letters
_MENU: Final = (b"<select", b"onchange")  # with both of which addresses may stand elsewhere
_VALUE: Final = re.compile(
    rb"\s*=\s*(\"[^\"]{0,300}|'[^']{0,300}|[^\s>]{0,300})|(?<=:)[^>]{0,300}"
)  # behind a mark, with the quote before it
_ENDING: Final = r"\.(?:[sx]?html?|aspx?|php|jsp|do|action)"  # of a page's address
_LIKE_A_PAGE: Final = re.compile(rf"(?:^['\"]?|['\"(]|&quot;|&#\d+;)[^'\"<>\s;&(]{{0,200}}(?:/|{_ENDING}\b)".encode())
_DATA: Final = ("data-href", "data-url", "data-link")
_SELECTOR: Final = "[onclick], a[href^='javascript:' i], [data-href], [data-url], [data-link], select[onchange] option[value]"
_QUOTED: Final = re.compile(r"['\"]([^'\"<>\s]{2,500})['\"]")
_PAGE: Final = re.compile(rf"(?:https?://[^/?#]+/?|(?:https?://[^/?#]+)?[^?#:]*?(?:/|{_ENDING}))(?:\?[^#]*)?(?:#.*)?", re.IGNORECASE)
_SENT: Final = re.compile(r"\blocation(?:\.href)?\s*=\s*['\"]([^'\"]+)['\"]|\blocation\.(?:replace|assign)\(\s*['\"]([^'\"]+)['\"]")


def links(html: bytes, tree: LexborHTMLParser, resolver: Resolver, url: str) -> list[Link]:
    """Where they lead, each once: what looks like the address of a page, on the host of the page at `url`; others are counters.

    `html`: the page in small letters.
    """
    if not _hints(html, house(url).encode()):
        return []
    found = dict[str, None]()
    for node in tree.css(_SELECTOR):
        for address in _addresses({name: value or "" for name, value in node.attributes.items()}):
            if _PAGE.fullmatch(address) and origin(to := resolver(address)) == origin(url):
                found[to] = None
        if len(found) >= MOST:
            break
    return [Link(to, "") for to in found]


def _hints(html: bytes, home: bytes) -> bool:
    """Whether something like an address of the page's own house stands where links by script have theirs: then the tree is asked."""
    if all(mark in html for mark in _MENU):
        return True
    found = (match for mark in _MARKS for value in _behind(html, mark) for match in _LIKE_A_PAGE.finditer(value))
    return any(b"//" not in match[0] or home in match[0] for match in found)


def _behind(html: bytes, mark: bytes) -> Iterator[bytes]:
    at = html.find(mark)
    while at >= 0:
        if value := _VALUE.match(html, at + len(mark)):
            yield value[1] or value[0]
        at = html.find(mark, at + len(mark))


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
