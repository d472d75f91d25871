"""Boxes within an article that are not a part of it: lists, scraps, comments, captions, newsletters, boxes about the author."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from filters import resources
from filters.codepoints import HAN
from filters.content import bodies, editors, listings, tables, teasers, terms
from filters.content.pieces import SECTIONS
from filters.model import Block, Container, Page
from filters.moment import DAY

MINOR: Final = 0.3  # of the article's worth, below which a box that its name sets apart is left out
TABLE: Final = 0.7  # share of a box's lines that are cells, from which it is a table
PARAGRAPHS: Final = 4  # boxes of a line each, from which these are an article's paragraphs or stand over them
BUTTONS, BUTTON = 4, 4  # lines of a heading and its buttons; characters of a button
LIST_BEFORE: Final = 40.0  # worth of what stands behind a list of short lines that is the article's own
SIGNED: Final = 3  # lines with which an article is signed
CAPTION: Final = "figcaption"
_DAY: Final = re.compile(DAY)
_POSITION: Final = re.compile(r"\d+\s*/\s*\d+")  # of a picture among others
LISTS: Final = frozenset(("ul", "ol"))
CELLS: Final = frozenset(("td", "th"))


def pruned(chosen: int, page: Page, sums: list[float], weight: float) -> list[int]:
    """The block numbers of a container without what is apart from its article.

    `sums` are of the blocks' worth before each, `weight` is the worth of the article.
    """
    blocks, containers, minor = page.visible, page.containers, MINOR * weight
    whole = containers[chosen]
    inner = [box for box in containers[chosen + 1 :] if box.first < whole.end]
    paragraphs = Counter([box.parent for box in inner if _is_line(box)])
    labels = _labels(inner, blocks)
    is_body = HAN.search(page.title) is not None and bodies.holds(chosen, page)  # English papers set what they recommend so
    kept, at, past = list[int](), whole.first, whole.first  # what is kept, up to where; the end of the last box that was judged whole
    for box in inner:
        if box.end <= box.first or box.first < past:
            continue
        worth = sums[box.end] - sums[box.first]
        if worth < minor and is_apart(box.name):
            kept += range(at, box.first)
            at = past = box.end
        elif worth < 0:
            past = box.end
            inside = blocks[box.first : box.end]
            if sums[whole.end] - sums[box.end] > LIST_BEFORE and _is_list(box, inside, page, sums):
                continue
            if editors.is_typed(box, page) or (box.end == whole.end and _is_signed(box, inside)):
                continue
            is_one = (box.tag, box.name) in labels or (_is_line(box) and paragraphs[box.parent] >= PARAGRAPHS)
            if is_one and len(inside) == 1 and not inside[0].link_chars:
                continue
            if not (_is_code(inside) or _is_table(inside) or (is_body and _is_own_list(box, page))):
                kept += range(at, box.first + _is_heading(inside))
                at = box.end
    kept += range(at, whole.end)
    return _without_captions(kept, blocks, sums, minor)


def _without_captions(kept: list[int], blocks: list[Block], sums: list[float], minor: float) -> list[int]:
    captions = {i for i in kept if blocks[i].tag == CAPTION}
    if not captions or sum(sums[i + 1] - sums[i] for i in captions) > minor:
        return kept
    return [i for i in kept if i not in captions]


def _labels(inner: list[Container], blocks: list[Block]) -> set[tuple[str, str]]:
    """Tag and name of the boxes of a line each that say something else every time: times, speakers, numbers of steps."""
    said = {
        (box.tag, box.name, blocks[box.first].text)
        for box in inner
        if box.name and box.end - box.first == 1 and not _POSITION.fullmatch(blocks[box.first].text)
    }
    times = Counter([(tag, name) for tag, name, _ in said])
    return {make for make, count in times.items() if count >= PARAGRAPHS}


def _is_signed(box: Container, inside: list[Block]) -> bool:
    """Whether a box is what an article is signed with: in few lines who wrote it, and the day as the last of them."""
    return (
        not box.name
        and 1 < len(inside) <= SIGNED
        and not any(block.link_chars for block in inside)
        and _DAY.fullmatch(inside[-1].text) is not None
    )


def _is_line(box: Container) -> bool:
    """Whether a box may be a paragraph: of one line, without a name."""
    return box.tag == "div" and not box.name and box.end - box.first == 1


def _is_own_list(box: Container, page: Page) -> bool:
    """Whether a list in an article's body has no name, and no heading over it calls it what the site recommends."""
    above = page.visible[box.first - 1].text if box.first else ""
    return box.tag in LISTS and not box.name and not (teasers.is_heading(above) or teasers.is_heading(page.visible[box.first].text))


def _is_code(blocks: list[Block]) -> bool:
    """Whether a box is lines of code."""
    return all(block.tag == listings.CODE for block in blocks)


def _is_heading(blocks: list[Block]) -> bool:
    """Whether a box is a heading with buttons beside it."""
    return (
        blocks[0].tag in SECTIONS
        and not blocks[0].link_chars
        and 1 < len(blocks) <= BUTTONS
        and all(len(b.text) <= BUTTON for b in blocks[1:])
    )


def _is_table(blocks: list[Block]) -> bool:
    """Whether most lines of a box are cells, and not of links."""
    cells = sum(block.tag in CELLS for block in blocks)
    return cells >= max(tables.FEW_CELLS, TABLE * len(blocks)) and not tables.is_linked(blocks)


def _is_list(box: Container, inside: list[Block], page: Page, sums: list[float]) -> bool:
    """Whether a box is a list of short lines under a heading of its own, or of names and values, or a list below a paragraph in Chinese."""
    if any(block.link_chars for block in inside):
        return False
    above = page.visible[box.first - 1] if box.first else None
    if above is not None and above.tag in SECTIONS and not above.link_chars:
        return True
    if above is not None and above.container == box.parent and box.tag in LISTS and not box.name and HAN.search(above.text):
        return sums[box.first] > sums[box.first - 1]
    return terms.are(inside, page.containers)


@lru_cache(4096)
def is_apart(name: str) -> bool:
    """Whether an element's id and class say that it holds comments, captions, related articles or the like."""
    return resources.pattern("patterns/apart.txt").search(name) is not None
