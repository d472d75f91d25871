"""Whether a page is a list: by its address, how much of it is links, how many of them are dated, how little it says beside teasers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final
from urllib.parse import urlsplit

from filters import dated_links, excerpts, posted, summaries
from filters.content import kits, teasers
from filters.content.prose import amount, unlinked
from filters.model import Page

LINKS: Final = 12  # fewer links make no index, unless the address or dates speak for one
FEW_LINKS: Final = 4  # of these at least is a list whose address or dates speak for it
PROSE: Final = 200.0  # prose, in characters, from which a page is an article whatever it links to
LINKED: Final = 0.5  # share of the visible text that is links
BEST: Final = 120.0  # worth of the best line, from which a page has something to say of its own
OTHERS: Final = 0.25  # share of what a page says that may stand beside teasers
POSTS: Final = 2  # in boxes that only a forum's software names, from which a page is a thread, however little they say
MOST: Final = 1 / 3  # share of a front page's prose, below which what it says in one piece is no article
DATED: Final = 0.5  # share of the links that have a date beside them

_LIST: Final = re.compile(
    r"(?:/|/(?:index|list|default|channel|category|column|forum|more|node|lm|liebiao)[_\d-]*(?:\.\w{2,6})?)", re.IGNORECASE
)
_FILED: Final = re.compile(  # under a label or a day; what is filed there has an address of its own
    r"/(?:tags?|categor(?:y|ies)|archives?/(?:19|20)\d\d(?:/\d\d?)?|page/\d{1,5})"
    r"(?:/[^/.]+){0,4}/(?:index\.\w{2,6}|page/\d{1,5}/?)?$",
    re.IGNORECASE,
)
_HOME: Final = re.compile(r"/?(?:(?:index|default|home|main)\.\w{2,6})?", re.IGNORECASE)
_FRONT: Final = re.compile(r"index|default", re.IGNORECASE)  # how the page of a whole folder is called
_ARTICLE: Final = re.compile(
    r"/(?:19|20)\d\d[-/]?(?:0?[1-9]|1[0-2])[-/]?\d{0,2}/[^/]+\.\w{2,6}$|/[a-z_-]*\d{6,}(?:[_-]\d+)?\.\w{2,6}$|/(?:art|article|content|detail|show|p)s?/\d",
    re.IGNORECASE,
)


def reason(page: Page, values: Sequence[float], share: float = 1.0) -> tuple[str, str]:
    """The rule by which a page is a list, and why in words; two empty strings for any other page.

    `values`: the worth of each of its visible blocks, and behind them of what else it says; `share`: how much of that its article says.
    """
    bylines = posted.bylines(page)
    own = _own(page, values)
    rule, said = _of_links(page, amount(own)) if not _says(own) else ("", "")
    if not rule:
        rule, said = _of_teasers(page, bylines, values)
    if not rule:
        rule, said = _of_address(page, values, share)
    return (rule, said) if rule and not (posted.is_one(page, bylines) or len(kits.bodies(page)) >= POSTS) else ("", "")


def names_a_list(url: str) -> bool:
    """Whether an address is one that only lists have: `list_12.html`, or `index.html` in a folder that no number makes an article's own."""
    path = urlsplit(url).path
    folder, _, name = path.rpartition("/")
    if not name or not _LIST.fullmatch(_end_of(path)):
        return False
    return _FRONT.match(name) is None or not any(map(str.isdecimal, folder))


def _end_of(path: str) -> str:
    return "/" + path.rpartition("/")[2]


def _own(page: Page, values: Sequence[float]) -> Sequence[float]:
    """The worth of what a page says that is links for the most part, but for what it recommends, declares and tells of its house."""
    if not _says(values) or not _is_linked(page):
        return values
    own = list(values)
    for start, end in teasers.headed(page):
        own[start:end] = [0.0] * (end - start)
    return own


def _is_linked(page: Page) -> bool:
    """Whether links are most of a page's text."""
    return sum([block.link_chars for block in page.visible]) > LINKED * sum([len(block.text) for block in page.visible])


def _says(values: Sequence[float]) -> bool:
    """Whether so much prose is an article, whatever else is on the page."""
    return amount(values) >= PROSE or max(values, default=0.0) >= BEST


def _of_teasers(page: Page, bylines: Sequence[int], values: Sequence[float]) -> tuple[str, str]:
    """Where a page says nothing beside what it tells of other articles: titles with a byline or a line or two, or posts that lead on."""
    said = amount(values)
    if (span := posted.several(page, bylines)) and _is_all(range(*span), said, values):
        return "index.posts", f"nothing but posts, each with its title and byline, in {span[1] - span[0]} lines: a list, not an article"
    if (found := teasers.find(page)) and _is_all(found, said, values):
        return "index.teasers", f"nothing but what it says of other articles, in {len(found)} lines: a list, not an article"
    if _ARTICLE.search(urlsplit(page.url).path):
        return "", ""
    within = summaries.find(page)
    below = unlinked(block for number, block in enumerate(page.visible) if number in within)
    if within and _is_all(within, below, values):
        return "index.summaries", f"titles with {below} characters below them, and little beside: a list, not an article"
    if (told := excerpts.find(page)) and _is_all(told, said, values):
        return "index.excerpts", f"nothing but what is told in full elsewhere, in {len(told)} lines: a list, not an article"
    return "", ""


def _of_address(page: Page, values: Sequence[float], share: float) -> tuple[str, str]:
    """Where the address is one that nothing but lists has: what is filed under a label or a day, a site's front page.

    That is one where it says little, or much of which nothing is an article.
    """
    address = urlsplit(page.url)
    if address.query or address.fragment or sum(not link.hidden and len(link.text) > 1 for link in page.links) < FEW_LINKS:
        return "", ""
    if _FILED.search(address.path):
        return "index.filed", "the address of what is filed under a label or a day: a list, not an article"
    if address.netloc and _HOME.fullmatch(address.path) and (share < MOST or not _says(values)):
        return "index.home", "the address of a site's front page, with little prose in one piece: a list, not an article"
    return "", ""


def _is_all(numbers: Collection[int], said: float, values: Sequence[float]) -> bool:
    """Whether the blocks beside some, of which so much is said, say next to nothing, and too little for an article."""
    others = [value for number, value in enumerate(values) if number not in numbers]
    return not _says(others) and amount(others) <= OTHERS * said


def _of_links(page: Page, prose: float) -> tuple[str, str]:
    visible = sum(not link.hidden and len(link.text) >= 4 for link in page.links)
    whole = sum(len(block.text) for block in page.visible)
    linked = sum(block.link_chars for block in page.visible)
    if visible < FEW_LINKS or linked <= LINKED * whole:
        return "", ""
    said = f"{len(page.links)} links, {linked / whole:.0%} of the text, and {prose:.0f} characters of prose"
    path = urlsplit(page.url).path
    if _ARTICLE.search(path):
        return _many(visible, said)
    if _LIST.fullmatch(_end_of(path)):
        return "index.address", f"{said}, at an address of lists: a list, not an article"
    dated = len(list(dated_links.dates([(block.text, block.link_chars) for block in page.visible])))
    if dated >= FEW_LINKS and dated >= DATED * visible:
        return "index.dated", f"{said}, {dated} of them dated: a list, not an article"
    return _many(visible, said)


def _many(links: int, said: str) -> tuple[str, str]:
    """Where neither address nor dates speak, only many links make a list."""
    return ("index.links", f"{said}: a list, not an article") if links >= LINKS else ("", "")
