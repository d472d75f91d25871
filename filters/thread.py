"""Forum threads and questions with their answers: many posts by many people that belong together, not one article."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final
from urllib.parse import urlsplit

from filters.model import Container, Page

MOST: Final = 0.8  # share of a page's prose that the container of a whole thread holds
POSTS: Final = 2  # boxes called thread, answer or the like, below which an address alone makes no thread

_ADDRESS: Final = re.compile(
    r"(?:^|[/.?&=_])(?:forum|thread|viewthread|viewtopic|showtopic|topic|tieba|question|discuss\w*|faq)(?:$|[/.?&=_-])|bbs|[/#]posts?\?"
)
_SAID: Final = re.compile(
    r"\b(?:comment|reply|post|message|answer|topic)[-_]?(?:content|text|body|message|detail)|rich-?text|markdown|postmessage"
)
_NAME: Final = re.compile(r"thread|topic|forum|bbs|floor|postlist|reply|question|answer|discussion|post-?stream")


def is_thread(page: Page) -> bool:
    """Whether both the address and the page's own names for its boxes say thread."""
    address = urlsplit(page.url) if page.url.startswith("http") else None
    if address is None or not _ADDRESS.search(f"{address.netloc}{address.path}?{address.query}#{address.fragment}".lower()):
        return False
    return sum(_NAME.search(box.name) is not None for box in page.containers) >= POSTS


def spoken(outer: Container, page: Page, values: list[float]) -> set[int]:
    """The numbers of the blocks in which somebody speaks: prose, and short answers in boxes that are called what is said."""
    said = {i for i, box in enumerate(page.containers) if _SAID.search(box.name)}
    return {
        i for i in range(outer.first, outer.end) if values[i] > 0 or (page.visible[i].container in said and not page.visible[i].link_chars)
    }


def whole(page: Page, values: list[float]) -> int:
    """The innermost container that holds most of the page's prose."""
    prose = [0.0, *accumulate([value if value > 0 else 0.0 for value in values])]
    return max((i for i, box in enumerate(page.containers) if prose[box.end] - prose[box.first] >= MOST * prose[-1]), default=0)
