"""Articles pasted out of the editors of public accounts, which write every paragraph, heading and picture into sections within sections."""

from __future__ import annotations

from itertools import chain
from typing import Final

from filters.codepoints import HAN
from filters.model import Container, Page

_EDITORS: Final = ("xiumi", "135", "mpa-", "wxqq", "yead_", "autonum")  # one of which stands in the names that they give to sections


def stacked(chosen: int, containers: list[Container], sums: list[float]) -> int:
    """The outermost of sections without a name of their own that stand in each other.

    The chosen one itself where it is no such section, or where what is around it says no more.
    """
    outer = _outmost(chosen, containers)
    around, box = containers[outer], containers[chosen]
    beside = chain(range(around.first, box.first), range(box.end, around.end))
    return outer if any(sums[i + 1] > sums[i] for i in beside) else chosen


def is_typed(box: Container, page: Page) -> bool:
    """Whether a box is such a section, in which somebody wrote in Chinese and linked nothing."""
    inside = page.visible[box.first : box.end] if _is_bare(box) else ()
    return not any(block.link_chars for block in inside) and any(HAN.search(block.text) for block in inside)


def beside(chosen: int, page: Page) -> list[int]:
    """The other sections beside the outermost one around the chosen box in which somebody wrote, where that is such a section."""
    containers = page.containers
    if not _is_bare(containers[chosen]):
        return []
    outer = _outmost(chosen, containers)
    parent = containers[outer].parent
    siblings = (i for i in range(parent + 1, len(containers)) if containers[i].parent == parent and i != outer)
    return [i for i in siblings if is_typed(containers[i], page)]


def _outmost(chosen: int, containers: list[Container]) -> int:
    """The outermost of such sections around one; the one itself where it is none."""
    outer = chosen
    while _is_bare(containers[outer]) and _is_bare(containers[containers[outer].parent]):
        outer = containers[outer].parent
    return outer


def _is_bare(box: Container) -> bool:
    return box.tag == "section" and (not box.name or any(part in box.name for part in _EDITORS))
