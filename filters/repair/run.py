"""One torn run, and the lattice of all texts that would show it: each step a character that its bytes allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from filters import script
from filters.repair.candidates import CUTS, FULL_STOP, firsts, guessable, like_of, seconds, seconds_read, simplified, usable, with_reading
from filters.repair.gbk import pairs
from filters.repair.lattice import Fan, Node, Path, Step, likeliest
from filters.repair.ngrams import LINE, context
from filters.repair.pinyin import first_reading, stripped
from filters.repair.prose import Prose
from filters.repair.script import converted
from filters.repair.search import Search, total
from filters.repair.tokens import Token

CONTEXT: Final = 6  # characters after a run
SHIFTED: Final = 10  # characters after a `?` that may be shifted
COMMA: Final = (0xA3, 0xAC)
END: Final = " "  # what stands after a line's last token
_WIDE: Final = {chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x40)}  # a sign in half width -> in full width


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole page tells about each of its tears."""

    annotated: frozenset[str]  # the characters that this page annotates, each time
    folded: bool  # full-width signs were folded to half width after the tear
    prose: Prose

    @classmethod
    def of(cls, texts: Sequence[str], annotated: frozenset[str]) -> Page:
        """Read the page's texts, as they stand: what they say where nothing is torn, and whether signs were folded."""
        folded = not any("，" in text for text in texts)
        whole = [part[SHIFTED if number else 0 :] for text in texts for number, part in enumerate(text.split("?"))]
        return cls(annotated, folded, Prose.of(script.simplified(stripped("\n".join(whole)))))


class Run:
    """One torn run as a lattice of characters.

    The nodes, in order along the text: (token, 0, pending, taken) before a token, with the lead byte that waits for its
    trail and whether an annotation or a cut has taken that byte; (token, 1, trail, 0) after a character whose trail byte went with
    a pair that shows nothing.
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
        self.rest = self._rest()
        self.after = self.rest + "".join(self._context())

    @property
    def eaten(self) -> bool:
        """Whether the run ends with a `?` that took an ASCII character with it."""
        return self._half and self._shown(self.end) not in CUTS + END

    @property
    def cut(self) -> bool:
        """Whether the run ends with a character whose second byte went with a cut."""
        return self._half and not self.eaten

    @property
    def _half(self) -> bool:
        last = self.tokens[self.end - 1]
        return last.shown == "?" and not last.reading and self.end > self.body

    @property
    def shown(self) -> int:
        """How many characters there were if no pair shows nothing."""
        return self.end - self.first - 1

    @property
    def literal(self) -> str:
        """The run as it would be if its `?` were a question mark."""
        return "".join(token.shown for token in self.tokens[self.first : self.end])

    def paths(self) -> Search[list[Path]]:
        """The likeliest texts, the best first; scored with what follows them."""
        start = Path(0.0, "", "", context("".join(map(simplified, self.before))))
        found = yield from likeliest({node: [start] for node in self._starts()}, self.end, self._fan)
        if self.body > self.first + 1:
            found.append((yield from self._literal(start)))
        return (yield from self._followed(found))

    def _literal(self, start: Path) -> Search[Path]:
        """The path on which the `?` is a question mark and all stands as it is shown."""
        text = self.literal
        (score,) = yield from total([_last(start) + text])
        return Path(float(score), text, text, context(text))

    def _followed(self, found: Sequence[Path]) -> Search[list[Path]]:
        after = "".join(map(simplified, self.after))
        if not found or not after:
            return sorted(found, reverse=True)
        scores = yield from total([_last(path) + after for path in found])
        followed = [path._replace(score=path.score + more) for path, more in zip(found, scores.tolist(), strict=True)]
        return sorted(followed, reverse=True)

    def _shown(self, at: int) -> str:
        """The token as it was shown before signs were folded."""
        if at >= len(self.tokens):
            return END
        shown = self.tokens[at].shown
        return _WIDE.get(shown, shown) if self.page.folded else shown

    def _end(self) -> int:
        """The run ends with a byte that stands alone: the next ASCII character or `?`, or one that was read as a trail byte."""
        at = self.body
        while at < len(self.tokens) and self.tokens[at].shown != "?" and self.table.code.get(self._shown(at), (0, 0))[1] >= 0x80:
            at += 1
        return min(at + 1, len(self.tokens))

    def _rest(self) -> str:
        """The ASCII character that the run's last token holds as its trail byte: 雲端A shows as 贫薃."""
        trail = self.table.code.get(self._shown(self.end - 1), (0, 0x80))[1] if self.end > self.body else 0x80
        return chr(trail) if trail < 0x80 else ""

    def _context(self) -> Iterator[str]:
        for token in self.tokens[self.end : self.end + CONTEXT]:
            if token.shown == "?":
                return
            yield token.shown
        if self.end + CONTEXT >= len(self.tokens):
            yield LINE

    def _fan(self, node: Node) -> Fan:
        at, lost, byte, taken = node
        if at < self.body:
            return Fan.of(list(self._begin()))
        token = self.tokens[at]
        if lost:
            return _seconds(byte, self._shown(at), token.reading, self.page.annotated)
        whole = Fan.of(list(self._whole(byte, at, taken=bool(taken))))
        return whole + _vanished(byte, self.page.annotated, taken=bool(taken))

    def _begin(self) -> Iterator[Step]:
        """The byte that was torn off: of a sign's code."""
        trail, pending = self.table.code[self._shown(self.first + 1)]
        for _, character in self.table.by_trail[trail]:
            if self._fits(character, "", guessed=True) or character == FULL_STOP:
                yield Step(character, 2, 0, pending, int(character != FULL_STOP))

    def _starts(self) -> Iterator[Node]:
        """What waits at the beginning: the trail bytes of annotated pairs with this reading, or nothing."""
        if reading := self.tokens[self.first].reading:
            trail = self.table.code.get(self.before[-1:], (0, 0))[1]
            for character in with_reading(trail, reading) if trail > 0x80 else ():
                yield self.body, 0, self.table.code[character][1], 1
        else:
            yield self.first, 0, 0, 0

    def _whole(self, lead: int, at: int, *, taken: bool = False, guessed: bool = False) -> Iterator[Step]:
        """The character that begins with a lead byte and ends in the token at hand."""
        token, waits = self.tokens[at], (0, 0)
        if token.shown == "?":
            candidates, guessed = with_reading(lead, token.reading), guessed or not token.reading
        elif pair := self.table.code.get(self._shown(at)):
            candidates, waits = (self.table.shown.get((lead, pair[0]), ""),), _waiting(pair[1], token.reading)
        else:
            trail = 0x80 if token.shown == "€" else ord(token.shown)
            candidates = (self.table.shown.get((lead, trail), ""),)
        reading = "" if self._shown(at) in self.table.code else token.reading
        for character in candidates:
            if self._fits(character, reading, taken=taken, guessed=guessed):
                yield Step(character, 1, 0, *waits)

    def _fits(self, character: str, reading: str, *, taken: bool = False, guessed: bool = False) -> bool:
        """Whether a character may stand here: usual in a converted text, annotated if and only if the page annotates it."""
        if not (guessable(character) if guessed else usable(character)):
            return taken and character != "" and character in CUTS  # torn apart by the annotation, so not cut
        if reading:
            return converted(character) and first_reading(character) == reading
        return taken or character not in self.page.annotated


