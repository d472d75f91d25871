"""Who wrote an article as a script's data has it: a name beside the article's title, under a key that says whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.model import Page

AROUND: Final = 3_000  # characters before and behind the title in which the name stands

_NAMED: Final = re.compile(
    r"(?<![\w$])[\"']?(?:author|author_?name|nick|nick_?name|user_?name|screen_?name|writer)[\"']?\s*:\s*"
    r"(?:\{[^{}]{0,200}?[\"']?(?:nick_?name|nick|name|user_?name)[\"']?\s*:\s*)?[\"']([^\"'\\]{2,20})[\"']",
    re.IGNORECASE,
)


def find(page: Page, title: str) -> Iterator[str]:
    """The names in the scripts that hold the title, the first of each script first."""
    for script in page.scripts if title else ():
        if (at := script.find(title)) >= 0:
            yield from (match[1].strip() for match in _NAMED.finditer(script, max(at - AROUND, 0), at + AROUND))
