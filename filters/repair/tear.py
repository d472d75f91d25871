"""Torn characters: which text, cut and decoded as the kit does it, shows what this page shows?

A reading put between the two bytes of a character eats a byte (shown as `?`) and leaves all that follows one byte off,
until a byte that stands alone. The bytes are still there, so the text is found again by reading them shifted; where
bytes are lost (pairs that show nothing, a trail byte before a cut), the language model chooses.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from filters import script
from filters.repair.gbk import pairs
from filters.repair.lattice import Node, Path, Step, likeliest
from filters.repair.pinyin import first_reading, stripped
from filters.repair.script import converted
from filters.repair.tokens import Token
from filters.repair.words import Words, words

CONTEXT: Final = 6  # characters on each side
LEAD: Final = 3.0  # nats over the next hypothesis
GUESSED_LEAD: Final = 3.5  # where a pair that shows nothing is guessed
SURE: Final = 50.0  # nats, where there is no other hypothesis
RUN: Final = 10  # characters after a `?` that may be shifted
OUT_OF_TURN: Final = -5.0  # nats, for a quotation mark or bracket that closes what is not open
LAST_SIGN: Final = 3.0  # nats, for a line that ends as a sentence does
EATEN: Final = "□"  # an ASCII character that is gone for good
COMMA: Final = (0xA3, 0xAC)
FULL_STOP: Final = "。"  # the last to be cut, so that another cut may have taken its second byte
CUTS: Final = "，！？；" + FULL_STOP
LITERAL: Final = 2
END: Final = " "  # what stands after a line's last token
_WIDE: Final = {chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x40)}  # a sign in half width -> in full width


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole page tells about each of its tears."""

    annotated: frozenset[str]  # the characters that this page annotates, each time
    folded: bool  # full-width signs were folded to half width after the tear
    words: Words

    @classmethod
    def of(cls, texts: Sequence[str], annotated: frozenset[str]) -> Page:
        """Read the page's texts, as they stand: which words it uses where nothing is torn, and whether signs were folded."""
        folded = not any("，" in text for text in texts)
        whole = (part[RUN if number else 0 :] for text in texts for number, part in enumerate(text.split("?")))
        return cls(annotated, folded, words().with_page(script.simplified(stripped(part)) for part in whole))


@dataclass(frozen=True, slots=True)
class Tear:
    """A torn run of tokens and the text that was there, traditional; empty where it could not be told."""

    first: int  # tokens, end exclusive
    end: int
    text: str
    lead: float  # nats over the next hypothesis

    @property
    def confidence(self) -> float:
        """Probability against the next hypothesis, 0..1."""
        return 1 / (1 + math.exp(-min(self.lead, SURE)))


def mend(tokens: Sequence[Token], first: int, before: str, page: Page) -> Tear | None:
    """Read the tear that begins at token `first`, a `?`; None where nothing is torn there.

    `before` is the text to its left as it was, in traditional characters.
    """
    run = _Run(tokens, first, before[-CONTEXT:], page)
    if not run.torn:
        return None
    at_end = run.end + len(run.after) == len(tokens)
    ranked = sorted(((p.score + _order(before[:-CONTEXT] + p.original, at_end=at_end), p.original) for p in run.paths()), reverse=True)
    if not ranked:
        return Tear(first, run.end, "", 0.0)
    score, best = ranked[0]
    lead = score - ranked[1][0] if len(ranked) > 1 else SURE
    text = best[len(run.before) : len(best) - len(run.after)]
    if text == run.literal:
        return None
    needed = LEAD if len(text) == run.shown else GUESSED_LEAD
    return Tear(first, run.end, text + (EATEN if run.eaten else "") if lead >= needed else "", lead)


def _order(text: str, *, at_end: bool) -> float:
    """Nats for and against a text by what the dictionary does not know: marks that open and close in turn, a line's last sign."""
    wrong = 0
    for pair in ("“”", "（）"):
        marks = [c for c in text if c in pair]
        wrong += sum(mark != pair[number % 2] for number, mark in enumerate(marks))
    return OUT_OF_TURN * wrong + (LAST_SIGN if at_end and text[-1] in "。！？”" else 0.0)


