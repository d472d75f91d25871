"""Explicit words veiled until somebody asks for them: reviewers work in offices."""

from __future__ import annotations

import re
from typing import Final

from filters import fold
from filters.injection.vocabulary.stems import STRONG, lexicon
from filters.model import Category
from reports.exhibit import Piece

VEIL: Final = "▒"
_WORD: Final = re.compile(r"\w+")


def is_explicit(text: str, category: str = "") -> bool:
    """Whether a text is veiled: evidence of adult words is, and any text with a stem that needs no second one beside it."""
    return category == Category.ADULT or any(
        hit.stem.family is Category.ADULT and hit.stem.weight >= STRONG for hit in lexicon().hits(fold.characters(text))
    )


def split(text: str, category: str = "") -> tuple[Piece, ...]:
    """A text in pieces, those with adult stems explicit: the strong ones, and every one in what is said of adult words."""
    least = 0.0 if category == Category.ADULT else STRONG
    hits = [h for h in lexicon().hits(fold.characters(text)) if h.stem.family is Category.ADULT and h.stem.weight >= least]
    made, at = list[Piece](), 0
    for hit in hits:
        made += [Piece(text[at : hit.start])] if at < hit.start else []
        made.append(Piece(text[hit.start : hit.end], explicit=True))
        at = hit.end
    return (*made, Piece(text[at:])) if at < len(text) or not made else tuple(made)


def veiled(text: str) -> str:
    """The text with the inside of each word veiled: its first character stays, and its last where it has four or more."""
    return _WORD.sub(_veiled_word, text)


def _veiled_word(match: re.Match[str]) -> str:
    word = match[0]
    last = word[-1] if len(word) > 3 else ""
    return word[0] + VEIL * max(len(word) - 1 - len(last), 1) + last
