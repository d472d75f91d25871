"""Back to simplified characters, on pages with a verdict only."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from filters import script

# 著 (zhù) stays in these words; elsewhere on a converted page it was 着: 拿着名片, 看着作业, 讨论着.
_ZHU: Final = re.compile(
    "著名(?![片单册字额牌])|(?<![接跟沿随顺朝])著作(?![业品文画图])|著书立|著[称录述者]|所著|[显昭卓原名巨专遗拙土撰]著|编著(?![辫花织草])|(?<!翻)译著|(?<![议讨谈争辩评])论著"
)


def simplified(text: str) -> str:
    """The simplified form of a converted text, character for character, 著 back to 着 where no word keeps it."""
    converted = script.simplified(text)
    if "著" not in converted:
        return converted
    kept = {match.start() + match[0].index("著") for match in _ZHU.finditer(converted)}
    return "".join("着" if c == "著" and at not in kept else c for at, c in enumerate(converted))


@cache
def converted(character: str) -> bool:
    """Whether a kit's conversion makes this character, so that the kit may annotate it."""
    return character == "著" or bool(script.count(character).traditional)
