"""Where a page names an author by its markup alone: what stands in an element called author or the like, a link to a person's page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from filters.content import thread
from filters.model import Document, Page
from filters.moment import YEAR

BEFORE: Final = 14  # lines before the article in which it is signed
AFTER: Final = 3  # the same at its head
ASKED_BEFORE, ASKED_AFTER = 32, 16  # both of a thread: what it says of a poster, and what is asked
CHARS: Final = (2, 20)  # of a name

_PERSON: Final = tuple(  # in the address of a person's page
    "/u/ /user/ /users/ /people/ /author/ /authors/ /member/ /space/ /profile/"
    " /home?un= ?author= space-uid- space.php?uid= member.php?u=".split()
)
# What stands in such an element and is no name: buttons, labels, counts, moments.
_NO_NAME: Final = re.compile(
    r"^(?:(?:\W*(?:作者|记者|記者|原创|原創|关注|關注|已关注|登[录錄]|(?:立即|快速)?注[册冊]|[发發]布|回[复覆]|[举舉]报|私信|收藏|分享|打赏|文章|粉[丝絲]|[阅閱][读讀]|(?:倒序)?浏览|只看|[评評][论論]|匿名|楼主|更多|[网網]友|游客|by|查看|官方|[总總]阅读"
    r"|log ?in|sign ?(?:in|up)|register|subscribe|手机版))+\W*"
    rf"|.*(?:[。！？；，,!?;:：|/<>@]|{YEAR}[-/.年]|\d[万亿]|前$|主[页頁]|领域|作品|[个個]人|文章$|[会會][员員]|博[客主]$|等级).*)$|^[\d\W]*$",
    re.IGNORECASE,
)


def names(page: Page, document: Document) -> Iterator[str]:
    """The names right before the article and at its head: as elements say, then as links to a person's page."""
    at = document.n_before
    before, after = (ASKED_BEFORE, ASKED_AFTER) if thread.is_thread(page) else (BEFORE, AFTER)
    title = document.render_title()
    yield from sound(text for number, text in page.signed if at - before <= number <= at + after and text != title)
    within = document.outside[at : at + min(document.n_within, AFTER)]
    lines = (*document.outside[max(at - before, 0) : at], *within, *document.lines[:AFTER])
    yield from _linked([line.raw for line in lines if line.link_chars], page, title)


def _linked(lines: Sequence[str], page: Page, title: str) -> Iterator[str]:
    """What links to a person's page say in some lines."""
    if not lines:
        return
    told = "\n".join([link.url for link in page.links])
    marks = [mark for mark in _PERSON if mark in told]
    if marks:
        persons = [link.text for link in page.links if not link.hidden and any(mark in link.url for mark in marks)]
        yield from sound(text for text in persons if text and text != title and any(text in line for line in lines))


def sound(texts: Iterable[str]) -> Iterator[str]:
    """The texts that can be names."""
    return (text for text in texts if CHARS[0] <= len(text) <= CHARS[1] and not _NO_NAME.match(text))