def _waiting(byte: int, reading: str) -> tuple[int, int]:
    """The byte that waits after a token, and whether its annotation has taken it; none where the run ends in ASCII."""
    return (byte, int(bool(reading))) if byte >= 0x80 else (0, 0)


@lru_cache(maxsize=4096)
def _seconds(like: int, shown: str, reading: str, annotated: frozenset[str]) -> Fan:
    """The characters after one whose trail byte went with a pair that shows nothing: their lead was the pair's other byte."""
    waits = (0, 0)
    if shown == "?":
        candidates = seconds_read(like, reading) if reading else ()
    elif pair := pairs().code.get(shown):
        candidates, waits, reading = seconds(like, pair[0]), _waiting(pair[1], reading), ""
    else:
        candidates = seconds(like, 0x80 if shown == "€" else ord(shown))
    fits = [c for c in candidates if (first_reading(c) == reading and converted(c) if reading else c not in annotated)]
    return Fan.of([Step(c, 1, 0, *waits) for c in fits])


@lru_cache(maxsize=1024)
def _vanished(lead: int, annotated: frozenset[str], *, taken: bool) -> Fan:
    """The characters of a lead byte whose trail byte went with a pair that shows nothing."""
    steps = [Step(character, 0, 1, like) for character, like in firsts(lead) if taken or character not in annotated]
    if taken and lead == COMMA[0]:  # torn apart by the annotation, so not cut
        steps.append(Step("，", 0, 1, like_of(COMMA[1])))
    return Fan.of(steps)


def _last(path: Path) -> str:
    """The three code points of a path's context."""
    return "".join(chr(path.context >> shift & 0xFFFF) for shift in (32, 16, 0))
