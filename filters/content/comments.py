"""Comments with no heading over them: boxes of one make, or items of one list, each with the minute in which somebody wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from filters.model import WHOLE_PAGE, Container, Page
from filters.moment import MINUTE

ROW: Final = 3  # comments from which they are a row
MAX_LINES: Final = 8  # of one comment
MAX_STAMP: Final = 40  # characters of the line that says when, and perhaps by whom
SHARE: Final = 0.25  # of a list's lines that say when, from which it is a list of comments
_LISTS: Final = frozenset(("ul", "ol", "dl"))
_MINUTE: Final = re.compile(MINUTE)


def rows(page: Page, short: Sequence[tuple[int, str]]) -> list[tuple[int, int]]:
    """Where rows of comments start and end; `short` are the page's short lines with their numbers."""
    containers = page.containers
    moments = [i for i, text in short if ":" in text and len(text) <= MAX_STAMP and _MINUTE.search(text)]
    if len(moments) < ROW or not containers:
        return []
    made = defaultdict[tuple[int, str, str], dict[int, Container]](dict)
    lists = defaultdict[int, int](int)
    for i in moments:
        number = page.visible[i].container
        if containers[number].tag in _LISTS:
            lists[number] += 1
        while (box := containers[number]).tag not in WHOLE_PAGE and box.parent >= 0 and box.end - box.first <= MAX_LINES:
            made[box.parent, box.tag, box.name][number] = box
            number = box.parent
    found = [(containers[number].first, containers[number].end) for number, count in lists.items() if _is_list(containers[number], count)]
    for row in made.values():
        if len(row) >= ROW:
            boxes = list(row.values())
            found.append((boxes[0].first, boxes[-1].end))
    return found


def _is_list(box: Container, moments: int) -> bool:
    return moments >= ROW and moments >= SHARE * (box.end - box.first)
