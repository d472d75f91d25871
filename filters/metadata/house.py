"""What a site is called, as its pages say elsewhere than in <title>: in its head, at its emblem, in links home, where its rights are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from filters.dom.address import is_home
from filters.model import Page

FOOT: Final = 40  # lines at the end of a page among which it says whose it is
MAX_CHARS: Final = 120  # of such a line
OF_HOME: Final = 3  # strokes in the address of a home page
MAX_NAME: Final = 24  # characters of a link to the home page that names it

_META: Final = ("og:site_name", "sitename", "application-name", "apple-mobile-web-app-title", "copyright")
_OWNED: Final = re.compile("©|opyright|COPYRIGHT|版[权權]所有|主办(?:单位|[:：])")  # what such a line has
_END: Final = r"|｜,，。;；:：©()（）\[\]"  # of a name
_OWNER: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\(c\))?\s*(?:(?:19|20)\d\d)?(?:\s*[-–—~至]\s*(?:(?:19|20)\d\d|今|present|now))?\s*(?:by\s+)?"
    rf"(?!all rights)([^\s{_END}][^{_END}]{{1,39}}?)(?=\s*(?:$|[{_END}]|版[权權]|all rights|powered|\S{{0,2}}备案|\S{{0,2}}ICP))"
    rf"|([^\s{_END}]{{2,24}})\s*版[权權]所有|(?:版[权權]所有|主办(?:单位)?)\s*[:：©]?\s*([^\s{_END}]{{2,24}})",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"copyright|rights?|reserved|[\d.\s-]+|all|by|版[权權].*|.*备.*号.*|本站|www\..*|.*\.(?:com|cn|net|org)", re.IGNORECASE
)
_HOME: Final = re.compile(r"[首主][页頁]|返回|home|index", re.IGNORECASE)
_EMBLEM: Final = re.compile(r"logo", re.IGNORECASE)


class Names(NamedTuple):
    """The names that a page gives its site."""

    sure: frozenset[str]  # those that are no article's title
    all: frozenset[str]  # with those that <title> begins with: some systems write the article's title beside the emblem


def names(page: Page) -> Names:
    """What a page calls its site; what it states as the article's title is no name of it."""
    shown, stated = {name for name in _shown(page) if name}, set(_stated(page))
    titles = {page.meta.get("og:title", ""), page.h1 if page.title.startswith(page.h1) else ""}
    sure = stated.union(name for name in shown if not page.title.startswith(name))
    return Names(frozenset(sure - titles), frozenset((shown | stated) - {page.meta.get("og:title", "")}))


def _shown(page: Page) -> Iterator[str]:
    """The names at a site's emblem and in links home."""
    for image in page.images:
        if (name := image.attributes.get("alt")) and _EMBLEM.search(image.attributes.get("src") or ""):
            yield name.strip()
    for link in page.links:
        url = link.url
        if (
            url.endswith("/")
            and 1 < len(link.text) <= MAX_NAME
            and url.count("/") <= OF_HOME
            and not _HOME.search(link.text)
            and is_home(url)
        ):
            yield link.text


def _stated(page: Page) -> Iterator[str]:
    """The names that a page's head states, and those of the owners of its rights."""
    yield from (name for key in _META if (name := page.meta.get(key, "").strip()))
    for block in page.visible[-FOOT:]:
        if len(block.text) <= MAX_CHARS and _OWNED.search(block.text):
            yield from _owners(block.text)


def _owners(text: str) -> Iterator[str]:
    for match in _OWNER.finditer(text):
        name = match[match.lastindex or 1]
        if not _NO_NAME.fullmatch(name):
            yield name
