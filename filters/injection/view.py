"""The matching view: the folded view of a line with the disguises of injected keywords undone, and its way back to the raw text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from filters.injection.joined import places
from filters.injection.stems import Hit, Stem, lexicon
from filters.line import Edit, EditKind, Line, View, fold_all

# Look-alikes seen in headers, which no compatibility folding knows: Greek, Cyrillic and mathematical letters, numbers in
# circles and brackets, rare forms of 无, 国, 本, 日, kana for 的. One character each.
_LETTERS: Final = "αa аa ɑa ∧a νv ѵv ∨v υu еe οo оo сc рp хx ѕs іi"
_DIGITS: Final = ("❶❷❸❹❺❻❼❽❾", "➀➁➂➃➄➅➆➇➈", "➊➋➌➍➎➏➐➑➒", "⓵⓶⓷⓸⓹⓺⓻⓼⓽", "⑴⑵⑶⑷⑸⑹⑺⑻⑼", "⒈⒉⒊⒋⒌⒍⒎⒏⒐")
_HAN: Final = "旡无 囯国 囻国 夲本 曰日 咊和 の的 丨|"
_LOOKALIKE: Final = {pair[0]: pair[1] for pair in f"{_LETTERS} {_HAN}".split()} | {
    digit: str(value) for row in _DIGITS for value, digit in enumerate(row, 1)
}
_TABLE: Final = str.maketrans(_LOOKALIKE)
_DISGUISED: Final = re.compile("[" + "".join(_LOOKALIKE) + "]")
# Pinyin behind a character, and what gambling brands put behind their name to look like a company.
_ASIDE: Final = re.compile("\\((?<=[\u4e00-\u9fff]\\()(?:[a-zü\u00e0-\u01dc]{1,6}|中国|中国区|china|集团)\\)")
_SIGNS: Final = "\u20e3\u2600-\u27bf\U0001f300-\U0001faff"  # keycaps, dingbats, emoji
_NOISE: Final = re.compile("{0}(?<=[^\\W_]{0}){0}?(?=[^\\W_])".format(f"[ .·*~^{_SIGNS}-]"))  # between two letters or digits
_DELIMITER: Final = re.compile(rf"[_,|、/;\-•·┃│┆┊┅—~=+&#@*^【{_SIGNS}]")
_INSIDE: Final = re.compile(f"[·*^~{_SIGNS}]")  # what disguises put inside words; another sign that repeats divides the line rather
_DOTTED: Final = 8  # letters around a · that may be one word; more are two terms
_SLOT: Final = re.compile(
    r"(?:(?<=[_|【\[-]) ?|^(?=[^_|-]+[_|-]))[^\W_]{1,6}( )[^\W_]{1,6}(?=\s?[_|】\]-]|$)"
)  # of a title, with one space
_MOST_CUTS: Final = 8  # spaces between words up to which each is held against the stems
_KNOWN: Final = 0.3  # weight of a stem that a space inside it hides
_SPLIT: Final = (0.9, 4)  # weight and characters of a stem that a space may halve, and not only cut one character off
_LETTER_BAR: Final = re.compile(r" [il丨](?= \S)(?<=\S..)")  # a letter that stands for a bar


Spans = list[tuple[int, int]]


def matching(lines: Sequence[Line]) -> tuple[list[str], dict[int, View]]:
    """What stems are matched against: lower case, look-alikes and pinyin undone, words closed up.

    The text of every line, and the views of those lines whose characters moved. All lines are looked over at once: a call
    for each costs more than the looking.
    """
    fold_all(lines)
    texts = _lowered([line.view.text for line in lines])
    views: dict[int, View] = {}
    for number in sorted({number for number, _ in places(texts, _disguises("\n".join(texts)))}):
        views[number] = _undisguised(view_of(lines[number], texts[number]))
        texts[number] = views[number].text
    for number, spans in _noise(texts):
        if spans:
            views[number] = _without(views.get(number) or view_of(lines[number], texts[number]), spans)
            texts[number] = views[number].text
    return texts, views


def view_of(line: Line, text: str) -> View:
    """The folded view of a line with this text, which differs from it character for character."""
    view = line.view
    return view if text == view.text else view.mapped(lambda _: text)


def delimiter(text: str) -> str:
    """The sign that divides a text most often, twice at least; empty where there is none."""
    signs = _DELIMITER.findall(text)
    if len(signs) < 2:
        return ""
    common = Counter(signs).most_common(3)
    repeated = [sign for sign, times in common if times > 1]
    return next((sign for sign in repeated if not _INSIDE.match(sign)), repeated[0] if repeated else "")


def _lowered(texts: list[str]) -> list[str]:
    """The texts in lower case, each as long as it was and without line feeds."""
    page = "\n".join(texts)
    if page.count("\n") >= max(1, len(texts)):
        texts = [text.replace("\n", " ") for text in texts]
        page = "\n".join(texts)
    lower = page.lower()
    if lower == page:
        return texts
    return lower.split("\n") if len(lower) == len(page) else [text.lower() if len(text.lower()) == len(text) else text for text in texts]


def _disguises(page: str) -> list[int]:
    """Where something stands that a second look may undo."""
    found = [m.start() for m in _DISGUISED.finditer(page)]
    if "(" in page:
        found += [m.start() for m in _ASIDE.finditer(page)]
    return found + [m.start() for m in _LETTER_BAR.finditer(page)]


def _undisguised(view: View) -> View:
    """Bars that letters stand for, look-alikes and what stands in brackets behind a character undone."""
    if len(_LETTER_BAR.findall(view.text)) > 1:
        view = view.mapped(lambda text: _LETTER_BAR.sub(" |", text))
    view = view.mapped(lambda text: text.translate(_TABLE))
    return _without(view, [m.span() for m in _ASIDE.finditer(view.text)])


def _without(view: View, spans: Spans) -> View:
    return view.edited(Edit(start, end, "", EditKind.REPAIR) for start, end in spans) if spans else view


def _noise(texts: Sequence[str]) -> Iterator[tuple[int, Spans]]:
    """Spaces, dots and signs inside words: every one where another sign divides the line, else single characters' own and disguises."""
    doubtful: dict[int, Spans] = {}
    for number, found in _between_words(texts).items():
        text = texts[number]
        spelt = [span for span in found if _spells(text, *span)]
        divides = delimiter(_closed(text, spelt) if spelt else text)
        inside = [span for span in found if divides not in text[slice(*span)] or span in spelt] if divides else found
        if divides and len(inside) - len(spelt) <= 2 * text.count(divides):
            yield number, inside
        else:
            doubtful[number] = inside
    few = {number: found for number, found in doubtful.items() if len(found) <= _MOST_CUTS and _may_cut(texts[number], found)}
    cut = _inside_stems(texts, few) if few else {}
    for number, found in doubtful.items():
        text, hiding = texts[number], cut.get(number, set()) | {m.start(1) for m in _SLOT.finditer(texts[number])}
        yield number, [(start, end) for start, end in found if start in hiding or _cuts_off(text, start, end)]


