"""Back to simplified characters, on pages with a verdict only."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from filters import script

# 著 (zhù) stays in these words; elsewhere on a converted page it was 着: 拿着名片, 看着作业, 讨论着. What follows 著, what ends in it.
_ZHU: Final = (
    "名(?![片单册字额牌])|(?<![接跟沿随顺朝]著)作(?![业品文画图])|书立|[称录述者]"
    "|(?<=[所显昭卓原名巨专遗拙土撰]著)|(?<=编著)(?![辫花织草])|(?<!翻译著)(?<=译著)|(?<![议讨谈争辩评]论著)(?<=论著)"
)
_BY_WORDS: Final = frozenset("乾瞭藉覆")  # of 干净, 了解, 借口 and 答复
_ZHE: Final = re.compile(f"著(?!{_ZHU})")


def simplified(text: str) -> str:
    """The simplified form of a converted text, character for character, 著 back to 着 where no word keeps it."""
    return _ZHE.sub("着", script.simplified(text))


@cache
def converted(character: str) -> bool:
    """Whether a kit's conversion makes this character, so that the kit may annotate it."""
    return character == "著" or bool(script.count(character).traditional)


@cache
def annotatable(character: str) -> bool:
    """Whether some kit may annotate this character: a conversion by words also makes 乾 and 瞭, which simplified text has too."""
    return character in _BY_WORDS or converted(character)


@cache
def chosen_by_words() -> frozenset[str]:
    """The forms that a conversion makes only where it looks at words: 誌 and 隻, since 志 and 只 by themselves stay as they are."""
    alone = script.traditional_forms()
    forms = ((chr(traditional), chr(simple)) for traditional, simple in script.characters().items())
    return frozenset(form for form, simple in forms if form not in alone and not script.count(simple).simplified)
