"""Signs of a content farm: headings that a template puts around any text, a title's phrase in every other sentence or under every picture.

Headings of empty lists and a contact for takedowns say little by themselves, and more beside such a sign. They are flags, never cuts:
an article from a farm is still an article.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from filters.line import Line
from filters.model import Category, Document, Finding

_CLUES: Final = ("小编", "编者", "本站", "网站编辑")  # one of these is in what every template says
_WHO: Final = f"(?:{'|'.join(_CLUES)})"
_HEADING: Final = re.compile(
    rf"\s*[【《\[]?({_WHO}(?:导语|导读|总结|结语|寄语|点评|有话说|提示|建议|推荐|观点|语|说))[】》\]]?\s*[:,.!]?\s*"
)
_PHRASE: Final = re.compile(
    rf"(?:就?(?:跟|随|和|同|与)(?:着|随)?{_WHO}(?:我)?(?:一起|一同|一块)(?:来|去)?(?:看看|看一看|了解|学习|探讨|瞧瞧)"
    rf"|(?:接下来|下面|今天)(?:就)?(?:由|让){_WHO}(?:来)?(?:为|给|带)(?:大家|您|你|各位)"
    r"|本站将(?:为您|为大家)?(?:详细)?(?:探讨|介绍|解析|分析))"
)

GRAM: Final = 4  # characters of a title's phrase; shorter ones are a topic's own words: 价格 fills .083 of an honest price report
DENSITY: Final = 0.12  # of an article's characters; the densest of 100 honest articles has .091
TIMES: Final = 6
PARAGRAPH: Final = 40  # characters of a line from which it is running text, whatever it ends with
_ENDS: Final = tuple("。！？!?…；;")
SHORTEST: Final = 200  # characters; a notice repeats its subject
CAPTIONS: Final = 3  # lines that are the title, or begin with it and go on for no more than CAPTION characters (图1, 第3张)
CAPTION: Final = 6
WIDGETS: Final = 3  # headings of empty lists
_TAKEDOWN: Final = re.compile(
    r"(?:侵权|删帖|删稿|撤稿).{0,12}(?:联系|举报|邮箱|电话|qq|微信)|(?:联系|举报).{0,8}(?:删帖|删稿|撤稿)", re.IGNORECASE
)


def find(document: Document) -> None:
    """Append a finding for each template heading or phrase, one where the title's words are repeated, and what speaks beside these."""
    text = document.render_view()
    if any(clue in text for clue in _CLUES):
        for number, line in enumerate(document.lines):
            document.findings += [] if line.whole_cut else _template(number, line)
    document.findings += [sign for sign in (_keyword(document, text), _captions(document)) if sign]
    if document.found("farm"):
        document.findings += [sign for sign in (_widgets(document), _takedown(document)) if sign]


def _template(number: int, line: Line) -> list[Finding]:
    if heading := _HEADING.fullmatch(line.view.text):
        return [_finding("farm.heading", number, line, heading.span(1), 0.3, "a heading that a template puts around any text")]
    return [
        _finding("farm.phrase", number, line, phrase.span(), 0.2, "a phrase that templates lead into any text with")
        for phrase in _PHRASE.finditer(line.view.text)
    ]


def _finding(rule: str, number: int, line: Line, span: tuple[int, int], score: float, explanation: str) -> Finding:
    start, end = line.view.raw_span(*span)
    return Finding(
        category=Category.FARM_TEMPLATE,
        rule=rule,
        field="text",
        evidence=line.raw[start:end],
        explanation=explanation,
        line=number,
        start=start,
        end=end,
        canonical=line.view.text[slice(*span)],
        score=score,
    )


def _keyword(document: Document, text: str) -> Finding | None:
    """The title's run of four characters that running text says most, if it says it too often for all that is left: lists say a name in
    each item.
    """
    if len(text) < SHORTEST:
        return None
    running = "\n".join([line for line in text.split("\n") if len(line) >= PARAGRAPH or line.endswith(_ENDS)])
    counted = [(times, gram) for gram in _grams(document.title.view.text, running) if _is_dense(times := running.count(gram), text)]
    if not counted:
        return None
    times, gram = max(counted)
    return Finding(
        category=Category.FARM_KEYWORDS,
        rule="farm.keywords",
        field="title",
        evidence=gram,
        explanation=f"stands {times} times in {len(text)} characters, {times * 1000 / len(text):.0f} a thousand",
        canonical=gram,
        score=min(times * GRAM / len(text), 1.0),
    )


def _grams(title: str, text: str) -> set[str]:
    """The title's runs of four characters that may be dense in the text: each holds a fourth character of the title, which must be."""
    common = [at for at in range(GRAM - 1, len(title), GRAM) if _is_dense(text.count(title[at]), text)]
    grams = {title[i : i + GRAM] for at in common for i in range(at - GRAM + 1, at + 1) if i + GRAM <= len(title)}
    return {gram for gram in grams if gram.isalnum() and not gram.isascii()}


def _is_dense(times: int, text: str) -> bool:
    return times >= TIMES and times * GRAM > DENSITY * len(text)


def _captions(document: Document) -> Finding | None:
    """The title under every picture."""
    title = document.render_title()
    if len(title) < 2 * GRAM:
        return None
    lines = [n for n, line in enumerate(document.lines) if _is_caption(line.raw.strip(), title)]
    if len(lines) < CAPTIONS:
        return None
    at = lines[0]
    line = document.lines[at]
    explanation = f"{len(lines)} lines repeat the title, as captions of pictures do"
    return _finding("farm.captions", at, line, (0, len(line.view.text)), 0.2, explanation)


def _is_caption(line: str, title: str) -> bool:
    return line.startswith(title) and len(line) <= len(title) + CAPTION


def _widgets(document: Document) -> Finding | None:
    """Headings of lists with nothing in them."""
    headings = [f for f in document.findings if f.category is Category.WIDGET and f.line is not None]
    if len(headings) < WIDGETS:
        return None
    first = headings[0]
    explanation = f"{len(headings)} headings of lists with nothing of the article's own behind them"
    return replace(first, category=Category.FARM_TEMPLATE, rule="farm.widgets", explanation=explanation, action="flagged", score=0.1)


def _takedown(document: Document) -> Finding | None:
    """A contact for those whose text was taken."""
    for number, line in enumerate(document.lines):
        if match := _TAKEDOWN.search(line.view.text):
            explanation = "a contact for takedowns, as sites have that take their texts from others"
            return _finding("farm.takedown", number, line, match.span(), 0.1, explanation)
    return None
