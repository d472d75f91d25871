"""Forum threads and questions with their answers: many posts by many people that belong together, not one article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final
from urllib.parse import urlsplit

from filters.content import floors, kits, labels, posts
from filters.model import Container, Page

MOST: Final = 0.8  # share of a page's prose that the container of a whole thread holds
POSTS: Final = 2  # boxes called thread, answer or the like, or stamps of posts, below which an address alone makes no thread
STAMPS: Final = 0.5  # share of a page's stamps that the container of a whole thread holds too
MOSTLY: Final = 2 / 3  # share of a page's text in one post from which this is an article with its replies
FOOT, MAX_FOOT = 16, 120  # lines at a page's end that may name the software, and characters of such a line
IN_BODIES: Final = 0.5  # share of a thread's prose in the bodies of its posts, from which nothing but prose stands between these

_ADDRESS: Final = re.compile(
    r"(?:^|[/.?&=_])(?:forum|nforum|thread|viewthread|showthread|viewtopic|showtopic|topic|tid|tieba|guba|question|discuss\w*|faq|i?asks?|answers?|wenda|zhidao|qa|thread_?id|showpost|viewpost|issue|guest_?book|liuyan(?:ban)?)s?"
    r"(?:$|[/.?&=_-])|bbs|[/#]posts?\?|/[tdq]/[\w-]*\d"
)
_SITE: Final = re.compile(
    r"[-_|–—·\s][^-_|–—·\s]{0,12}(?:论坛|論壇|贴吧|貼吧|股吧|问答|問答|BBS)\S{0,3}$", re.IGNORECASE
)  # at a title's end
_SOFTWARE: Final = re.compile(  # as the head or the foot of a page names it
    r"\b(?:discuz|phpwind|phpbb|vbulletin|xenforo|nodebb|discourse|flarum|mybb"
    r"|ip\.?board|invision|smf \d|simple machines|xiuno|dv-?bbs|leadbbs|bbsxp|kunena|bbpress)",
    re.IGNORECASE,
)
_SCHEMA: Final = "schema.org"
_STATED: Final = ("DiscussionForumPosting", "QAPage")  # types of schema.org, in attributes or JSON-LD
_SAID: Final = re.compile(
    r"\b(?:comment|reply|post|message|answer|topic)[-_]?(?:content|text|body|message|detail|html)|rich-?text|markdown|postmessage"
)
_ASKED: Final = re.compile(r"question\w*[-_]?(?:detail|desc|content|body|text)|\bask[-_]?(?:detail|desc|content|body|text)")
_REPLIES: Final = re.compile(r"(?:comment|reply|replies|answer|post)s?[-_]?(?:list|detail|item|content|body|text|message)|postmessage")
_SIGNATURE: Final = re.compile(r"\bsign(?:ature)?s?\b|\bsig(?:line)?\b|user-?sign")  # under each post of somebody's
_NAME: Final = re.compile(
    r"\bpost-?(?:user|body)\b|thread|topic|forum|bbs|floor|\bpost_?(?:message|list)|\bpost\d|postlist|reply|question|answer|discussion|post-?stream|\bask[-_]|wenda|huida"
)


def is_thread(page: Page) -> bool:
    """Whether a page is a thread, asked once a page."""
    if page.is_thread is None:
        page.is_thread = _is_thread(page)
    return page.is_thread


def _is_thread(page: Page) -> bool:
    """Whether the address and the page's names for its boxes, its stamps or headings say thread.

    Where the address does not, the site's name or its software and the stamps do, or these and the posts' numbers.
    """
    if is_addressed(page):
        return not kits.is_article(page) and (
            sum(_NAME.search(box.name) is not None for box in page.containers) >= POSTS
            or any(labels.is_over_answers(block.text) for block in page.visible)
            or _is_stamped(page, labels.stamps(page))
        )
    if (_SCHEMA in page.html and any(kind in page.html for kind in _STATED)) or kits.posts(page) >= POSTS:
        return not kits.is_article(page)
    stamps = labels.stamps(page)
    if labels.are_counted_answers(page) and (stamps or any(map(labels.is_ago, page.visible))):
        return True
    if len(stamps) < POSTS:
        return False
    if floors.are_counted(page):
        return True
    return (_SITE.search(page.title) is not None or _is_forum(page)) and _is_stamped(page, stamps)


def _is_forum(page: Page) -> bool:
    """Whether a page says that a forum's software made it."""
    said = [page.title, page.meta.get("generator", ""), *(block.text for block in page.visible[-FOOT:] if len(block.text) <= MAX_FOOT)]
    return _SOFTWARE.search("\n".join(said)) is not None


def is_addressed(page: Page) -> bool:
    """Whether the address is one that threads have."""
    address = urlsplit(page.url) if page.url.startswith("http") else None
    return address is not None and (
        _ADDRESS.search(f"{address.netloc}{address.path}?{address.query}#{address.fragment}".lower()) is not None
    )


