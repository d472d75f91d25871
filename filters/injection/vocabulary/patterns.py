"""The small word lists beside the stems: labels of keyword lists, honest names, words of honest discourse, hosts of counters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from filters import resources
from filters.model import Category

_DISCOURSE_COLUMNS: Final = "family\tword"
_ENDINGS_COLUMNS: Final = "ending\tword"
_LABEL_ENDS: Final = ("关键词", "关键字", "标签", "热词", "热搜", "搜索", "在搜", "想搜", "tag", "tags")
_LONGEST_LABEL: Final = 8  # characters of an unknown label
_KEYWORDS: Final = re.compile("关键|标签|tag")


def is_label(text: str) -> bool:
    """Whether a text in the folded view may stand before a list of keywords or links: a known label, or a short word that ends like one."""
    return text in _labels() or (len(text) <= _LONGEST_LABEL and text.endswith(_LABEL_ENDS))


@cache
def _labels() -> frozenset[str]:
    return frozenset(_rows("labels.txt"))


def holds_keywords(label: str) -> bool:
    """Whether lines with this label hold the article's own keywords too."""
    return _KEYWORDS.search(label) is not None


@cache
def calls() -> frozenset[str]:
    """What pages put behind a text for their readers, in the folded view."""
    return frozenset(_rows("calls.txt"))


@cache
def columns() -> frozenset[str]:
    """Words that name a whole field, such as a column or a category of a site, in the folded view."""
    return frozenset(_rows("columns.txt"))


@cache
def heads() -> tuple[str, ...]:
    """Last nouns of phrases that speak about a thing, such as 研究, in the folded view."""
    return tuple(_rows("heads.txt"))


@cache
def calling() -> tuple[str, ...]:
    """What advertisements call their readers in with, in the folded view."""
    return tuple(_rows("calling.txt"))


@cache
def telling() -> tuple[str, ...]:
    """Words of articles that tell of a trade or warn of it, in the folded view."""
    return tuple(_rows("telling.txt"))


@cache
def begun() -> dict[str, tuple[str, ...]]:
    """Ordinary words by their first character, with which a stem may end that was cut short."""
    return {first: tuple(words) for first, words in groupby(_rows("begun.txt"), key=itemgetter(0))}


@cache
def portals() -> dict[str, None]:
    """Honest names that look like a brand and its ending, such as 新浪体育, and words with a stem in them; in order, and soon found."""
    return dict.fromkeys(_rows("portals.txt"))


@cache
def sites() -> frozenset[str]:
    """Addresses of known sites that have numbers in them, such as 51job.com."""
    return frozenset(_rows("sites.txt"))


@cache
def places() -> frozenset[str]:
    """Provinces, regions and larger cities."""
    return frozenset(_rows("places.txt"))


@cache
def resorts() -> tuple[str, ...]:
    """Resorts whose names gambling brands took, such as 威尼斯人."""
    return tuple(_rows("resorts.txt"))


@cache
def counters() -> tuple[str, ...]:
    """Hosts of visit counters and share buttons."""
    return tuple(_rows("counters.txt"))


@cache
def reports() -> tuple[str, ...]:
    """Words of headlines and advice about what spam sells, in the folded view."""
    return tuple(_rows("reports.txt"))


def reported(text: str) -> list[str]:
    """Those of `reports` that stand in a text, in the list's order."""
    return _standing("reports.txt", reports(), text)


def called(text: str) -> list[str]:
    """Those of `calling` that stand in a text, in the list's order."""
    return _standing("calling.txt", calling(), text)


def told(text: str) -> list[str]:
    """Those of `telling` that stand in a text, in the list's order."""
    return _standing("telling.txt", telling(), text)


@cache
def deeds() -> tuple[str, ...]:
    """What institutions do and have, as it stands behind their names."""
    return tuple(_rows("deeds.txt"))


@cache
def discourse(family: Category) -> tuple[str, ...]:
    """Words of articles that speak about what a family of spam sells: police news, law, medicine, advice."""
    return _pairs("discourse.tsv", _DISCOURSE_COLUMNS).get(family.value.partition(".")[2], ())


def said(text: str) -> frozenset[str]:
    """The words of honest discourse, of any family, that stand in a text."""
    return frozenset(_speech().find_matches_as_strings(text, overlapping=True))


@cache
def _speech() -> AhoCorasick:
    words = {word for words in _pairs("discourse.tsv", _DISCOURSE_COLUMNS).values() for word in words}
    return AhoCorasick(sorted(words), implementation=Implementation.DFA)  # a small one, and twice as fast


@cache
def ends() -> tuple[str, ...]:
    """What names of gambling brands end with."""
    return tuple(endings())


@cache
def endings() -> dict[str, tuple[str, ...]]:
    """What names of gambling brands end with -> words of an article on which such a name is no surprise."""
    return _pairs("endings.tsv", _ENDINGS_COLUMNS)


@cache
def _pairs(name: str, columns: str) -> dict[str, tuple[str, ...]]:
    first, *rows = _rows(name)
    if first != columns:
        raise ValueError(f"{name}: the first row must be {columns!r}")
    pairs: dict[str, tuple[str, ...]] = {}
    for key, word in (row.split("\t") for row in rows):
        pairs[key] = (*pairs.get(key, ()), word)
    return pairs


def _standing(name: str, words: Sequence[str], text: str) -> list[str]:
    """Which words of a list stand in a text, in one pass for all."""
    numbers = {number for number, _, _ in _automaton(name).find_matches_as_indexes(text, overlapping=True)}
    return [words[number] for number in sorted(numbers)]


@cache
def _automaton(name: str) -> AhoCorasick:
    return AhoCorasick(_rows(name))


def _rows(name: str) -> list[str]:
    return resources.rows(f"patterns/{name}")
