"""Furniture before the article: bylines, also as a table, the way to the page, the section's name."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from filters.content.pieces import HEADINGS
from filters.fold import fold, letters
from filters.furniture import cuts
from filters.furniture.patterns import match
from filters.furniture.prose import is_prose
from filters.line import Line
from filters.model import Category, Document

HEAD_LINES: Final = 12  # furniture before the prose; deeper down the same words are the article's own
MAX_VALUE: Final = 24  # characters of what stands below a byline's label
TURNS: Final = 3  # lines that one label begins, from which it names who speaks

_LABEL: Final = re.compile(  # of a byline, on a line of its own, its value on the next
    r"(?:(?:文章|信息)?来源|稿源|出处|媒体|(?:发布|更新)(?:时间|日期)|作者|采写|撰文|记者|(?:责任)?编辑|责编|(?:阅读|浏览|点击)(?:次数|量|数)?)\s*:?"
)
_SPEAKER: Final = re.compile(r"[\u4e00-\u9fff]{1,8}\s*:")
_ANNOUNCED: Final = "(?:会议|讲座|活动|报告|培训|考试|举办)?"
_MEETING: Final = re.compile(rf"{_ANNOUNCED}(?:时\s*间|日\s*期)\s*:")  # where its place stands below
_PLACE: Final = re.compile(rf"{_ANNOUNCED}(?:地\s*点|地\s*址|会场|主讲人?|报告人|主持人?)\s*:")
_MARK: Final = re.compile(r"[^\w\s\[(【]")  # a sign that begins an entry of a list
_PUBLISHING: Final = "|".join(  # what has a time that a byline gives
    (
        "发[布表稿] [更刷]新 [编撰]?[写辑] 创建 修?[修改订] 上传 [录收]入 入[库录] 添加 转载 整理 刊[登发载] 出版 [审核校] 投稿 采[集写编] "
        "印?发文 成文 生成 公[开布示告] 提[交问] 回[答复] 签发 新闻 文章 信息 本文 原文 最[后新] 推送 报[道导]"
    ).split()
)
_OTHER: Final = rf"(?!{_PUBLISHING})[\u4e00-\u9fff]{{2,4}}(?:日期|时间)\s*:"  # the label of the time of anything else
_FACT: Final = re.compile(_OTHER)
_OTHER_DATE: Final = re.compile(  # a stretch of time, another day than the publication's, or when a law was passed
    r".*(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}(?:\s*[-月/.]\s*\d{1,2})?\s*[日月]?\s*[-—–~至到]+\s*(?:(?:19|20)\d\d\s*[-年/.]\s*\d|\d{1,2}\s*月)"
    r"|.*日\s*[-—–~至到]+\s*\d{1,2}\s*日"
    r"|\W{0,2}(?:出生|上映|首播|开播|入学|毕业|入职|成立|竣工)(?:年月日?)?\s*:"
    rf"|\W{{0,2}}{_OTHER}\s*(?:19|20)\d\d"
    r"|[(].*(?:通过|公布|批准|施行|修[订正])[)]"
)
_CONTENTS: Final = re.compile(r"[【\[]?目\s*录[】\]]?\s*:?")
_ASKS: Final = re.compile(r"(?:记者|编辑|[作译]者)\s*:.*[?!][”」』]?")  # a byline asks nothing


def trim(document: Document) -> None:
    """Cut the lines of furniture above the first line of prose."""
    section = letters(fold(document.metadata.section))
    said = ((number, text) for number, line in enumerate(document.lines) if not line.whole_cut and (text := line.view.text.strip()))
    labelled = is_fact = False
    for number, text in islice(said, HEAD_LINES):
        if _is_talk(text, document) or (_MEETING.match(text) and _is_announced(document, number)):
            return
        may_be_value, labelled = labelled, _LABEL.fullmatch(text) is not None
        is_value, is_fact = is_fact, not labelled and _FACT.fullmatch(text) is not None
        if is_value:
            continue
        if labelled or (may_be_value and len(text) <= MAX_VALUE and not is_prose(text)):
            cuts.whole(document, number, Category.BYLINE, "byline.table", "a label of a byline before the article, or what stands below it")
        elif (pattern := match(text, "head")) and not (pattern.category is Category.BYLINE and _is_told(text, document)):
            cuts.whole(document, number, pattern.category, pattern.rule, "furniture before the article")
        elif _CONTENTS.fullmatch(text) and _is_left_over(document, number):
            cuts.whole(document, number, Category.NAVIGATION, "navigation.contents", "the heading of a table of contents that is no text")
        elif section and letters(fold(text)) == section:
            cuts.whole(document, number, Category.BREADCRUMB, "section", "the section's name before the article")
        elif is_prose(text):
            return


def _below(document: Document, number: int) -> Line | None:
    """The next line that says anything."""
    return next((line for line in document.lines[number + 1 :] if line.raw.strip()), None)


def _is_announced(document: Document, number: int) -> bool:
    """Whether the line below one that gives a time gives the place, or who speaks."""
    below = _below(document, number)
    return below is not None and _PLACE.match(below.view.text.strip()) is not None


def _is_left_over(document: Document, number: int) -> bool:
    """Whether the article begins right below the heading of its table of contents, which was taken for links."""
    below = _below(document, number)
    return below is not None and (below.tag in HEADINGS or is_prose(below.view.text.strip()))


def _is_told(text: str, document: Document) -> bool:
    """Whether a line like a byline is what the article tells: of another time, or an entry of a list whose entries one sign begins."""
    if _OTHER_DATE.match(text):
        return True
    return _MARK.match(text) is not None and sum(line.view.text.strip().startswith(text[0]) for line in document.lines) >= TURNS


def _is_talk(text: str, document: Document) -> bool:
    """Whether a line is said by somebody: somebody asks (记者：…？), or the label begins other lines too."""
    if not (speaker := _SPEAKER.match(text)):
        return False
    return _ASKS.fullmatch(text) is not None or sum(line.view.text.startswith(speaker[0]) for line in document.lines) >= TURNS
