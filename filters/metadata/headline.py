"""The article's title: <title>, h1 or a line of the text, whichever the article itself bears out; a hijacked <title> does not win."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from filters.content.anchor import HEADINGS
from filters.line import EditKind, Line
from filters.metadata import headline_by_place as by_place
from filters.metadata.headline_by_place import (
    BODY_LINES,
    BYLINE,
    MAX_CHARS,
    MIN_CHARS,
    MIN_HEADLINE,
    SENTENCE_END,
    SOME,
    beside,
    overlap,
)
from filters.model import Document, Page

MIN_HEADING: Final = 2  # of a heading that is a part of <title>
MIN_BEHIND: Final = 8  # of a part that stands behind others in <title>; what is shorter names the site
_WITHIN: Final = "—–·.、，,：:（(《“\"'’!！?？%％/+&#"  # signs that a title goes on behind
_SEPARATE: Final = "\n"  # between lines that tell of a title: no pair of a title has it
HEAD_LINES: Final = 12  # among so many lines at the head of given text the title is looked for

_SEPARATOR: Final = re.compile(r"\s*(?:[_|｜丨→]|\s(?:[-–—:：]+|[·•»«])\s|--+|——|(?<=[\u4e00-\u9fff])[-–](?=[\u4e00-\u9fffA-Za-z]))\s*")
_KIND: Final = re.compile(r"(?:原文|全文|翻译|译文|赏析|歌词|的做法|怎么做)")  # of what <title> goes on to tell behind the name of it
_CUT_SHORT: Final = re.compile(r"\s*(?:\.\.\.|…+)$")


class _Told(NamedTuple):
    """A span of <title> that is a line of the page."""

    start: int
    end: int
    is_heading: bool
    is_beside: bool  # whether the line stands right before the article


def of_page(page: Page, document: Document) -> Line:
    """The line that the title is read from: as a heading shows it, where <title> has it in other letters or widths."""
    line = _agreed(page, document) or _of_page(page, document)
    text = line.render() if line is document.title else ""
    plain = _plain(text)
    shown = (block for block in page.visible if block.tag == "h1" and len(block.text) == len(text) and _plain(block.text) == plain)
    heading = next(shown, None) if text else None
    return Line(heading.text, heading.tag) if heading and heading.text != text else line


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _agreed(page: Page, document: Document) -> Line | None:
    """The heading that og:title names, where h1 is the name of the site."""
    stated, h1 = page.meta.get("og:title", ""), page.h1
    if not stated or not h1 or h1 in stated or not (h1 == page.meta.get("og:site_name") or document.title.raw.endswith(h1)):
        return None
    found = next((block for block in page.visible if block.text == stated and block.tag in HEADINGS), None)
    return Line(found.text, found.tag) if found else None


def _of_page(page: Page, document: Document) -> Line:
    """The same as it was written; trims the site's name from <title>."""
    body = _SEPARATE.join(line.raw for line in document.lines[:BODY_LINES])
    told = _told(document, body, page)
    trim_site_name(document.title, told, body, page)
    title = document.title.render()
    h1 = document.fields.get("h1")
    if h1 and told is None and h1.raw[0] in "[【" and title != h1.raw and h1.raw.endswith(title):
        return document.title  # the thread's kind stands before its title
    if h1 and len(h1.raw) > 1 and _names_kind(document.title.raw, h1.raw):
        return h1  # <title> goes on with what is told of it
    headed = None if told and told.is_heading else by_place.headed(document, page)
    if told and told.is_beside and headed and headed.tag not in HEADINGS:
        headed = None
    if h1 is None or not MIN_CHARS <= len(h1.raw) <= 2 * MAX_CHARS:
        return by_place.labelled(document) or headed or (document.title if told else _without_heading(document, page, body))
    if (told and title != h1.raw and h1.raw in document.title.raw) or _is_cut_short(h1.raw, title):
        return document.title  # h1 is the site's name on its own pages, or the title cut short
    if told and not told.is_beside and _is_sooner(h1, title, document, body):
        return h1  # <title> names the section, as a heading elsewhere does
    if headed:
        return h1 if by_place.stands_over(h1, headed, document) else headed
    if (told and (told.is_heading or told.is_beside) and title not in h1.raw) or _is_within(h1, document, page):
        return document.title  # h1 is a heading over the page, or one within the article
    if document.title.raw.find(h1.raw) > 0 and len(title) > len(h1.raw) and overlap(h1.raw, body) < SOME:
        return document.title  # the site's name as well
    if not title or overlap(h1.raw, body) + 0.05 >= overlap(title, body):
        return h1
    return document.title


