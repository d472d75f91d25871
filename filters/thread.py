"""Forum threads and questions with their answers: many posts by many people that belong together, not one article."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final
from urllib.parse import urlsplit

from filters.model import Block, Container, Page

MOST: Final = 0.8  # share of a page's prose that the container of a whole thread holds
MAX_LABEL: Final = 60  # characters of a line that says when a post was written, and by whom
POSTS: Final = 2  # boxes called thread, answer or the like, below which an address alone makes no thread

_ADDRESS: Final = re.compile(
    r"(?:^|[/.?&=_])(?:forum|thread|viewthread|showthread|viewtopic|showtopic|topic|tieba|question|discuss\w*|faq)(?:$|[/.?&=_-])|bbs|[/#]posts?\?"
)
_LABEL: Final = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?,?\s*\d{1,2}:\d\d|^(?:#\s?\d{1,5}|\d{1,5}\s?[#楼樓])$"
    r"|^(?:注[册冊](?:日期|[时時][間间])|帖子|文章|[积積]分|等[级級]|精[华華]|威望|金[币幣]|在[线線][时時][间間]|来自|來自|UID|最[后後]登[录錄])(?:\s*[:：]\s*\S{1,20}|\s*[\d,.]{1,9})$"
)
_SAID: Final = re.compile(
    r"\b(?:comment|reply|post|message|answer|topic)[-_]?(?:content|text|body|message|detail)|rich-?text|markdown|postmessage"
)
_NAME: Final = re.compile(
    r"thread|topic|forum|bbs|floor|\bpost_?(?:message|list)|\bpost\d|postlist|reply|question|answer|discussion|post-?stream|\bask[-_]|wenda|huida"
)


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
        i
        for i in range(outer.first, outer.end)
        if (values[i] > 0 and not is_label(page.visible[i])) or (page.visible[i].container in said and not page.visible[i].link_chars)
    }


def is_label(block: Block) -> bool:
    """Whether a line says who, when, where from or as which of the posts somebody wrote, and nothing of what."""
    return len(block.text) <= MAX_LABEL and _LABEL.search(block.text) is not None


def whole(page: Page, values: list[float]) -> int:
    """The innermost container that holds most of the page's prose."""
    prose = [0.0, *accumulate([value if value > 0 else 0.0 for value in values])]
    return max((i for i, box in enumerate(page.containers) if prose[box.end] - prose[box.first] >= MOST * prose[-1]), default=0)
