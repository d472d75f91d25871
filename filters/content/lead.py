"""The first paragraphs of an article in Chinese that stand in a box of their own, between its headline and the box of the rest.

What stands there on English pages is a summary or a caption more often than not.
"""

from __future__ import annotations

import re
from typing import Final

from filters.content.apart import is_apart
from filters.model import WHOLE_PAGE, Page

LEAST: Final = 25.0  # worth of such a box
BEGINNING: Final = 12  # characters by which a summary is known that tells again what the article says

_SUMMARY: Final = ("摘要", "内容摘要", "内容提要")
_ENDS: Final = re.compile(r"[。！？”」](?:\s*\[\d+\])*$")


def before(chosen: int, head: int, page: Page, sums: list[float]) -> set[int]:
    """The numbers of the blocks of such boxes; `head` is the headline's, -1 where none is seen."""
    containers, blocks = page.containers, page.visible
    first, end, outer = containers[chosen].first, containers[chosen].end, chosen
    if not 0 <= head < first:
        return set()
    while outer >= 0 and containers[outer].first > head:
        outer = containers[outer].parent
    if outer < 0 or containers[outer].tag in WHOLE_PAGE:
        return set()
    told = "\n".join([block.text for block in blocks[first:end]])
    found = set[int]()
    for number in {blocks[i].container for i in range(head + 1, first)}:
        box = containers[number]
        start = max(box.first, head + 1)
        inside = blocks[start : box.end]
        if (
            box.end <= first
            and sums[box.end] - sums[start] >= LEAST
            and not is_apart(box.name)
            and _ENDS.search(inside[-1].text)
            and not inside[0].text.startswith(_SUMMARY)
            and not any(block.link_chars or block.text[:BEGINNING] in told for block in inside)
        ):
            found.update(range(start, box.end))
    return found
