"""Tables of data: figures, names, terms of a notice, ingredients; not the tables that a page is laid out with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from filters.model import Block, Container, Page

FEW_CELLS: Final = 6  # of a table; fewer are a layout
LINES: Final = 1.5  # a cell of data has no more on the average
LINKED: Final = 0.2  # share of a table's characters inside links, from which it is a list and no data
WORD: Final = 8  # characters of a word that a cell links, to its page in an encyclopedia or the like
_CELL: Final = "td"
_HEADS: Final = frozenset(("th", "caption"))


def of_data(page: Page, first: int = 0, end: int | None = None) -> Iterator[Container]:
    """The tables of data that hold no other table; of those that begin and end between two blocks where these are given."""
    containers = page.containers
    last = len(page.visible) if end is None else end
    tables = [i for i in _of(page) if first <= containers[i].first and containers[i].end <= last]
    for place, i in enumerate(tables, 1):
        box = containers[i]
        if place < len(tables) and containers[tables[place]].first < box.end:
            continue
        blocks = page.visible[box.first : box.end]
        if is_linked(blocks):
            continue
        heads = sum(block.tag in _HEADS for block in blocks)
        cells = heads + len({block.container for block in blocks if containers[block.container].tag == _CELL})
        if cells >= FEW_CELLS and len(blocks) <= LINES * cells:
            yield box


def _of(page: Page) -> list[int]:
    """The numbers of the tables of several lines, looked for once a page."""
    if page.tables is None:
        page.tables = [i for i, box in enumerate(page.containers) if box.tag == "table" and box.end - box.first >= FEW_CELLS]
    return page.tables


def is_linked(blocks: Sequence[Block]) -> bool:
    """Whether so much of some blocks is links that they are no data; a word linked in every other cell is, and addresses of mail are."""
    linked = [block for block in blocks if block.link_chars and "@" not in block.text]
    if sum(block.link_chars for block in linked) < LINKED * sum(len(block.text) for block in blocks):
        return False
    return 2 * len(linked) > len(blocks) or any(len(block.text) > WORD for block in linked)
