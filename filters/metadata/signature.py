"""Where a page names an author by its markup alone: what stands in an element called author or the like, a link to a person's page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from filters.content import labels, thread
from filters.metadata import dates
from filters.model import Document, Page
from filters.moment import YEAR

BEFORE: Final = 14  # lines before the article in which it is signed
AFTER: Final = 3  # the same at its head
ASKED_BEFORE, ASKED_AFTER = 32, 16  # both of a thread: what it says of a poster, and what is asked
BEHIND: Final = 2  # lines behind an article that may say who posted it
CHARS: Final = (2, 20)  # of a name
CARD: Final = 10  # lines of a box that introduces the author
NAMED: Final = 3  # of them among which the name stands

_PERSON: Final = tuple(  # in the address of a person's page
    "/u/ /user/ /users/ /people/ /author/ /authors/ /member/ /space/ /profile/"
    " /home?un= ?author= space-uid- space.php?uid= member.php?u=".split()
)
_WHO: Final = re.compile(r"作者|[发發][布表]于|posted|\bby\b", re.IGNORECASE)
_CARD: Final = re.compile(
    r"(?:site|blog)[-_]author\b|(?:author|writer)[-_]?(?:card|box|info|intro|module|panel|profile|side|wrap|about|detail|block)|about[-_]?(?:the[-_]?)?author"
)
_ABOUT: Final = re.compile(
    r"[【\[]?(?:[关關][于於]|文章|本文)?作者(?:[简簡]介|介[绍紹]|信息|[资資]料)?[】\]]?\s?[:：]?"
)  # a heading over it
# What stands in such an element and is no name: buttons, labels, counts, moments.
_NO_NAME: Final = re.compile(
    r"^(?:(?:\W*(?:作者|记者|記者|原创|原創|关注|關注|已关注|登[录錄]|(?:立即|快速)?注[册冊]|[发發][布表][于於]?|回[复覆]|[举舉]报|私信|收藏|分享|打赏|文章|粉[丝絲]|[阅閱][读讀]|(?:倒序)?浏览|只看|[评評][论論]|匿名|楼主|更多|[网網]友|游客|by|查看|官方|模式|[总總]阅读"
    r"|log ?in|sign ?(?:in|up)|register|subscribe|手机版"
    r"|github|gitee|gitlab|e-?mail|邮箱|rss|简书|知乎|微博|掘金|博客园|豆瓣|csdn|twitter|facebook|telegram|bilibili|linkedin|youtube|instagram|zhihu|weibo|来自\S+))+\W*"
    rf"|.*(?:[。！？；，,!?;:：|/<>@→»›]|{YEAR}[-/.年]|\d[万亿]|前$|主[页頁]|领域|作品|[个個]人|文章$|[会會][员員]|博[客主]$|等级).*)$|^[\d\W]*$",
    re.IGNORECASE,
)


def names(page: Page, document: Document) -> Iterator[str]:
    """The names right before the article and at its head: as elements say, then as links to a person's page."""
    at = document.n_before
    in_thread = thread.is_thread(page)
    before, after = (ASKED_BEFORE, ASKED_AFTER) if in_thread else (BEFORE, AFTER)
    title = document.render_title()
    signed = [text for number, text in page.signed if at - before <= number <= at + after and text != title]
    yield from sound(dates.before_date(text) or text for text in signed)
    if in_thread:
        around = range(max(at - before, 0), min(at + after, len(page.visible)))
        yield from sound(page.visible[number].text for number in around if labels.is_poster(number, page))
    within = document.outside[at : at + min(document.n_within, AFTER)]
    lines = (*document.outside[max(at - before, 0) : at], *within, *document.lines[:AFTER])
    yield from _linked([line.raw for line in lines if line.link_chars], page, title)
    behind = at + document.n_within + len(document.lines)
    yield from sound(text for number, text in page.signed if behind <= number < behind + BEHIND and _is_who(number, page))


def _is_who(number: int, page: Page) -> bool:
    """Whether a line says who posted, as below a blog's article; no other line there is about it."""
    return number < len(page.visible) and _WHO.search(page.visible[number].text) is not None


def carded(page: Page) -> Iterator[str]:
    """The names in boxes that introduce the author, wherever they stand; of several of one make, as beside comments, none."""
    called = [box for box in page.containers if "author" in box.name or "writer" in box.name]
    cards = [box for box in called if _CARD.search(box.name)]
    makes = Counter(box.name for box in cards)
    for box in cards:
        if makes[box.name] == 1 and 0 < box.end - box.first <= CARD:
            yield from _introduced([block.text for block in page.visible[box.first : box.end]])
    for number, block in enumerate(page.visible):
        if "作者" in block.text and _ABOUT.fullmatch(block.text):
            yield from _introduced([below.text for below in page.visible[number + 1 : number + 1 + NAMED]])


def _introduced(lines: Sequence[str]) -> Iterator[str]:
    """The name among the first lines of such a box."""
    return islice(sound(line for line in lines[:NAMED] if not _ABOUT.fullmatch(line)), 1)


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
