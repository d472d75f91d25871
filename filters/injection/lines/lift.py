"""Weight for segments that no stem knows but that are worded like spam: the character model over lines that may be keyword lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from filters.injection.lines import lone, places, short
from filters.injection.lines.imprint import Imprint
from filters.injection.lines.lone import Lone
from filters.injection.lines.reading import Reading
from filters.injection.lines.segment import Segment
from filters.injection.lines.sheet import Sheet
from filters.injection.lines.signs import LIST_SIGNS
from filters.injection.vocabulary import characters, shape
from filters.injection.vocabulary.stems import FAMILIES, STRONG, weigh
from filters.model import Category
from filters.remembered import remembered

SURE: Final = 0.5  # weight of a segment that is almost surely worded like spam
LIKELY: Final = 0.36  # of one that more likely is than not; just above what a segment costs a run
_DOUBT: Final = (0.13, 0.5)  # likelihood of honest wording up to which a segment is sure, and likely
MOST_ALONE: Final = 1_000  # lone terms of a page that are marked; a real page has some tens
_CERTAIN: Final = 0.02  # likelihood below which an institution's ending is no warrant for a brand
_LENGTH: Final = (3, 21)  # characters of a term
_LINE: Final = (11, 600)  # characters of a line that may be a list
_CHINESE: Final = re.compile("(?!(?:[0-9]+[年月日号时点分])+$)(?:[a-z0-9]*[\u4e00-\u9fff]){2}[a-z0-9\u4e00-\u9fff]*")  # and no moment
_TERM: Final = rf"(?=[a-z0-9]*[\u4e00-\u9fff]{{2}})[a-z0-9\u4e00-\u9fff]{{{_LENGTH[0]},{_LENGTH[1]}}}"  # that is Chinese
_LISTED: Final = re.compile(rf"(?<![^\W_]){_TERM}(?![^\W_])")
# A term of a list that stands in running text: first in its line, or behind a sign, which `re` scans for.
_FIRST: Final = re.compile(rf" ?({_TERM})(?= ?[{LIST_SIGNS}。:]| |$)")
_GLUED: Final = re.compile(rf"[{LIST_SIGNS}。!?:]{_FIRST.pattern}")
_PAGE: Final = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,3}$")  # of a book, behind an entry of its index
_NEAR: Final = 9  # pages from one entry to the next
_LISTED_STEMS: Final = 2  # items with stems of which lines may be a list
_FEWEST: Final = 3  # segments of a line worded like spam, below which the model's word is not taken: a site's name is no list


def lift(sheet: Sheet, imprint: Imprint) -> list[Lone]:
    """Give weight to segments of lists and to lone terms, which are returned; one look into the model for the whole page."""
    divided = sheet.with_signs(*_LINE)
    lists = [(at, terms) for at in divided if (terms := _terms(sheet, at)) and len(terms) + sheet.hits(at) >= _FEWEST]
    lone_terms = list(lone.find(sheet))
    stand = ((found, sheet.texts[found.at][found.start : found.end]) for found in lone_terms)
    alone = [(found, term) for found, term in stand if _may_be_lifted(sheet, found, term)]
    for found, term in alone:
        if found.place is places.NUMBERED and not imprint.shows(term):
            _lift_address(sheet[found.at], found)
    blocks = [[(item, sheet.texts[item.at][item.start : item.end]) for item in block] for block in lone.items(sheet)]
    few = list(short.find(sheet, divided))
    worded = [term for found in (alone, *blocks) for _, term in found] + [term for line in few for term in line.terms]
    listed = [term for _, terms in lists for term in terms]
    distinct = list(dict.fromkeys([*listed, *(term for term in worded if _CHINESE.fullmatch(term))]))
    likely = dict(zip(distinct, characters.likelihoods(distinct), strict=True))
    likely |= {term: shape.BETS for term in worded if shape.bets(term)}
    for at, terms in lists:
        if sum(likely[term][0] < _DOUBT[1] for term in terms) + sheet.hits(at) >= _FEWEST:
            _lift_line(sheet[at], likely)
    for line in few:
        for terms, together in short.spam(line, likely):
            _lift_together(sheet[line.at], [term for term in terms if not _is_own(term, likely, imprint)], together)
    for block in blocks:
        _tell(sheet, block, likely)
    for block in blocks:
        spam = [(item, term) for item, term in block if term in likely and likely[term][0] < item.place.doubt]
        alone += spam if block[0][0].place is places.LINE or (len(spam) >= _FEWEST and 2 * len(spam) >= len(block)) else []
    told = _told([(found, term) for found, term in alone if term in likely], likely, imprint, sheet)
    marked = [(found, term) for found, term in told if _is_marked(sheet, found, term, likely[term][0])]
    sheet.left += max(0, len(marked) - MOST_ALONE)
    for found, term in marked[:MOST_ALONE]:
        _lift_alone(sheet[found.at], found, likely[term])
    return lone_terms


def _told(
    alone: Sequence[tuple[Lone, str]], likely: Mapping[str, Sequence[float]], imprint: Imprint, sheet: Sheet
) -> list[tuple[Lone, str]]:
    """The lone terms, those of titles with what the page and the title's other slots say of them."""
    honest = [(found, term) for found, term in alone if likely[term][0] > _DOUBT[1] and not sheet.hits(found.at, found.start, found.end)]
    beside = {at: "\n".join([term for _, term in terms]) for at, terms in groupby(honest, key=lambda one: one[0].at)}
    return [(lone.weighed(found, term, likely[term], imprint, beside.get(found.at, "")), term) for found, term in alone]


