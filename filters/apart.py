"""Boxes within an article that are not a part of it: lists, scraps, comments, captions, newsletters, boxes about the author."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from filters.model import Block, Page

MINOR: Final = 0.3  # of the article's worth, below which a box that its name sets apart is left out
LINKED: Final = 0.2  # share of a table's characters inside links, from which it is a list and no data
FEW_CELLS: Final = 6  # of a table; fewer are a layout
TABLE: Final = 0.7  # share of a box's lines that are cells, from which it is a table
CAPTION: Final = "figcaption"
CELLS: Final = frozenset(("td", "th"))


def pruned(chosen: int, page: Page, sums: list[float], weight: float) -> list[int]:
    """The block numbers of a container without what is apart from its article.

    `sums` are of the blocks' worth before each, `weight` is the worth of the article.
    """
    blocks, containers, minor = page.visible, page.containers, MINOR * weight
    whole = containers[chosen]
    kept, at, past = list[int](), whole.first, whole.first  # what is kept, up to where; the end of the last box that was judged whole
    for box in containers[chosen + 1 :]:
        if box.first >= whole.end:
            break
        if box.end <= box.first or box.first < past:
            continue
        worth = sums[box.end] - sums[box.first]
        if worth < minor and is_apart(box.name):
            kept += range(at, box.first)
            at = past = box.end
        elif worth < 0:
            past = box.end
            if not _is_data(blocks[box.first : box.end]):
                kept += range(at, box.first)
                at = box.end
    kept += range(at, whole.end)
    return _without_captions(kept, blocks, sums, minor)


def _without_captions(kept: list[int], blocks: list[Block], sums: list[float], minor: float) -> list[int]:
    captions = {i for i in kept if blocks[i].tag == CAPTION}
    if not captions or sum(sums[i + 1] - sums[i] for i in captions) > minor:
        return kept
    return [i for i in kept if i not in captions]


def _is_data(blocks: list[Block]) -> bool:
    """Whether a box is a table of figures or names, not of links."""
    cells = sum(block.tag in CELLS for block in blocks)
    if cells < max(FEW_CELLS, TABLE * len(blocks)):
        return False
    return sum(block.link_chars for block in blocks) < LINKED * sum(len(block.text) for block in blocks)


@lru_cache(4096)
def is_apart(name: str) -> bool:
    """Whether an element's id and class say that it holds comments, captions, related articles or the like."""
    return _names().search(name) is not None


@cache
def _names() -> re.Pattern[str]:
    source = files("filters.resources").joinpath("patterns/apart.txt").read_text("utf-8")
    return re.compile("|".join(row for row in source.split("\n") if row and not row.startswith("#")))
