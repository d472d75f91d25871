"""The matching view: the folded view of a line with the disguises of injected keywords undone, and its way back to the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from filters.injection.joined import BASIC, Joined, Marks, marks_of, places_of
from filters.injection.stems import Hit, Stem, lexicon
from filters.line import Edit, EditKind, Line, View

# Look-alikes seen in headers, which no compatibility folding knows: Greek, Cyrillic and mathematical letters, numbers in
# circles and brackets, rare and Japanese forms of Chinese characters, kana for 的. One character each.
_LETTERS: Final = "αa аa ɑa ∧a νv ѵv ∨v υu еe οo оo сc рp хx ѕs іi"
_DIGITS: Final = ("❶❷❸❹❺❻❼❽❾", "➀➁➂➃➄➅➆➇➈", "➊➋➌➍➎➏➐➑➒", "⓵⓶⓷⓸⓹⓺⓻⓼⓽", "⑴⑵⑶⑷⑸⑹⑺⑻⑼", "⒈⒉⒊⒋⒌⒍⒎⒏⒐")
_HAN: Final = "旡无 囯国 囻国 夲本 曰日 咊和 囗口 楽乐 売卖 発发 図图 変变 伝传 亜亚 の的 ー一 丨|"
_BRACKETS: Final = "〖【 〗】"
_LOOKALIKE: Final[dict[str, str]] = {pair[0]: pair[1] for pair in f"{_LETTERS} {_HAN} {_BRACKETS}".split()} | {
    digit: str(value) for row in _DIGITS for value, digit in enumerate(row, 1)
}
_DISGUISED: Final = re.compile("[" + "".join(_LOOKALIKE) + "]")
# Pinyin behind a character, and what gambling brands put behind their name to look like a company.
_ASIDE: Final = re.compile("\\((?<=[\u4e00-\u9fff]\\()(?:[a-zü\u00e0-\u01dc]{1,6}|中国|中国区|china|集团)\\)")
_SIGNS: Final = "\u20e3\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"  # keycaps, dingbats, emoji
_POINTS: Final = "·・•‧∙⋅"
_RULES: Final = "┃│┆┊┅┄┇┈"  # drawn lines
_SIGN: Final = f"[ .{_POINTS}{_RULES}*~^{_SIGNS}-]"
_NOISE: Final = re.compile(f"{_SIGN}(?<=[^\\W_]{_SIGN}){_SIGN}?(?=[^\\W_])")  # between two letters or digits
_BULLET: Final = r"\s*[•·●○■□◆◇◎★☆▪▶►»》>*+\-–—]\s*"
_HEAD: Final = re.compile(rf"{_BULLET}|[^\s:]{{1,8}}:\s*|")  # a bullet or label at a line's start
_DELIMITER: Final = re.compile(rf"[_,|、/;\-{_POINTS}{_RULES}—~=+&#@*^>→【\[「{_SIGNS}]")
# What disguises put inside words; another sign that repeats divides the line rather.
_INSIDE: Final = re.compile(f"[{_POINTS}{_RULES}*^~{_SIGNS}]")
_DOT: Final = frozenset(f".{_POINTS}")
_PROSE_SIGN: Final = re.compile("[。,;!]")
_WAVES: Final = _DOT | {"~"}  # signs that both disguise words and divide titles
_OF_TITLE: Final = re.compile(r"(?:^|[_| —–-])[^\W_]+$")  # a title, or its last slot, that ends before such a sign
_TERM: Final = 3  # letters on both sides of such a sign, from which it divides
_DOTTED: Final = 8  # letters around a dot that may be one word; more are two terms
# A line of nothing but terms between spaces.
_SPACED: Final = re.compile(r"[^\s。!?;:,]{2,21}(?: +[^\s。!?;:,]{2,21}){2,} ?\??")  # terms between spaces
# A slot with one space: of a title, or behind a label, a sentence or a bullet at the line's end.
_SLOT: Final = re.compile(rf"(?:(?<=[_|【\[「(:。!?…-]) ?|^(?=[^_|-]+[_|-])|^{_BULLET})[^\W_]{{1,6}}( )[^\W_]{{1,6}}(?=\s?[_|】\])」:-]|$)")
_LAST: Final = 8  # characters from a space to the line's end, up to which it may stand in such a slot
_MOST_CUTS: Final = 8  # spaces between words up to which each is held against the stems
_KNOWN: Final = 0.3  # weight of a stem that a space inside it hides
_SPLIT: Final = (0.9, 4)  # weight and characters of a stem that a space may halve, and not only cut one character off
_LETTER_BAR: Final = re.compile(r" [il丨](?= \S)(?<=\S..)")  # a letter that stands for a bar
# The same two before case is folded; Kelvin's and Ångström's signs are letters in lower case.
_MAY_BE_ASIDE: Final = re.compile("\\((?<=[\u4e00-\u9fff]\\()(?:[a-zA-Z\u00c0-\u01dc\u212a\u212b]{1,6}|中国区?|集团)\\)")
_MAY_BE_BAR: Final = re.compile(" [iIlL丨] ")

# What a character may be to a disguise, as bits of one number.
_WORD, _ASCII, _NOISY, _DIVIDES, _SLOTS, _UPPER, _STRANGE, _FIRST = (1 << n for n in range(8))
_SPACE, _FULL_STOP, _HYPHEN = map(ord, " .-")


Spans = list[tuple[int, int]]


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
        for number, spans in _noise(texts, noisy | strange):
            if spans:
                self._moved[number] = self._moved.get(number, (texts[number], []))[0], spans
                texts[number] = _closed(texts[number], spans)


def view_of(line: Line, text: str) -> View:
    """The folded view of a line with this text, which differs from it character for character."""
    view = line.view
    return view if text == view.text else view.mapped(lambda _: text)


def delimiter(text: str) -> str:
    """The sign that divides a text most often, twice at least; empty where there is none."""
    signs = _DELIMITER.findall(text)
    if len(signs) < 2:
        return ""
    common = sorted(dict.fromkeys(signs), key=signs.count, reverse=True)[:3]
    repeated = [sign for sign in common if signs.count(sign) > 1]
    sure = next((sign for sign in repeated if not _INSIDE.match(sign)), "")
    return sure or max(repeated, key=lambda sign: min(map(len, text.split(sign))), default="")


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
    """The numbers of the lines from which a space or sign between letters may go; `_noise` decides. Strange lines left aside.

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
    goes = alone | (sign != _SPACE) | divided.take(numbers) | (lines.ends.take(numbers) - at <= _LAST)
    chosen = set(numbers[between & goes].tolist())
    edges, page = _edges(), lines.page
    rest = places_of(between & ~goes & (before & _FIRST != 0))
    pairs = zip(numbers.take(rest).tolist(), at.take(rest).tolist(), end.take(rest).tolist(), strict=True)
    chosen.update(number for number, start, stop in pairs if (page[start - 1] + page[stop]).lower() in edges)
    return chosen


