"""Lines beside an article that are its headline by their place, by what they are called or by what the article says of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from filters.content.anchor import HEADINGS
from filters.line import Line
from filters.metadata import beside as byline
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
PARAGRAPH: Final = 60  # characters of a line that is text and nothing over it
MIN_OPENING, MAX_OPENING = 2, 40  # characters of an article's first line that is its headline
CLEARLY: Final = 0.2  # so much more of it than of <title> stands in the article
BORNE_OUT: Final = 0.5  # and at least so much of it
_LABELLED: Final = re.compile(r"\W*(?:(?:文章|帖子|信件|来信|咨询|留言)(?:主\s*题|标\s*题)|标\s*题)\s*(?:[:：]\s*(\S.*))?")
_NAMED: Final = re.compile(r"(?:信息|文件|公文)?名\s*称\s*[:：]?")  # the same in the table of an authority, which has these as well
_NUMBERED: Final = re.compile(r"(?:索\s*引\s*号|信息索引|文\s*号|发文字号)\s*(?:[:：]|$)")
_STOPS: Final = frozenset("。！？；.")  # with which a paragraph ends
SENTENCE_END: Final = re.compile(r"[。！；，,;]|[.!](?:\s|$)")
_SEVERAL: Final = re.compile(r"[。；;]")  # sentences
_DATE: Final = re.compile(DAY)
_TITLED: Final = re.compile(r"title\b|headline|\btit\b|\bbt\b|biaoti")
# What other pictures are called.
_NO_HEADLINE: Final = re.compile(r"logo|banner|广告|二维码|扫码|微信|头像|标志|[图圖]片$|欢迎|^[\x00-\x7f]*$", re.IGNORECASE)
_BYLINED: Final = re.compile(r"(?:作者|来源|發布|发布|发表|更新|编辑|时间|日期)[^\d]{0,8}\s*[:：]")
_LABELS: Final = frozenset(("th", "dt"))  # cells, which name what stands beside them
_TERMS: Final = frozenset(("th", "dt", "td", "li", "p"))  # in which such a name stands
_OTHER: Final = r"责任?编辑|来源\s*[:：]|作者\s*[:：]|(?<!\w)(?:首页|登录|注册)(?!\w)|>|»"  # in bylines, menus and breadcrumbs
_CELLS: Final = frozenset(("li", "td", "dd"))  # in which tables and lists of terms say what something is
_VALUE: Final = re.compile(r"[^\s:：]{2,6}[:：]")  # a term of such a table, with what it is
_YEARS: Final = re.compile(r"[\W\d_年月日前后公元约至今]+")  # when something was, and no name of it
_CONTROL: Final = re.compile(r"\s+\[?(?:返回(?:列表|首页|上一[页级])?|关闭|打印|收藏|分享|更多)\]?$")  # behind a headline, on its line
_SECOND: Final = re.compile(r"[—－]|--")  # with which a second title begins
_NO_TITLE: Final = re.compile(rf"^[—－]|^[(（][^()（）]*[)）]$|^\W*{MONTH}|{_OTHER}")
_TURNS: Final = frozenset("上一章 下一章 上一回 下一回 上一节 下一节 上一页 下一页 章节目录 目录".split())  # what links among chapters say
CHAPTER: Final = re.compile(
    r"(?:正文\s*)?第\s*[\d〇零一二三四五六七八九十百千两]{1,7}\s*[章节回卷集话幕]|(?:楔子|序章|引子|番外|尾声|后记|完本感言|上架感言)"
)
BYLINE: Final = re.compile(rf"{MONTH}|{_OTHER}")


def before(document: Document) -> list[Line]:
    """The lines right before the article, without the links back and the like that stand behind a headline."""
    return [_bare(line) if line.link_chars else line for line in document.outside[: document.n_before][-BESIDE:]]


def _bare(line: Line) -> Line:
    """A line without the control at its end, where nothing else of it is a link."""
    control = _CONTROL.search(line.raw)
    return Line(line.raw[: control.start()], line.tag) if control and len(control[0].strip()) == line.link_chars else line


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
    return _of_notice(document)


def _of_notice(document: Document) -> Line | None:
    """What the table over an authority's notice, which gives its number too, says that it is called."""
    lines = [*document.outside[: document.n_before][-TERMS:], *document.lines[:TERMS]]
    if not any(_NUMBERED.match(line.raw) for line in lines):
        return None
    named = (below.raw.strip() for line, below in pairwise(lines) if line.tag in _TERMS and _NAMED.fullmatch(line.raw))
    return next((Line(name, "title") for name in named if MIN_CHARS <= len(name) <= MAX_CHARS), None)


def line_beside(document: Document, share: float, body: str) -> Line | None:
    """The line beside the article that reads like its headline where <title>, of which it has a share, does not: a company's name."""
    for line in beside(document):
        text = line.raw.strip()
        if not MIN_HEADLINE <= len(text) <= MAX_CHARS or line.link_chars or SENTENCE_END.search(text) or BYLINE.search(text):
            continue
        if _is_term(line) or _is_lesser(line, document):
            continue
        if overlap(text, _without(line, document, body)) >= max(share + CLEARLY, BORNE_OUT):
            return line
    return None


