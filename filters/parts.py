"""Articles that go on at another address: which links of a page lead to its other parts, and which is the next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from filters.model import Document, Link
from filters.paging import says_next

_PATH: Final = re.compile(r"(?P<bare>.*?)(?:[_-](?P<number>\d{1,3}))?(?P<ending>\.[a-z]{2,6})", re.IGNORECASE)
_QUERY: Final = re.compile(r"(?:^|&)(?:page|p|pn|pg|pageno)=(?P<number>\d{1,3})(?=&|$)", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"[\[(第]?\s*(\d{1,3})\s*[\])页]?")
HEAD_LINES: Final = 8  # of a part, among which title and byline may stand again
TAIL_LINES: Final = 12  # among which its pages are listed, and the notices of the site
_Key = tuple[str, str, str]


def next_part(url: str, links: Iterable[Link]) -> str:
    """The address at which the article goes on; empty where it does not, or where its numbers leave a doubt.

    A part's address is the article's with a number: `88.html`, `88_2.html`, `88_3.html`, or `?id=88&page=2`.
    """
    here = _place(url)
    if here is None:
        return ""
    key, own = here
    ordinals: dict[int, str] = {}
    offset = 0  # what the reader's count has over the address's: sites whose second page is `88_1.html`
    for link in links:
        there = _place(link.url)
        if there is None or there[0] != key or link.url == url or link.hidden:
            continue
        if says_next(link.text):
            return link.url if there[1] > own else ""
        if (said := _ORDINAL.fullmatch(link.text.strip())) and there[1]:
            ordinals[int(said[1])] = link.url
            offset = int(said[1]) - there[1]
    return ordinals.get(max(own + offset, 1) + 1, "")


def is_first(url: str) -> bool:
    """Whether an address can be that of a whole article, or of its first part."""
    place = _place(url)
    return place is None or place[1] <= 1


def of_one_article(url: str, other: str) -> bool:
    """Whether two addresses differ in nothing but the number of the part."""
    here, there = _place(url), _place(other)
    return here is not None and there is not None and here[0] == there[0]


def join(document: Document, part: Document) -> None:
    """Let an article go on with another part; what each of its pages says at its head and foot is said once."""
    said = {line.raw.strip() for line in document.lines}
    last = len(part.lines) - TAIL_LINES
    document.lines += [line for n, line in enumerate(part.lines) if HEAD_LINES <= n < last or line.raw.strip() not in said]
    said |= {line.raw.strip() for line in document.outside}
    document.outside += [line for line in part.outside if line.raw.strip() not in said]
    document.findings += part.findings


def _place(url: str) -> tuple[_Key, int] | None:
    """What the parts of an article have in common, and the number of this one, 0 where it has none."""
    parts = urlsplit(url)
    if parts.query:
        found = _QUERY.search(parts.query)
        return (parts.netloc, parts.path, _QUERY.sub("", parts.query)), int(found["number"]) if found else 0
    named = _PATH.fullmatch(parts.path)
    if named is None or named["bare"].endswith("/"):
        return None
    return (parts.netloc, named["bare"], named["ending"]), int(named["number"] or 0)