@cache
def _marks() -> Marks:
    """What each character may be; letters in upper case count as what they are in lower case.

    Strange is what has a look-alike, what is letter and sign at once, or another length in lower case; and all beyond the basic plane.
    """
    basic, noisy = list(map(chr, range(BASIC))), re.compile(_SIGN).match
    firsts = frozenset(edge[0] for edge in _edges())
    return marks_of(
        (
            (_WORD, filter(str.isalnum, basic)),
            (_ASCII, (c for c in basic if c.lower().isascii())),
            (_NOISY, filter(noisy, basic)),
            (_DIVIDES, filter(_DELIMITER.match, basic)),
            (_SLOTS, "_|【[「(-"),
            (_UPPER, (c for c in basic if c.lower() != c)),
            (_STRANGE, (c for c in basic if c.lower() in _LOOKALIKE or len(c.lower()) > 1 or (c.isalnum() and noisy(c)))),
            (_FIRST, (c for c in basic if c.lower() in firsts)),
        ),
        beyond=_WORD | _NOISY | _STRANGE,
    )


def _lowered(text: str) -> str:
    """A text in lower case, where that is as long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _undisguised(view: View) -> View:
    """Bars that letters stand for, look-alikes and what stands in brackets behind a character undone."""
    if len(_LETTER_BAR.findall(view.text)) > 1:
        view = view.mapped(lambda text: _LETTER_BAR.sub(" |", text))
    view = view.mapped(lambda text: _DISGUISED.sub(lambda m: _LOOKALIKE[m[0]], text))
    return _without(view, [m.span() for m in _ASIDE.finditer(view.text)])


def _without(view: View, spans: Spans) -> View:
    return view.edited(Edit(start, end, "", EditKind.REPAIR) for start, end in spans) if spans else view


def _noise(texts: Sequence[str], numbers: Iterable[int]) -> Iterator[tuple[int, Spans]]:
    """Spaces, dots and signs inside words: every one where another sign divides the line, else single characters' own and disguises."""
    doubtful: dict[int, Spans] = {}
    for number in numbers:
        text = texts[number]
        found = _between_words(text)
        if not found:
            continue
        spelt = [span for span in found if _spells(text, *span)]
        divides = _divides(_closed(text, spelt) if spelt else text)
        inside = [span for span in found if span in spelt or _inside_a_term(text, span, divides)] if divides else found
        if divides and len(inside) - len(spelt) <= 2 * text.count(divides):
            yield number, inside if len(inside) > 1 else [span for span in inside if not _ends_a_term(text, *span)]
        else:
            doubtful[number] = inside
    few = {number: found for number, found in doubtful.items() if len(found) <= _MOST_CUTS and _may_cut(texts[number], found)}
    cut = _inside_stems(texts, few) if few else {}
    for number, found in doubtful.items():
        text, hiding = texts[number], cut.get(number, set()) | {m.start(1) for m in _SLOT.finditer(texts[number])}
        yield number, [(start, end) for start, end in found if start in hiding or _cuts_off(text, start, end)]