def _is_stamped(page: Page, stamps: Sequence[int]) -> bool:
    """Whether stamps of posts stand on a page, and no post is most of what is said there: an article with its replies."""
    if len(stamps) < POSTS:
        return False
    said = [0, *accumulate(len(block.text) - block.link_chars for block in page.visible)]
    return max(said[after] - said[before] for before, after in pairwise([0, *stamps, len(page.visible)])) < MOSTLY * said[-1]


def said(outer: Container, page: Page, values: list[float], around: Iterable[int], head: int) -> set[int]:
    """The numbers of the blocks of a thread: what is spoken in it and stands around, without what nobody speaks.

    What its opener says may stand between the headline, `head` (-1 where none is seen), and the container of the replies.
    """
    if told := _told(page):
        return told
    called = {i for i, box in enumerate(page.containers) if _SAID.search(box.name)}
    named = {i for i in range(outer.first, outer.end) if page.visible[i].container in called}
    made, labelled = posts.makes(outer, page), {i for i, block in enumerate(page.visible) if labels.is_label(block)} | labels.named(page)
    silent = posts.silent(outer, page, made) - named
    bodies = posts.bodies(outer, page, values, made, labelled) - silent
    opened = range(head + 1, outer.first) if head >= 0 else ()
    first = {i for i in opened if values[i] > 0 and labels.CLAUSE.search(page.visible[i].text)}
    spoken = (_spoken(outer, page, values, called) | bodies | first).union(around)
    return spoken - labelled - silent - _beside(outer, page, values, bodies, named)


def _told(page: Page) -> set[int]:
    """The numbers of the blocks in boxes that only its software calls the bodies of posts: nothing else is said."""
    told = posts.blocks_of(kits.bodies(page))
    signed = posts.blocks_of(box for box in page.containers if _SIGNATURE.search(box.name)) if told else set()
    return {i for i in told - signed if not (labels.is_label(page.visible[i]) or posts.quoted(i, page))}


def _spoken(outer: Container, page: Page, values: list[float], called: set[int]) -> set[int]:
    """The numbers of the blocks in which somebody speaks: prose, and short answers in boxes that are `called` what is said.

    What is asked may stand before the container of the thread, and short replies behind it.
    """
    asked = posts.blocks_of(box for box in page.containers if box.end <= outer.first and _ASKED.search(box.name))
    replied = posts.blocks_of(box for box in page.containers if box.first >= outer.end and _REPLIES.search(box.name))
    return {
        i
        for i in (*asked, *range(outer.first, outer.end), *replied)
        if values[i] > 0 or (page.visible[i].container in called and not page.visible[i].link_chars)
    }


def _beside(outer: Container, page: Page, values: list[float], bodies: set[int], named: set[int]) -> set[int]:
    """The numbers of the blocks in a thread that nobody speaks, but for labels: notices, signatures, and quotes of what stands above them.

    `named` are those in boxes that are called what is said.
    """
    boxes = (box for box in page.containers if box.first < outer.end and outer.first < box.end <= outer.end)
    signed = posts.blocks_of(box for box in boxes if _SIGNATURE.search(box.name)) | posts.ruled_off(outer, page)
    told = sum(values[i] for i in bodies if values[i] > 0)
    spoken = [i for i in range(outer.first, outer.end) if values[i] > 0]
    scraps = set[int]()
    if bodies and told >= IN_BODIES * sum(values[i] for i in spoken):
        last = max(bodies)
        scraps = {i for i in range(outer.first, outer.end) if values[i] <= 0 or i > last} - named
    quoted = {i for i in range(outer.first, outer.end) if posts.quoted(i, page)}
    return (
        signed
        | (posts.repeated(outer, page) | scraps) - bodies
        | quoted
        | {i - 1 for i in quoted if page.visible[i - 1].text.endswith((":", "：")) and len(page.visible[i - 1].text) <= labels.MAX_LABEL}
        | {
            i
            for i in range(outer.first, outer.end)
            if labels.is_poster(i, page)
            or labels.is_subject(page.visible[i].text, page)
            or (values[i] < 0 and len(page.visible[i].text) > labels.MAX_LABEL)
        }
    )


def whole(page: Page, values: list[float]) -> int:
    """The innermost container that holds most of the page's prose, and of the stamps of posts."""
    prose = [0.0, *accumulate([value if value > 0 else 0.0 for value in values])]
    stamps = labels.stamps(page)
    least = STAMPS * len(stamps) if len(stamps) >= POSTS else 0
    return max(
        (
            i
            for i, box in enumerate(page.containers)
            if prose[box.end] - prose[box.first] >= MOST * prose[-1]
            and bisect_left(stamps, box.end) - bisect_left(stamps, box.first) >= least
        ),
        default=0,
    )
