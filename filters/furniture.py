"""Lines of an article that are not its text: bylines, breadcrumbs, controls, notices, empty widgets, calls to read elsewhere.

Off only where they stand: a line pattern counts at the head before the prose begins, at the tail after it has ended, or between paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final, Literal

from filters.content.apart import CELLS
from filters.content.pieces import HEADINGS
from filters.content.worth import SENTENCE
from filters.fold import fold
from filters.line import EditKind, Line
from filters.model import Category, Document, Finding
from filters.moment import DAY, MINUTE

HEAD_LINES: Final = 12  # furniture before the prose; deeper down the same words are the article's own
PROSE: Final = 30  # characters from which a line with a sentence's punctuation ends the head and the tail
LONGEST: Final = 2_000  # characters of a line of furniture; the longest disclaimers have a quarter
MAX_INSIDE: Final = 400  # characters; a longer line between paragraphs is one
ONE_LINK: Final = 0.9  # share of a paragraph's characters inside links, from which it is a link to another article
MAX_BETWEEN: Final = 32  # the same of a line in Chinese that calls readers elsewhere
CALLED: Final = 0.8  # share of a line's characters inside links behind a widget's heading and a colon
MIN_SENTENCE: Final = 12  # characters of a sentence below a widget's heading, from which the article goes on there
MOST_INSIDE: Final = 1 / 3  # of an article's characters that may be furniture between its paragraphs
MAX_VALUE: Final = 24  # characters of what stands below a byline's label
MAX_WIDGET_ITEM: Final = 60  # characters; a longer line after a widget's heading is no list item

Place = Literal["head", "inside", "between", "tail"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of `patterns/furniture.tsv`."""

    place: str
    category: Category
    expression: re.Pattern[str]
    rule: str  # its name in findings


_BYLINE_LABEL: Final = re.compile(  # on a line of its own, its value on the next
    r"(?:(?:文章|信息)?来源|稿源|出处|媒体|(?:发布|更新)(?:时间|日期)|作者|采写|撰文|记者|(?:责任)?编辑|责编|(?:阅读|浏览|点击)(?:次数|量|数)?)\s*:?"
)
_LINK: Final = Pattern("inside", Category.NAVIGATION, re.compile(""), "links")
_NAME: Final = re.compile(r"\s*[\u4e00-\u9fff]{2,4}\s*")  # the editor's, below the line that names the source
_CONTACT: Final = re.compile(r"(?:[^,。:]{0,6}(?:电话|热线|邮箱|传真|微信|QQ)|联系方式|联系人)\s*:")  # below a notice: of those who publish
_EDIT_LINK: Final = re.compile(
    r"\s*[\[［]\s*(?:[编編][辑輯]|edit)(?:\s*\|\s*[^\[\]]{2,10})?\s*[\]］]\s*$|\s*(?:播[报報]\s*)?[编編][辑輯](?:本段)?$|^[#¶§]\s+(?=\S)|\s*[#¶§]$",
    re.IGNORECASE,
)
_EDITED: Final = re.compile(rf"\s*[\[(【]?\s*本(?:帖|贴|文|主题)最后由.{{1,30}}?于?\s?{DAY}.{{0,20}}?编辑\s*[\])】]?\s*")
_SPEAKER: Final = re.compile(  # who speaks and how often, before what is said
    r"[^。!?]{0,40}?(?:(?:回答数?|采纳[率数]|获赞数?|发帖|帖子|积分|粉丝|帮助(?:网友|的人))\s*[:]?\s*\d[\d.,]*[%万]?[\s|·,/]*){2,}(?=\S)"
)
_NUMBERED: Final = re.compile(  # when and as which of the posts, before what is said
    rf"{MINUTE}\s*(?:#\s?\d{{1,5}}|\d{{1,5}}\s?[#楼])\s*(?=\S)"
)
_ADDRESS: Final = re.compile(r"://|\bwww\.")
_WIDGET_LINK: Final = re.compile(r"([^:]{2,10}):\s*")  # a widget's heading before the link to another article
_STOP: Final = re.compile("[。!?…][”’」』)]?$")  # behind a sentence, in a folded line


def trim(document: Document) -> None:
    """Trim the furniture and the title repeated in the body; appends edits and findings."""
    texts = [line.view.text for line in document.lines]
    told = "\n".join(texts)
    _trim_repeated_title(document, texts, told)
    _trim_edit_links(document)
    _trim_notes(document, told)
    _trim_head(document)
    _trim_inside(document)
    _trim_tail(document)


def _trim_repeated_title(document: Document, texts: list[str], told: str) -> None:
    title = _key(document.render_title())
    if len(title) < 4:
        return
    settled = fold(told) == told  # then no line has anything left to fold, and the title's letters stand in it as they are
    for number, text in enumerate(texts):
        if len(text) >= len(title) and (not settled or (title[0] in text and title[-1] in text)) and _key(text) == title:
            _cut(document, number, Category.REPEATED_TITLE, "furniture.title", "the title again inside the body")


