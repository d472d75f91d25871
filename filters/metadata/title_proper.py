"""The title proper within <title>: a line of the page that stands in it, else the part that the article bears out best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final, NamedTuple

from filters.content.anchor import HEADINGS
from filters.dom.address import is_home
from filters.line import EditKind, Line
from filters.metadata import headline_by_place as by_place
from filters.metadata.headline_by_place import BODY_LINES, CHAPTER, MIN_CHARS, SOME, overlap
from filters.model import Block, Document, Page

MIN_HEADING: Final = 2  # characters of a heading that is a part of <title>
MIN_BEHIND: Final = 8  # of a part that stands behind others in <title>; what is shorter names the site
WEIGHED: Final = 12  # characters of a part, beyond which it tells no more by its length
SEPARATE: Final = "\n"  # between lines that tell of a title: no pair of a title has it
CUT_SHORT: Final = re.compile(r"\s*(?:\.\.\.|…+)$")

_SIGNS: Final = " _|-–—·丨｜"  # between the parts of a title
_BLANKS: Final = {ord(sign): " " for sign in "\xa0\u3000"}
_WITHIN: Final = "—–·.、，,：:（(《“\"'’!！?？%％/+&#"  # signs that a title goes on behind
_SEPARATOR: Final = re.compile(r"\s*(?:[_|｜丨→]|\s(?:[-–—:：]+|[·•»«])\s|--+|——|(?<=[\u4e00-\u9fff])[-–](?=[\u4e00-\u9fffA-Za-z]))\s*")
PERMALINK: Final = re.compile(r"^[#¶§🔗]\s+|(?:\s*[¶§🔗]|[\s\u200b]+#)[\s\u200b]*$")  # a heading's link to itself
_READ: Final = re.compile(  # as readers of novels search
    r"(?:最新|全文|免费|在线|无弹窗|章节|小说|txt)+(?:阅读|下载|全集|列表|更新)?", re.IGNORECASE
)
_UNNAMED: Final = re.compile(  # what stands in <title> where nobody wrote one, or the title before the site's name is missing
    r"(?:new page|untitled(?: document| page)?|document|index|无标题(?:文档|页)?|未命名(?:文档)?|新建网页|网页标题)?\s*\d*"
    r"|(?:[-–](?![-–\d])|[_|｜]|—(?!—)).*",
    re.IGNORECASE,
)
STUFFED: Final = 4  # parts of a <title> that lists what a site wants to be found for
_ADDRESS: Final = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?")  # of the site, as a part
_HOUSE: Final = re.compile(r"(?:公司|集团|官网|网站)\W*$")  # with which the name of one ends


class Told(NamedTuple):
    """A span of <title> that is a line of the page."""

    start: int
    end: int
    is_heading: bool
    is_beside: bool  # whether the line stands right before the article


def body_of(document: Document) -> str:
    """The article's first lines, which bear out a title."""
    return SEPARATE.join(line.raw for line in document.lines[:BODY_LINES])


def find(document: Document, page: Page, body: str, houses: Set[str]) -> Told | None:
    """The span of <title> that is a line of the page: the one for which most speaks, the longest of several such.

    Two of four must speak for a line: that it is a heading or called a title, that the article bears it out, that it stands beside the
    article, that it is first in <title> or most of it; or that it is og:title, or a chapter beside the article. What names the site,
    one of its `houses`, is none.
    """
    title = document.title.raw.translate(_BLANKS)
    near = {line.raw.translate(_BLANKS) for line in by_place.beside(document)}
    before = {line.raw.translate(_BLANKS) for line in by_place.before(document)}
    stated, site = page.meta.get("og:title", ""), page.meta.get("og:site_name", "")
    best, best_score = None, (1, False, 0)
    for number, block, text, at in _within(title, page, document.n_before - 1):
        called = text in before and by_place.is_called(block, page)
        heading = block.tag in HEADINGS or called
        chapter = CHAPTER.search(text) if text in near else None
        begins = _begins(title, at, houses) or (chapter is not None and chapter.start() == 0)
        if text in houses - {stated} or not (begins and _stops(title, at + len(text), houses)):
            continue
        first = at == 0 or 2 * len(text) >= len(title) or _HOUSE.search(title, 0, at) is not None or title[:at].strip(_SIGNS) in houses
        if not (first or called) and len(text) < MIN_BEHIND and text != stated:
            continue
        borne_out = overlap(text, body.replace(text, "", 1)) >= SOME
        points = heading + borne_out + (text in near) + first + 2 * (text == stated) + 4 * (chapter is not None)
        score = points, borne_out, len(text)
        if score > best_score and points > 1 and (text == stated or text != site):
            end = at + len(text)
            end = _end_of_heading(number, end, title, page) if block.tag in HEADINGS else end
            best, best_score = Told(at, end, heading, text in before), score
    return best


