"""What a house of accounts shows between an article's headline and its text: who wrote it, whose account it is, when it was sent.

The boxes of that line have no size of their own in the style sheet and are read as hidden; the card of the account opens at a click.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.dom.address import host
from filters.metadata import names
from filters.model import Block, Page

_HOST: Final = "mp.weixin.qq.com"  # what is signed there is the medium
_ARTICLE: Final = "js_content"  # the box in which its articles stand
_BYLINE: Final = "rich_media_meta_list"  # the box of the line below the headline
_CARD: Final = "profile_inner"  # the box that introduces the account, whose name stands first in it
CHARS: Final = (2, 20)  # of a name

_DATED: Final = re.compile(r"(?:19|20)\d\d[-/.年]|\d+[天月日周]|\d:\d\d|[今昨前]天|发[表布]于")
_NO_WRITER: Final = re.compile(r"\W*(?:原创|转载|微信号|公众号)?\W*")
_SAID: Final = re.compile(r"\bvar\s+nick_?name\s*=\s*(?:htmlDecode\()?[\"']([^\"'<>\\]{2,20})[\"']")


def is_of_house(page: Page) -> bool:
    """Whether a page is of a house of accounts, or a copy of one."""
    return host(page.url) == _HOST or any(box.name.startswith(_ARTICLE) for box in page.containers)


def name(page: Page) -> str:
    """The name of the account, as its card or a script has it; empty where neither does."""
    if card := next(_in_box(_CARD, page), None):
        return card.text if CHARS[0] <= len(card.text) <= CHARS[1] else ""
    return next((found[1].strip() for script in page.scripts if "nick" in script and (found := _SAID.search(script))), "")


def writer(page: Page, account: str) -> str:
    """Who wrote: what stands in the line below the headline before the account, and is neither a moment nor a label."""
    for block in _in_box(_BYLINE, page):
        pieces = [piece.strip() for piece in block.pieces]
        before = pieces[: pieces.index(account)] if account in pieces else []
        named = [
            piece for piece in before if CHARS[0] <= len(piece) <= CHARS[1] and not _NO_WRITER.fullmatch(piece) and not _DATED.search(piece)
        ]
        if named and names.is_name(named[-1]):
            return named[-1]
    return ""


def moments(page: Page) -> Iterator[str]:
    """What that line says of when the article was sent."""
    for block in _in_box(_BYLINE, page):
        yield from (text for piece in block.pieces or (block.text,) if _DATED.search(text := piece.strip()))


def _in_box(called: str, page: Page) -> Iterator[Block]:
    """The lines of a box, which are seen or not."""
    boxes = {number for number, box in enumerate(page.containers) if called in box.name}
    if boxes:
        yield from (block for block in (*page.hidden, *page.visible) if block.container in boxes)
