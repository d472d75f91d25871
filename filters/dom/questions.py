"""Questions that fold their answers away: a button or a line with the answer hidden below it until a reader asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

MIN_CHARS, MAX_CHARS = 6, 80  # of a question
_FOLDS: Final = frozenset(
    "aria-expanded aria-controls data-toggle data-bs-toggle data-target data-bs-target".split()
)  # attributes of such a button
_CALLED: Final = re.compile(r"accordion|collaps|faq|question|toggle")
_ASKS: Final = re.compile(r"[？?]\W*$")


def asks(text: str) -> bool:
    """Whether a line is a question."""
    return MIN_CHARS <= len(text) <= MAX_CHARS and _ASKS.search(text) is not None


def folds(attributes: Mapping[str, str | None]) -> bool:
    """Whether a button shows and hides something."""
    return not _FOLDS.isdisjoint(attributes) or _CALLED.search((attributes.get("class") or "").lower()) is not None
