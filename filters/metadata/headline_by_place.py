"""Lines beside an article that are its headline by their place, by what they are called or by what the article says of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from filters.content.anchor import HEADINGS
from filters.line import Line
from filters.metadata import names
from filters.model import Block, Document, Page
from filters.moment import DAY, MONTH

MIN_CHARS, MAX_CHARS = 4, 80  # of a title
BODY_LINES: Final = 30  # of an article that bear out a title
SOME: Final = 0.3  # share of a title's character pairs in the article, from which the article bears it out
BESIDE: Final = 6  # lines before the article, and at its head, among which the headline is looked for
TERMS: Final = 24  # cells at an article's head, one of which may say that the next is the title
PICTURED: Final = 4  # lines before the article between which a picture may be its headline
MIN_HEADLINE: Final = 6  # characters of a headline that only its place gives away
MAX_BYLINE: Final = 60  # characters of a line that says when the article below the headline was written
CLEARLY: Final = 0.2  # so much more of it than of <title> stands in the article
BORNE_OUT: Final = 0.5  # and at least so much of it
_LABELLED: Final = re.compile(r"\W*(?:(?:文章|帖子|信件|来信|咨询|留言)(?:主\s*题|标\s*题)|标\s*题)\s*(?:[:：]\s*(\S.*))?")
SENTENCE_END: Final = re.compile(r"[。！；，,;]|[.!](?:\s|$)")
_DATE: Final = re.compile(DAY)
_TITLED: Final = re.compile(r"title\b|headline|\btit\b|\bbt\b|biaoti")
# What other pictures are called.
_NO_HEADLINE: Final = re.compile(r"logo|banner|广告|二维码|扫码|微信|头像|标志|[图圖]片$|欢迎|^[\x00-\x7f]*$", re.IGNORECASE)
_BYLINED: Final = re.compile(r"(?:作者|来源|發布|发布|发表|更新|编辑|时间|日期)[^\d]{0,8}\s*[:：]")
_LABELS: Final = frozenset(("th", "dt"))  # cells, which name what stands beside them
_OTHER: Final = r"责任?编辑|来源\s*[:：]|作者\s*[:：]|(?<!\w)(?:首页|登录|注册)(?!\w)|>|»"  # in bylines, menus and breadcrumbs
_SECOND: Final = re.compile(r"[—－]|--")  # with which a second title begins
_NO_TITLE: Final = re.compile(rf"^[—－]|^[(（][^()（）]*[)）]$|^\W*{MONTH}|{_OTHER}")
BYLINE: Final = re.compile(rf"{MONTH}|{_OTHER}")


def before(document: Document) -> list[Line]:
    """The lines right before the article."""
    return document.outside[: document.n_before][-BESIDE:]


def beside(document: Document) -> tuple[Line, ...]:
    """The lines right before the article and at its head."""
    return (*before(document), *document.lines[:BESIDE])


def labelled(document: Document) -> Line | None:
    """What a line beside the article calls its title, or the cell behind one that does, in a table at its head too."""
    for line, below in pairwise([*before(document), *document.lines[:TERMS]]):
        match = _LABELLED.fullmatch(line.raw.strip()) if line.tag not in HEADINGS else None
        text = (match[1] or below.raw).strip() if match else ""
        if MIN_CHARS <= len(text) <= MAX_CHARS and not line.link_chars:
            return Line(text, "title")
    return None


def line_beside(document: Document, share: float, body: str) -> Line | None:
    """The line beside the article that reads like its headline where <title>, of which it has a share, does not: a company's name."""
    for line in beside(document):
        text = line.raw.strip()
        if not MIN_HEADLINE <= len(text) <= MAX_CHARS or line.link_chars or SENTENCE_END.search(text) or BYLINE.search(text):
            continue
        if overlap(text, _without(line, document, body)) >= max(share + CLEARLY, BORNE_OUT):
            return line
    return None