def _within(title: str, page: Page, last: int) -> Iterator[tuple[int, Block, str, int]]:
    """The visible lines that stand in <title>, with their numbers, as they read and where they stand.

    Of links only headings, and the article's link to itself: the `last` line before it, with which <title> begins.
    """
    for number, block in enumerate(page.visible):
        size, heading = len(block.text), block.tag in HEADINGS
        if not (1 if block.tag == "h1" else MIN_HEADING) <= size <= len(title) or (not heading and size < MIN_CHARS):
            continue
        if block.link_chars and not heading and not (number == last and size >= MIN_BEHIND and _leads_on(block.text, title, page)):
            continue
        text = PERMALINK.sub("", block.text.translate(_BLANKS))
        if (at := title.find(text)) >= 0:
            yield number, block, text, at


def _leads_on(text: str, title: str, page: Page) -> bool:
    """Whether <title> begins with what a link says that leads to a page and not home."""
    return title.startswith(text) and any(link.text == text and not is_home(link.url) for link in page.links)


def _end_of_heading(number: int, end: int, title: str, page: Page) -> int:
    """Where in <title> a heading ends that <br> breaks into several lines, the first of which ends there."""
    first = page.visible[number]
    for block in page.visible[number + 1 :]:
        at = end + len(title[end:]) - len(title[end:].lstrip())
        if block.tag != first.tag or block.container != first.container or not title.startswith(block.text, at):
            break
        end = at + len(block.text)
    return end


def _ends(title: str, at: int) -> bool:
    """Whether a title, or a part of it, ends before or begins behind a place."""
    return not 0 <= at < len(title) or not (title[at].isalnum() or title[at] in _WITHIN)


def _begins(title: str, at: int, houses: Set[str]) -> bool:
    """Whether a part of a title begins at a place: where another ends, or behind the site's name."""
    return _ends(title, at - 1) or title[:at] in houses


def _stops(title: str, at: int, houses: Set[str]) -> bool:
    """Whether a part of a title ends at a place: before another, the site's name or what is told to those who search for novels."""
    return _ends(title, at) or title[at:] in houses or _READ.match(title, at) is not None


def trim(title: Line, told: Told | None, body: str, page: Page, houses: Set[str]) -> None:
    """Trim what stands behind or before the title proper: site, channel. The part kept is the one that the page bears out best."""
    if told:
        _keep(title, told.start, told.end)
        return
    stated, h1 = page.meta.get("og:title", ""), CUT_SHORT.sub("", page.h1)
    if stated and stated != title.raw and title.raw.startswith(stated) and _ends(title.raw, len(stated)):
        _keep(title, 0, len(stated))
        return
    if h1 != page.h1 and title.raw.startswith(h1):
        separator = _SEPARATOR.search(title.raw, len(h1))
        _keep(title, 0, separator.start() if separator else len(title.raw))
        return
    parts = _parts(title.raw)
    if len(parts) < 2 or title.raw == page.h1:
        return
    others = [(start, end) for start, end in parts if title.raw[start:end] not in houses and not _ADDRESS.fullmatch(title.raw, start, end)]
    if len(others) == 1:
        _keep(title, *others[0])
        return
    parts = others or parts
    bears = SEPARATE.join((body, page.h1, page.meta.get("og:title", "")))
    shares = {(start, end): overlap(title.raw[start:end], bears) for start, end in parts}
    start, end = max(parts, key=lambda p: (round(shares[p], 2) * min(p[1] - p[0], WEIGHED), p[1] - p[0]))
    if end - start < MIN_CHARS or shares[start, end] < SOME:
        start, end = parts[0]
        if end - start < MIN_CHARS:
            return
    _keep(title, start, end)


def is_unnamed(title: str) -> bool:
    """Whether a <title> names no article: it is what a tool puts there, or has nothing before the site's name."""
    return _UNNAMED.fullmatch(title.strip()) is not None


def is_stuffed(title: str) -> bool:
    """Whether a <title> lists what a site wants to be found for."""
    return len(_parts(title)) >= STUFFED


def _keep(title: Line, start: int, end: int) -> None:
    if start:
        title.edit(0, start, "", EditKind.TRIM)
    if end < len(title.raw):
        title.edit(end, len(title.raw), "", EditKind.TRIM)


def _parts(text: str) -> list[tuple[int, int]]:
    """Spans between the separators that sites put into titles."""
    spans, at = [], 0
    for separator in _SEPARATOR.finditer(text):
        spans.append((at, separator.start()))
        at = separator.end()
    return [(a, b) for a, b in [*spans, (at, len(text))] if b > a]