class _Run:
    """One torn run as a lattice of characters.

    The nodes, in order along the text: (token, 0, pending, taken) before a token, with the lead byte that waits for its
    trail (0 where characters are whole) and whether an annotation has taken that byte; (token, 1, trail, 0) after a
    character whose trail byte went with a pair that shows nothing; (token, LITERAL, 0, 0) where the `?` is a question
    mark and all stands as it is shown. Tokens before the first are the context before.
    """

    def __init__(self, tokens: Sequence[Token], first: int, before: str, page: Page) -> None:
        self.tokens = tokens
        self.first = first
        self.before = before
        self.page = page
        self.table = pairs()
        self.torn = bool(tokens[first].reading) or self._shown(first + 1) in CUTS
        self.body = first + (1 if tokens[first].reading else 2)
        self.end = self._end()
        self.after = "".join(self._context())

    @property
    def eaten(self) -> bool:
        """Whether the run ends with a `?` that took an ASCII character with it."""
        last = self.tokens[self.end - 1]
        return last.shown == "?" and not last.reading and self.end > self.body and self._shown(self.end) not in CUTS + END

    @property
    def shown(self) -> int:
        """How many characters there were if no pair shows nothing."""
        return self.end - self.first - 1

    @property
    def literal(self) -> str:
        """The run as it would be if its `?` were a question mark."""
        return "".join(token.shown for token in self.tokens[self.first : self.end])

    def paths(self) -> list[Path]:
        """The likeliest texts, context on both sides included."""
        start, end = self.first - len(self.before), self.end + len(self.after)
        return likeliest((start, 0, 0, 0), (end, 0, 0, 0), self._steps, self.page.words)

    def _shown(self, at: int) -> str:
        """The token as it was shown before signs were folded."""
        if at >= len(self.tokens):
            return END
        shown = self.tokens[at].shown
        return _WIDE.get(shown, shown) if self.page.folded else shown

    def _end(self) -> int:
        """The run ends with a byte that stands alone: the next ASCII character or `?`."""
        at = self.body
        while at < len(self.tokens) and self.tokens[at].shown != "?" and self._shown(at) in self.table.code:
            at += 1
        return min(at + 1, len(self.tokens))

    def _context(self) -> Iterator[str]:
        for token in self.tokens[self.end : self.end + CONTEXT]:
            if token.shown == "?":
                return
            yield token.shown

    def _steps(self, node: Node) -> list[Step]:
        at, lost, byte, taken = node
        if at < self.first:
            return [_step(self.before[at - self.first], (at + 1, 0, 0, 0))]
        if at >= self.end:
            return [_step(character, (at + 1, 0, 0, 0)) for character in self.after[at - self.end : at - self.end + 1]]
        if lost == LITERAL or at == self.first:
            literal = [_step(self.tokens[at].shown, (at + 1, LITERAL if at + 1 < self.end else 0, 0, 0))]
            return literal if lost else [*self._begin(), *(literal if self.body > at + 1 else ())]
        if lost:
            return list(self._second(byte, at))
        return list(self._onward(byte, at, taken=bool(taken)))

    def _begin(self) -> Iterator[Step]:
        """The byte that was torn off: of an annotated pair with this reading, or of a sign's code."""
        if reading := self.tokens[self.first].reading:
            trail = self.table.code.get(self.before[-1:], (0, 0))[1]
            for character in _with_reading(trail, reading) if trail > 0x80 else ():
                yield from self._onward(self.table.code[character][1], self.body, taken=True)
            return
        trail, pending = self.table.code[self._shown(self.first + 1)]
        for _, character in self.table.by_trail[trail]:
            if self._fits(character, "", guessed=True) or character == FULL_STOP:
                yield _step(character, (self.body, 0, pending, 0))

    def _onward(self, pending: int, at: int, *, taken: bool) -> Iterator[Step]:
        if at < len(self.tokens):
            yield from self._whole(pending, at, taken=taken)
            yield from self._vanished(pending, at, taken=taken)

    def _whole(self, lead: int, at: int, *, taken: bool = False, guessed: bool = False) -> Iterator[Step]:
        """The character that begins with a lead byte and ends in the token at hand."""
        token, to = self.tokens[at], (at + 1, 0, 0, 0)
        if token.shown == "?":
            candidates, guessed = _with_reading(lead, token.reading), guessed or not token.reading
        elif pair := self.table.code.get(self._shown(at)):
            candidates, to = (self.table.shown.get((lead, pair[0]), ""),), (at + 1, 0, pair[1], int(bool(token.reading)))
        else:
            trail = 0x80 if token.shown == "€" else ord(token.shown)
            candidates = (self.table.shown.get((lead, trail), ""),)
        reading = "" if to[2] else token.reading
        for character in candidates:
            if self._fits(character, reading, taken=taken, guessed=guessed):
                yield _step(character, to)

    def _vanished(self, lead: int, at: int, *, taken: bool) -> Iterator[Step]:
        """A character whose trail byte went with a pair that shows nothing."""
        if taken and lead == COMMA[0]:  # torn apart by the annotation, so not cut
            yield _step("，", (at, 1, _like(COMMA[1]), 0))
        for character, like in _firsts(lead):
            if taken or character not in self.page.annotated:
                yield _step(character, (at, 1, like, 0))

    def _second(self, like: int, at: int) -> Iterator[Step]:
        """The character after it, whose lead byte was the other of that pair."""
        token, to = self.tokens[at], (at + 1, 0, 0, 0)
        if token.shown == "?":
            candidates = _seconds_read(like, token.reading) if token.reading else ()
        elif pair := self.table.code.get(self._shown(at)):
            candidates, to = _seconds(like, pair[0]), (at + 1, 0, pair[1], int(bool(token.reading)))
        else:
            candidates = _seconds(like, 0x80 if token.shown == "€" else ord(token.shown))
        reading = "" if to[2] else token.reading
        for character in candidates:
            if (first_reading(character) == reading and converted(character)) if reading else character not in self.page.annotated:
                yield _step(character, to)

    def _fits(self, character: str, reading: str, *, taken: bool = False, guessed: bool = False) -> bool:
        """Whether a character may stand here: usual in a converted text, annotated if and only if the page annotates it."""
        if not (_guessable(character) if guessed else _usable(character)):
            return taken and character != "" and character in CUTS  # torn apart by the annotation, so not cut
        if reading:
            return converted(character) and first_reading(character) == reading
        return taken or character not in self.page.annotated


