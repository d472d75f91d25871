"""How much prose some lines hold: what those of them are worth that speak for an article."""

from __future__ import annotations

from collections.abc import Iterable

from filters.model import Block


def amount(values: Iterable[float]) -> float:
    """The sum of the positive values, see `worth`; lines that speak against an article take nothing away."""
    return sum([value for value in values if value > 0])


def unlinked(blocks: Iterable[Block]) -> int:
    """How many characters of some lines are no link."""
    return sum([len(block.text) - block.link_chars for block in blocks])
