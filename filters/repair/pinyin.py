"""Readings in brackets after a character: 動(dòng)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

_LETTERS: Final = "a-zêüāáǎàēéěèīíǐìńňǹōóǒòūúǔùǖǘǚǜḿ"
READING: Final = rf"[{_LETTERS}]{{1,6}}"
_ANNOTATION: Final = re.compile(rf"\(({READING}) ?\)")
_PLAIN: Final = str.maketrans("āáǎàēéěèīíǐìńňǹōóǒòūúǔùǖǘǚǜüêḿ", "aaaaeeeeiiiinnnoooouuuuvvvvvem")
_U: Final = str.maketrans("ü", "v")


class Annotation(NamedTuple):
    """A character and the reading after it; `start` and `end` are those of the bracket."""

    character: str
    reading: str
    start: int
    end: int


def annotations_in(text: str) -> Iterator[Annotation]:
    """All brackets that hold a reading of the Han character before them, tones apart."""
    for match in _ANNOTATION.finditer(text):
        start, end = match.span()
        if reading := _read(text[start - 1 : end]):
            yield Annotation(text[start - 1], reading, start, end)


def stripped(text: str) -> str:
    """A text without anything that looks like a reading in brackets."""
    return _ANNOTATION.sub("", text)


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
def _read(shown: str) -> str:
    """The reading of a character with a bracket after it; empty where the character is not read so, tones apart."""
    if shown[:1] < "\u3007":
        return ""
    reading = shown[2:-1].rstrip(" ")
    return reading if plain(reading) in _plain_readings(shown[0]) else ""


@cache
def _plain_readings(character: str) -> frozenset[str]:
    return frozenset(map(plain, readings(character))) - {""}
