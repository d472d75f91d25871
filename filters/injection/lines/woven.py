"""Terms put before a clause or beside a title without a sign: told by their stems and by the honest wording beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

import numpy as np

from filters.injection.vocabulary import characters, patterns, roles, shape
from filters.injection.vocabulary.counted import shared
from filters.injection.vocabulary.stems import STRONG, Hit
from filters.model import Category
from filters.segment import known

_SIGN: Final = re.compile(r"[^\w]|_")
_ENUMERATES: Final = "、\"'“”‘’「」《》"  # signs beside clauses that name or quote things
_TERM: Final = (3, 14)  # characters of a term
_REST: Final = 5  # characters of a clause behind it at least
_LONGEST: Final = 60  # characters of the longest clause that is looked at
_DOUBT: Final = 0.1  # likelihood of honest wording up to which a term is spam
_SURE: Final = 0.9  # likelihood of a term and honest wording behind it, from which they are taken for that
_MOST: Final = 50  # clauses of one text that are looked at
_GOES_ON: Final = tuple("的等了是着过们之类和及或与被把很都也就还曾让使里中内上下前后时出来去起改写")  # how a sentence goes on about a term
_TAKES: Final = tuple("的了是着过把被将与及对为从于和或到向用给让叫做作卖买找玩看打办搞有没无成当称即如像含查禁惩防售")  # what takes a term
_JUDGED: Final = re.compile(
    "侵[犯害]|构成|属于|涉嫌|违[反规]|触犯|扰乱|破坏|危害|损害|泛滥|猖獗|横行|屡禁|暗藏"
)  # what says of a term what it does
_NEAR: Final = 6  # characters behind a stem in which that stands
_TELLING: Final = 0.25  # weight of a stem from which a title is looked at
_UNSAID, _SAID = 0.1, 0.3  # share of a term that the page says at most, and of the title's rest at least
_DOUBT_OF_SOLD: Final = 0.3  # likelihood of honest wording up to which a term of a title is spam that a stem says alone
_TEXT: Final = 60  # characters of a page whose silence about such a term is enough, whatever it says of the title's rest
_FITS: Final = 0.85  # likelihood of a term and honest wording beside it in a title of which the page says the rest
_FUNCTION_WORD: Final = re.compile("[的了是着被把与及对将由吗呢吧啊那这我你他她它]|在(?!线)")


def terms(text: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Where such terms stand in a text."""
    last, clauses = 0, 0
    for hit in hits:
        if hit.stem.weight < STRONG or hit.start < last:
            continue
        start, end = _clause(text, hit)
        last = end
        if (clauses := clauses + 1) > _MOST:
            return
        told = patterns.reported(text[start:end]) or _JUDGED.search(text, hit.end, min(end, hit.end + _NEAR))
        if end - start <= _LONGEST and not told and not _is_named(text, start, end):
            yield from _term(text, start, end, hit, [h for h in hits if start <= h.start < end])


def beside(title: str, hits: Sequence[Hit], said: str) -> tuple[int, int] | None:
    """Where a term stands at one end of a title of which the page, `said`, says the rest and not the term."""
    if patterns.reported(title):
        return None
    clauses = {_clause(title, hit) for hit in hits[:_MOST] if hit.stem.weight >= _TELLING}
    found = [place for start, end in sorted(clauses) if end - start <= _LONGEST and (place := _at_an_end(title, start, end, hits, said))]
    return found[0] if found else None


def _at_an_end(title: str, start: int, end: int, hits: Sequence[Hit], said: str) -> tuple[int, int] | None:
    """The likeliest term at one end of a clause, if it is likely enough; the more the page says of the rest, the likelier."""
    inside = {at for h in hits for at in range(h.start + 1, h.end)}
    seams = [at for length in accumulate(map(len, known(title[start:end]))) if (at := start + length) not in inside]
    free = [at for at in seams if not (title.startswith(_GOES_ON, at) or shape.continued(title, at))]
    first = [(start, at) for at in free if end - at >= _REST]
    final = [(at, end) for at in seams if at - start >= _REST and not title.endswith(_TAKES, 0, at)]
    places = [(a, b) for a, b in (*first, *final) if _TERM[0] <= b - a <= _TERM[1] and any(a <= h.start < b for h in hits)]
    places = [(a, b) for a, b in places if not (_speaks(title, a, b, hits) or shared(title[a:b], said) > _UNSAID)]
    if not places:
        return None
    rests = [title[b:end] if a == start else title[start:a] for a, b in places]
    honest = np.array(characters.likelihoods([*(title[a:b] for a, b in places), *rests]))[:, 0]
    term, rest = honest[: len(places)], honest[len(places) :]
    sold = np.array([len(said) >= _TEXT and _is_sold(a, b, [h for h in hits if start <= h.start < end]) for a, b in places])
    told = np.array([shared(text, said) for text in rests])
    sold &= (told > _UNSAID) | (end - start == len(title))  # a slot of its own is all term
    likely = (term < np.where(sold, _DOUBT_OF_SOLD, _DOUBT)) & ((1 - term) * rest >= _FITS)
    fits = np.where(likely & (sold | (told >= _SAID)), (1 - term) * rest * np.maximum(told, _SAID), 0.0)
    best = int(fits.argmax())
    return places[best] if fits[best] else None


def _is_sold(start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Whether a stem that says enough alone is at least half of a term, and none stands beside the term in its clause."""
    strong = any(h.stem.weight >= STRONG and 2 * (h.end - h.start) >= end - start for h in hits)
    return strong and all(start <= h.start and h.end <= end for h in hits)


def _clause(text: str, hit: Hit) -> tuple[int, int]:
    """What stands around a stem between two signs."""
    first, last = max(0, hit.start - _LONGEST), min(len(text), hit.end + _LONGEST)
    before, behind = _SIGN.search(text[first : hit.start][::-1]), _SIGN.search(text, hit.end, last)
    return hit.start - before.start() if before else first, behind.start() if behind else last


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether a clause is one of several that are enumerated, or is quoted."""
    return text[max(0, start - 1) : start] in (*_ENUMERATES,) or text[end : end + 1] in (*_ENUMERATES,)


def _term(text: str, start: int, end: int, hit: Hit, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The likeliest term before a clause, if it is likely enough."""
    inside = {at for h in hits for at in range(h.start + 1, h.end)}
    edges = [at for length in accumulate(map(len, known(text[start:end]))) if (at := start + length) not in inside]
    ends = [at for at in edges if at >= hit.end and end - at >= _REST and not text.startswith(_GOES_ON, at)]
    ends = [at for at in ends if _TERM[0] <= at - start <= _TERM[1] and not _speaks(text, start, at, hits)]
    named = roles.begins(text, start) and roles.end_of_name(text, hit.end) is not None
    acts = hit.stem.family is Category.GAMBLING and (named or any(roles.holds(text, start, at) for at in ends))
    if not ends or acts:  # a brand in an institution's place is suspected, not cut
        return
    honest = np.array(characters.likelihoods([*(text[start:at] for at in ends), *(text[at:end] for at in ends)]))[:, 0]
    term, rest = honest[: len(ends)], honest[len(ends) :]
    fits = np.where(term < _DOUBT, (1 - term) * rest, 0.0)
    best = int(fits.argmax())
    if fits[best] >= _SURE:
        yield start, ends[best]


def _speaks(text: str, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Whether a stretch has words that sentences need outside its stems."""
    found = [match.start() for match in _FUNCTION_WORD.finditer(text, start, end)]
    return any(not any(h.start <= at < h.end for h in hits) for at in found)
