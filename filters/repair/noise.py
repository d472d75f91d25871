"""The kits that only want to disturb: readings after every few characters, emoji and other signs among them, commas twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from filters.codepoints import EMOJI
from filters.repair.pinyin import Annotation
from filters.repair.strewn import strewn_runs

_EMOJI: Final = rf"[{EMOJI}\u2b50\u2b55]\ufe0f?"  # of the block of arrows only the star and the circle
_DOUBLED: Final = re.compile("，(?<=，，)|,(?<=,,)")
_AFTER: Final = re.compile(rf"(?:{_EMOJI})+")
_WITHIN: Final = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{_EMOJI})+(?=[\u4e00-\u9fff，、；：])")  # a writer's own end a sentence


def noise(text: str, annotations: Sequence[Annotation], signs: frozenset[str]) -> list[tuple[int, int]]:
    """The spans that the kit put in, sorted and disjoint: readings with the emoji after them, emoji inside running text, second commas.

    `signs` are those that were strewn over the page: they go wherever they stand.
    """
    spans = []
    for a in annotations:
        emoji = _AFTER.match(text, a.end)
        spans.append((a.start, emoji.end() if emoji else a.end))
    patterns = (_WITHIN, _DOUBLED, strewn_runs(signs)) if signs else (_WITHIN, _DOUBLED)
    return list(disjoint(spans + [match.span() for pattern in patterns for match in pattern.finditer(text)]))


def dotted(text: str, annotations: Sequence[Annotation]) -> int:
    """How many of the readings have an emoji after them."""
    return sum(_AFTER.match(text, a.end) is not None for a in annotations)


def disjoint(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that overlap as one."""
    start = end = 0
    for first, last in sorted(spans):
        if first >= end:
            if end:
                yield start, end
            start = first
        end = max(end, last)
    if end:
        yield start, end
