"""Forum threads and questions with their answers: many posts by many people that belong together, not one article."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final
from urllib.parse import urlsplit

from filters.model import Page

MOST: Final = 0.8  # share of a page's prose that the container of a whole thread holds
POSTS: Final = 2  # boxes called thread, answer or the like, below which an address alone makes no thread

_ADDRESS: Final = re.compile(
    r"(?:^|[/.?&=_])(?:forum|thread|viewthread|viewtopic|showtopic|topic|tieba|question|discuss\w*|faq)(?:$|[/.?&=_-])|bbs"
)
_NAME: Final = re.compile(r"thread|topic|forum|bbs|floor|postlist|reply|question|answer|discussion|post-?stream")


def is_thread(page: Page) -> bool:
    """Whether both the address and the page's own names for its boxes say thread."""
    address = urlsplit(page.url) if page.url.startswith("http") else None
    if address is None or not _ADDRESS.search(f"{address.netloc}{address.path}?{address.query}".lower()):
        return False
    return sum(_NAME.search(box.name) is not None for box in page.containers) >= POSTS


def whole(page: Page, values: list[float]) -> int:
    """The innermost container that holds most of the page's prose."""
    spoken = [0.0, *accumulate(max(value, 0.0) for value in values)]
    return max((i for i, box in enumerate(page.containers) if spoken[box.end] - spoken[box.first] >= MOST * spoken[-1]), default=0)