def _without_heading(document: Document, page: Page, body: str) -> Line:
    """The line that the title is read from, where no h1 and no line of <title> tells."""
    title = document.title.render()
    if title == page.meta.get("og:title") != page.meta.get("og:site_name", title) and page.meta.get("og:type") == "article":
        return document.title
    share = overlap(title, body)
    found = by_place.line_beside(document, share, body)
    if not found and (len(title) < MIN_HEADLINE or share < SOME):  # little speaks for <title>
        found = by_place.above_byline(document, share, body) or by_place.pictured(document, page)
    return found or document.title


def _is_sooner(h1: Line, title: str, document: Document, body: str) -> bool:
    """Whether h1 stands right before the article, which bears it out more than <title>."""
    return any(line.raw == h1.raw for line in by_place.before(document)) and overlap(h1.raw, body) > max(overlap(title, body), SOME)


def _is_cut_short(h1: str, title: str) -> bool:
    """Whether h1 is a title's beginning and signs that it goes on."""
    stem = _CUT_SHORT.sub("", h1)
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


def _told(document: Document, body: str, page: Page) -> _Told | None:
    """The span of <title> that is a line of the page: the one for which most speaks, the longest of several such.

    Two of four must speak for a line: that it is a heading, that the article bears it out, that it stands beside the article, that it is
    first in <title> or most of it; or that it is og:title.
    """
    title = document.title.raw
    near = {line.raw.replace("\xa0", " ") for line in beside(document)}
    before = {line.raw.replace("\xa0", " ") for line in by_place.before(document)}
    stated, site = page.meta.get("og:title", ""), page.meta.get("og:site_name", "")
    best, best_score = None, (1, False, 0)
    for number, (line, tag, link_chars, _, _, _) in enumerate(page.visible):
        size, heading = len(line), tag in HEADINGS
        if not (1 if tag == "h1" else MIN_HEADING) <= size <= len(title) or (not heading and (link_chars or size < MIN_CHARS)):
            continue
        text = line.replace("\xa0", " ")
        at = title.find(text)
        if at < 0 or not (_ends(title, at - 1) and _ends(title, at + size)):
            continue
        first = at == 0 or 2 * size >= len(title)
        if not first and size < MIN_BEHIND and text != stated:
            continue
        borne_out = overlap(text, body.replace(text, "", 1)) >= SOME
        score = heading + borne_out + (text in near) + first + 2 * (text == stated), borne_out, size
        if score > best_score and (score[0] > 1) and (text == stated or text != site):
            end = _end_of_heading(number, at + size, title, page) if heading else at + size
            best, best_score = _Told(at, end, heading, text in before), score
    return best


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


def trim_site_name(title: Line, told: _Told | None, body: str, page: Page) -> None:
    """Trim what stands behind or before the title proper: site, channel. The part kept is the one that the page bears out best."""
    if told:
        _keep(title, told.start, told.end)
        return
    stated, h1 = page.meta.get("og:title", ""), _CUT_SHORT.sub("", page.h1)
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
    bears = _SEPARATE.join((body, page.h1, page.meta.get("og:title", "")))
    shares = {(start, end): overlap(title.raw[start:end], bears) for start, end in parts}
    start, end = max(parts, key=lambda p: (round(shares[p], 2) * min(p[1] - p[0], 12), p[1] - p[0]))
    if end - start < MIN_CHARS or shares[start, end] < SOME:
        start, end = parts[0]
        if end - start < MIN_CHARS:
            return
    _keep(title, start, end)


def _keep(title: Line, start: int, end: int) -> None:
    if start:
        title.edit(0, start, "", EditKind.TRIM)
    if end < len(title.raw):
        title.edit(end, len(title.raw), "", EditKind.TRIM)


def of_lines(lines: list[Line]) -> Line | None:
    """The line of given text that reads like its title: short, no sentence, borne out by what follows."""
    head = [line for line in lines if line.raw.strip()][:HEAD_LINES]
    best, best_score = None, 0.0
    for position, line in enumerate(head):
        text = line.raw.strip()
        if not MIN_CHARS <= len(text) <= MAX_CHARS or SENTENCE_END.search(text) or BYLINE.search(text):
            continue
        rest = _SEPARATE.join(other.raw for other in lines if other is not line)
        score = overlap(text, rest) * min(len(text), 20) - position
        if score > best_score:
            best, best_score = line, score
    return best


def _parts(text: str) -> list[tuple[int, int]]:
    """Spans between the separators that sites put into titles."""
    spans, at = [], 0
    for separator in _SEPARATOR.finditer(text):
        spans.append((at, separator.start()))
        at = separator.end()
    return [(a, b) for a, b in [*spans, (at, len(text))] if b > a]
