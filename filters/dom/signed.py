"""Which elements are called author, nickname or the like: the class of an element that holds a name."""

from __future__ import annotations

import re
from typing import Final

from filters.remembered import remembered

_NAME: Final = re.compile(
    r"author|\bauthi\b|(?:nick|user|screen|account|member)[-_]?name|uname|read-?name|user-?(?:info|link|top)|byline|writer|poster\b|posted-?by|\bvcard\b|avatar[-_]*name"
)
_PARTS: Final = ("auth", "name", "user", "byline", "writer", "poster", "posted", "vcard")  # one of which stands in each of these
_OTHER: Final = re.compile(
    r"avatar(?![-_]*name)|desc|bio\b|intro|photo|img|icon|count|num\b|time|date|tags?\b|comment|reply(?!er)|more|follow-?btn|button|btn"
)


@remembered
def is_signed(name: str) -> bool:
    """Whether an element's class says that it holds the author's name."""
    name = name.lower()
    for part in _PARTS:
        if part in name:
            return _NAME.search(name) is not None and _OTHER.search(name) is None
    return False
