"""Torn characters: which text, cut and decoded as the kit does it, shows what this page shows?

A reading put between the two bytes of a character eats a byte (shown as `?`) and leaves all that follows one byte off,
until a byte that stands alone. The bytes are still there, so the text is found again by reading them shifted; where
bytes are lost (pairs that show nothing, a trail byte before a cut), the language model chooses.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from filters import script
from filters.repair.gbk import Pairs, pairs
from filters.repair.pinyin import first_reading
from filters.repair.tokens import Token
from filters.repair.words import Lattice

BEAM: Final = 24
CONTEXT: Final = 8  # characters on each side
LEAD: Final = 3.0  # nats over the next hypothesis
UNSURE_LEAD: Final = 4.0  # where bytes are lost
EATEN: Final = "□"  # an ASCII character that is gone for good
CUTS: Final = "，！？；。"
_WIDE: Final = {chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x40)}  # a sign in half width -> in full width


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole page tells about each tear."""

    annotated: frozenset[str]
    folded: bool  # full-width signs were folded to half width after the tear


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way to read the bytes up to token `at`."""

    lattice: Lattice
    text: str  # the original characters, traditional
    at: int
    pending: int  # a lead byte that waits for its trail; 0 where characters are whole again
    taken: bool = False  # the pending byte is the second of an annotated pair: no annotation can begin with it
    lost: int = 0  # characters that had to be guessed without one or both of their bytes
    literal: bool = False  # the `?` is a question mark

    def with_character(self, character: str, at: int, pending: int, *, taken: bool = False, lost: int = 0) -> Hypothesis:
        lattice = self.lattice.step(_simplified(character))
        return Hypothesis(lattice, self.text + character, at, pending, taken, self.lost + lost, self.literal)


@dataclass(frozen=True, slots=True)
class Tear:
    """A torn run of tokens and the text that was there; empty where it could not be told."""

    first: int  # tokens, end exclusive
    end: int
    text: str
    lead: float  # nats over the next hypothesis

    @property
    def confidence(self) -> float:
        """Probability against the next hypothesis, 0..1."""
        return 1 / (1 + math.exp(-min(self.lead, 50.0)))


def mend(tokens: list[Token], first: int, before: str, page: Page) -> Tear | None:
    """Read the tear that begins at token `first`, a `?`; None where nothing is torn there.

    `before` is the text to its left as it was, in traditional characters.
    """
    return _choose(_Search(tokens, page).run(first, before), tokens, first)


class _Search:
    """A beam search over the ways to read one torn run."""

    def __init__(self, tokens: list[Token], page: Page) -> None:
        self.tokens = tokens
        self.page = page
        self.table: Pairs = pairs()

    def run(self, first: int, before: str) -> list[Hypothesis]:
        beam, ended = list(self._begin(first, before)), list[Hypothesis]()
        while beam:
            grown = [h for old in beam for h in self._extend(old)]
            ended += [h for h in grown if not h.pending]
            beam = _best([h for h in grown if h.pending])
        return ended

    def _begin(self, first: int, before: str) -> Iterator[Hypothesis]:
        token, following = self.tokens[first], self._shown(first + 1)
        start = Hypothesis(Lattice("").read(_simplified(before[-CONTEXT:])), "", first, 0)
        if token.reading:
            trail = self.table.code.get(before[-1:], (0, 0))[1]
            for character in _with_reading(trail, token.reading) if trail > 0x80 else ():
                byte = self.table.code[character][1]
                if byte > 0x80:
                    yield replace(start, at=first + 1, pending=byte, taken=True)
        elif following in CUTS:
            trail, pending = self.table.code[following]
            for _, character in self.table.by_trail[trail]:
                yield start.with_character(character, first + 2, pending, taken=True, lost=1)

    def _shown(self, at: int) -> str:
        """The token as it was shown before signs were folded; a blank at the end of the line."""
        if at >= len(self.tokens):
            return " "
        shown = self.tokens[at].shown
        return _WIDE.get(shown, shown) if self.page.folded else shown

    def _extend(self, h: Hypothesis) -> Iterator[Hypothesis]:
        if h.at >= len(self.tokens):
            return
        token = self.tokens[h.at]
        if token.shown == "?":
            yield from self._end_in_doubt(h, token)
            return
        pair = self.table.code.get(self._shown(h.at))
        if pair is not None:
            yield from self._pair(h, token, pair)
        elif 0x40 <= (trail := 0x80 if token.shown == "€" else ord(token.shown)) <= 0x80:
            yield from self._next(h, trail, 0, token.reading)

    def _fits(self, h: Hypothesis, character: str, reading: str) -> bool:
        """Whether a whole character may stand here: annotated if and only if the page annotates it."""
        if not character or not _usable(character):
            return False
        if reading:
            return first_reading(character) == reading and converted(character)
        return h.taken or character not in self.page.annotated

    def _pair(self, h: Hypothesis, token: Token, pair: tuple[int, int]) -> Iterator[Hypothesis]:
        """One pair on: the pending byte and the first byte shown are a character, the second is pending."""
        for grown in self._next(h, pair[0], pair[1], ""):
            if not (token.reading and grown.text[-1] in self.page.annotated):  # else its own reading would stand here
                yield replace(grown, taken=bool(token.reading))

    def _next(self, h: Hypothesis, trail: int, pending: int, reading: str) -> Iterator[Hypothesis]:
        """The character that the trail byte ends; or two, and between them a pair that shows nothing."""
        character = self.table.shown.get((h.pending, trail), "")
        if self._fits(h, character, reading):
            yield h.with_character(character, h.at + 1, pending)
        for left, lead in self._vanished(h):
            character = self.table.shown.get((lead, trail), "")
            if self._fits(left, character, reading):
                yield left.with_character(character, h.at + 1, pending, lost=1)

    def _vanished(self, h: Hypothesis) -> Iterator[tuple[Hypothesis, int]]:
        for trail, character in self.table.by_lead[h.pending]:
            leads = _vanishing(trail)
            if leads and self._fits(h, character, ""):
                left = h.with_character(character, h.at, 0, lost=1)
                for lead in leads:
                    yield left, lead

    def _end_in_doubt(self, h: Hypothesis, token: Token) -> Iterator[Hypothesis]:
        """A `?` ends the run: of the last character only the first byte is known, and the reading where one follows."""
        lefts = [(h, h.pending), *(self._vanished(h) if token.reading else ())]
        whole = token.reading or self._shown(h.at + 1) in CUTS + " "
        for left, lead in lefts:
            for character in _with_reading(lead, token.reading):
                if self._fits(left, character, token.reading):
                    ended = left.with_character(character, h.at + 1, 0, lost=0 if token.reading else 1)
                    yield ended if whole else replace(ended, text=ended.text + EATEN)


def _choose(ended: list[Hypothesis], tokens: list[Token], first: int) -> Tear | None:
    if not ended:
        return Tear(first, first + 1, "", 0.0) if tokens[first].reading else None
    scored: dict[tuple[str, int], tuple[float, Hypothesis]] = {}
    for h in _best(ended):
        key = _simplified(h.text), h.at
        score = h.lattice.read(_after(tokens, h.at)).score
        if key not in scored or score > scored[key][0]:
            scored[key] = score, h
    ranked = sorted(scored.values(), key=lambda s: -s[0])
    score, best = ranked[0]
    lead = score - ranked[1][0] if len(ranked) > 1 else 99.0
    text = best.text if lead >= (UNSURE_LEAD if best.lost else LEAD) else ""
    return Tear(first, best.at, text, lead)


def _after(tokens: list[Token], at: int) -> str:
    """The context to the right: up to the next `?`."""
    text = ""
    for token in tokens[at : at + CONTEXT]:
        if token.shown == "?":
            break
        text += token.shown
    return _simplified(text)


def _best(beam: list[Hypothesis]) -> list[Hypothesis]:
    return sorted(beam, key=lambda h: -h.lattice.score)[:BEAM]


@cache
def _vanishing(lead: int) -> tuple[int, ...]:
    """The trail bytes that make a pair that shows nothing and that can themselves lead a character."""
    return tuple(t for t in range(0x81, 0xFF) if (lead, t) in pairs().vanishing)


@cache
def _with_reading(lead: int, reading: str) -> tuple[str, ...]:
    """The characters of a lead byte that a kit gives this reading; all, where the reading is empty."""
    found = (c for trail, c in pairs().by_lead[lead] if trail >= 0x80)
    return tuple(c for c in found if not reading or (first_reading(c) == reading and converted(c)))


@cache
def _simplified(text: str) -> str:
    return script.simplified(text)


@cache
def converted(character: str) -> bool:
    """Whether a kit's conversion makes this character, so that the kit may annotate it."""
    return bool(script.count(character).traditional)


@cache
def _usable(character: str) -> bool:
    return not script.count(character).simplified
