"""Simplified or traditional: which script a text is in, and its simplified form (OpenCC)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from opencc import OpenCC

from filters import codepoints

Script = Literal["hans", "hant", "mixed", ""]

MIXED: Final = 0.1  # share of the rarer script above which a text is mixed
_HAN: Final = "".join(chr(c) for low, high in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF)) for c in range(low, high + 1))
_SHORT: Final = 40  # characters up to which sets are faster than arrays: .3 µs for one instead of 3
_SIMPLIFIED: Final = 1
_TRADITIONAL: Final = 2


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
        if min(self.simplified, self.traditional) > MIXED * told:
            return "mixed"
        return "hans" if self.simplified > self.traditional else "hant"


def simplified(text: str) -> str:
    """The simplified form, character for character; an unchanged text is returned as it is. 著 stays as OpenCC has it."""
    if text.isascii() or not _changing().search(text):
        return text
    return _converted(text) or text.translate(characters())


def simplified_each(texts: Sequence[str]) -> list[str]:
    """The same of texts without line feeds that each have a traditional character: a call for each costs more than the conversion. What a
    text becomes does not depend on the others, whose phrases would else be told apart in it too.
    """
    converted = _converted("\n".join(texts))
    return converted.split("\n") if converted else [simplified(text) for text in texts]


def _converted(text: str) -> str:
    """What OpenCC makes of a text; empty where that is not as long, or where it cannot read it, as with lone surrogates."""
    try:
        converted: str = _converter("t2s").convert(text)
    except UnicodeEncodeError:
        return ""
    return converted if len(converted) == len(text) else ""


def count(text: str) -> ScriptCount:
    """Count the characters that only one script uses, such as 这 and 這; 后 and 里, which both use, count for neither."""
    if len(text) > _SHORT:
        return tally(codepoints.codes(text))
    simple, traditional = _alone()
    return ScriptCount(len([c for c in text if c in simple]), len([c for c in text if c in traditional]))


def tally(points: codepoints.Codes) -> ScriptCount:
    """The same for a text given as code points."""
    told = _tells().take(points)
    return ScriptCount(*(int(np.count_nonzero(told == of)) for of in (_SIMPLIFIED, _TRADITIONAL)))


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters."""
    return _changing().search(text) is not None and count(text).script == "hant"


def simplified_at(points: codepoints.Codes) -> NDArray[np.intp]:
    """Where characters stand that only simplified text uses, in order."""
    places: NDArray[np.intp] = (_tells().take(points) == _SIMPLIFIED).nonzero()[0]
    return places


@cache
def characters() -> dict[int, int]:
    """Traditional to simplified for single characters, without regard to the words that they stand in."""
    return {ord(a): ord(b) for a, b in _pairs("t2s")}


@cache
def traditional_forms() -> frozenset[str]:
    """The traditional forms that simplified characters have by themselves, in OpenCC's own standard and in that of Taiwan."""
    return frozenset(form for name in ("s2t", "s2tw") for _, form in _pairs(name))


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@cache
def _changing() -> re.Pattern[str]:
    """What OpenCC may change; astral Han as one range, since `re` is slow on sets with single astral characters."""
    basic = "".join(chr(c) for c in characters() if c < 0x10000)
    return re.compile(f"[{basic}\U00020000-\U000323af]")


@cache
def _tells() -> NDArray[np.uint8]:
    """For each code point which script it belongs to alone.

    A character that changes on the way to the other script still does not tell when the other script's everyday character
    set has it: the first level of Big5 (5,401 characters) for traditional text, of GB 2312 (3,755) for simplified.
    """
    tells = np.zeros(0x110000, np.uint8)
    for simple, _ in _pairs("s2t"):
        tells[ord(simple)] = 0 if _big5_common(simple) else _SIMPLIFIED
    for traditional, _ in _pairs("t2s"):
        tells[ord(traditional)] = 0 if _gb2312_common(traditional) else _TRADITIONAL
    return tells


@cache
def _alone() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only simplified text has, and only traditional."""
    simple, traditional = (frozenset(map(chr, np.flatnonzero(_tells() == of))) for of in (_SIMPLIFIED, _TRADITIONAL))
    return simple, traditional


def _big5_common(character: str) -> bool:
    encoded = character.encode("big5", "ignore")
    return b"\xa4\x40" <= encoded <= b"\xc6\x7e"


def _gb2312_common(character: str) -> bool:
    encoded = character.encode("gb2312", "ignore")
    return b"\xb0\xa1" <= encoded <= b"\xd7\xf9"


def _pairs(name: str) -> list[tuple[str, str]]:
    """The single characters that a conversion changes, with what becomes of them."""
    converted = _converter(name).convert("\n".join(_HAN)).split("\n")
    return [(a, b) for a, b in zip(_HAN, converted, strict=True) if a != b and len(b) == 1]
