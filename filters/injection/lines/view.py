"""The matching view: the folded view of a line with the disguises of injected keywords undone, and its way back to the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from filters.injection.lines.noise import LAST, has_slot, noise
from filters.injection.lines.signs import ASCII, DIVIDES, FIRST, NOISY, OPENS_ASIDE, SLOTS, STRANGE, UPPER, WORD, Signs
from filters.injection.lines.split_stems import Spans, closed, edges
from filters.injection.vocabulary.joined import Joined, places_of
from filters.injection.vocabulary.lookalikes import CLOSING, LOOKALIKES, OPENING
from filters.line import Edit, EditKind, Line, View

_QUOTES: Final = re.compile(f"[{OPENING}]([^{OPENING}{CLOSING}]{{2,40}})[{CLOSING}]")
_DISGUISED: Final = re.compile("[" + "".join(LOOKALIKES) + "]")
# Pinyin behind a character, and what gambling brands put behind their name to look like a company.
_OF_BRANDS: Final = r"·?\((?:中国|中国区|中国官方|china|集团)\)·?"
_ASIDE: Final = re.compile(
    f"(?<=[\u4e00-\u9fff])(?:\\([a-zü\u00e0-\u01dc]{{1,6}}\\)|{_OF_BRANDS})|(?<=[a-z0-9]){_OF_BRANDS}(?=[\u4e00-\u9fff])"
)
_LETTER_BAR: Final = re.compile(r" [il丨](?= \S)(?<=\S..)")  # a letter that stands for a bar
# The same two before case is folded; Kelvin's and Ångström's signs are letters in lower case.
_MAY_BE_ASIDE: Final = re.compile(
    "\\((?:(?<=[\u4e00-\u9fff]\\()[a-zA-Z\u00c0-\u01dc\u212a\u212b]{1,6}|(?<=[\u4e00-\u9fffa-zA-Z0-9·]\\()(?:中国(?:区|官方)?|china|集团))\\)"
)
_MAY_BE_BAR: Final = re.compile(" [iIlL丨] ")

_UNPAIRED: Final = (("《", "》"), ("「", "」"), ("『", "』"))  # brackets of which headers have only one half, between their terms
_HALVES: Final = 2  # of one kind in a line, without the other

_SPACE, _FULL_STOP, _HYPHEN = map(ord, " .-")


class Matching:
    """What stems are matched against: lower case, look-alikes and pinyin undone, words closed up; and the way back to the lines.

    All lines are looked over at once, since a call for each costs more than the looking; only the few in which something may be
    undone are read one by one.
    """

    def __init__(self, folded: Sequence[str], *, apart: bool = False) -> None:
        """`folded`: the folded text of every line; `apart`: whether none of them is another's heading."""
        self.texts = list(folded)
        self._moved: dict[int, tuple[str, Spans]] = {}  # of lines whose characters moved: the text in lower case, what was closed up
        self.lines = Joined(self.texts)  # the texts as one
        if len(self.lines.ends) > len(self.texts):  # a line feed in a text
            self.texts = [text.replace("\n", " ") for text in self.texts]
            self.lines = Joined(self.texts)
        self.signs: Signs | None = Signs(self.lines)  # the texts' signs; none where characters moved
        self._undo(*_look_over(self.texts, self.lines, self.signs), apart)

    def view(self, number: int, line: Line) -> View:
        """The matching view of the line with this number."""
        if number not in self._moved:
            return view_of(line, self.texts[number])
        text, spans = self._moved[number]
        return _without(_undisguised(view_of(line, text)), spans)

    def _undo(self, upper: Iterable[int], strange: set[int], noisy: set[int], apart: bool) -> None:
        texts = self.texts
        for number in upper:
            texts[number] = _lowered(texts[number])
        for number in strange:
            lower = texts[number]
            if (text := _undisguised(View(lower)).text) != lower:
                self._moved[number] = lower, []
                texts[number] = text
        for number, spans in noise(texts, noisy | strange, apart=apart):
            if spans:
                self._moved[number] = self._moved.get(number, (texts[number], []))[0], spans
                texts[number] = closed(texts[number], spans)
        if self._moved:
            self.lines, self.signs = Joined(texts), None
        elif upper:
            self.lines = Joined(texts, like=self.lines)


def view_of(line: Line, text: str) -> View:
    """The folded view of a line with this text, which differs from it character for character."""
    view = line.view
    return view if text == view.text else view.mapped(lambda _: text)


