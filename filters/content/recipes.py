"""Recipes: what is needed and the hints, in boxes of their own beside the box of the steps, are the article's too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.content import teasers
from filters.model import Block, Page

NEAR: Final = 40  # lines before the steps and behind them among which such boxes are looked for
MAX_INGREDIENT: Final = 40  # characters of an ingredient with its measure
MAX_HEADING: Final = 12  # characters of a line that is hardly more than the word for what is needed

_NEEDED: Final = re.compile(
    r"[【\[]?(?:所需|准[备備])?(?:主料|[辅輔]料|用料|食材|配料|[调調]料|材料|原料|[腌醃]料)(?:明[细細]|清[单單]|准[备備]|及用量)?[】\]]?\s?(?:[:：]\s*(?P<told>.+)|[:：]?)"
)
_OF_NEEDED: Final = ("料", "食材")  # one of which stands in each of these
_HINTS: Final = re.compile(
    r"[【\[]?(?:烹[饪飪]|制作|[厨廚]房)?(?:小[贴貼]士|小[窍竅][门門]|小技巧|小提示|烹[饪飪]技巧)[】\]]?\s?(?:[:：]\s*(?P<told>.+)|[:：]?)"
)


def whole(inside: list[int], head: int, page: Page) -> list[int]:
    """The blocks of an article with those of its ingredients and hints; `head` is the headline's, -1 where none is seen."""
    first, last = inside[0], inside[-1]
    near = "\n".join([block.text for block in page.visible[max(min(head + 1, first), first - NEAR, 0) : last + 1 + NEAR]])
    if not any(word in near for word in _OF_NEEDED):
        return inside
    before = range(max(head + 1, first - NEAR, 0), last)  # between an introduction and the steps as well
    behind = range(last + 1, min(last + 1 + NEAR, len(page.visible)))
    needed = {*_lines(_NEEDED, before, page)}
    is_recipe = bool(needed) or any(len(text := page.visible[i].text) <= MAX_HEADING and _NEEDED.fullmatch(text) for i in inside)
    if not is_recipe:
        needed = {*_lines(_NEEDED, behind, page)}
    if not (is_recipe or needed):
        return inside
    return sorted({*inside, *needed, *_lines(_HINTS, behind, page)})


def _lines(label: re.Pattern[str], among: range, page: Page) -> Iterator[int]:
    """The lines of the boxes that begin with a label, and those that go on behind it."""
    for i in among:
        block = page.visible[i]
        if block.link_chars or not (match := label.fullmatch(block.text)):
            continue
        if match["told"]:
            yield i
        elif (box := teasers.headed_by(i, page)) and box.end > i + 1:
            end = min(box.end, among.stop)
            told = range(i + 1, end)
            if label is _HINTS or all(_may_be_ingredient(page.visible[k]) for k in told):
                yield from range(i, end)


def _may_be_ingredient(block: Block) -> bool:
    """Whether a line is short and more than a link to something else."""
    return len(block.text) <= MAX_INGREDIENT and block.link_chars < len(block.text)
