"""The article's title, told again in its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from filters.fold import fold, letters
from filters.furniture import cuts
from filters.model import Category, Document

MIN_TITLE: Final = 4  # letters; a shorter title may be a line of the article's own


def trim(document: Document, texts: Sequence[str], told: str) -> None:
    """Cut the lines that are the title; `texts` are the lines' views, `told` the same in one text."""
    title = letters(fold(document.render_title()))
    if len(title) < MIN_TITLE:
        return
    settled = fold(told) == told  # then no line has anything left to fold, and the title's letters stand in it as they are
    for number, text in enumerate(texts):
        may_be = len(text) >= len(title) and (not settled or (title[0] in text and title[-1] in text))
        if may_be and letters(fold(text)) == title:
            cuts.whole(document, number, Category.REPEATED_TITLE, "title", "the title again inside the body")