def _trim_edit_links(document: Document) -> None:
    """Of a heading the link by which readers change what is under it, as encyclopedias have it, and the sign that links to itself."""
    for number, line in enumerate(document.lines):
        if line.tag in HEADINGS and line.link_chars and (link := _EDIT_LINK.search(line.raw)):
            _trim(document, number, link.start(), link.end(), Category.CONTROLS, "furniture.controls.edit", "a button beside a heading")


def _trim_notes(document: Document, told: str) -> None:
    """What a forum puts into the line of a post: who speaks and when, before it, and that it was changed; `told` is the article."""
    signed = any(sign in told for sign in ("采纳", "获赞", "发帖"))
    edited = "最后由" in told
    for number, line in enumerate(document.lines):
        text = line.view.text
        note = (
            (_NUMBERED.match(text) if text.startswith(("19", "20")) else None)
            or (_SPEAKER.match(text) if signed else None)
            or (_EDITED.search(text) if edited else None)
        )
        if note and not line.whole_cut:
            start, end = line.view.raw_span(*note.span())
            _trim(document, number, start, end, Category.BYLINE, "furniture.byline.post", "a forum's note in the line of a post")


def _trim_head(document: Document) -> None:
    section = _key(document.metadata.section)
    left, labelled = HEAD_LINES, False
    for number, line in enumerate(document.lines):
        text = line.view.text.strip()
        if not text or line.whole_cut:
            continue
        if not left:
            return
        left -= 1
        is_value, labelled = labelled and len(text) <= MAX_VALUE and not _is_prose(text), _BYLINE_LABEL.fullmatch(text) is not None
        if is_value or labelled:
            _cut(
                document,
                number,
                Category.BYLINE,
                "furniture.byline.table",
                "a label of a byline before the article, or what stands below it",
            )
            continue
        if pattern := _match(text, "head"):
            _cut(document, number, pattern.category, f"furniture.{pattern.rule}", "furniture before the article")
        elif section and _key(text) == section:
            _cut(document, number, Category.BREADCRUMB, "furniture.section", "the section's name before the article")
        elif _is_prose(text):
            return


def _trim_inside(document: Document) -> None:
    """Lines between the paragraphs that call readers elsewhere; nothing where they would be most of the article."""
    said = [(number, line) for number, line in enumerate(document.lines) if line.raw.strip() and not line.whole_cut]
    found = [(number, pattern) for number, line in said if (pattern := _match_inside(line))]
    links = {number for number, pattern in found if pattern is _LINK}
    found += [(number, pattern) for (number, line), (below, _) in pairwise(said) if below in links and (pattern := _widget(line.view.text))]
    if sum(len(document.lines[number].raw) for number, _ in found) > MOST_INSIDE * sum(len(line.raw) for _, line in said):
        return
    for number, pattern in found:
        _cut(document, number, pattern.category, f"furniture.{pattern.rule}", "furniture between the paragraphs")


def _trim_tail(document: Document) -> None:
    """Upwards from the end as long as lines are furniture or belong to a widget; never the whole article."""
    candidates: list[tuple[int, Category, str]] = []
    undecided: list[int] = []
    for number in range(len(document.lines) - 1, -1, -1):
        line = document.lines[number]
        text = line.view.text.strip()
        if not text or line.whole_cut:
            continue
        pattern = _match(text, "tail")
        if pattern:
            if pattern.category is Category.WIDGET and not any(_goes_on(document.lines[n]) for n in undecided):
                candidates += [(n, Category.WIDGET, f"furniture.{pattern.rule}") for n in undecided]
            elif undecided and not all(_is_link(document.lines[n]) for n in undecided):
                last, below = document.lines[undecided[0]].view.text.strip(), pattern.category
                if len(undecided) == 1 and below is Category.BYLINE and _NAME.fullmatch(last):
                    candidates.append((undecided.pop(), Category.BYLINE, "furniture.tail.editor"))
                elif len(undecided) == 1 and below is Category.NOTICE and _CONTACT.match(last):
                    candidates.append((undecided.pop(), Category.NOTICE, "furniture.tail.contact"))
                else:
                    break
            candidates += [(n, Category.NAVIGATION, "furniture.links") for n in undecided if pattern.category is not Category.WIDGET]
            candidates.append((number, pattern.category, f"furniture.{pattern.rule}"))
            undecided = []
        elif _is_link(line) or (len(text) <= MAX_WIDGET_ITEM and not _is_prose(text)):
            undecided.append(number)
        else:
            break
    candidates += [(n, Category.NAVIGATION, "furniture.links") for n in _trailing_links(document, undecided)]
    taken = {number for number, _, _ in candidates}
    if all(n in taken or line.whole_cut or not line.raw.strip() for n, line in enumerate(document.lines)):
        return
    for number, category, rule in sorted(candidates):
        _cut(document, number, category, rule, "furniture after the article")


