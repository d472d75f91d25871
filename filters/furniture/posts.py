"""What a forum puts into the line of a post: who speaks and when, before it, and that it was changed."""

from __future__ import annotations

import re
from typing import Final

from filters.furniture import cuts
from filters.model import Category, Document
from filters.moment import DAY, MINUTE

_EDITED: Final = re.compile(rf"\s*[\[(【]?\s*本(?:帖|贴|文|主题)最后由.{{1,30}}?于?\s?{DAY}.{{0,20}}?编辑\s*[\])】]?\s*")
_SPEAKER: Final = re.compile(  # who speaks and how often, before what is said
    r"[^。!?]{0,40}?(?:(?:回答数?|采纳[率数]|获赞数?|发帖|帖子|积分|粉丝|帮助(?:网友|的人))\s*[:]?\s*\d[\d.,]*[%万]?[\s|·,/]*){2,}(?=\S)"
)
_NUMBERED: Final = re.compile(  # when and as which of the posts, before what is said
    rf"{MINUTE}\s*(?:#\s?\d{{1,5}}|\d{{1,5}}\s?[#楼])\s*(?=\S)"
)


def trim(document: Document, told: str) -> None:
    """Cut such notes; `told` is the article's view."""
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
            span = line.view.raw_span(*note.span())
            cuts.part(document, number, span, Category.BYLINE, "byline.post", "a forum's note in the line of a post")
