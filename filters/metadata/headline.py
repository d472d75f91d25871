"""The article's title: <title>, h1 or a line of the text, whichever the article itself bears out; a hijacked <title> does not win."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from filters.content.anchor import HEADINGS
from filters.line import EditKind, Line
from filters.metadata import names
from filters.model import Document, Page
from filters.moment import DAY, MONTH

MIN_CHARS, MAX_CHARS = 4, 80  # of a title
MIN_HEADING: Final = 2  # of a heading that is a part of <title>
MIN_BEHIND: Final = 8  # of a part that stands behind others in <title>; what is shorter names the site
BESIDE: Final = 6  # lines before the article, and at its head, among which the headline is looked for
PICTURED: Final = 4  # lines before the article between which a picture may be its headline
BODY_LINES: Final = 30  # of an article that bear out a title
MIN_HEADLINE: Final = 6  # characters of a headline that only its place gives away
MAX_BYLINE: Final = 60  # characters of a line that says when the article below the headline was written
SOME: Final = 0.3  # share of a title's character pairs in the article, from which the article bears it out
CLEARLY: Final = 0.2  # so much more of it than of <title> stands in the article
BORNE_OUT: Final = 0.5  # and at least so much of it
_WITHIN: Final = "—–·.、，,：:（(《“\"'’!！?？%％/+&#"  # signs that a title goes on behind
_SEPARATE: Final = "\n"  # between lines that tell of a title: no pair of a title has it
HEAD_LINES: Final = 12  # among so many lines at the head of given text the title is looked for

_SEPARATOR: Final = re.compile(r"\s*(?:[_|｜丨→]|\s(?:[-–—:：]+|[·•»«])\s|--+|——|(?<=[\u4e00-\u9fff])[-–](?=[\u4e00-\u9fffA-Za-z]))\s*")
_KIND: Final = re.compile(r"(?:原文|全文|翻译|译文|赏析|歌词|的做法|怎么做)")  # of what <title> goes on to tell behind the name of it
_LABELLED: Final = re.compile(r"\W*(?:(?:文章|帖子|信件|来信|咨询|留言)(?:主\s*题|标\s*题)|标\s*题)\s*(?:[:：]\s*(\S.*))?")
_DATE: Final = re.compile(DAY)
_TITLED: Final = re.compile(r"title\b|headline|\btit\b|\bbt\b|biaoti")
_NO_HEADLINE: Final = re.compile(
    r"logo|banner|广告|二维码|扫码|微信|头像|标志|[图圖]片$|欢迎|^[\x00-\x7f]*$", re.IGNORECASE
)  # what other pictures are called
_SENTENCE_END: Final = re.compile(r"[。！；，,;]|[.!](?:\s|$)")
_BYLINED: Final = re.compile(r"(?:作者|来源|發布|发布|发表|更新|编辑)[^\d]{0,8}\s*[:：]")
_LABELS: Final = frozenset(("th", "dt"))  # cells, which name what stands beside them
_BYLINE: Final = re.compile(rf"{MONTH}|责任?编辑|来源\s*[:：]|作者\s*[:：]|首页|登录|注册|>|»")


def of_page(page: Page, document: Document) -> Line:
    """The line that the title is read from; trims the site's name from <title>."""
    body = _SEPARATE.join(line.raw for line in document.lines[:BODY_LINES])
    told = _told(document, body, page)
    trim_site_name(document.title, told, body, page)
    title = document.title.render()
    h1 = document.fields.get("h1")
    if h1 and told is None and h1.raw[0] in "[【" and title != h1.raw and h1.raw.endswith(title):
        return document.title  # the thread's kind stands before its title
    if h1 and len(h1.raw) > 1 and _names_kind(document.title.raw, h1.raw):
        return h1  # <title> goes on with what is told of it
    if h1 is None or not MIN_CHARS <= len(h1.raw) <= 2 * MAX_CHARS:
        if labelled := _labelled(document):
            return labelled
        if told:
            return document.title
        if titled := _titled(document, page):
            return titled
        share = _overlap(title, body)
        found = _line_beside(document, share, body)
        if not found and (len(title) < MIN_HEADLINE or share < SOME):  # little speaks for <title>
            found = _above_byline(document, share, body) or _pictured(document, page)
        return found or document.title
    if told and title != h1.raw and h1.raw in document.title.raw:
        return document.title  # the site's name on its own pages
    if document.title.raw.find(h1.raw) > 0 and len(title) > len(h1.raw) and _overlap(h1.raw, body) < SOME:
        return document.title  # as well
    if not title or _overlap(h1.raw, body) + 0.05 >= _overlap(title, body):
        return h1
    return document.title


def _names_kind(title: str, name: str) -> bool:
    """Whether <title> begins with a name, perhaps in brackets, and goes on with what is told of it."""
    at = title.find(name)
    return (at == 0 or (at == 1 and title[0] in "【[《")) and _KIND.match(title, at + len(name)) is not None


def _told(document: Document, body: str, page: Page) -> tuple[int, int] | None:
    """The span of <title> that is a line of the page: the longest that the article bears out, else the longest other.

    Two of four speak for a line: that it is a heading, that the article bears it out, that it stands beside the article, that it is
    first in <title> or most of it; or that it is og:title.
    """
    title = document.title.raw
    beside = {line.raw.replace("\xa0", " ") for line in _beside(document)}
    stated = page.meta.get("og:title", "")
    best, best_score = None, (False, 0)
    for line, tag, link_chars, _, _, _ in page.visible:
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
        borne_out = _overlap(text, body.replace(text, "", 1)) >= SOME
        if (borne_out, size) > best_score and heading + borne_out + (text in beside) + first + 2 * (text == stated) >= 2:
            best, best_score = (at, at + size), (borne_out, size)
    return best