def _trailing_links(document: Document, undecided: list[int]) -> list[int]:
    """Of the lines at the very end those that are nothing but links; `undecided` runs upwards from the end."""
    links = []
    for number in undecided:
        if not _is_link(document.lines[number]):
            break
        links.append(number)
    return links


def _cut(document: Document, number: int, category: Category, rule: str, explanation: str) -> None:
    document.lines[number].cut(EditKind.TRIM)
    _note(document, number, (0, len(document.lines[number].raw)), category, rule, explanation)


def _trim(document: Document, number: int, start: int, end: int, category: Category, rule: str, explanation: str) -> None:
    document.lines[number].edit(start, end, "", EditKind.TRIM)
    _note(document, number, (start, end), category, rule, explanation)


def _note(document: Document, number: int, span: tuple[int, int], category: Category, rule: str, explanation: str) -> None:
    line, (start, end) = document.lines[number], span
    whole = end - start == len(line.raw)
    document.findings.append(
        Finding(
            category=category,
            rule=rule,
            field="text",
            evidence=line.raw[start:end],
            explanation=explanation,
            action="excised",
            line=number,
            start=start,
            end=end,
            canonical=line.view.text if whole else line.raw[start:end],
        )
    )


def closes(text: str) -> bool:
    """Whether a folded line is what stands behind an article: its editor, its rights, what to do with it."""
    return _match(text.strip(), "tail") is not None


def _match(text: str, place: Place) -> Pattern | None:
    if len(text) > LONGEST or not _any_of(place).fullmatch(text):
        return None
    return next(p for p in _patterns_of(place) if p.expression.fullmatch(text))


def _match_inside(line: Line) -> Pattern | None:
    """A paragraph that is one link, not an address told; of short lines in Chinese and of those in Latin letters what a pattern says."""
    text = line.view.text.strip()
    if line.tag == "p" and line.link_chars > ONE_LINK * len(line.raw) and not _ADDRESS.search(text):
        return _LINK
    if line.link_chars and (pattern := _widget_before_link(line, text)):
        return pattern
    if (
        len(text) <= MAX_BETWEEN
        and (text[:1] >= "\u0250" or not text[:1].isalpha())
        and line.tag not in CELLS
        and (pattern := _match(text, "between"))
    ):
        return pattern
    is_latin = text[:1] < "\u0250"
    return _match(text, "inside") if is_latin and line.tag != "li" and len(text) <= MAX_INSIDE else None


def _widget(text: str) -> Pattern | None:
    """The pattern of a heading over what the site recommends."""
    pattern = _match(text.strip(), "tail")
    return pattern if pattern and pattern.category is Category.WIDGET else None


def _widget_before_link(line: Line, text: str) -> Pattern | None:
    """The same of a line where nothing but a link follows the heading and a colon."""
    called = _WIDGET_LINK.match(text)
    return _widget(called[1]) if called and line.link_chars >= CALLED * (len(text) - called.end()) else None


def _goes_on(line: Line) -> bool:
    """Whether a line is a sentence of the article's and no item of a widget."""
    text = line.view.text.strip()
    return len(text) >= MIN_SENTENCE and not line.link_chars and _STOP.search(text) is not None


def _is_prose(text: str) -> bool:
    return len(text) >= PROSE and SENTENCE.search(text) is not None


def _is_link(line: Line) -> bool:
    return line.link_chars > 0.6 * len(line.raw)


def _key(text: str) -> str:
    """What two lines are compared by: folded, letters and digits only."""
    return re.sub(r"[\W_]+", "", fold(text))


@cache
def _patterns_of(place: Place) -> tuple[Pattern, ...]:
    """Those of one place; `both` are of the head and of the tail."""
    return tuple(p for p in _patterns() if p.place == place or (p.place == "both" and place in ("head", "tail")))


@cache
def _any_of(place: Place) -> re.Pattern[str]:
    """All patterns of one place in one: most lines are none of them."""
    return re.compile("|".join(f"(?:{p.expression.pattern})" for p in _patterns_of(place)), re.I)


@cache
def _patterns() -> tuple[Pattern, ...]:
    source = files("filters.resources").joinpath("patterns/furniture.tsv").read_text("utf-8")
    rows = (row.split("\t") for row in source.split("\n") if row and not row.startswith("#"))
    return tuple(Pattern(place, Category(category), re.compile(expression, re.I), rule) for place, rule, category, expression in rows)
