"""What a page posts: its own article, a headline with a byline below it, or several, each a linked title with its byline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise, takewhile
from typing import Final

from filters.content import thread
from filters.model import Page
from filters.moment import DAY

MAX_BYLINE: Final = 100  # characters of a line that says when something was posted, by whom, how often it was read
BELOW: Final = 3  # lines below the headline among which the byline stands
RIGHT_BELOW: Final = 2  # the same below the title of a post
MIN_HEADLINE: Final = 2  # characters; a poem may be called so
MIN_LINKED: Final = 6  # the same of one that is a link to its own page
MIN_TITLE: Final = 4  # characters of a post's title
LINKED: Final = 0.8  # share of a title that is a link
SAID: Final = 40  # characters of the lines that an article begins with
LINES: Final = 3  # of these at most
MAX_DAY: Final = 40  # characters of a line that says when, and little else
POSTS: Final = 3  # from which a page is a list of them

_DAY: Final = re.compile(DAY)
_CLAUSE_END: Final = re.compile("[，。！？]")
_SAYS: Final = re.compile(
    r"(?:来源|來源|作者|[发發][布表]|[编編][辑輯]|[浏瀏][览覽]|[阅閱][读讀]|[读讀]完|[点點][击擊]|查看|[时時][间間]|日期|[热熱]度|更新|posted|published)",
    re.IGNORECASE,
)


def bylines(page: Page) -> list[int]:
    """The numbers of the visible blocks that say when something was posted, and more."""
    return [
        number
        for number, (text, _, link_chars, _, _, _) in enumerate(page.visible)
        if 2 * link_chars <= len(text) <= MAX_BYLINE and ("20" in text or "19" in text) and _DAY.search(text) and _SAYS.search(text)
    ]


def is_one(page: Page, bylines: Collection[int]) -> bool:
    """Whether one of the page's bylines is its own, right below a line that <title> has too: it is one article, however short.

    A day alone will do, or another headline, where sentences follow at once; in lists titles are linked and have a day each.
    """
    return any(_headline_above(number, page) for number in bylines) or any(
        _begins(at, page, bylines) for at in range(len(page.visible) - 2)
    )


def several(page: Page, bylines: Iterable[int]) -> tuple[int, int] | None:
    """Where the first of several posts begins and the last one ends, in visible blocks; None where there are few, or a thread's."""
    titles = [title for number in bylines if (title := _title_above(number, page)) >= 0]
    if len(titles) < POSTS or len({page.visible[title].text for title in titles}) < POSTS or thread.is_thread(page):
        return None
    longest = max(there - here for here, there in pairwise(titles))
    return titles[0], min(titles[-1] + longest, len(page.visible))


def _headline_above(byline: int, page: Page) -> bool:
    for block in reversed(page.visible[max(byline - BELOW, 0) : byline]):
        linked = 2 * block.link_chars > len(block.text)
        if len(block.text) >= (MIN_LINKED if linked else MIN_HEADLINE) and block.text in page.title:
            return True
        if linked:
            return False
    return False


def _begins(at: int, page: Page, bylines: Collection[int]) -> bool:
    """Whether a headline of the title's, or with the only byline, its day and the first lines stand here, one below the other."""
    headline, day, *below = page.visible[at : at + 2 + LINES]
    if len(day.text) > MAX_DAY or len(headline.text) < MIN_LINKED or headline.link_chars or day.link_chars or not _DAY.search(day.text):
        return False
    said = "".join([block.text for block in takewhile(lambda block: not block.link_chars, below)])
    if len(said) < SAID or not _CLAUSE_END.search(said):
        return False
    return headline.text in page.title or (len(bylines) == 1 and at + 1 in bylines)


def _title_above(byline: int, page: Page) -> int:
    """The number of the block that is the linked title of a post, -1 where none is near."""
    for number in range(byline - 1, max(byline - 1 - RIGHT_BELOW, -1), -1):
        block = page.visible[number]
        if block.link_chars >= max(LINKED * len(block.text), MIN_TITLE):
            return number
    return -1
