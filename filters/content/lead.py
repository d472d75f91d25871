"""The first paragraphs of an article in Chinese that stand between its headline and the box of the rest: in boxes of their own, or in none.

What stands there on English pages is a summary or a caption more often than not.
"""

from __future__ import annotations

import re
from typing import Final

from filters.content.apart import is_apart
from filters.model import WHOLE_PAGE, Block, Page

LEAST: Final = 25.0  # worth of such a box
NEAR: Final = 60  # lines below the headline among which one in no box of its own is looked for
BEGINNING: Final = 12  # characters by which a summary is known that tells again what the article says

_SUMMARY: Final = ("摘要", "内容摘要", "内容提要")
_ENDS: Final = re.compile(r"[。！？”」](?:\s*\[\d+\])*$")


def before(chosen: int, head: int, page: Page, sums: list[float]) -> set[int]:
    """The numbers of the blocks of such paragraphs; `head` is the headline's, -1 where none is seen."""
    containers, blocks = page.containers, page.visible
    first, end, outer = containers[chosen].first, containers[chosen].end, chosen
    if not 0 <= head < first:
        return set()
    around = set[int]()
    while outer >= 0 and containers[outer].first > head:
        outer = containers[outer].parent
        around.add(outer)
    if outer < 0:
        return set()
    told = "\n".join([block.text for block in blocks[first:end]])
    near = (i for i in range(head + 1, min(first, head + 1 + NEAR)) if blocks[i].container in around)
    found = {i for i in near if _is_lead([blocks[i]], sums[i + 1] - sums[i], told)}
    if containers[outer].tag in WHOLE_PAGE:
        return found
    for number in {blocks[i].container for i in range(head + 1, first)}:
        box = containers[number]
        start = max(box.first, head + 1)
        if box.end <= first and not is_apart(box.name) and _is_lead(blocks[start : box.end], sums[box.end] - sums[start], told):
            found.update(range(start, box.end))
    return found


def _is_lead(inside: list[Block], worth: float, told: str) -> bool:
    """Whether some blocks say something before the article's box that it, with all it has `told`, does not say again."""
    return (
        worth >= LEAST
        and _ENDS.search(inside[-1].text) is not None
        and not inside[0].text.startswith(_SUMMARY)
        and not any(block.link_chars or block.text[:BEGINNING] in told for block in inside)
    )
