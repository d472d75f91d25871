"""Many short texts as one, joined by line feeds, so that one pass over it reads them all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


def places(texts: Sequence[str], offsets: Iterable[int]) -> list[tuple[int, int]]:
    """For each offset in the joined text the number of the text that it is in, and where that text begins."""
    starts = [0, *accumulate([len(text) + 1 for text in texts])]
    return [(number, starts[number]) for number in [bisect_right(starts, at) - 1 for at in offsets]]
