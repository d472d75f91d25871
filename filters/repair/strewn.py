"""Were signs strewn over a page? A writer's emoji stand between words, a kit's fall within them too."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from filters import codepoints, script
from filters.repair.pinyin import stripped
from filters.repair.signs import NO_ROOM, RUN, table
from filters.segment import known

MIN_WITHIN: Final = 3  # different words that a sign parts
WITHIN: Final = 0.2  # share of the signs between characters that part a word: one in a hundred are a writer's own, at random two of five

_HAN: Final = "[\u3400-\u9fff]"
_KANA: Final = re.compile(r"[\u3040-\u30ff]")
# A character, and another or three of any kind before the next sign: in a line that is struck out or adorned each has one.
_LAST: Final = re.compile(f"(?:{_HAN}|[^\\n]{{3}}){_HAN}\\Z")
_FIRST: Final = re.compile(f"{_HAN}(?:{_HAN}|[^\\n]{{3}})")


def strewn(text: str) -> frozenset[str]:
    """The signs that a kit strewed over a page's text: all that stand between two characters, if they part words; else none."""
    if int(np.count_nonzero(table().take(codepoints.codes(text)))) < MIN_WITHIN or _KANA.search(text):
        return frozenset()
    lines = stripped("\n".join([line for line in text.split("\n") if _run().search(line)]))
    parts = _run().split(lines)
    joined = "".join(parts)
    ends = set(accumulate(map(len, known(script.simplified(joined)))))
    places = accumulate(map(len, parts[:-1]))
    between = [at for at, (before, after) in zip(places, pairwise(parts), strict=True) if _LAST.search(before) and _FIRST.match(after)]
    within = [at for at in between if at not in ends]
    if len({joined[at - 1 : at + 1] for at in within}) < MIN_WITHIN or len(within) < WITHIN * len(between):
        return frozenset()
    return frozenset("".join(_between().findall(lines)))


@lru_cache(maxsize=16)  # asked for each line of a page
def strewn_runs(signs: frozenset[str]) -> re.Pattern[str]:
    """Any of a page's strewn signs, and others that stand within a sentence."""
    return re.compile(f"[{re.escape(''.join(sorted(signs)))}{NO_ROOM}]+|(?<={_HAN}){RUN}(?=[\u3400-\u9fff，、；：。！？”,;:!?])")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(RUN)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(f"(?<={_HAN}){RUN}(?={_HAN})")
