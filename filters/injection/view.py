"""The matching view: the folded view of a line with the disguises of injected keywords undone, and its way back to the raw text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from filters.injection.stems import lexicon
from filters.line import Edit, EditKind, Line, View

# Look-alikes seen in headers, which no compatibility folding knows: Greek, Cyrillic and mathematical letters, numbers in
# circles and brackets, rare forms of 无, 国, 本, 日, kana for 的. One character each.
_LETTERS: Final = "αa аa ɑa ∧a νv ѵv ∨v υu еe οo оo сc рp хx ѕs іi"
_DIGITS: Final = ("❶❷❸❹❺❻❼❽❾", "➀➁➂➃➄➅➆➇➈", "➊➋➌➍➎➏➐➑➒", "⓵⓶⓷⓸⓹⓺⓻⓼⓽", "⑴⑵⑶⑷⑸⑹⑺⑻⑼", "⒈⒉⒊⒋⒌⒍⒎⒏⒐")
_HAN: Final = "旡无 囯国 囻国 夲本 曰日 咊和 の的"
_LOOKALIKE: Final = {pair[0]: pair[1] for pair in f"{_LETTERS} {_HAN}".split()} | {
    digit: str(value) for row in _DIGITS for value, digit in enumerate(row, 1)
}
_TABLE: Final = str.maketrans(_LOOKALIKE)
_DISGUISED: Final = re.compile("[" + "".join(_LOOKALIKE) + "]")
# Pinyin behind a character, and what gambling brands put behind their name to look like a company.
_ASIDE: Final = re.compile("(?<=[\u4e00-\u9fff])\\((?:[a-zü\u00e0-\u01dc]{1,6}|中国|中国区|china|集团)\\)")
_SIGNS: Final = "\u20e3\u2600-\u27bf\U0001f300-\U0001faff"  # keycaps, dingbats, emoji
_NOISE: Final = re.compile(f"[ .·*~^{_SIGNS}]{{1,2}}(?=[^\\W_])")
_WORTH_A_LOOK: Final = re.compile("[A-Z( .·*~^" + _SIGNS + "".join(_LOOKALIKE) + "]")  # most lines have none of these
_DELIMITER: Final = re.compile(r"[_,|、/;\-•·┃│┆┊┅—~=+&#@*^]")
_INSIDE: Final = frozenset("·*^~")  # signs that disguises put inside words; another sign that repeats divides the line rather
_MOST_CUTS: Final = 8  # spaces between words up to which each is held against the stems
_KNOWN: Final = 0.3  # weight of a stem that a space inside it hides
_LETTER_BAR: Final = re.compile(r"(?<=\S )[il丨](?= \S)")  # a letter that stands for a bar


def matching(line: Line) -> View:
    """What stems are matched against: lower case, look-alikes and pinyin undone, words closed up; offsets lead to the raw text."""
    if not _WORTH_A_LOOK.search(line.view.text):
        return line.view
    view = line.view.mapped(_lower)
    if len(_LETTER_BAR.findall(view.text)) > 1:
        view = view.mapped(lambda text: _LETTER_BAR.sub("|", text))
    if _DISGUISED.search(view.text):
        view = view.mapped(lambda text: text.translate(_TABLE))
    if "(" in view.text:
        view = _without(view, [m.span() for m in _ASIDE.finditer(view.text)])
    return _without(view, _noise(view.text))


def delimiter(text: str) -> str:
    """The sign that divides a text most often, twice at least; empty where there is none."""
    common = Counter(_DELIMITER.findall(text)).most_common(3)
    repeated = [sign for sign, times in common if times > 1]
    return next((sign for sign in repeated if sign not in _INSIDE), repeated[0] if repeated else "")


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) and lower != text else text


def _without(view: View, spans: Sequence[tuple[int, int]]) -> View:
    return view.edited(Edit(start, end, "", EditKind.REPAIR) for start, end in spans) if spans else view


def _noise(text: str) -> list[tuple[int, int]]:
    """Spaces, dots and signs inside words: every one where another sign divides the line, else single characters' own and disguises."""
    if text.isascii():
        return []
    spans = [m.span() for m in _NOISE.finditer(text)]
    found = [(a, b) for a, b in spans if a and text[a - 1].isalnum() and not (text[a - 1].isascii() and text[b].isascii())]
    if not found:
        return []
    divides = delimiter(text)
    if divides and len(found) <= 2 * text.count(divides):
        return [(start, end) for start, end in found if divides not in text[start:end]]
    inside = _inside_stems(text, found) if len(found) <= _MOST_CUTS else frozenset()
    return [(start, end) for start, end in found if start in inside or _cuts_off(text, start, end)]


def _inside_stems(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where a span cuts one character off a stem that stands there when the spans are taken out: 欧宝体 育."""
    joined, cuts, at = "", list[tuple[int, int]](), 0
    for start, end in spans:
        joined += text[at:start]
        cuts.append((start, len(joined)))
        at = end
    hits = [h for h in lexicon().hits(joined + text[at:]) if h.stem.weight >= _KNOWN]
    return frozenset(start for start, place in cuts for h in hits if h.start < place < h.end and 1 in (place - h.start, h.end - place))


def _cuts_off(text: str, start: int, end: int) -> bool:
    """Whether single characters stand on both sides of a space, or on one side of another sign."""
    left = start < 2 or not text[start - 2].isalnum()
    right = end + 1 >= len(text) or not text[end + 1].isalnum()
    if text[start] == " ":
        return left and right
    return (left or right or text[start] in _INSIDE) and not text[start - 1].isdigit()
