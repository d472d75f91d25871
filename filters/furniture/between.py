"""Lines between the paragraphs that call readers elsewhere: links to other articles, headings over them, controls."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from filters.content.apart import CELLS
from filters.furniture import cuts, own
from filters.furniture.patterns import Pattern, match, widget
from filters.line import Line
from filters.model import Category, Document

MAX_LATIN: Final = 400  # characters of a line in Latin letters; a longer one is a paragraph
MAX_OTHER: Final = 32  # the same of any other line
ONE_LINK: Final = 0.9  # share of a paragraph's characters inside links, from which it is a link to another article
CALLED: Final = 0.8  # share of a line's characters inside links behind a widget's heading and a colon
MOST: Final = 1 / 3  # of an article's characters that may be furniture between its paragraphs

_LINK: Final = Pattern("inside", Category.NAVIGATION, re.compile(""), "links")
_ADDRESS: Final = re.compile(r"://|\bwww\.")
_WIDGET_LINK: Final = re.compile(r"([^:]{2,10}):\s*")  # a widget's heading before the link to another article
_LATIN_END: Final = "\u0250"  # the first character behind the Latin letters


def trim(document: Document) -> None:
    """Cut such lines; nothing where they would be most of the article."""
    said = [(number, line) for number, line in enumerate(document.lines) if line.raw.strip() and not line.whole_cut]
    found = [(number, pattern) for number, line in said if (pattern := _match(line))]
    links = {number for number, pattern in found if pattern is _LINK}
    kept = set[int]()
    for (number, line), (below, _) in pairwise(said):
        if below in links and (number in kept or own.calls(line.view.text, document.lines[below].view.text)):
            kept.add(below)
    found = [(number, pattern) for number, pattern in found if number not in kept]
    links -= kept
    found += [(number, pattern) for (number, line), (below, _) in pairwise(said) if below in links and (pattern := widget(line.view.text))]
    if sum(len(document.lines[number].raw) for number, _ in found) > MOST * sum(len(line.raw) for _, line in said):
        return
    for number, pattern in found:
        cuts.whole(document, number, pattern.category, pattern.rule, "furniture between the paragraphs")


def _match(line: Line) -> Pattern | None:
    """A paragraph that is one link, not an address told; of short lines in Chinese and of those in Latin letters what a pattern says."""
    text = line.view.text.strip()
    if line.tag == "p" and line.link_chars > ONE_LINK * len(line.raw) and not (_ADDRESS.search(text) or own.is_told(text)):
        return _LINK
    if line.link_chars and (pattern := _widget_before_link(line, text)):
        return pattern
    is_latin = text[:1] < _LATIN_END
    may_be_between = len(text) <= MAX_OTHER and line.tag not in CELLS and not (is_latin and text[:1].isalpha())
    if may_be_between and (pattern := match(text, "between")):
        return pattern
    return match(text, "inside") if is_latin and line.tag != "li" and len(text) <= MAX_LATIN else None


def _widget_before_link(line: Line, text: str) -> Pattern | None:
    """The pattern of a widget's heading where nothing but a link follows it and a colon."""
    called = _WIDGET_LINK.match(text)
    return widget(called[1]) if called and line.link_chars >= CALLED * (len(text) - called.end()) else None