def over_date(document: Document) -> Line | None:
    """The line beside the article over a byline in so many words or over its date, where nothing of <title> stands in the article."""
    for line, below in pairwise(beside(document)):
        text = line.raw.strip()
        if _can_stand_over(line, document) and not _SEVERAL.search(text) and text[-1] not in "，," and _is_dated(text, below.raw):
            return line
    return None


def above_byline(document: Document, body: str) -> Line | None:
    """The line beside the article that is a heading, or has a date or a name alone right below it, and that the article bears out."""
    for line, below in pairwise(beside(document)):
        text = line.raw.strip()
        bylined = names.alone(below.raw) or (len(below.raw) <= MAX_BYLINE and _DATE.search(below.raw))
        placed = (line.tag in HEADINGS or bylined) and _can_stand_over(line, document) and not SENTENCE_END.search(text)
        if placed and overlap(text, _without(line, document, body)) >= SOME:
            return line
    return None


def _can_stand_over(line: Line, document: Document) -> bool:
    """Whether a line can be the headline over a byline, which <title> does not name."""
    text = line.raw.strip()
    if not MIN_CHARS <= len(text) <= MAX_CHARS or line.tag in _LABELS or (line.link_chars and line.tag not in HEADINGS):
        return False
    return text not in document.title.raw and not BYLINE.search(text) and not _is_term(line)


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
        if _is_term(line) and not called:
            continue
        dated = [len(under) <= MAX_BYLINE and _DATE.search(under) is not None for under in below]
        if called and box and box.end - box.first == 1 and not line.link_chars and any(dated):
            return line
        at = 1 if _SECOND.match(below[0]) else 0
        if any(dated[at : at + 1]) and (called or line.tag in HEADINGS or (_is_byline(below[at]) and not line.link_chars)):
            return line
    return None


def stands_over(h1: Line, line: Line, document: Document) -> bool:
    """Whether h1 is a line, or stands right above it as above a second title."""
    return h1.raw == line.raw or any(above.raw == h1.raw and below.raw == line.raw for above, below in pairwise(beside(document)))


def _is_dated(text: str, below: str) -> bool:
    """Whether a line stands over a byline in so many words or, where it is long enough to be none of a section, over a date.

    A medium, an account or counts may stand beside that.
    """
    if _is_byline(below):
        return True
    told = byline.read(below) if len(text) >= MIN_HEADLINE else None
    return told is not None and len(told.parts) <= byline.MAX_PARTS


def _is_term(line: Line) -> bool:
    """Whether a line says what something is, as in a table of terms, or only when it was."""
    return (line.tag in _CELLS and _VALUE.match(line.raw) is not None) or _YEARS.fullmatch(line.raw) is not None


def opening(document: Document, page: Page) -> Line | None:
    """The headline of a page whose <title> names nothing: a heading beside the article, or the short line that it begins with.

    That may stand right before what was chosen, in the same box. A single character is the name of a poem, whose poet stands below.
    """
    at = document.n_before
    boxes = [block.container for block in page.visible[max(at - 1, 0) : at + 1]]
    for number, (line, below) in enumerate(pairwise([*before(document)[-1:], *document.lines[:2]]), 1 - min(at, 1)):
        text = line.raw.strip()
        heading = line.tag in HEADINGS or (not number and is_called(page.visible[at - 1], page))
        if not number and not heading and (len(set(boxes)) > 1 or line.tag in _CELLS):
            continue
        if not (len(text) >= MIN_OPENING or names.is_poet(below.view.text)) or len(text) > MAX_OPENING or line.link_chars:
            continue
        if not (SENTENCE_END.search(text) or BYLINE.search(text) or _NO_TITLE.search(text) or text[-1] in ":：" or _is_term(line)):
            return Line(text, line.tag)
    return None


def chapter(document: Document, page: Page) -> Line | None:
    """The heading right before the article that names a chapter, where links lead to the next one: <title> may name the book alone."""
    found = next((line for line in before(document) if line.tag in HEADINGS and not line.link_chars and CHAPTER.match(line.raw)), None)
    return found if found and any(link.text in _TURNS for link in page.links) else None


def is_called(block: Block, page: Page) -> bool:
    """Whether a line stands by itself in a box that is called title."""
    box = page.containers[block.container]
    return box.end - box.first == 1 and _TITLED.search(box.name) is not None


def _is_byline(text: str) -> bool:
    """Whether a line says who wrote or published, and when."""
    return len(text) <= MAX_BYLINE and _DATE.search(text) is not None and _BYLINED.search(text) is not None


def _is_lesser(line: Line, document: Document) -> bool:
    """Whether a line says less than <title> and stands in the article behind a paragraph: a headline follows no text."""
    text = False
    if len(line.raw.strip()) >= len(document.title.render()):
        return False
    for own in document.lines[:BESIDE]:
        if own is line:
            return text
        text = text or (len(own.raw) >= PARAGRAPH and own.raw.rstrip()[-1] in _STOPS)
    return False


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
