"""The word lists, patterns and models that ship with the filters; each list's header says its format, source and licence."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def rows(name: str) -> list[str]:
    """The rows of a list, by its path below this folder: its lines but for blank ones and comments."""
    text = files(__name__).joinpath(name).read_text("utf-8")
    return [row for row in text.split("\n") if row and not row.startswith("#")]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """What any row of a list of patterns matches."""
    return re.compile("|".join(rows(name)))
