"""Signs of a content farm: headings that a template puts around any text, and a title's phrase that stands in every other sentence.

They are flags, never cuts: an article from a farm is still an article.
"""

from __future__ import annotations

import re
from typing import Final

from filters.line import Line
from filters.model import Category, Document, Finding

_WHO: Final = "(?:小编|编者|本站|网站编辑)"
_HEADING: Final = re.compile(
    rf"\s*[【《\[]?({_WHO}(?:导语|导读|总结|结语|寄语|点评|有话说|提示|建议|推荐|观点|语|说))[】》\]]?\s*[:,.!]?\s*"
)
_PHRASE: Final = re.compile(
    rf"(?:就?(?:跟|随|和|同|与)(?:着|随)?{_WHO}(?:我)?(?:一起|一同|一块)(?:来|去)?(?:看看|看一看|了解|学习|探讨|瞧瞧)"
    rf"|(?:接下来|下面|今天)(?:就)?(?:由|让){_WHO}(?:来)?(?:为|给|带)(?:大家|您|你|各位)"
    r"|本站将(?:为您|为大家)?(?:详细)?(?:探讨|介绍|解析|分析))"
)
_CLUE: Final = re.compile(_WHO)  # what every template has

GRAM: Final = 4  # characters of a title's phrase; shorter ones are a topic's own words: 价格 fills .083 of an honest price report
DENSITY: Final = 0.12  # of an article's characters; the densest of 100 honest articles has .091
TIMES: Final = 6
SHORTEST: Final = 200  # characters; a notice repeats its subject


def find(document: Document) -> None:
    """Append a finding for each template heading or phrase, and one where a phrase of the title is repeated beyond what prose does."""
    for number, line in enumerate(document.lines):
        if not line.whole_cut and _CLUE.search(line.view.text):
            document.findings += _template(number, line)
    if keyword := _keyword(document):
        document.findings.append(keyword)


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


def _keyword(document: Document) -> Finding | None:
    """The title's densest run of four characters, where it is too dense."""
    text = "\n".join(line.view.text for line in document.lines if not line.whole_cut)
    title = document.title.view.text
    grams = [g for i in range(len(title) - GRAM + 1) if (g := title[i : i + GRAM]).isalnum() and not g.isascii()]
    if len(text) < SHORTEST or not grams:
        return None
    times, gram = max((text.count(gram), gram) for gram in grams)
    if times < TIMES or times * GRAM <= DENSITY * len(text):
        return None
    return Finding(
        category=Category.FARM_KEYWORDS,
        rule="farm.keywords",
        field="title",
        evidence=gram,
        explanation=f"stands {times} times in {len(text)} characters, {times * 1000 / len(text):.0f} a thousand",
        canonical=gram,
        score=min(times * GRAM / len(text), 1.0),
    )
