"""Where the article itself begins and ends: at its first and last line of prose."""

from __future__ import annotations

from typing import Final

from filters.content.worth import SENTENCE

PROSE: Final = 30  # characters from which a line with a sentence's punctuation ends the head and the tail


def is_prose(text: str) -> bool:
    """Whether a line is long enough to be the article's own and has a sentence's punctuation."""
    return len(text) >= PROSE and SENTENCE.search(text) is not None
