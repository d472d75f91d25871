"""The stems that injected keywords are made of: typed data files, and one pass over a text for all of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final, NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from filters.fold import fold
from filters.injection.vocabulary.alphabet import Alphabet
from filters.injection.vocabulary.joined import Joined
from filters.injection.vocabulary.patterns import begun, portals
from filters.model import Category
from filters.segment import known

FAMILIES: Final = (Category.ADULT, Category.GAMBLING, Category.LOAN, Category.OTHER)
STRONG: Final = 0.75  # a stem of this weight needs no second one beside it
_TAIL: Final = "tail"
_start: Final = attrgetter("start")
_NAMES: Final = (*(family.value.partition(".")[2] for family in FAMILIES), _TAIL)
_COLUMNS: Final = "stem\tweight\tnote"
_GOES_ON: Final = 4  # characters of a stem whose end may begin an honest name
_CUT_SHORT: Final = 3  # characters of a stem whose last one may be a word's first
_LATIN: Final = re.compile("[a-z]")
_NUMBER: Final = re.compile(r"\d|[-~.:/]\d")  # how a number goes on
_KEY: Final = re.compile("[a-z0-9+/]{12}")  # letters and digits beside a stem by which it stands in a key or a hash
_NUMBER_BEFORE: Final = re.compile(r"\d[-~.:/]?$")


class Stem(NamedTuple):
    """One piece of vocabulary in its folded form, and how much a hit in a short delimited segment says (0..1)."""

    text: str
    family: Category | None  # none for what hijackers put after a brand of any family: 官网, app
    weight: float
    note: str


class Hit(NamedTuple):
    """A stem found in a text, in the text's code points."""

    start: int
    end: int
    stem: Stem


class Lexicon:
    """All stems in one automaton; of those that overlap the leftmost longest is found, and honest names hide what they hold."""

    def __init__(self, stems: Sequence[Stem], honest: Iterable[str] = ()) -> None:
        self.stems = tuple(stems)
        self._honest: dict[str, tuple[str, ...]] = {key: tuple(names) for key, names in groupby(sorted(honest), key=lambda name: name[:2])}
        self._doubtful = [self._is_doubtful(stem.text) for stem in stems]
        self._alphabet = Alphabet([*(s.text for s in stems), *honest])
        self._automaton = BytesAhoCorasick(  # a DFA is faster alone, but not between other work, which takes its place in the cache
            self._alphabet.patterns(), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def hits(self, text: str) -> list[Hit]:
        """Stems in a matching view, from left to right; one with a Latin edge does not count inside a longer Latin word, nor one with a
        digit at its edge inside a longer number; none inside a key.
        """
        return self.hits_in(Joined([text.replace("\n", " ")])).get(0, [])

    def hits_in(self, lines: Joined) -> dict[int, list[Hit]]:
        """The hits of each line that has any, in the lines' order, in one pass over all of them."""
        page, stems, doubtful = lines.page, self.stems, self._doubtful
        matches = [
            (stem, start >> 1, end >> 1)
            for stem, start, end in self._automaton.find_matches_as_indexes(self._alphabet.coded(lines.codes))
            if stem < len(stems) and (not doubtful[stem] or self._counts(page, start >> 1, end >> 1))
        ]
        found: dict[int, list[Hit]] = {}
        if matches:
            numbers = lines.numbers(np.array([start for _, start, _ in matches]))
            for number, offset, (stem, start, end) in zip(numbers.tolist(), lines.starts.take(numbers).tolist(), matches, strict=True):
                found.setdefault(number, []).append(Hit(start - offset, end - offset, stems[stem]))
        return found

    def _is_doubtful(self, text: str) -> bool:
        """Whether a stem does not count wherever it stands: with a Latin edge, with a word's or an honest name's beginning at its end."""
        named = len(text) >= _GOES_ON and text[-2:] in self._honest
        return named or text[0].isascii() or text[-1].isascii() or _is_cut_short(text)

    def _counts(self, text: str, start: int, end: int) -> bool:
        return not (_inside_a_word(text, start, end) or self._goes_on(text, start, end) or _begins_a_word(text, start, end))

    def _goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether a brand's last two characters begin an honest name instead: 星空体育|公园 is 星空|体育公园."""
        if end - start < _GOES_ON or text[end - 2 : end] not in self._honest:
            return False
        return text.startswith(self._honest[text[end - 2 : end]], end - 2)


@cache
def lexicon() -> Lexicon:
    """The stems that ship with the package."""
    folder = files("filters") / "resources/stems"
    return Lexicon([stem for name in _NAMES for stem in read(name, (folder / f"{name}.tsv").read_text("utf-8"))], portals())


def read(name: str, text: str) -> list[Stem]:
    """Read one stem file. Raises ValueError that names the line where the format does not hold."""
    family = None if name == _TAIL else Category(f"injection.{name}")
    rows = [(n, row) for n, row in enumerate(text.splitlines(), 1) if row and not row.startswith("#")]
    if not rows or rows[0][1] != _COLUMNS:
        raise ValueError(f"{name}.tsv: the first row must be {_COLUMNS!r}")
    stems = [_stem(name, number, row, family) for number, row in rows[1:]]
    _check_order(name, [s.text for s in stems])
    return stems


def hits_from(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Of a line's stems, in order, those that begin in a stretch."""
    first = bisect_left(hits, start, key=_start)
    return hits[first : bisect_left(hits, end, first, key=_start)]


def weigh(hits: Iterable[Hit], family: Category) -> float:
    """How much stems say together for one family: 1 - product of (1 - weight). Tails of brands count where there is a stem to follow."""
    doubt, own = 1.0, False
    for hit in hits:
        if hit.stem.family is family or hit.stem.family is None:
            doubt *= 1 - hit.stem.weight
            own = own or hit.stem.family is family
    return 1 - doubt if own else 0.0


def _stem(name: str, number: int, row: str, family: Category | None) -> Stem:
    text, weight, note = row.split("\t") if row.count("\t") == 2 else ("", "0", "")
    if len(text) < 2 or fold(text).lower() != text or not 0 < float(weight) < 1:
        raise ValueError(f"{name}.tsv line {number}: not a folded stem of two characters or more with a weight in 0..1 and a note: {row!r}")
    return Stem(text, family, float(weight), note)


def _check_order(name: str, texts: Sequence[str]) -> None:
    for before, after in pairwise(texts):
        if not before < after:
            raise ValueError(f"{name}.tsv: {after!r} stands twice or out of order after {before!r}")


@cache  # of each stem once, whichever lexicon asks
def _is_cut_short(stem: str) -> bool:
    """Whether a stem ends with the first character of a word, as 驾驶证代 does with that of 代办: ordinary words may begin with it too."""
    return len(stem) >= _CUT_SHORT and stem[-1] in begun() and len(known(stem)[-1]) == 1


def _begins_a_word(text: str, start: int, end: int) -> bool:
    """Whether a stem that is cut short goes on as an ordinary word: 驾驶证代|码."""
    return text.startswith(begun().get(text[end - 1], ()), end - 1) and _is_cut_short(text[start:end])


def _inside_a_word(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    if not (first.isascii() or last.isascii()):
        return False
    left = _LATIN.match(first) and start and _LATIN.match(text[start - 1])
    right = _LATIN.match(last) and _LATIN.match(text[end : end + 1])
    number = (first.isdigit() and _NUMBER_BEFORE.search(text, max(0, start - 2), start)) or (last.isdigit() and _NUMBER.match(text, end))
    key = _KEY.match(text, end) or _KEY.match(text, max(0, start - 12), start)
    return bool(left or right or number or key)