def _is_marked(sheet: Sheet, found: Lone, term: str, honest: float) -> bool:
    """Whether a lone term is worded like spam for its place, or something else than its wording tells."""
    hits = sheet.hits(found.at, found.start, found.end)
    told_otherwise = shape.mixed(term) or hits
    worded = honest < found.place.doubt and (hits > 0 or not shape.ordinary(term))
    return worded or bool(told_otherwise and found.place not in places.OF_SURE_TERMS)


def _tell(sheet: Sheet, block: Sequence[tuple[Lone, str]], likely: Mapping[str, Sequence[float]]) -> None:
    """Mark items that have stems, and all of a list of which two may be spam, with how likely each is worded honestly."""
    told = [(item, term) for item, term in block if sheet.hits(item.at)]
    for item, term in block if len(told) >= _LISTED_STEMS else told:
        sheet.tell(item.at, item.start, item.end, likely[term][0] if term in likely else 0.0)


def _lift_together(reading: Reading, terms: Sequence[str], together: Sequence[float]) -> None:
    """The terms of a short list are lifted for the family that all of them have together."""
    family = FAMILIES[max(range(len(FAMILIES)), key=lambda number: together[number + 1])]
    for segment in (s for group in reading.body for s in group if reading.text[s.start : s.end] in terms):
        segment.honest, segment.place = together[0], segment.place or short.TOGETHER
        _raise(reading, segment, family, 0.0)


def _is_own(term: str, likely: Mapping[str, Sequence[float]], imprint: Imprint) -> bool:
    """Whether a term of a short list is the page's own name or an institution's, and more likely honest than not; or says a day."""
    honest = term in likely and likely[term][0] > _DOUBT[1]
    return shape.dated(term) or (honest and (shape.honest(term) or imprint.signs(term)))


def _may_be_lifted(sheet: Sheet, found: Lone, term: str) -> bool:
    """Of a whole title the model is only heard against a stem; two characters that a stem knows say what the stem says."""
    if found.place is places.SHORT:
        return not sheet.hits(found.at, found.start, found.end)
    return bool(found.place.doubt or sheet.hits(found.at) or shape.mixed(term))


def _lift_alone(reading: Reading, found: Lone, likely: Sequence[float]) -> None:
    """A lone term is marked with its place, and lifted where it is worded like spam."""
    for segment in reading.alone(found.start, found.end):
        text = reading.text[segment.start : segment.end]
        segment.honest = likely[0]
        worded = likely[0] < found.place.doubt or shape.mixed(text)
        segment.place = found.place if worded or found.place.known else None
        reading.placed = reading.placed or segment.place is not None
        if worded and not _is_trusted(shape.name_of(text), family := _family(segment, likely), likely[0]):
            _raise(reading, segment, family, likely[0], beside=weigh(segment.hits, family) if family is Category.GAMBLING else 0.0)


