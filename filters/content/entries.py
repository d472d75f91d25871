"""A live report: entries of one make, each with a time and buttons beside the few words that it says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from filters.model import Container, Page

ENTRIES: Final = 4  # of one make, one behind the other, from which they are a report
MAX_LINES: Final = 8  # of one entry
MAX_SCRAP: Final = 24  # characters of a line that says when, who or what one may do
_TITLE: Final = re.compile(r"直播|滚动|滾動|实录|實錄|即[时時]|实[时時]|最新动态|\blive\b", re.IGNORECASE)
_NAME: Final = re.compile(r"[lzt](?:(?<=\bl)ive|(?<=z)hibo|(?<=t)ime-?line|(?<=\bz)b\b)")  # one set at its head, for which `re` scans fast
_PARTS: Final = ("live", "zhibo", "line", "zb")  # one of which stands in each of these


def scraps(page: Page, values: list[float]) -> Iterator[int]:
    """The numbers of the short lines that stand around what the entries of live reports say."""
    titled = _TITLE.search(page.title) is not None or _TITLE.search(page.h1) is not None
    if not titled and not _is_named("\n".join([box.name for box in page.containers])):
        return
    rows = defaultdict[tuple[int, str, str], list[Container]](list)
    for box in page.containers:
        if box.name and 0 < box.end - box.first <= MAX_LINES:
            rows[box.parent, box.tag, box.name].append(box)
    reports = set[int]()
    for (parent, _, name), row in rows.items():
        around = page.containers[parent]
        if len(row) < ENTRIES or not (titled or _is_named(name) or _is_named(around.name)):
            continue
        is_report = around.end - around.first <= MAX_LINES * len(row)  # all that there is
        if is_report and all(max(values[box.first : box.end]) > 0 for box in row):
            reports.add(parent)
    for report in sorted(reports):
        box = page.containers[report]
        yield from (i for i in range(box.first, box.end) if values[i] < 0 and len(page.visible[i].text) <= MAX_SCRAP)


def _is_named(names: str) -> bool:
    """Whether a container's name, or one of several, says that it is a live report."""
    return any(part in names for part in _PARTS) and _NAME.search(names) is not None