def above_byline(document: Document, share: float, body: str) -> Line | None:
    """The line beside the article that is a heading, or has a date or a name alone right below it.

    <title> has a `share` in the article; where it has none, a line above a byline in so many words or above its date needs none either.
    """
    for line, below in pairwise(beside(document)):
        text = line.raw.strip()
        if (
            line.tag not in _LABELS
            and (line.tag in HEADINGS or names.alone(below.raw) or (len(below.raw) <= MAX_BYLINE and _DATE.search(below.raw)))
            and MIN_CHARS <= len(text) <= MAX_CHARS
            and text not in document.title.raw
            and not ((line.link_chars and line.tag not in HEADINGS) or SENTENCE_END.search(text) or BYLINE.search(text))
            and (overlap(text, _without(line, document, body)) >= SOME or (not share and (_is_dated(text, below.raw))))
        ):
            return line
    return None


def headed(document: Document, page: Page) -> Line | None:
    """The line above the byline that is a heading, in a box called title or right over a byline in so many words.

    A second title may stand between the two. Of a <title> that names the site alone it is the headline.
    """
    lines, n_before = beside(document), document.n_before
    first = n_before - min(n_before, BESIDE)
    for number, line in enumerate(lines[:-1]):
        text, below = line.raw.strip(), [under.raw.strip() for under in lines[number + 1 : number + 3]]
        if not MIN_HEADLINE <= len(text) <= MAX_CHARS or line.tag in _LABELS or text[-1] in "。；;：:" or _NO_TITLE.search(text):
            continue
        box = page.containers[page.visible[first + number].container] if first + number < n_before else None
        called = box is not None and _TITLED.search(box.name) is not None
        dated = [len(under) <= MAX_BYLINE and _DATE.search(under) is not None for under in below]
        if called and box and box.end - box.first == 1 and not line.link_chars and any(dated):
            return line
        at = 1 if _SECOND.match(below[0]) else 0
        if any(dated[at : at + 1]) and (called or line.tag in HEADINGS or (_is_byline(below[at]) and not line.link_chars)):
            return line
    return None


def stands_over(h1: Line, line: Line, document: Document) -> bool:
    """Whether h1 is a line, or stands right above it as above a second title."""
    return h1.raw == line.raw or any(above.raw == h1.raw and below is line for above, below in pairwise(beside(document)))


def _is_dated(text: str, below: str) -> bool:
    """Whether a line stands over a byline in so many words or, where it is long enough to be none of a section, over a date."""
    return _is_byline(below) or (len(text) >= MIN_HEADLINE and _DATE.match(below) is not None)


def is_called(block: Block, page: Page) -> bool:
    """Whether a line stands by itself in a box that is called title."""
    box = page.containers[block.container]
    return box.end - box.first == 1 and _TITLED.search(box.name) is not None


def _is_byline(text: str) -> bool:
    """Whether a line says who wrote or published, and when."""
    return len(text) <= MAX_BYLINE and _DATE.search(text) is not None and _BYLINED.search(text) is not None


def _without(line: Line, document: Document, body: str) -> str:
    """The article's first lines without one that may be of them."""
    return body.replace(line.raw.strip(), "", 1) if any(line is own for own in document.lines[:BODY_LINES]) else body


def pictured(document: Document, page: Page) -> Line | None:
    """What stands for a picture right before the article, where the headline is one."""
    for image in page.images:
        text = " ".join((image.attributes.get("alt") or "").split())
        if (
            max(document.n_before - PICTURED, 1) <= image.number <= document.n_before
            and MIN_HEADLINE <= len(text) <= MAX_CHARS
            and text not in document.title.raw
            and not (SENTENCE_END.search(text) or BYLINE.search(text) or _NO_HEADLINE.search(text))
        ):
            return Line(text, "title")
    return None


def overlap(text: str, told: str) -> float:
    """Share of a text's character pairs that stand in the article too."""
    pairs = [a + b for a, b in pairwise(text) if a.isalnum() or a == "_"]
    return sum([pair in told for pair in pairs]) / len(pairs) if pairs else 0.0
