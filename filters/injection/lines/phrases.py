"""The phrases of titles, and whether one speaks of a term: it reports, asks, or enumerates things and goes on, 泛目录、寄生虫的手法."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from filters.injection.lines.reading import FUNCTION_WORD
from filters.injection.vocabulary import patterns, shape
from filters.injection.vocabulary.stems import Hit, hits_from
from filters.segment import known

_SIGN: Final = "、"
_CHUNK: Final = re.compile("(?:[^\\W_]|[、“”‘’\"'《》+])+")
_REST: Final = 3  # characters that the last thing's phrase says beside its stems
_PHRASE: Final = re.compile("(?:[^\\W_]|[、“”《》])+")  # of a title, with what it enumerates and quotes
_FEWEST: Final = 2  # characters of a term's rest that make it a phrase; words that a title may say in another order, and characters of each
_HEADLINE: Final = re.compile(':[“"]?([^\\W_]{4,})')  # behind a colon


def says(title: str, term: str, hits: Sequence[Hit], headings: Collection[str]) -> bool:
    """Whether a title says a term inside a phrase: one that reports, or one whose other words no stem knows; or all its words in another
    order. `hits`, `headings`: as below.
    """
    start = title.find(term)
    if start < 0:
        return _asks_of(title, term)
    phrase = next((m for m in _PHRASE.finditer(title) if m.start() <= start < m.end()), None)
    if phrase is None:
        return False
    end = start + len(term)
    rest = f"{title[phrase.start() : start]} {title[end : phrase.end()]}"
    if FUNCTION_WORD.search(rest) or patterns.reported(rest) or speaks_of(title, start, end, hits, headings):
        return True
    told = hits_from(hits, phrase.start(), start) or hits_from(hits, end, phrase.end())
    return not told and not rest.startswith("“") and len(shape.name_of(rest).strip()) >= _FEWEST


def _asks_of(title: str, term: str) -> bool:
    """Whether a phrase that a sentence could be says all words of a term, in whatever order: 调查婚外情合法吗, 婚外情调查."""
    parts = known(term)
    if len(parts) < _FEWEST or min(map(len, parts)) < _FEWEST:
        return False
    phrases = (m[0] for m in _PHRASE.finditer(title))
    return any(FUNCTION_WORD.search(phrase) and all(part in phrase for part in parts) for phrase in phrases)


def speaks_of(text: str, start: int, end: int, hits: Sequence[Hit], headings: Collection[str]) -> bool:
    """Whether a stretch of a title is one or several of the things that a phrase enumerates, and the phrase goes on without an offer.

    `hits`: the stems of the title, in order; `headings`: lines of the page, one of which may be the title that a list was put before.
    """
    chunk = next((m for m in _CHUNK.finditer(text) if m.start() <= start and end <= m.end()), None)
    if chunk is None or _SIGN not in chunk[0]:
        return False
    last = chunk.start() + chunk[0].rindex(_SIGN) + 1
    inside = [hit for hit in hits_from(hits, last, chunk.end()) if hit.end <= chunk.end()]
    edges = [last, *(at for hit in inside for at in (hit.start, hit.end)), chunk.end()]
    rest = " ".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    if shape.calls(text[last : chunk.end()]) or patterns.called(rest):
        return False
    if _speaks(rest) or (inside and len(rest.replace(" ", "")) >= _REST):
        return True
    if text.startswith("?", chunk.end()) and patterns.reported(text[chunk.end() :]):
        return True
    headline = _HEADLINE.match(text, chunk.end())
    return headline is not None and _speaks(headline[1]) and not patterns.called(headline[1]) and headline[1] not in headings


def _speaks(text: str) -> bool:
    """Whether words that sentences need, that report, or that speak about a thing stand in a text."""
    return bool(FUNCTION_WORD.search(text) or patterns.reported(text)) or text.endswith(patterns.heads())
