"""What a page tells of articles that stand in full elsewhere: each leads on to the rest of it by a link that says so (阅读全文)."""

from __future__ import annotations

import re
from typing import Final

from filters.model import Page

MIN_TITLE: Final = 3  # characters of a title
LINKED: Final = 0.8  # share of a title's characters that are a link
FEWEST: Final = 2  # beginnings without a title of their own
LONGEST: Final = 250  # characters of one

_WORDS: Final = (
    r"(?:点击|點擊)?(?:继续|繼續|展开|浏览)?(?:阅读|閱讀|查看|浏览)(?:全文|更多|原文|详情|詳情|详细|詳細|余下)?(?:内容)?|(?:查看|阅读)?全文|继续阅读|繼續閱讀"
    r"|(?:了解|查看|阅读|閱讀)?(?:更多)?(?:详情|詳情|详细|詳細|全文)|了解更多"
    r"|read (?:more|on|the rest|full (?:post|article))|continue reading|more"
)
_SIGN: Final = re.compile("查看|浏览|全文|更多|原文|[详詳][情细細]|[阅閱][读讀]|[Mm]ore|MORE|[Rr]ead|READ")  # in each of these
_ON: Final = re.compile(rf"[\W_]*(?:{_WORDS})[\W_]*", re.IGNORECASE)
_ENDS_ON: Final = re.compile(rf"(?:{_WORDS})[\W_]*$", re.IGNORECASE)


def find(page: Page) -> set[int]:
    """The numbers of the visible blocks of such posts, told by their titles, or by the links alone where these are several."""
    if not _SIGN.search("\n".join([link.text for link in page.links])):
        return set()
    return _titled(page) | _untitled(page)


def _untitled(page: Page) -> set[int]:
    """Short blocks that end with a link which leads on, or before one that is nothing else."""
    short = [(i, text) for i, (text, _, link_chars, *_) in enumerate(page.visible) if link_chars and len(text) <= LONGEST]
    ends = [i for i, text in short if _SIGN.search(text) and _ENDS_ON.search(text)]  # the sign first: a third of the time
    alone = (i for i in ends if i and _ON.fullmatch(page.visible[i].text) and len(page.visible[i - 1].text) <= LONGEST)
    return {*ends, *(i - 1 for i in alone)} if len(ends) >= FEWEST else set()


def _titled(page: Page) -> set[int]:
    """The blocks from each linked title to the link that leads on to the same address; a page that leads on to itself has none."""
    onward = {link.url for link in page.links if not link.hidden and _ON.fullmatch(link.text)} - {page.url}
    if not onward:
        return set()
    titles = {text for link in page.links if link.url in onward and len(text := link.text.strip()) >= MIN_TITLE and not _ON.fullmatch(text)}
    found, title = set[int](), -1
    for number, block in enumerate(page.visible):
        text = block.text.strip()
        if text in titles and block.link_chars >= LINKED * len(text):
            title = number
        elif title >= 0 and block.link_chars and _ENDS_ON.search(text):
            found.update(range(title, number + 1))
            title = -1
    return found
