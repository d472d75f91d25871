"""A line as the kit left it: shown characters with their readings, and question marks that may hide a tear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from filters.repair.pinyin import READING, marked

_READ: Final = re.compile(rf"((?:[^?]\(|\?){READING} ?\))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The things that a line shows, in order, without a rest: a character, with its reading where one follows.

    A `?` with a reading is what is left of a torn annotation.
    """

    shown: list[str]
    readings: list[str]  # empty where none follows
    starts: list[int]  # where each begins; the line's length is the last

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Read a line."""
        shown, readings, starts, at = list[str](), list[str](), list[int](), 0
        for number, part in enumerate(_READ.split(text)):
            if number % 2:
                shown.append(part[0])
                readings.append(marked(part[1 if part[0] == "?" else 2 : -1].rstrip(" ")))
                starts.append(at)
            else:
                shown += part
                readings += [""] * len(part)
                starts += range(at, at + len(part))
            at += len(part)
        return cls(shown, readings, [*starts, at])
