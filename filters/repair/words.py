"""Into how few words of the dictionary does a text fall? A wrong character seldom makes one with its neighbours."""

from __future__ import annotations

import rjieba


def words(text: str) -> int:
    """How many words of jieba's dictionary a text falls into; what is in none counts by the character."""
    return len(rjieba.cut(text.encode("utf-8", "replace").decode(), False))
