"""Readings in brackets after a character: 動(dòng)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

_LETTERS: Final = "a-zêüāáǎàēéěèīíǐìńňǹōóǒòūúǔùǖǘǚǜḿ"
READING: Final = rf"[{_LETTERS}]{{1,6}}"
_ANNOTATION: Final = re.compile(rf"\([ {_LETTERS}]{{1,8}}\)")  # one set is faster than a reading with blanks around it
_WIDE: Final = re.compile(rf"（[ {_LETTERS}]{{1,8}}）")
_BETWEEN: Final = frozenset(" \u200b\u200c\u200d\u2060\ufeff")  # may stand before a bracket: a blank, or what takes no room
_PLAIN: Final = str.maketrans("āáǎàēéěèīíǐìńňǹōóǒòūúǔùǖǘǚǜüêḿ", "aaaaeeeeiiiinnnoooouuuuvvvvvem")
_U: Final = str.maketrans("ü", "v")


class Annotation(NamedTuple):
    """A character and the reading after it; `start` and `end` are those of the bracket, with what stands between the two."""

    character: str
    reading: str
    start: int
    end: int


def annotations_in(text: str, *, wide: bool = False) -> Iterator[Annotation]:
    """All brackets that hold a reading of the Han character before them, tones apart, in order; full-width ones where `wide`."""
    found = [match.span() for match in _ANNOTATION.finditer(text)]
    if wide:
        found = sorted(found + [match.span() for match in _WIDE.finditer(text)])
    for start, end in found:
        at = start - 1 if text[start - 1 : start] in _BETWEEN else start
        if reading := _read(text[at - 1 : at], text[start + 1 : end - 1].strip(" ")):
            yield Annotation(text[at - 1], reading, at, end)


def is_wide(text: str) -> bool:
    """Whether some reading stands in full-width brackets."""
    return _WIDE.search(text) is not None


def stripped(text: str) -> str:
    """A text without anything that looks like a reading in brackets."""
    return _WIDE.sub("", _ANNOTATION.sub("", text))


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
    """The reading after a character; empty where the character is not read so, tones apart."""
    return reading if character >= "\u3007" and plain(reading) in _plain_readings(character) else ""


@cache
def _plain_readings(character: str) -> frozenset[str]:
    return frozenset(map(plain, readings(character))) - {""}
