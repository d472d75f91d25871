"""One torn run, and the lattice of all texts that would show it: each step a character that its bytes allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from filters.repair.candidates import (
    CUTS,
    FULL_STOP,
    Candidate,
    firsts,
    guessed,
    is_read,
    middles,
    read,
    seconds,
    seconds_guessed,
    seconds_read,
    simplified,
    torn_off,
    whole,
    with_reading,
)
from filters.repair.gbk import pairs
from filters.repair.lattice import Fan, Node, Path, likeliest
from filters.repair.ngrams import LAST, LINE, context
from filters.repair.pinyin import stripped
from filters.repair.prose import Prose
from filters.repair.script import chosen_by_words
from filters.repair.search import Search, total
from filters.repair.tokens import Tokens

BEFORE: Final = 3  # characters before a run that its search looks at: what the model does
CONTEXT: Final = 6  # characters after a run
BY_WORDS: Final = 2  # forms that only a conversion by words makes, from which a page shows that its own does so
BRACKETS: Final = frozenset("【】")  # a page that shows none of them has none
SHIFTED: Final = 10  # characters after a `?` that may be shifted
END: Final = " "  # what stands after a line's last token
_WIDE: Final = {chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x40)}  # a sign in half width -> in full width


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole page tells about each of its tears."""

    annotated: frozenset[str]  # the characters that this page annotates, each time
    folded: bool  # full-width signs were folded to half width after the tear
    prose: Prose
    unmade: frozenset[str] = frozenset()  # the characters that it cannot hold
    spared: str = ""  # the signs at which the text may not have been cut

    @classmethod
    def of(cls, texts: Sequence[str], annotated: frozenset[str]) -> Page:
        """Read the page's texts, as they stand: what they say where nothing is torn, and which signs they hold."""
        folded = not any("，" in text for text in texts)
        whole = [part[SHIFTED if number else 0 :] for text in texts for number, part in enumerate(text.split("?"))]
        prose = stripped("\n".join(whole))
        by_words = sum(map(chosen_by_words().__contains__, prose)) >= BY_WORDS
        spared = "" if any("?，" in text or (folded and "?," in text) for text in texts) else "，"
        unmade = (frozenset() if by_words else chosen_by_words()) | (frozenset() if BRACKETS & set(prose) else BRACKETS)
        return cls(annotated, folded, Prose.of(prose), unmade, spared)

    def wide(self, shown: str) -> str:
        """A character as it was shown before signs were folded."""
        return _WIDE.get(shown, shown) if self.folded else shown