def _look_over(texts: Sequence[str], lines: Joined, signs: Signs) -> tuple[list[int], set[int], set[int]]:
    """The numbers of the lines with upper case, of those with what may be a disguise, and of those that may have to be closed up."""
    upper, strange = signs.with_one(UPPER).tolist(), set(signs.with_one(STRANGE).tolist())
    may_be = [m.start() for m in _MAY_BE_ASIDE.finditer(lines.page)] if signs.present & OPENS_ASIDE else []
    may_be += [m.start() for m in _MAY_BE_BAR.finditer(lines.page)]
    if may_be:
        strange.update(lines.numbers(np.array(may_be, np.intp)).tolist())
    strange.update(_with_halves(texts, lines.page))
    return upper, strange, _noisy(texts, lines, signs) if signs.present & NOISY else set()


def _with_halves(texts: Sequence[str], page: str) -> Iterator[int]:
    """The numbers of the lines that halves of brackets divide; a page whose brackets are paired has none."""
    for pair in _UNPAIRED:
        if abs(page.count(pair[0]) - page.count(pair[1])) >= _HALVES:
            yield from (number for number, text in enumerate(texts) if _half(text, pair))


def _half(text: str, pair: tuple[str, str]) -> str:
    """The half of a pair of brackets that stands in a text without the other, twice at least; else empty."""
    opening, closing = map(text.count, pair)
    if min(opening, closing) or max(opening, closing) < _HALVES:
        return ""
    return pair[0] if opening else pair[1]


def _noisy(texts: Sequence[str], lines: Joined, signs: Signs) -> set[int]:
    """The numbers of the lines from which a space or sign between letters may go; `noise` decides. Strange lines left aside.

    Each line ends with a line feed, which is no letter; before the first line stands that of the last.
    """
    marks, at = signs.marks, signs.places(NOISY)
    at = at[marks.take(at - 1) & WORD != 0]
    end = at + 1 + (marks.take(at + 1) & WORD == 0)  # one sign or two
    before, after, sign = marks.take(at - 1), marks.take(end, mode="clip"), lines.codes.take(at)
    alone = (marks.take(at - 2) | marks.take(end + 1, mode="clip")) & WORD == 0
    common = (sign == _SPACE) | (sign == _FULL_STOP) | (sign == _HYPHEN)
    between = (marks.take(end - 1) & NOISY != 0) & (after & WORD != 0)
    between &= ((before & after & ASCII == 0) | ~common) & ((sign != _HYPHEN) | alone)
    numbers = lines.numbers(at)
    divided = signs.kinds & SLOTS != 0
    divided[signs.with_two(DIVIDES)] = True
    goes = alone | (sign != _SPACE) | divided.take(numbers)
    chosen = set(numbers[between & goes].tolist())
    rest = between & ~goes
    last = numbers[rest & (lines.ends.take(numbers) - at <= LAST)].tolist()
    chosen.update(number for number in last if has_slot(texts[number]))
    known, page = edges(), lines.page
    rest = places_of(rest & (before & FIRST != 0))
    pairs = zip(numbers.take(rest).tolist(), at.take(rest).tolist(), end.take(rest).tolist(), strict=True)
    chosen.update(number for number, start, stop in pairs if (page[start - 1] + page[stop]).lower() in known)
    return chosen


def _lowered(text: str) -> str:
    """A text in lower case, where that is as long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _undisguised(view: View) -> View:
    """Bars that letters stand for, brackets, look-alikes and what stands in brackets behind a character undone."""
    if len(_LETTER_BAR.findall(view.text)) > 1:
        view = view.mapped(lambda text: _LETTER_BAR.sub(" |", text))
    for half in filter(None, [_half(view.text, pair) for pair in _UNPAIRED]):
        view = view.mapped(lambda text, half=half: text.replace(half, "|"))  # type: ignore[misc]
    view = view.mapped(lambda text: _QUOTES.sub(r"[\1]", text))
    view = view.mapped(lambda text: _DISGUISED.sub(lambda m: LOOKALIKES[m[0]], text))
    return _without(view, [m.span() for m in _ASIDE.finditer(view.text)])


def _without(view: View, spans: Spans) -> View:
    return view.edited(Edit(start, end, "", EditKind.REPAIR) for start, end in spans) if spans else view
