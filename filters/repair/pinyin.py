"""Readings in brackets after a character: 動(dòng), 動(dong4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from filters.repair.signs import BESIDE, MOST_BESIDE

_LETTERS: Final = "a-zêüāáǎàēéěèīíǐìńňǹōóǒòūúǔùǖǘǚǜḿ"
READING: Final = rf"[{_LETTERS}]{{1,6}}[1-5]?"
_ANNOTATION: Final = re.compile(rf"\([ {_LETTERS}]{{1,8}}[1-5]? ?\)")  # one set is faster than a reading with blanks around it
_OTHER: Final = tuple(  # one for each pair: `re` is fast where a pattern begins with a character
    re.compile(rf"{opening}[ {_LETTERS}]{{1,8}}[1-5]? ?{closing}") for opening, closing in ("（）", (r"\[", r"\]"), "【】", "〔〕")
)
_FIRST_HAN: Final = "\u3007"
_LAST_HAN: Final = "\u9fff"
_PLAIN: Final = str.maketrans("āáǎàēéěèīíǐìńňǹōóǒòūúǔùǖǘǚǜüêḿ", "aaaaeeeeiiiinnnoooouuuuvvvvvem")
_U: Final = str.maketrans("ü", "v")


class Annotation(NamedTuple):
    """A character and the reading after it; `start` and `end` are those of the bracket, with what stands between the two."""

    character: str
    reading: str
    start: int
    end: int


def annotations_in(text: str, *, other: bool = False) -> Iterator[Annotation]:
    """All brackets that hold a reading of the Han character before them, tones apart, in order; `other`: not only ASCII's round ones."""
    found = [match.span() for match in _ANNOTATION.finditer(text)]
    if other:
        found = sorted(found + [match.span() for pattern in _OTHER for match in pattern.finditer(text)])
    for start, end in found:
        beside = None if _FIRST_HAN <= text[start - 1 : start] <= _LAST_HAN else BESIDE.search(text, max(0, start - MOST_BESIDE), start)
        at = beside.start() if beside else start
        if reading := _read(text[at - 1 : at], text[start + 1 : end - 1].strip(" ")):
            yield Annotation(text[at - 1], reading, at, end)


def in_other_brackets(text: str) -> bool:
    """Whether some reading stands in other brackets than ASCII's round ones."""
    return any(pattern.search(text) for pattern in _OTHER)


def stripped(text: str) -> str:
    """A text without anything that looks like a reading in brackets."""
    for pattern in (_ANNOTATION, *_OTHER):
        text = pattern.sub("", text)
    return text


def marked(reading: str) -> str:
    """A reading with a mark for its tone, where a digit says which it is."""
    return _with_mark(reading) if reading[-1:].isdecimal() else reading


@lru_cache(maxsize=2048)
def _with_mark(reading: str) -> str:
    from pypinyin.contrib.tone_convert import to_tone

    return str(to_tone(reading))


def plain(reading: str) -> str:
    """A reading without its tone; ü and v are the same."""
    return reading.translate(_PLAIN)


def toned(reading: str) -> bool:
    """Whether a reading bears a tone mark."""
    return reading.translate(_U) != plain(reading)


@cache
def first_reading(character: str) -> str:
    """The reading that a kit gives a character, always the same; empty where there is none."""
    return readings(character)[0]


@cache
def readings(character: str) -> tuple[str, ...]:
    """All readings of a character with tone marks (pypinyin), the usual one first; `("",)` where there is none."""
    from pypinyin.constants import PINYIN_DICT

    return tuple(PINYIN_DICT.get(ord(character), "").split(","))


@lru_cache(maxsize=8192)
def _read(character: str, reading: str) -> str:
    """The reading after a character; empty where it is not read so: tones apart, but for digits, which Cantonese readings have too."""
    if character < _FIRST_HAN:
        return ""
    if reading[-1:].isdecimal():
        return one if (one := marked(reading)) in readings(character) else ""
    return reading if plain(reading) in _plain_readings(character) else ""


@cache
def _plain_readings(character: str) -> frozenset[str]:
    return frozenset(map(plain, readings(character))) - {""}
