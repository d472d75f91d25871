"""What a site is called, as its pages say elsewhere than in <title>: in its head, at its emblem, in links home, where its rights are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.dom.address import is_home
from filters.model import Page

FOOT: Final = 40  # lines at the end of a page among which it says whose it is
MAX_CHARS: Final = 120  # of such a line
OF_HOME: Final = 3  # strokes in the address of a home page
MAX_NAME: Final = 24  # characters of a link to the home page that names it

_META: Final = ("og:site_name", "application-name", "apple-mobile-web-app-title", "copyright")
_OWNED: Final = ("©", "opyright", "版权所有", "版權所有", "COPYRIGHT", "主办单位", "主办:", "主办：")  # one of which such a line has
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


def names(page: Page) -> frozenset[str]:
    """The names that a page gives its site; some systems write the article's title beside the emblem."""
    found = [name for key in _META if (name := page.meta.get(key, "").strip())]
    emblems = (_of_emblem(image.attributes.get("alt"), image.attributes.get("src")) for image in page.images)
    near = (link for link in page.links if 1 < len(link.text) <= MAX_NAME and link.url.endswith("/") and link.url.count("/") <= OF_HOME)
    homes = [link.text for link in near if is_home(link.url) and not _HOME.search(link.text)]
    found += [name for name in (*emblems, *homes) if name and not page.title.startswith(name)]
    for block in page.visible[-FOOT:]:
        if len(block.text) <= MAX_CHARS and any(sign in block.text for sign in _OWNED):
            found += _owners(block.text)
    return frozenset(found) - {page.meta.get("og:title", ""), page.h1 if page.title.startswith(page.h1) else ""}


def _of_emblem(alt: str | None, address: str | None) -> str:
    return (alt or "").strip() if address and _EMBLEM.search(address) else ""


def _owners(text: str) -> Iterator[str]:
    for match in _OWNER.finditer(text):
        name = match[match.lastindex or 1]
        if not _NO_NAME.fullmatch(name):
            yield name
