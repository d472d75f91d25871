"""Short lists: a line of two to eight terms or a few slots of a title, each of which may be honest, and all of which are not."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np

from filters.injection.lines.reading import TITLES
from filters.injection.lines.segment import Place
from filters.injection.lines.sheet import Sheet, within
from filters.injection.vocabulary import characters, patterns, shape
from filters.remembered import remembered

_TOP, _BOTTOM = 6, 4  # lines at a text's beginning and end among which one sign is enough; elsewhere a list has two
_LENGTH: Final = (7, 60)  # characters of a line that is nothing but a few terms
_TERMS: Final = (2, 8)  # terms of one
_DIVIDES: Final = re.compile(r"[_|、,;/·★◆▲+~&→]|(?<=\S)-(?=\S)| - ")
_TERM: Final = re.compile(r"(?!\d+$)[a-z0-9\u4e00-\u9fff]{2,12}")
_ENUMERATES: Final = re.compile("[、,;]")  # what a title enumerates with that is worded as a phrase
_AFTER: Final = " ?"  # what may stand behind a list
# Likelihood of honest wording up to which each term, and all of them together, are spam.
_IN_TEXT: Final = 0.75, 0.1
_WHOLE_TITLE: Final = 0.8, 0.01
_IN_TITLE: Final = 0.5, 0.05  # where the page's own name may stand beside them
_FEWEST: Final = 3  # slots of a whole title, of two one is the site's name; and terms that outvote one more
_BUT_ONE: Final = 0.75, 0.01  # of a longer list in a text without the most honest of its terms
_LEAST: Final = 1e-6  # likelihood that no term has less of
_NEAR: Final = 1.01  # times a bound: what is less likely than that is reckoned closely

Group = tuple[list[str], list[float]]  # terms, and how likely they are honest and of each family
TOGETHER: Final = Place("in a short list that is surely none of the page's own", 1.0, 0.0, known=False)


class Short(NamedTuple):
    """A title or line of a sheet that one sign divides, and its pieces that are as long as terms."""

    at: int
    terms: Sequence[str]
    whole: bool  # whether these are all
    title: bool


def find(sheet: Sheet, divided: Sequence[int]) -> Iterator[Short]:
    """Titles of several slots, and lines of text that are a few terms and nothing else; `divided`: the lines with signs in two places."""
    short, lists = sheet.open(*_LENGTH), frozenset(divided)
    for field, places in sheet.fields:
        title = field in TITLES
        top, bottom = places.start + _TOP, places.stop - _BOTTOM
        near = [at for at in within(short, places) if at < top or at >= bottom or at in lists] if field == "text" else ()
        for at in places if title else near:
            text = shape.DECORATION.sub("", sheet.texts[at]) if title else sheet.texts[at]
            terms, others = _terms(text)
            if len(terms) < _TERMS[0] or (title and _ENUMERATES.search(text)):
                continue
            whole = not others and len(terms) <= _TERMS[1] and not sheet.is_fluent(at)
            if whole or title:
                yield Short(at, terms, whole, title)


def spam(line: Short, likely: Mapping[str, Sequence[float]]) -> list[Group]:
    """The terms that are surely spam if they are read together, and how likely they are honest and of each family: all of a line, in a
    title also some that are neighbours. `likely`: the same of each term that the model can tell anything of.
    """
    if not line.title:
        return list(_all(line.terms, likely, _IN_TEXT)) or list(_all_but_one(line.terms, likely))
    together = list(_all(line.terms, likely, _WHOLE_TITLE)) if line.whole and len(line.terms) >= _FEWEST else []
    return together or list(_together(line.terms, likely, _IN_TITLE))


def _all(terms: Sequence[str], likely: Mapping[str, Sequence[float]], bounds: tuple[float, float]) -> Iterator[Group]:
    return (group for group in _together(terms, likely, bounds) if len(group[0]) == len(terms))


def _all_but_one(terms: Sequence[str], likely: Mapping[str, Sequence[float]]) -> Iterator[Group]:
    """All terms of a longer list, where only the most honest of them is not surely spam beside the others."""
    most = max(terms, key=lambda term: likely[term][0] if term in likely else 0.0)
    rest = [term for term in terms if term != most]
    if len(rest) >= _FEWEST:
        yield from ((list(terms), together) for _, together in _all(rest, likely, _BUT_ONE))


@remembered
def _terms(text: str) -> tuple[Sequence[str], int]:
    """What one sign divides a line into, behind its label: the pieces that are as long as terms, and how many others there are."""
    pieces = _pieces(text) if len(text) >= _LENGTH[0] else []
    terms = [piece for piece in pieces if _TERM.fullmatch(piece)]
    return terms, len(pieces) - len(terms)


def _pieces(text: str) -> list[str]:
    label, colon, body = text.partition(":")
    if colon and patterns.is_label(label) and not patterns.holds_keywords(label):
        text = body
    sign = _DIVIDES.search(text)
    return [piece.strip() for piece in text.rstrip(_AFTER).split(sign[0])] if sign else []


def _together(terms: Sequence[str], likely: Mapping[str, Sequence[float]], bounds: tuple[float, float]) -> Iterator[Group]:
    """Neighbours of which each may be spam and all together are."""
    for doubtful, neighbours in groupby(terms, key=lambda term: term not in likely or likely[term][0] < bounds[0]):
        group = list(neighbours) if doubtful else []
        rows = [likely[term] for term in group if term in likely]
        if len(rows) >= _TERMS[0] and _may_be_spam(rows, bounds[1]):
            together: list[float] = characters.softmax(np.log(np.maximum(rows, _LEAST)).sum(axis=0)[None])[0].tolist()
            if together[0] < bounds[1]:
                yield group, together


def _may_be_spam(rows: Sequence[Sequence[float]], bound: float) -> bool:
    """A quick look whether terms together are less likely honest than this."""
    honest, *families = [math.prod([max(likely, _LEAST) for likely in column]) for column in zip(*rows, strict=True)]
    return honest <= _NEAR * bound * (honest + sum(families))