class Run:
    """One torn run as a lattice of characters.

    The nodes, in order along the text: (token, 0, pending, taken) before a token, with the lead byte that waits for its
    trail and whether an annotation or a cut has taken that byte; (token, 1, trail, 0) after a character whose trail byte went with
    a pair that shows nothing; (token, 2, trail, 0) after one more, whose lead byte went with that pair and whose trail byte with another.
    """

    def __init__(self, line: Tokens, first: int, page: Page) -> None:
        self.line = line
        self.first = first
        self.page = page
        self.barred = page.annotated | page.unmade  # what the page cannot hold without a reading
        self.reading = line.readings[first]
        self.body = first + (1 if self.reading else 2)
        self.end = self._end()
        self.rest = self._rest()

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
        last = self.end - 1
        return last >= self.body and self.line.shown[last] == "?" and not self.line.readings[last]

    @property
    def shown(self) -> int:
        """How many characters there were if no pair shows nothing."""
        return self.end - self.first - 1

    @property
    def literal(self) -> str:
        """The run as it would be if its `?` were a question mark."""
        return "".join(self.line.shown[self.first : self.end])

    def paths(self, before: str) -> Search[list[Path]]:
        """The likeliest texts after `BEFORE` characters as they were, the best first; scored with what follows them."""
        start = Path(0.0, "", "", context("".join(map(simplified, before))))
        found = yield from likeliest({node: [start] for node in self._starts(before[-1:])}, self.end, self._fan)
        after = self.after()
        texts = [(path.context, after) for path in found]
        if not self.reading:
            found.append(start._replace(text=self.literal, original=self.literal))
            texts.append((start.context, self.literal + after))
        more = yield from total(texts)
        return sorted((path._replace(score=path.score + nats) for path, nats in zip(found, more, strict=True)), reverse=True)

    def _shown(self, at: int) -> str:
        """The token as it was shown before signs were folded."""
        if at >= len(self.line.shown):
            return END
        return self.page.wide(self.line.shown[at])

    def _end(self) -> int:
        """The run ends with a byte that stands alone: the next ASCII character or `?`, or one that was read as a trail byte."""
        at, last, code = self.body, len(self.line.shown), pairs().code
        while at < last and self.line.shown[at] != "?" and code.get(self._shown(at), (0, 0))[1] >= 0x80:
            at += 1
        return min(at + 1, last)

    def _rest(self) -> str:
        """The ASCII character that the run's last token holds as its trail byte: 雲端A shows as 贫薃."""
        trail = pairs().code.get(self._shown(self.end - 1), (0, 0x80))[1] if self.end > self.body else 0x80
        return chr(trail) if trail < 0x80 else ""

    def after(self) -> str:
        """What follows, up to the next `?`, simplified."""
        end = self.end + CONTEXT
        following, mark, _ = "".join(self.line.shown[self.end : end]).partition("?")
        return self.rest + "".join(map(simplified, following)) + (LINE if end >= len(self.line.shown) and not mark else "")

    def _starts(self, last: str) -> Iterator[Node]:
        """What waits after the last character before the run: the trail bytes of annotated pairs with this reading, or nothing."""
        code = pairs().code
        if self.reading:
            trail = code.get(self.page.wide(last), (0, 0))[1]
            for character in with_reading(trail, self.reading) if trail > 0x80 else ():
                yield self.body, 0, code[character][1], 1
        else:
            yield self.first, 0, 0, 0

    def _fan(self, node: Node, paths: Sequence[Path]) -> Fan:
        at, lost, byte, taken = node
        if at < self.body:
            trail, byte = pairs().code[self._shown(at + 1)]
            return Fan([(c, (self.body, 0, byte, int(c.original != FULL_STOP))) for c in self._unread(torn_off(trail))])
        after = (at + 1, 0, *self._waiting(at))
        steps = [(c, after) for c in self._ending(node)]
        if lost:
            lasts = sorted({path.context & LAST for path in paths})
            if self.line.shown[at] == "?" and not self.line.readings[at]:
                ended = dict.fromkeys(c for last in lasts for c in seconds_guessed(last, byte))
                return Fan([(c, after) for c in self._unread(list(ended))])
            more = {c: like for last in lasts for c, like in middles(last, byte).items()} if lost == 1 else {}
            return Fan(steps, [(c, (at, 2, more[c], 0)) for c in self._unread(list(more))])
        barred = self.page.unmade if taken else self.barred
        return Fan(steps, [(c, (at, 1, like, 0)) for c, like in firsts(byte, self._uncut(taken)) if c.original not in barred])

    def _waiting(self, at: int) -> tuple[int, int]:
        """The byte that waits after a token, and whether its annotation has taken it; none where the run ends in ASCII."""
        pending = pairs().code.get(self._shown(at), (0, 0))[1] if self.line.shown[at] != "?" else 0
        return (pending, int(self.line.readings[at] != "")) if pending >= 0x80 else (0, 0)

    def _ending(self, node: Node) -> Sequence[Candidate]:
        """The characters that may end in a token: annotated if and only if the page annotates them."""
        at, lost, byte, taken = node
        shown, reading, code = self._shown(at), self.line.readings[at], pairs().code
        if self.line.shown[at] == "?":
            if reading:
                return self._made(seconds_read(byte, reading) if lost else read(byte, reading))
            found = () if lost else guessed(byte, self._uncut(taken))
        else:
            trail = code[shown][0] if shown in code else 0x80 if shown == "€" else ord(shown)
            found = seconds(byte, trail) if lost else whole(byte, trail, self._uncut(taken))
            if reading and shown not in code:  # of a wide one it is that of its own pair
                return self._made([c for c in found if is_read(c, reading)])
        return self._made(found) if taken else self._unread(found)

    def _uncut(self, taken: int) -> str:
        """The cut signs that may stand here: all where an annotation has taken their first byte, else those that the kit spares."""
        return CUTS if taken else self.page.spared

    def _unread(self, found: Sequence[Candidate]) -> Sequence[Candidate]:
        """The characters that the page may hold without a reading."""
        barred = self.barred
        return [c for c in found if c.original not in barred]

    def _made(self, found: Sequence[Candidate]) -> Sequence[Candidate]:
        """The characters that the page may hold, with a reading or without."""
        unmade = self.page.unmade
        return [c for c in found if c.original not in unmade]
