"""Names with their values, in rows that no table lays out: the facts of an encyclopedia's box, a product's data, ingredients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from filters import tables
from filters.model import WHOLE_PAGE, Block, Container, Page

ROWS: Final = 3  # of a name and a value each, from which they are terms
MAX_NAME: Final = 10  # characters of a name


def are(blocks: Sequence[Block], containers: Sequence[Container]) -> bool:
    """Whether some lines are names and values by turns, the names in boxes of one make, the values too."""
    names, values = blocks[::2], blocks[1::2]
    return (
        len(values) >= ROWS
        and len(names) == len(values)
        and all(len(block.text) <= MAX_NAME for block in names)
        and len({block.text for block in names}) == len(names)
        and _are_alike(names, containers)
        and _are_alike(values, containers)
        and not tables.is_linked(blocks)
    )


def before(chosen: int, page: Page) -> range:
    """The blocks of the terms or the table of data right before the chosen container, as the box of facts above an article stands."""
    containers = page.containers
    first, outer = containers[chosen].first, containers[chosen].parent
    while outer >= 0 and containers[outer].first == first:
        outer = containers[outer].parent
    if outer < 0 or containers[outer].tag in WHOLE_PAGE:
        return range(0)
    for box in containers[outer + 1 : chosen]:
        if box.end == first > box.first and (are(page.visible[box.first : first], containers) or box in tables.of_data(page)):
            return range(box.first, first)
    return range(0)


def _are_alike(blocks: Sequence[Block], containers: Sequence[Container]) -> bool:
    return len({(block.tag, containers[block.container].tag, containers[block.container].name) for block in blocks}) == 1
