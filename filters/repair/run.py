"""One torn run, and the lattice of all texts that would show it: each step a character that its bytes allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from filters import script
from filters.repair.candidates import CUTS, FULL_STOP, firsts, guessable, like_of, seconds, seconds_read, simplified, usable, with_reading
from filters.repair.gbk import pairs
from filters.repair.lattice import Node, Path, Step, likeliest
from filters.repair.pinyin import first_reading, stripped
from filters.repair.script import converted
from filters.repair.tokens import Token
from filters.repair.words import Words, words

CONTEXT: Final = 6  # characters on each side
SHIFTED: Final = 10  # characters after a `?` that may be shifted
COMMA: Final = (0xA3, 0xAC)
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
        whole = (part[SHIFTED if number else 0 :] for text in texts for number, part in enumerate(text.split("?")))
        return cls(annotated, folded, words().with_page(script.simplified(stripped(part)) for part in whole))


class Run:
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
            for character in with_reading(trail, reading) if trail > 0x80 else ():
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
            candidates, guessed = with_reading(lead, token.reading), guessed or not token.reading
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
            yield _step("，", (at, 1, like_of(COMMA[1]), 0))
        for character, like in firsts(lead):
            if taken or character not in self.page.annotated:
                yield _step(character, (at, 1, like, 0))

    def _second(self, like: int, at: int) -> Iterator[Step]:
        """The character after it, whose lead byte was the other of that pair."""
        token, to = self.tokens[at], (at + 1, 0, 0, 0)
        if token.shown == "?":
            candidates = seconds_read(like, token.reading) if token.reading else ()
        elif pair := self.table.code.get(self._shown(at)):
            candidates, to = seconds(like, pair[0]), (at + 1, 0, pair[1], int(bool(token.reading)))
        else:
            candidates = seconds(like, 0x80 if token.shown == "€" else ord(token.shown))
        reading = "" if to[2] else token.reading
        for character in candidates:
            if (first_reading(character) == reading and converted(character)) if reading else character not in self.page.annotated:
                yield _step(character, to)

    def _fits(self, character: str, reading: str, *, taken: bool = False, guessed: bool = False) -> bool:
        """Whether a character may stand here: usual in a converted text, annotated if and only if the page annotates it."""
        if not (guessable(character) if guessed else usable(character)):
            return taken and character != "" and character in CUTS  # torn apart by the annotation, so not cut
        if reading:
            return converted(character) and first_reading(character) == reading
        return taken or character not in self.page.annotated


def _step(character: str, to: Node) -> Step:
    return Step(simplified(character), character, to)