def _family(segment: Segment, likely: Sequence[float]) -> Category:
    """The family whose stems weigh most in a segment, if that is more than what parts of honest words weigh; else the model's."""
    weights = [weight if (weight := segment.weights.get(family, 0.0)) >= LIKELY else 0.0 for family in FAMILIES]
    return FAMILIES[max(range(len(FAMILIES)), key=lambda number: (weights[number], likely[number + 1]))]


def _is_trusted(name: str, family: Category, honest: float) -> bool:
    """Whether a name is nothing or an honest one; an institution's ending is no warrant for what is surely sold: 同城约会网."""
    doubt = _CERTAIN if family is Category.GAMBLING else _DOUBT[0]
    sold = honest < doubt and not shape.known(name)
    return not name or (shape.honest(name) and not sold)


def _lift_address(reading: Reading, found: Lone) -> None:
    """A site's address that the page does not know is a brand's, whatever the model would say of its letters."""
    for segment in reading.alone(found.start, found.end):
        segment.place, reading.placed = found.place, True
        _raise(reading, segment, Category.GAMBLING, 0.0)


def _raise(reading: Reading, segment: Segment, family: Category, honest: float, beside: float = 0.0) -> None:
    """Give a segment at least what its wording weighs; `beside`: the weight of its stems, which say the same of it once more."""
    weight = SURE if honest < _DOUBT[0] else LIKELY
    weight = 1 - (1 - weight) * (1 - beside) if beside < STRONG else weight
    segment.lifted = segment.lifted or weight >= segment.weight or honest < _DOUBT[0]
    if weight > segment.weights.get(family, 0.0):
        reading.weight = max(weight, reading.weight + max(0.0, weight - segment.weight))
        segment.weights[family] = weight


def _lift_line(reading: Reading, likely: Mapping[str, Sequence[float]]) -> None:
    """All segments of a line are lifted for one family: that of its stems, else the one that the model finds most likely for the line."""
    segments = [segment for group in reading.body for segment in group]
    light = [(s, reading.text[s.start : s.end]) for s in segments if s.weight < SURE]
    for segment, text in light:
        segment.honest = likely[text][0] if text in likely else 0.0
    spam = [
        (segment, likely[text]) for segment, text in light if text in likely and not shape.decoration(text) and likely[text][0] < _DOUBT[1]
    ]
    known = len(segments) - len(light)
    if not spam or len(spam) + known < _FEWEST:
        return
    by_stems = [sum(h.stem.weight for h in reading.hits if h.stem.family is family) for family in FAMILIES]
    by_model = [sum(row[number] for _, row in spam) for number in range(1, len(FAMILIES) + 1)]
    votes = by_stems if max(by_stems) >= SURE else by_model
    family = FAMILIES[votes.index(max(votes))]
    for segment, row in spam:
        _raise(reading, segment, family, row[0])


def _terms(sheet: Sheet, at: int) -> Sequence[str]:
    """The pieces of a line with signs that may be a list which are as long as terms and Chinese: the model knows no other script.
    Of running text the pieces between signs that only lists have.
    """
    return _glued(sheet.texts[at]) if sheet.is_fluent(at) else _listed(sheet.texts[at])


@remembered
def _listed(text: str) -> Sequence[str]:
    terms = [term for term in _LISTED.findall(text) if not shape.decoration(term)]
    return [] if _is_index(terms) else terms


def _is_index(terms: Sequence[str]) -> bool:
    """Whether each term ends with the number of its page, which is near that of the one before it: 触网113 死球113 出界115."""
    pages = [int(found[0]) for term in terms if (found := _PAGE.search(term))]
    near = all(0 <= after - before <= _NEAR for before, after in pairwise(pages))
    return len(pages) == len(terms) >= _FEWEST and near


def _glued(text: str) -> Sequence[str]:
    first = _FIRST.match(text)
    found = [*([first[1]] if first else []), *_GLUED.findall(text, first.end() if first else 0)]
    return [term for term in found if not shape.decoration(term)]
