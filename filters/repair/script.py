"""Back to simplified characters, on pages with a verdict only."""

from __future__ import annotations

import re
from typing import Final

from filters import script

# 著 (zhù) stays in these words; elsewhere on a converted page it was 着.
_ZHU: Final = re.compile(
    "著[名作称录述书者论文译家]|[显昭卓编原名巨专遗论译拙大新土合撰所]著(?![力手眼想急重落装实陆火迷色床凉])|[较]著|著(?=《)"
)


def simplified(text: str) -> str:
    """The simplified form of a converted text, character for character, 著 back to 着 where no word keeps it."""
    converted = script.simplified(text)
    if "著" not in converted:
        return converted
    kept = {match.start() + match[0].index("著") for match in _ZHU.finditer(converted)}
    return "".join("着" if c == "著" and at not in kept else c for at, c in enumerate(converted))
