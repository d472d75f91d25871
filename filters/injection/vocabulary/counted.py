"""The pairs of characters and the words of a text, and how often it says them: one by one while few are asked for, else all in one pass."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Final

_FEW: Final = 300  # that are looked for one by one; all in one pass cost as much as a hundred
_WORD: Final = re.compile("[a-z0-9]+")
_PAIR: Final = re.compile(r"(?=([\u4e00-\u9fff]{2}))|([a-z0-9]{2,})")


def pairs(text: str) -> set[str]:
    """The pairs of Chinese characters and the Latin words of a text."""
    return {a or b for a, b in _PAIR.findall(text)}


def shared(text: str, other: str) -> float:
    """Share of a text's character pairs and Latin words that another text has, 0..1."""
    said = pairs(text)
    return sum(pair in other for pair in said) / len(said) if said else 0.0


class Counted:
    """The pairs and words of one text. Once many were asked for, a word counts where it stands whole."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._told: dict[str, int] = {}

    def __call__(self, said: str) -> int:
        """How often the text says a pair of characters or a longer word."""
        if said not in self._told:
            if len(self._told) >= _FEW:
                return self._all[said]
            self._told[said] = self._text.count(said)
        return self._told[said]

    @cached_property
    def _all(self) -> Counter[str]:
        counted = Counter(map("".join, zip(self._text, self._text[1:], strict=False)))
        counted.update(word for word in _WORD.findall(self._text) if len(word) > 2)
        return counted
