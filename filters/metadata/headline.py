"""The article's title: <title>, h1 or a line of the text, whichever the article itself bears out; a hijacked <title> does not win."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from filters.content.anchor import HEADINGS
from filters.line import Line
from filters.metadata import headline_by_place as by_place
from filters.metadata import house, title_proper
from filters.metadata.headline_by_place import (
    BORNE_OUT,
    BYLINE,
    CHAPTER,
    MAX_CHARS,
    MIN_CHARS,
    MIN_HEADLINE,
    SENTENCE_END,
    SOME,
    overlap,
)
from filters.metadata.house import Names
from filters.metadata.title_proper import CUT_SHORT, PERMALINK, SEPARATE
from filters.model import Document, Page

HEAD_LINES: Final = 12  # among so many lines at the head of given text the title is looked for

_SECTION: Final = re.compile(
    "(?:.{0,4}(?:新闻|公告|通知|公示|动态|资讯|要闻|政策|法规|信息|活动|专题|产品|案例|中心|展示|介绍|详情|详细|内容|文章|正文|风采|园地)){1,3}"
)
_KIND: Final = re.compile(r"(?:原文|全文|翻译|译文|赏析|歌词|的做法|怎么做)")  # of what <title> goes on to tell behind the name of it


def of_page(page: Page, document: Document) -> Line:
    """The line that the title is read from: as a heading shows it, where <title> has it in other letters or widths."""
    line = _agreed(page, document) or _stated(page, document) or _of_page(page, document)
    if not line.raw.strip():
        line = _untitled(page, document) or line
    if line is not document.title and PERMALINK.search(line.raw):
        line = Line(PERMALINK.sub("", line.raw), line.tag)
    text = line.render() if line is document.title else ""
    plain = _plain(text)
    shown = (block for block in page.visible if block.tag == "h1" and len(block.text) == len(text) and _plain(block.text) == plain)
    heading = next(shown, None) if text else None
    return Line(heading.text, heading.tag) if heading and heading.text != text else line


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _untitled(page: Page, document: Document) -> Line | None:
    """The title of a page whose <title> is blank: the heading before the article that og:title states, else that or the nearest heading."""
    stated, site = page.meta.get("og:title", ""), page.meta.get("og:site_name", "")
    headings = [line for line in by_place.before(document)[::-1] if line.tag in HEADINGS and line.raw.strip() and not line.link_chars]
    agreed = next((line for line in headings if line.raw == stated), None)
    if agreed or not stated or stated == site:
        return agreed or next((line for line in headings if len(line.raw) <= by_place.MAX_CHARS), None)
    return Line(stated, "title")


def _agreed(page: Page, document: Document) -> Line | None:
    """The heading that og:title names, where h1 is the name of the site."""
    stated, h1 = page.meta.get("og:title", ""), page.h1
    if not stated or not h1 or h1 in stated or not (h1 == page.meta.get("og:site_name") or document.title.raw.endswith(h1)):
        return None
    found = next((block for block in page.visible if block.text == stated and block.tag in HEADINGS), None)
    return Line(found.text, found.tag) if found else None


def _stated(page: Page, document: Document) -> Line | None:
    """What an authority's system states as the article's title, where <title> begins with it or a line beside the article is it."""
    stated = page.meta.get("articletitle", "")
    if len(stated) < MIN_CHARS or stated in (page.meta.get("sitename"), page.h1):
        return None
    if document.title.raw.startswith(stated):
        return Line(stated, "title")
    return next((Line(line.raw, line.tag) for line in by_place.beside(document) if line.raw == stated and not line.link_chars), None)


def _of_page(page: Page, document: Document) -> Line:
    """The same as it was written; trims the site's name from <title>."""
    body = title_proper.body_of(document)
    sites = house.names(page)
    houses = sites.sure - {document.title.raw}
    told = title_proper.find(document, page, body, houses)
    title_proper.trim(document.title, told, body, page, houses)
    title = document.title.render()
    h1 = document.fields.get("h1")
    h1 = None if h1 and ("://" in h1.raw or (h1.raw in houses and h1.raw != title)) else h1  # an archive says where a page stood
    if h1 and told is None and title and h1.raw[0] in "[【" and title != h1.raw and h1.raw.endswith(title):
        return document.title  # the thread's kind stands before its title
    if h1 and len(h1.raw) > 1 and _names_kind(document.title.raw, h1.raw):
        return h1  # <title> goes on with what is told of it
    if told and told.is_heading and (titled := _below_section(title, document, page, body, sites)):
        return titled
    headed = None if told and told.is_heading else by_place.headed(document, page)
    if told and told.is_beside and headed and headed.tag not in HEADINGS:
        headed = None
    if (told is None or not CHAPTER.search(title)) and (chapter := by_place.chapter(document, page)):
        return chapter
    if h1 is None or not MIN_CHARS <= len(h1.raw) <= 2 * MAX_CHARS:
        if told is None and h1 and _is_short_name(h1.raw, document, page, body):
            return h1
        labelled = None if told and told.is_heading else by_place.labelled(document)
        return labelled or headed or (document.title if told else _without_heading(document, page, body, sites))
    if (told and title != h1.raw and h1.raw in document.title.raw) or _is_cut_short(h1.raw, title):
        return document.title  # h1 is the site's name on its own pages, or the title cut short
    if told and not told.is_beside and _is_sooner(h1, title, document, body):
        return h1  # <title> names the section, as a heading elsewhere does
    if told is None and title_proper.is_stuffed(document.title.raw) and _is_beside(h1, document):
        return h1
    if headed:
        over = by_place.stands_over(h1, headed, document) or _names_more(h1, headed, document)
        return h1 if over and (h1.raw == headed.raw or h1.raw not in sites.all) else headed
    if (told and (told.is_heading or told.is_beside) and title not in h1.raw) or _is_within(h1, document, page):
        return document.title  # h1 is a heading over the page, or one within the article
    if document.title.raw.find(h1.raw) > 0 and len(title) > len(h1.raw) and overlap(h1.raw, body) < SOME:
        return document.title  # the site's name as well
    if not title or title in sites.all or overlap(h1.raw, body) + 0.05 >= overlap(title, body):
        return h1
    return document.title


