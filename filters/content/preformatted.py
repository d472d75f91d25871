"""An article that is set in <pre> as it was typed: what stands around it on the page is none of it."""

from __future__ import annotations

from typing import Final

from filters.codepoints import HAN
from filters.content.prose import amount
from filters.model import Page

MOST: Final = 0.7  # share of what is said in which an article is set so
LINES: Final = 3  # of it


def within(inside: list[int], page: Page, values: list[float]) -> list[int]:
    """Of an article's blocks those from the first such line to the last, where these are most of what it says, in Chinese."""
    typed = [i for i in inside if page.visible[i].tag == "pre"]
    if len(typed) < LINES or len(typed) == len(inside):
        return inside
    said = [i for i in typed if HAN.search(page.visible[i].text)]
    if 2 * len(said) < len(typed) or amount(values[i] for i in said) < MOST * amount(values[i] for i in inside):
        return inside
    return [i for i in inside if typed[0] <= i <= typed[-1]]