def _between_words(texts: Sequence[str]) -> dict[int, Spans]:
    """Where spaces, dots and signs stand between two letters that are not both Latin, line by line."""
    page = "\n".join(texts)
    spans = [(a, b) for a, b in [m.span() for m in _NOISE.finditer(page)] if _may_be_noise(page, a, b)]
    found: dict[int, Spans] = {}
    for (number, offset), (start, end) in zip(places(texts, [a for a, _ in spans]), spans, strict=True):
        found.setdefault(number, []).append((start - offset, end - offset))
    return found


def _may_be_noise(text: str, start: int, end: int) -> bool:
    """Whether a sign may stand inside a word: not in Latin, but for emoji; a hyphen only where a word is spelt with it."""
    sign = text[start]
    if text[start - 1].isascii() and text[end].isascii():
        return (not sign.isascii() and sign != "·") or (sign in "*^~" and _spells(text, start, end))
    return sign != "-" or _spells(text, start, end)


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
    hits = lexicon().hits_in(closed)
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
    disguise = bool(_INSIDE.match(text[start])) and (text[start] != "·" or _letters_around(text, start, end) <= _DOTTED)
    return (left or right or disguise) and not text[start - 1].isdigit()


def _letters_around(text: str, start: int, end: int) -> int:
    """How many letters stand without a break before and behind a sign."""
    first, last = start, end
    while first and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return start - first + last - end