def _below_section(title: str, document: Document, page: Page, body: str, sites: Names) -> Line | None:
    """The headline where what <title> and a heading say is the name of a section or of the site, which the article does not bear out."""
    surely = _SECTION.fullmatch(title) is not None or title in sites.all
    if overlap(title, body) >= (BORNE_OUT if surely else SOME) or not (surely or any(link.text == title for link in page.links)):
        return None
    headed = by_place.headed(document, page)
    return headed if headed and headed.raw != title and (surely or overlap(headed.raw, body) >= SOME) else None


def _without_heading(document: Document, page: Page, body: str, sites: Names) -> Line:
    """The line that the title is read from, where no h1 and no line of <title> tells."""
    title = document.title.render()
    if title == page.meta.get("og:title") != page.meta.get("og:site_name", title) and page.meta.get("og:type") == "article":
        return document.title
    if title_proper.is_unnamed(document.title.raw) and (found := by_place.opening(document, page)):
        return found
    share = 0.0 if len(title) < MIN_HEADLINE or title in sites.all else overlap(title, body)
    found = (by_place.over_date(document) if not share else None) or by_place.line_beside(document, share, body)
    if not found and share < SOME:  # little speaks for <title>
        found = by_place.above_byline(document, body) or by_place.pictured(document, page)
    return found or document.title


def _is_sooner(h1: Line, title: str, document: Document, body: str) -> bool:
    """Whether h1 stands beside the article's beginning, and the article bears it out more than <title>."""
    return _is_beside(h1, document) and overlap(h1.raw, body.replace(h1.raw, "", 1)) > max(overlap(title, body), SOME)


def _is_beside(h1: Line, document: Document) -> bool:
    """Whether h1 stands right before the article or at its head, and leads nowhere."""
    return any(line.raw == h1.raw and not line.link_chars for line in by_place.beside(document))


def _is_short_name(name: str, document: Document, page: Page, body: str) -> bool:
    """Whether h1 is a name of two or three characters that the article tells of: a dynasty, a person, no section of the site."""
    beside = any(line.raw == name and line.tag == "h1" and not line.link_chars for line in by_place.beside(document))
    if not beside or len(name) < title_proper.MIN_HEADING or any(link.text == name for link in page.links):
        return False
    return name in body.replace(name, "", 1)


def _names_more(h1: Line, headed: Line, document: Document) -> bool:
    """Whether <title> begins with h1 right before the article, and the line above the byline is no heading but a row of tags or terms."""
    begins = document.title.raw.startswith(h1.raw) and _SECTION.fullmatch(h1.raw) is None
    return begins and headed.tag not in HEADINGS and _is_beside(h1, document)


def _is_cut_short(h1: str, title: str) -> bool:
    """Whether h1 is a title's beginning and signs that it goes on."""
    stem = CUT_SHORT.sub("", h1)
    return stem != h1 and title.startswith(stem)


def _is_within(h1: Line, document: Document, page: Page) -> bool:
    """Whether h1 is a heading within the article, whose title og:title and <title> state alike."""
    stated = page.meta.get("og:title", "")
    headings = [line.raw for line in document.lines if line.tag == "h1"]
    within = h1.raw in headings and (len(headings) > 1 or document.lines[0].raw != h1.raw)
    return bool(stated) and stated in document.title.raw and within


def _names_kind(title: str, name: str) -> bool:
    """Whether <title> begins with a name, perhaps in brackets, and goes on with what is told of it."""
    at = title.find(name)
    return (at == 0 or (at == 1 and title[0] in "【[《")) and _KIND.match(title, at + len(name)) is not None


def of_lines(lines: list[Line]) -> Line | None:
    """The line of given text that reads like its title: short, no sentence, borne out by what follows."""
    head = [line for line in lines if line.raw.strip()][:HEAD_LINES]
    best, best_score = None, 0.0
    for position, line in enumerate(head):
        text = line.raw.strip()
        if not MIN_CHARS <= len(text) <= MAX_CHARS or SENTENCE_END.search(text) or BYLINE.search(text):
            continue
        rest = SEPARATE.join(other.raw for other in lines if other is not line)
        score = overlap(text, rest) * min(len(text), 20) - position
        if score > best_score:
            best, best_score = line, score
    return best
