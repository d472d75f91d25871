"""The article's title, told again in its text, or at the end of the way to it; what a thread begins with stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from filters.content.pieces import HEADINGS
from filters.fold import fold, letters
from filters.furniture import cuts
from filters.furniture.prose import is_prose
from filters.model import Category, Document

MIN_TITLE: Final = 4  # letters; a shorter title may be a line of the article's own
MAX_ABOVE: Final = 3  # lines above it that are the section's name and the like
MAX_WAY: Final = 60  # characters of the steps to an article before its title

_WAY: Final = re.compile(r"[^,。!?:]+(?:>|»|›|→)\s*")


def trim(document: Document, texts: Sequence[str], told: str) -> None:
    """Cut the lines that are the title; `texts` are the lines' views, `told` the same in one text."""
    title = letters(fold(document.render_title()))
    if len(title) < MIN_TITLE:
        return
    settled = fold(told) == told  # then no line has anything left to fold, and the title's letters stand in it as they are
    for number, text in enumerate(texts):
        may_be = len(text) >= len(title) and (not settled or (title[0] in text and title[-1] in text))
        if not may_be or (document.is_thread and not number):
            continue
        if (said := letters(fold(text))) == title:
            cuts.whole(document, number, Category.REPEATED_TITLE, "title", "the title again inside the body")
            if number <= MAX_ABOVE and document.lines[number].tag in HEADINGS and not document.is_thread:
                _trim_above(document, texts[:number])
        elif not number and said.endswith(title) and _leads(text, title):
            cuts.whole(document, number, Category.BREADCRUMB, "way", "the way to the article")


def _trim_above(document: Document, texts: Sequence[str]) -> None:
    """Cut the lines above the title, none of which is prose: the section's name, the way to the article."""
    if any(map(is_prose, texts)):
        return
    for number in range(len(texts)):
        if not document.lines[number].whole_cut:
            cuts.whole(document, number, Category.BREADCRUMB, "above", "what stands above the article's title")


def _leads(text: str, title: str) -> bool:
    """Whether a line is steps with a sign behind each of them, and the title behind the last."""
    way = _WAY.match(text)
    return way is not None and way.end() <= MAX_WAY and letters(fold(text[way.end() :])) == title