def _divides(text: str) -> str:
    """The sign that divides a line behind its bullet or label."""
    head = _HEAD.match(text)
    body = text[head.end() :] if head else text
    sign = delimiter(body)
    return " " if (not sign or _INSIDE.match(sign)) and _SPACED.fullmatch(body) else sign


def _inside_a_term(text: str, span: tuple[int, int], divides: str) -> bool:
    """Whether a sign is none of those that divide the line, nor a space that the rest of a sentence follows."""
    if divides in text[slice(*span)]:
        return False
    stop = _PROSE_SIGN.search(text, span[1]) if text[span[0]] == " " else None
    return stop is None or 0 <= text.find(divides, span[1]) <= stop.start()


def _between_words(text: str) -> Spans:
    """Where spaces, dots and signs stand between two letters that are not both Latin."""
    return [span for span in [m.span() for m in _NOISE.finditer(text)] if _may_be_noise(text, *span)]


def _may_be_noise(text: str, start: int, end: int) -> bool:
    """Whether a sign may stand inside a word: not in Latin, but for emoji; a hyphen only where a word is spelt with it."""
    sign = text[start]
    if text[start - 1].isascii() and text[end].isascii():
        in_numbers = text[start - 1].isdigit() and text[end].isdigit()
        return (not sign.isascii() and not (sign in _DOT and in_numbers)) or (sign in "*^~" and _spells(text, start, end))
    return sign != "-" or _spells(text, start, end)


def _ends_a_term(text: str, start: int, end: int) -> bool:
    """Whether a dot or wave stands between two words as long as terms."""
    long = text[max(0, start - _TERM) : start].isalnum() and text[end : end + _TERM].isalnum() and min(start, len(text) - end) >= _TERM
    return long and text[start] in _WAVES


def _spells(text: str, start: int, end: int) -> bool:
    """Whether a sign stands between single characters: 代.开.发.票."""
    return text[start] != " " and _is_single(text, start - 1) and _is_single(text, end)


def _is_single(text: str, at: int) -> bool:
    return not (text[at - 1 : at].isalnum() or text[at + 1 : at + 2].isalnum())


def _may_cut(text: str, spans: Spans) -> bool:
    """Whether the letters on both sides of a span stand side by side in a stem, where a space may cut it."""
    edges = _edges()
    return any(text[start - 1] + text[end] in edges for start, end in spans)


@cache
def _edges() -> frozenset[str]:
    pairs = {edge for s in lexicon().stems if s.weight >= _KNOWN for edge in (s.text[:2], s.text[-2:])}
    return frozenset(pairs | {a + b for s in lexicon().stems if _may_halve(s) for a, b in pairwise(s.text)})


def _may_halve(stem: Stem) -> bool:
    return stem.weight >= _SPLIT[0] and len(stem.text) >= _SPLIT[1]


def _inside_stems(texts: Sequence[str], spans: Mapping[int, Spans]) -> dict[int, set[int]]:
    """Where a span cuts a stem that stands there when the spans are taken out, one character off it (欧宝体 育) unless it is a sure one."""
    closed = [_closed(texts[number], cuts) for number, cuts in spans.items()]
    inside: dict[int, set[int]] = {}
    hits = lexicon().hits_in(Joined(closed))
    for row, (number, cuts) in enumerate(spans.items()):
        strong = [h for h in hits.get(row, ()) if h.stem.weight >= _KNOWN]
        at = [(start, start - sum(b - a for a, b in cuts[:count])) for count, (start, _) in enumerate(cuts)]
        inside[number] = {start for start, place in at for h in strong if h.start < place < h.end and _hides(h, place)}
    return inside


def _hides(hit: Hit, at: int) -> bool:
    return 1 in (at - hit.start, hit.end - at) or _may_halve(hit.stem)


def _closed(text: str, cuts: Spans) -> str:
    edges = [0, *(at for cut in cuts for at in cut), len(text)]
    return "".join([text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)])


def _cuts_off(text: str, start: int, end: int) -> bool:
    """Whether a space stands between single characters, or another sign beside one or where disguises have it."""
    left, right = _is_single(text, start - 1), _is_single(text, end)
    if text[start] == " ":
        return left and right
    if _ends_a_term(text, start, end) and _OF_TITLE.search(text, 0, start):
        return False
    disguise = _letters_around(text, start, end) <= _DOTTED if text[start] in _DOT else bool(_INSIDE.match(text[start]))
    return (left or right or disguise) and not text[start - 1].isdigit()


def _letters_around(text: str, start: int, end: int) -> int:
    """How many letters stand without a break before and behind a sign."""
    first, last = start, end
    while first and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return start - first + last - end
