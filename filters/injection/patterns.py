"""The small word lists beside the stems: labels of keyword lists, honest names, words of honest discourse, hosts of counters."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from filters.model import Category

_DISCOURSE_COLUMNS: Final = "family\tword"


@cache
def labels() -> frozenset[str]:
    """What stands before a list of keywords or links, in the folded view."""
    return frozenset(_rows("labels.txt"))


@cache
def portals() -> tuple[str, ...]:
    """Honest names that look like a brand and its ending, such as 新浪体育."""
    return tuple(_rows("portals.txt"))


@cache
def counters() -> tuple[str, ...]:
    """Hosts of visit counters and share buttons."""
    return tuple(_rows("counters.txt"))


@cache
def discourse(family: Category) -> tuple[str, ...]:
    """Words of articles that speak about what a family of spam sells: police news, law, medicine, advice."""
    name = family.value.partition(".")[2]
    pairs = [row.split("\t") for row in _rows("discourse.tsv") if row != _DISCOURSE_COLUMNS]
    return tuple(word for owner, word in pairs if owner == name)


def _rows(name: str) -> list[str]:
    text = (files("filters") / f"resources/patterns/{name}").read_text("utf-8")
    return [row for row in text.splitlines() if row and not row.startswith("#")]
