"""Explicit words veiled until somebody asks for them: reviewers work in offices."""

from __future__ import annotations

import re
from typing import Final

VEIL: Final = "▒"
EXPLICIT: Final = frozenset({"injection.adult", "hidden.text", "hidden.links", "spam.page.injected"})  # what their evidence may hold
_WORD: Final = re.compile(r"\w+")


def is_explicit(category: str) -> bool:
    """Whether evidence of this category is veiled."""
    return category in EXPLICIT


def veiled(text: str) -> str:
    """The text with the inside of each word veiled: its first character stays, and its last where it has four or more."""
    return _WORD.sub(_veiled_word, text)


def _veiled_word(match: re.Match[str]) -> str:
    word = match[0]
    last = word[-1] if len(word) > 3 else ""
    return word[0] + VEIL * max(len(word) - 1 - len(last), 1) + last