def _step(character: str, to: Node) -> Step:
    return Step(_simplified(character), character, to)


@cache
def _firsts(lead: int) -> tuple[tuple[str, int], ...]:
    """Common characters of a lead byte whose trail may lead a pair that shows nothing, and a byte that leads the like."""
    found = ((c, _like(trail)) for trail, c in pairs().by_lead.get(lead, ()) if _vanishing(trail) and _guessable(c))
    return tuple(found)


@cache
def _seconds(like: int, trail: int) -> tuple[str, ...]:
    """Common characters with this trail byte whose lead may end a pair that shows nothing after `like`."""
    leads = _vanishing(like)
    return tuple(c for lead, c in pairs().by_trail.get(trail, ()) if lead in leads and _guessable(c))


@cache
def _seconds_read(like: int, reading: str) -> tuple[str, ...]:
    """The same with this reading, whatever the trail byte."""
    return tuple(c for lead in sorted(_vanishing(like)) for c in _with_reading(lead, reading) if _guessable(c))


@cache
def _vanishing(lead: int) -> frozenset[int]:
    """The trail bytes that make a pair that shows nothing and that can themselves lead a character."""
    return frozenset(trail for first, trail in pairs().vanishing if first == lead and trail > 0x80)


@cache
def _like(lead: int) -> int:
    """The least byte that leads the same pairs that show nothing."""
    return next(byte for byte in range(0x80, 0xFF) if _vanishing(byte) == _vanishing(lead))


@cache
def _guessable(character: str) -> bool:
    return _usable(character) and _simplified(character) in words().common


@cache
def _with_reading(lead: int, reading: str) -> tuple[str, ...]:
    """The characters of a lead byte that a kit gives this reading; all, where the reading is empty."""
    found = (c for trail, c in pairs().by_lead.get(lead, ()) if trail >= 0x80)
    return tuple(c for c in found if not reading or (first_reading(c) == reading and converted(c)))


@cache
def _simplified(character: str) -> str:
    return script.simplified(character)


@cache
def _usable(character: str) -> bool:
    """Whether a converted text may hold this character where it was torn: at a whole sign it would have been cut."""
    return character not in CUTS and not script.count(character).simplified
