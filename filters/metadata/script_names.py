"""Who wrote and who published an article as a script's data has it: a name beside the title, under a key that says whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.model import Page

AROUND: Final = 3_000  # characters before and behind the title in which the name stands

_VALUE: Final = (  # behind a key: a text, or an object that has the name
    r"[\"']?\s*:\s*(?:\{[^{}]{0,200}?[\"']?(?:nick_?name|nick|name|user_?name)[\"']?\s*:\s*)?[\"']([^\"'\\]{2,20})[\"']"
)
_WRITER: Final = re.compile(
    rf"(?<![\w$])[\"']?(?:author|author_?name|nick|nick_?name|user_?name|screen_?name|writer){_VALUE}", re.IGNORECASE
)
_MEDIUM: Final = re.compile(
    rf"(?<![\w$])[\"']?(?:source|source_?name|article_?source|media|media_?name|publisher|origin_?name){_VALUE}", re.IGNORECASE
)
_NAME: Final = re.compile(r"[^\W\d_][\w.·&（）() -]*")  # of a medium: no address and no code


def writers(page: Page, title: str) -> Iterator[str]:
    """The names of who wrote in the scripts that hold the title, the first of each script first."""
    return _named(_WRITER, page, title)


def media(page: Page, title: str) -> Iterator[str]:
    """The names of media there."""
    return (name for name in _named(_MEDIUM, page, title) if _NAME.fullmatch(name) and not name.isascii())


def _named(key: re.Pattern[str], page: Page, title: str) -> Iterator[str]:
    for script in page.scripts if title else ():
        if (at := script.find(title)) >= 0:
            yield from (match[1].strip() for match in key.finditer(script, max(at - AROUND, 0), at + AROUND))
