"""Links with a date beside them, as in lists of a site's articles: such a date is that of what the link leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

_DATE: Final = re.compile(r"(?:(?:19|20)?\d\d\s*[-/.年]\s*)?(?:0?[1-9]|1[0-2])\s*[-/.月]\s*(?:[12]\d|3[01]|0?[1-9])(?!\d)\s*日?")


def dates(lines: Sequence[tuple[str, int]]) -> Iterator[int]:
    """Of lines, each given as its text and how much of it is a link, the numbers of those that date a link: its own, or the one below."""
    for number, ((text, linked), following) in enumerate(zip_longest(lines, lines[1:])):
        if not linked:
            continue
        if linked < len(text) and _DATE.search(text):
            yield number
        elif following and not following[1] and _DATE.fullmatch(following[0].strip("[]()（） ")):
            yield number + 1
