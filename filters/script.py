"""Simplified or traditional: which script a text is in, and its simplified form (OpenCC)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from opencc import OpenCC

Script = Literal["hans", "hant", "mixed", ""]

_HAN = "".join(map(chr, range(0x4E00, 0xA000)))

# Simplified forms that are characters of their own in traditional text too (后 empress, 里 mile, 只 only …).
_IN_BOTH = (
    "后里于系征愿制范云干只台几丑斗谷松余咸向冲表别才千秋姜舍面出游准吊卷胡须仆朴吁郁采占志周致钟岩霉托折注栗布并伙回卜了合家"
    "杰克困累蒙蔑佣御曲扎症种"
)


@dataclass(frozen=True, slots=True)
class ScriptCount:
    """How many characters of a text are written in one script only."""

    simplified: int
    traditional: int

    @property
    def script(self) -> Script:
        """`mixed` where the rarer script has more than a tenth of the characters that tell; `` where none tells."""
        if not (told := self.simplified + self.traditional):
            return ""
        if min(self.simplified, self.traditional) > 0.1 * told:
            return "mixed"
        return "hans" if self.simplified > self.traditional else "hant"


def simplified(text: str) -> str:
    """The simplified form, character for character; an unchanged text is returned as it is. 著 stays as OpenCC has it."""
    if not _traditional().search(text):
        return text
    converted: str = _converter("t2s").convert(text)
    if len(converted) == len(text):
        return converted
    return "".join(_one(c) for c in text)


def count(text: str) -> ScriptCount:
    """Count the characters that only one script uses, such as 这 and 這; 后 and 里, which both use, count for neither."""
    return ScriptCount(len(_simplified().findall(text)), len(_traditional().findall(text)))


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _one(character: str) -> str:
    converted: str = _converter("t2s").convert(character)
    return converted if len(converted) == 1 else character


def _changed_by(name: str) -> re.Pattern[str]:
    converted = _converter(name).convert("\n".join(_HAN)).split("\n")
    return re.compile("[" + "".join(a for a, b in zip(_HAN, converted, strict=True) if a != b) + "]")


@cache
def _traditional() -> re.Pattern[str]:
    return _changed_by("t2s")


@cache
def _simplified() -> re.Pattern[str]:
    """Changed on the way to traditional, and not themselves in use in traditional text."""
    both = re.compile(
        "[后里于系征愿制范云干只台几丑斗谷松余咸向冲表别才千秋姜舍面出游准吊卷胡须仆朴吁郁采占志周致钟岩霉托折注栗布并伙回卜了合家杰克困累蒙蔑佣御曲扎症种]"
    )
    pattern = _changed_by("s2t").pattern
    return re.compile(both.sub("", pattern))
