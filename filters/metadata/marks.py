"""Which lines have a mark without which a pattern finds nothing in them: most have none, and are told so at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from filters.line import Line


def having(marks: Sequence[str], lines: Sequence[Line], texts: Sequence[str], whole: str) -> Iterator[tuple[Line, str]]:
    """The lines that have one of the marks, with their texts, of which `whole` is the text of all."""
    there = tuple(mark for mark in marks if mark in whole)
    if there:
        has = _search(there)
        yield from ((line, text) for line, text in zip(lines, texts, strict=True) if has(text))


@lru_cache(maxsize=512)
def _search(marks: tuple[str, ...]) -> Callable[[str], object]:
    return re.compile("|".join(map(re.escape, marks))).search
