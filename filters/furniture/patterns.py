"""The line patterns of `patterns/furniture.tsv`, each for the places where it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from filters import resources
from filters.model import Category

LONGEST: Final = 2_000  # characters of a line of furniture; the longest disclaimers have a quarter

Place = Literal["head", "inside", "between", "tail"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the file."""

    place: str
    category: Category
    expression: re.Pattern[str]
    rule: str  # its name in findings


def match(text: str, place: Place) -> Pattern | None:
    """The pattern of a place that a whole folded line is."""
    if len(text) > LONGEST or not _any_of(place).fullmatch(text):
        return None
    return next(p for p in _patterns_of(place) if p.expression.fullmatch(text))


def widget(text: str) -> Pattern | None:
    """The pattern of a heading over what the site recommends."""
    pattern = match(text.strip(), "tail")
    return pattern if pattern and pattern.category is Category.WIDGET else None


def closes(text: str) -> bool:
    """Whether a folded line is what stands behind an article: its editor, its rights, what to do with it."""
    return match(text.strip(), "tail") is not None


@cache
def _patterns_of(place: Place) -> tuple[Pattern, ...]:
    """Those of one place; `both` are of the head and of the tail."""
    return tuple(p for p in patterns() if p.place == place or (p.place == "both" and place in ("head", "tail")))


@cache
def _any_of(place: Place) -> re.Pattern[str]:
    """All patterns of one place in one: most lines are none of them."""
    return re.compile("|".join(f"(?:{p.expression.pattern})" for p in _patterns_of(place)), re.I)


@cache
def patterns() -> tuple[Pattern, ...]:
    """All of the file, in its order."""
    rows = (row.split("\t") for row in resources.rows("patterns/furniture.tsv"))
    return tuple(Pattern(place, Category(category), re.compile(expression, re.I), rule) for place, rule, category, expression in rows)
