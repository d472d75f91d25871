"""The matching view: the folded view of a line with the disguises of injected keywords undone, and its way back to the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import numpy as np

from filters.injection.joined import BASIC, Joined, Marks, marks_of, places_of
from filters.injection.noise import DELIMITER, LAST, SIGN, Spans, closed, edges, noise
from filters.line import Edit, EditKind, Line, View

# Look-alikes seen in headers, which no compatibility folding knows: Greek, Cyrillic and mathematical letters, numbers in
# circles and brackets, rare and Japanese forms of Chinese characters, kana for 的, brackets and bars of
# typesetting. One character each.
_LETTERS: Final = "αa аa ɑa ∧a νv ѵv ∨v υu еe οo оo сc рp хx ѕs іi"
_DIGITS: Final = ("❶❷❸❹❺❻❼❽❾", "➀➁➂➃➄➅➆➇➈", "➊➋➌➍➎➏➐➑➒", "⓵⓶⓷⓸⓹⓺⓻⓼⓽", "⑴⑵⑶⑷⑸⑹⑺⑻⑼", "⒈⒉⒊⒋⒌⒍⒎⒏⒐")
_HAN: Final = "旡无 囯国 囻国 夲本 曰日 咊和 囗口 楽乐 売卖 発发 図图 変变 伝传 亜亚 の的 ー一 丨|"
_BRACKETS: Final = "〖【 〗】 〔[ 〕] ⟦[ ⟧]"
_BARS: Final = "‖| ⁞| ¦| ❘| ǀ|"
_LOOKALIKE: Final[dict[str, str]] = {pair[0]: pair[1] for pair in f"{_LETTERS} {_HAN} {_BRACKETS} {_BARS}".split()} | {
    digit: str(value) for row in _DIGITS for value, digit in enumerate(row, 1)
}
_QUOTES: Final = re.compile("[≪‹«⟨]([^≪‹«⟨≫›»⟩]{2,40})[≫›»⟩]")  # signs that are brackets in pairs, and list signs alone
_DISGUISED: Final = re.compile("[" + "".join(_LOOKALIKE) + "]")
# Pinyin behind a character, and what gambling brands put behind their name to look like a company.
_ASIDE: Final = re.compile("\\((?<=[\u4e00-\u9fff]\\()(?:[a-zü\u00e0-\u01dc]{1,6}|中国|中国区|china|集团)\\)")
_LETTER_BAR: Final = re.compile(r" [il丨](?= \S)(?<=\S..)")  # a letter that stands for a bar
# The same two before case is folded; Kelvin's and Ångström's signs are letters in lower case.
_MAY_BE_ASIDE: Final = re.compile("\\((?<=[\u4e00-\u9fff]\\()(?:[a-zA-Z\u00c0-\u01dc\u212a\u212b]{1,6}|中国区?|集团)\\)")
_MAY_BE_BAR: Final = re.compile(" [iIlL丨] ")

# What a character may be to a disguise, as bits of one number.
_WORD, _ASCII, _NOISY, _DIVIDES, _SLOTS, _UPPER, _STRANGE, _FIRST = (1 << n for n in range(8))
_SPACE, _FULL_STOP, _HYPHEN = map(ord, " .-")


class Matching:
    """What stems are matched against: lower case, look-alikes and pinyin undone, words closed up; and the way back to the lines.

    All lines are looked over at once, since a call for each costs more than the looking; only the few in which something may be
    undone are read one by one.
    """

    def __init__(self, folded: Sequence[str]) -> None:
        """`folded`: the folded text of every line."""
        self.texts = [text.replace("\n", " ") for text in folded] if any("\n" in text for text in folded) else list(folded)
        self._moved: dict[int, tuple[str, Spans]] = {}  # of lines whose characters moved: the text in lower case, what was closed up
        if self.texts:
            self._undo(*_look_over(Joined(self.texts)))

    def view(self, number: int, line: Line) -> View:
        """The matching view of the line with this number."""
        if number not in self._moved:
            return view_of(line, self.texts[number])
        text, spans = self._moved[number]
        return _without(_undisguised(view_of(line, text)), spans)

    def _undo(self, upper: Iterable[int], strange: set[int], noisy: set[int]) -> None:
        texts = self.texts
        for number in upper:
            texts[number] = _lowered(texts[number])
        for number in strange:
            lower = texts[number]
            if (text := _undisguised(View(lower)).text) != lower:
                self._moved[number] = lower, []
                texts[number] = text
        for number, spans in noise(texts, noisy | strange):
            if spans:
                self._moved[number] = self._moved.get(number, (texts[number], []))[0], spans
                texts[number] = closed(texts[number], spans)


def view_of(line: Line, text: str) -> View:
    """The folded view of a line with this text, which differs from it character for character."""
    view = line.view
    return view if text == view.text else view.mapped(lambda _: text)


def _look_over(lines: Joined) -> tuple[set[int], set[int], set[int]]:
    """The numbers of the lines with upper case, of those with what may be a disguise, and of those that may have to be closed up."""
    marks = lines.marks(_marks())
    strange = places_of(marks & _STRANGE != 0).tolist()
    if "(" in lines.page:
        strange += [m.start() for m in _MAY_BE_ASIDE.finditer(lines.page)]
    strange += [m.start() for m in _MAY_BE_BAR.finditer(lines.page)]
    numbers = lines.numbers(np.array(strange, np.intp)).tolist() if strange else []
    return set(lines.numbers(places_of(marks & _UPPER != 0)).tolist()), set(numbers), _noisy(lines, marks)


def _noisy(lines: Joined, marks: Marks) -> set[int]:
    """The numbers of the lines from which a space or sign between letters may go; `noise` decides. Strange lines left aside.

    Each line ends with a line feed, which is no letter; before the first line stands that of the last.
    """
    at = places_of(marks & _NOISY != 0)
    at = at[marks.take(at - 1) & _WORD != 0]
    end = at + 1 + (marks.take(at + 1) & _WORD == 0)  # one sign or two
    before, after, sign = marks.take(at - 1), marks.take(end, mode="clip"), lines.codes.take(at)
    alone = (marks.take(at - 2) | marks.take(end + 1, mode="clip")) & _WORD == 0
    common = (sign == _SPACE) | (sign == _FULL_STOP) | (sign == _HYPHEN)
    between = (marks.take(end - 1) & _NOISY != 0) & (after & _WORD != 0)
    between &= ((before & after & _ASCII == 0) | ~common) & ((sign != _HYPHEN) | alone)
    numbers = lines.numbers(at)
    divided = np.zeros(len(lines.ends), bool)
    divided[lines.with_two(places_of(marks & _DIVIDES != 0))] = True
    divided[lines.numbers(places_of(marks & _SLOTS != 0))] = True
    goes = alone | (sign != _SPACE) | divided.take(numbers) | (lines.ends.take(numbers) - at <= LAST)
    chosen = set(numbers[between & goes].tolist())
    known, page = edges(), lines.page
    rest = places_of(between & ~goes & (before & _FIRST != 0))
    pairs = zip(numbers.take(rest).tolist(), at.take(rest).tolist(), end.take(rest).tolist(), strict=True)
    chosen.update(number for number, start, stop in pairs if (page[start - 1] + page[stop]).lower() in known)
    return chosen


@cache
def _marks() -> Marks:
    """What each character may be; letters in upper case count as what they are in lower case.

    Strange is what has a look-alike, what is letter and sign at once, or another length in lower case; and all beyond the basic plane.
    """
    basic, noisy = list(map(chr, range(BASIC))), re.compile(SIGN).match
    firsts = frozenset(edge[0] for edge in edges())
    return marks_of(
        (
            (_WORD, filter(str.isalnum, basic)),
            (_ASCII, (c for c in basic if c.lower().isascii())),
            (_NOISY, filter(noisy, basic)),
            (_DIVIDES, filter(DELIMITER.match, basic)),
            (_SLOTS, "_|【[「(-"),
            (_UPPER, (c for c in basic if c.lower() != c)),
            (_STRANGE, (c for c in basic if c.lower() in _LOOKALIKE or c in "≪‹«⟨" or len(c.lower()) > 1 or (c.isalnum() and noisy(c)))),
            (_FIRST, (c for c in basic if c.lower() in firsts)),
        ),
        beyond=_WORD | _NOISY | _STRANGE,
    )


def _lowered(text: str) -> str:
    """A text in lower case, where that is as long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _undisguised(view: View) -> View:
    """Bars that letters stand for, brackets, look-alikes and what stands in brackets behind a character undone."""
    if len(_LETTER_BAR.findall(view.text)) > 1:
        view = view.mapped(lambda text: _LETTER_BAR.sub(" |", text))
    view = view.mapped(lambda text: _QUOTES.sub(r"[\1]", text))
    view = view.mapped(lambda text: _DISGUISED.sub(lambda m: _LOOKALIKE[m[0]], text))
    return _without(view, [m.span() for m in _ASIDE.finditer(view.text)])


def _without(view: View, spans: Spans) -> View:
    return view.edited(Edit(start, end, "", EditKind.REPAIR) for start, end in spans) if spans else view
