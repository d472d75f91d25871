"""The kit that only wants to disturb: readings after every few characters, emoji among them, commas twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from filters.repair.pinyin import Annotation

_EMOJI: Final = r"[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]\ufe0f?"
_DOUBLED: Final = re.compile("，(?<=，，)|,(?<=,,)")
_AFTER: Final = re.compile(rf"(?:{_EMOJI})+")
_WITHIN: Final = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{_EMOJI})+(?=[\u4e00-\u9fff，、；：])")  # a writer's own end a sentence


def noise(text: str, annotations: Sequence[Annotation]) -> list[tuple[int, int]]:
    """The spans that the kit put in, sorted: readings with the emoji after them, emoji inside running text, second commas."""
    spans = []
    for a in annotations:
        emoji = _AFTER.match(text, a.end)
        spans.append((a.start, emoji.end() if emoji else a.end))
    return sorted(spans + [match.span() for pattern in (_WITHIN, _DOUBLED) for match in pattern.finditer(text)])


def dotted(text: str, annotations: Sequence[Annotation]) -> int:
    """How many of the readings have an emoji after them."""
    return sum(_AFTER.match(text, a.end) is not None for a in annotations)
