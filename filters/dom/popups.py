"""Elements within a line that show only while a reader points at what they explain: notes and cards that are none of the sentence."""

from __future__ import annotations

import re
from typing import Final

from filters.remembered import remembered

_POPUP: Final = re.compile(  # what pops up, not the word that it pops up from
    r"(?:roll-?over|pop-?over|tool-?tip|hover-?card)(?:[-_]?[a-z]+)?[-_]*(?:block|content|inner|text|body|box|card|panel)\b|\bhover-?card\b"
)
_PARTS: Final = ("over", "tip", "card")  # one of which stands in each of these


@remembered
def is_popup(name: str) -> bool:
    """Whether an element's class says that it pops up."""
    name = name.lower()
    return any(part in name for part in _PARTS) and _POPUP.search(name) is not None
