"""The article's lead image: the one that the head states, else the first picture of the text; logos, faces and pixels are neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from filters.dom import head
from filters.dom.address import Resolver, host
from filters.model import Document, Page
from filters.moment import MONTH

ABOVE: Final = 3  # lines right before the article among which its picture may stand
MIN_SIDE: Final = 100  # pixels of a side that is stated
FLAT: Final = 4  # times as long as high: a picture across the page
MAX_BYLINE: Final = 120  # characters of a line that says when the article came out
MIN_EMBLEM: Final = 4  # characters of a site's name

_META: Final = ("og:image", "twitter:image", "twitter:image:src", "image", "thumbnailurl")
# Where the address of a picture stands that is loaded when it comes into view.
_LAZY: Final = (
    "data-original data-src data-lazy-src data-actualsrc data-original-src data-lazyload data-echo data-url zoomfile file".split()
)
_WORDS: Final = (
    "logo brand favicon icons? author [a-z]*avatars? portrait profilehead touxiang "
    "emoji emot(?:ion)? smil(?:ey|ies) sl?ogan slogen default blank placeholder nophoto noimg "
    "loading lazy(?:load)? grey transparent pixel spacer 1x1 counter captcha zxcode\\w* qr-?code qrcoo?de ewm wx weixin wechat opengraph "
    "[a-z]*banner btn button share search click hits calendar arrow\\w* bullet bg background"
).split()
_WHOLE: Final = "face stat new line dot star tit title head(?:er|img)?".split()
# What a picture is called that belongs to the page: by one of these words in its name or class, by a rarer one in the name alone.
_FURNITURE: Final = re.compile(
    rf"(?:^|[^a-z])(?:{'|'.join(_WORDS)})(?:[^a-z]|$)|(?:^|/)(?:{'|'.join(_WHOLE)})[\d_-]*(?:\.[a-z]+)?$",
)
# Folders of what all pages of a site have, and of what editors put in.
_OF_TEMPLATE: Final = re.compile(r"/(?:templ(?:et|ate)s?|skins?|themes?|css|image/common)/", re.IGNORECASE)
_UPLOADED: Final = re.compile(r"upload|attach|ueditor|/editor|/__local/|/files?/|/content/|/(?:19|20)\d\d[-/_]?\d\d", re.IGNORECASE)
_DATE: Final = re.compile(MONTH)
_SIZE: Final = re.compile(r"(?<![a-z\d])(\d{2,4})x(\d{2,4})(?!\d)")
_SIDE: Final = re.compile(r"\s*(\d+)")


def lead(page: Page, document: Document, stated: str, resolve: Resolver) -> str:
    """The address of the lead image; `stated` is what JSON-LD says of it. Empty where there is none."""
    for address in (*head.stated(page.meta, _META), stated):
        if address and not _is_furniture(address) and not _is_sites(address, page.url) and (found := resolve(address)):
            return found
    over, first = _start(page, document)
    last = document.n_before + document.n_within + len(document.lines)
    # What stands behind the last line in its box is the article's.
    box = page.visible[last - 1].container if 0 < last <= len(page.visible) else 0
    for number, attributes, container in page.images:
        if over <= number < last or (number == last and container == box):
            found = _shown(attributes, resolve)
            if found and (first <= number < last or _UPLOADED.search(found)):
                return found
    return ""


def _start(page: Page, document: Document) -> tuple[int, int]:
    """The lines from which on a picture may be the article's.

    The first is the headline, where that stands right before the article: over it stands what editors put in. The second is what
    follows headline and byline: there it may be any.
    """
    title, at = document.render_title(), document.n_before
    if not document.n_within and document.lines and document.lines[0].raw.strip() == title:
        return at, at + 1
    over = first = at - ABOVE
    for number in range(max(at - ABOVE, 0), min(at, len(page.visible))):
        text = page.visible[number].text
        if text == title or (len(text) <= MAX_BYLINE and _DATE.search(text)):
            over, first = (number if first == at - ABOVE else over), number + 1
    return over, first


def _shown(attributes: Mapping[str, str | None], resolve: Resolver) -> str:
    """The address of a picture that may be the article's."""
    for name in ("width", "height"):
        side = _SIDE.match(attributes.get(name) or "")
        if side and int(side[1]) < MIN_SIDE:
            return ""
    if _FURNITURE.search(
        f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()[:200].replace("lazyload", "").replace("lazy", "")
    ):
        return ""
    return next(
        (found for a in _addresses(attributes) if not a.startswith("data:") and not _is_furniture(a) and (found := resolve(a))),
        "",
    )


def _addresses(attributes: Mapping[str, str | None]) -> Iterator[str]:
    yield from (address.strip() for name in _LAZY if (address := attributes.get(name)))
    for name in ("data-srcset", "srcset"):
        sizes = [part.split() for part in (attributes.get(name) or "").split(", ") if part.strip()]
        if sizes:
            yield max(sizes, key=lambda size: float(size[1][:-1]) if len(size) > 1 and size[1][:-1].isdecimal() else 0.0)[0]
    yield (attributes.get("src") or "").strip()


def _is_furniture(address: str) -> bool:
    """Whether an address says that its picture belongs to the page and not to the article, or is as flat or as small as such."""
    name = _name(address)
    if _FURNITURE.search(name) or _OF_TEMPLATE.search(address):
        return True
    sides = [(int(a), int(b)) for a, b in _SIZE.findall(name)]
    return bool(sides) and (min(sides[-1]) < MIN_SIDE or max(sides[-1]) > FLAT * min(sides[-1]))


def _is_sites(address: str, url: str) -> bool:
    """Whether a picture is called like the site, as its emblem is."""
    stem = _name(address).rpartition("/")[2].partition(".")[0].strip("0123456789-_")
    return len(stem) >= MIN_EMBLEM and stem in host(url).split(".")


def _name(address: str) -> str:
    """The last two steps of an address's path, in lower case."""
    return "/".join(address.partition("?")[0].lower().rsplit("/", 2)[1:])