def _ends(title: str, at: int) -> bool:
    """Whether a title, or a part of it, ends before or begins behind a place."""
    return not 0 <= at < len(title) or not (title[at].isalnum() or title[at] in _WITHIN)


def _beside(document: Document) -> tuple[Line, ...]:
    """The lines right before the article and at its head."""
    return (*document.outside[: document.n_before][-BESIDE:], *document.lines[:BESIDE])


def _labelled(document: Document) -> Line | None:
    """What a line beside the article calls its title, or the cell behind one that does."""
    for line, below in pairwise(_beside(document)):
        match = _LABELLED.fullmatch(line.raw.strip())
        text = (match[1] or below.raw).strip() if match else ""
        if MIN_CHARS <= len(text) <= MAX_CHARS and not line.link_chars:
            return Line(text, "title")
    return None


def _line_beside(document: Document, share: float, body: str) -> Line | None:
    """The line beside the article that reads like its headline where <title>, of which it has a share, does not: a company's name."""
    for line in _beside(document):
        text = line.raw.strip()
        if not MIN_HEADLINE <= len(text) <= MAX_CHARS or line.link_chars or _SENTENCE_END.search(text) or _BYLINE.search(text):
            continue
        if _overlap(text, _without(line, document, body)) >= max(share + CLEARLY, BORNE_OUT):
            return line
    return None


def _above_byline(document: Document, share: float, body: str) -> Line | None:
    """The line beside the article that is a heading, or has a date or a name alone right below it.

    <title> has a `share` in the article; where it has none, a line above a byline in so many words needs none either.
    """
    for line, below in pairwise(_beside(document)):
        text = line.raw.strip()
        if (
            line.tag not in _LABELS
            and (line.tag in HEADINGS or names.alone(below.raw) or (len(below.raw) <= MAX_BYLINE and _DATE.search(below.raw)))
            and MIN_CHARS <= len(text) <= MAX_CHARS
            and text not in document.title.raw
            and not ((line.link_chars and line.tag not in HEADINGS) or _SENTENCE_END.search(text) or _BYLINE.search(text))
            and (_overlap(text, _without(line, document, body)) >= SOME or (not share and _is_byline(below.raw)))
        ):
            return line
    return None


def _is_byline(text: str) -> bool:
    """Whether a line says who wrote or published, and when."""
    return len(text) <= MAX_BYLINE and _DATE.search(text) is not None and _BYLINED.search(text) is not None


def _titled(document: Document, page: Page) -> Line | None:
    """The line before the article in a box that is called its title, with the byline right below or below a second title."""
    for number in range(max(document.n_before - BESIDE, 0), document.n_before - 1):
        block, line = page.visible[number], document.outside[number]
        box = page.containers[block.container]
        text = line.raw.strip()
        if (
            box.end - box.first == 1
            and _TITLED.search(box.name)
            and block.text == line.raw
            and MIN_HEADLINE <= len(text) <= MAX_CHARS
            and not (block.link_chars or _SENTENCE_END.search(text) or _BYLINE.search(text))
            and any(len(below.raw) <= MAX_BYLINE and _DATE.search(below.raw) for below in document.outside[number + 1 : number + 3])
        ):
            return line
    return None


def _without(line: Line, document: Document, body: str) -> str:
    """The article's first lines without one that may be of them."""
    return body.replace(line.raw.strip(), "", 1) if any(line is own for own in document.lines[:BODY_LINES]) else body


def _pictured(document: Document, page: Page) -> Line | None:
    """What stands for a picture right before the article, where the headline is one."""
    for image in page.images:
        text = " ".join((image.attributes.get("alt") or "").split())
        if (
            max(document.n_before - PICTURED, 1) <= image.number <= document.n_before
            and MIN_HEADLINE <= len(text) <= MAX_CHARS
            and text not in document.title.raw
            and not (_SENTENCE_END.search(text) or _BYLINE.search(text) or _NO_HEADLINE.search(text))
        ):
            return Line(text, "title")
    return None


def trim_site_name(title: Line, told: tuple[int, int] | None, body: str, page: Page) -> None:
    """Trim what stands behind or before the title proper: site, channel. The part kept is the one that the page bears out best."""
    if told:
        _keep(title, *told)
        return
    parts = _parts(title.raw)
    if len(parts) < 2 or title.raw == page.h1:
        return
    bears = _SEPARATE.join((body, page.h1, page.meta.get("og:title", "")))
    shares = {(start, end): _overlap(title.raw[start:end], bears) for start, end in parts}
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
        if not MIN_CHARS <= len(text) <= MAX_CHARS or _SENTENCE_END.search(text) or _BYLINE.search(text):
            continue
        rest = _SEPARATE.join(other.raw for other in lines if other is not line)
        score = _overlap(text, rest) * min(len(text), 20) - position
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


def _overlap(text: str, told: str) -> float:
    """Share of a text's character pairs that stand in the article too."""
    pairs = [a + b for a, b in pairwise(text) if a.isalnum() or a == "_"]
    return sum([pair in told for pair in pairs]) / len(pairs) if pairs else 0.0
