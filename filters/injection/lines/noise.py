"""Spaces, dots and signs that disguises put inside words, told from those that divide a list or a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from filters.codepoints import EMOJI
from filters.injection.lines.split_stems import Spans, closed, inside_stems, may_cut
from filters.injection.vocabulary import patterns
from filters.moment import MONTH
from filters.remembered import remembered

_SIGNS: Final = f"\u20e3\u2b00-\u2bff{EMOJI}"  # keycaps, arrows, emoji
_POINTS: Final = "·・•‧∙⋅"
_RULES: Final = "┃│┆┊┅┄┇┈"  # drawn lines
SIGN: Final = f"[ .{_POINTS}{_RULES}*~^{_SIGNS}-]"
_NOISE: Final = re.compile(f"{SIGN}(?<=[^\\W_]{SIGN}){SIGN}?(?=[^\\W_])")  # between two letters or digits
BULLET: Final = r"\s*[•·●○■□◆◇◎★☆▪▶►»》>*+\-–—]\s*"
_HEAD: Final = re.compile(rf"{BULLET}|[^\s:]{{1,8}}:\s*|")  # a bullet or label at a line's start
DELIMITER: Final = re.compile(rf"[_,|、/;\-{_POINTS}{_RULES}—~=+&#@*^>→【\[「{_SIGNS}]")
# What disguises put inside words; another sign that repeats divides the line rather.
_INSIDE: Final = re.compile(f"[{_POINTS}{_RULES}*^~{_SIGNS}]")
_ANY: Final = re.compile(SIGN)
_TOGETHER: Final = re.compile(r"[^\W_]{2}")
_DOT: Final = frozenset(f".{_POINTS}")
_PROSE_SIGN: Final = re.compile("[。,;!]")
_WAVES: Final = _DOT | {"~", *_RULES}  # signs that both disguise words and divide titles
_OF_TITLE: Final = "_| —–-"  # between the slots of a title
_SITE: Final = re.compile(rf"\s*[{_OF_TITLE}][^{_OF_TITLE}]*$")  # the last slot of a title
_MAKES_SLOTS: Final = re.compile(r"[_|:。(【\[「—–-]")  # before a sign that then stands inside a slot
_BEFORE_RULE: Final = 60  # characters before a drawn line in which such a sign is looked for
_LABEL: Final = 20  # characters before a space that may be a label; the list has shorter ones
_LIST, _WORD = 3, 2  # signs of a list, and letters of a word behind it
_TERM: Final = 3  # letters on both sides of such a sign, from which it divides
_DATE: Final = re.compile(MONTH)  # a space before it is none of a word's
_LETTER_BY_LETTER: Final = re.compile(r" (?:[^\W_] ){0,4}[\u4e00-\u9fff] [\u4e00-\u9fff](?![^\W_])")  # a term spelt with spaces goes on
_ORDINAL: Final = re.compile(r"(?:^|[。!?;…:\s])(?:\d{1,2}|[b-h])$")  # the number or letter of an item, before its dot
_FIRST: Final = re.compile(r"(?:^|[。!?;…:()\s])a$")  # the letter of the first, which words are disguised with too: a.片
_SECOND: Final = re.compile(rf"[\s;,]b[{_POINTS}.]")  # of the answers to choose from: A.李白 B.杜甫
_ANSWER: Final = 40  # characters of one
_TIMES: Final = re.compile(r"\*\d{1,4}(?![^\W_])")  # how many there are of what stands before it: 红药水*5
_DOTTED: Final = 8  # letters around a dot that may be one word; more are two terms
# A line of nothing but terms between spaces.
_SPACED: Final = re.compile(r"[^\s。!?;:,]{2,21}(?: +[^\s。!?;:,]{2,21}){2,} ?\??")
# A slot with one space: of a title, or behind a label, a sentence or a bullet at the line's end.
_SLOT: Final = re.compile(
    rf"(?:(?<=[_|【\[「(:。!?…‘“-]) ?|^(?=[^_|-]+[_|-]|[^\W_]{{1,6}} [^\W_]{{1,6}}:)|^{BULLET})"
    r"[^\W_]{1,6}( )[^\W_]{1,6}(?=\s?[_|】\])」’”:-]|$)"
)
LAST: Final = 8  # characters from a space to the line's end, up to which it may stand in such a slot
_MOST_CUTS: Final = 8  # spaces between words up to which each is held against the stems


class _Told(NamedTuple):
    """Where spaces, dots and signs stand between a line's letters; of them how many stand between single ones, which stand inside words as
    the line's own signs tell, and the sign that divides it.
    """

    found: Spans
    spelt: int
    inside: Spans
    divides: str


_NOTHING: Final = _Told([], 0, [], "")


def delimiter(text: str) -> str:
    """The sign that divides a text most often, twice at least; empty where there is none."""
    signs = DELIMITER.findall(text)
    if len(signs) < 2:
        return ""
    repeated = [sign for sign, times in Counter(signs).most_common(3) if times > 1]
    sure = next((sign for sign in repeated if not _INSIDE.match(sign)), "")
    return sure or max(repeated, key=lambda sign: min(map(len, text.split(sign))), default="")


def noise(texts: Sequence[str], numbers: Iterable[int], *, apart: bool = False) -> Iterator[tuple[int, Spans]]:
    """Spaces, dots and signs inside words: every one where another sign divides the line, else single characters' own and disguises;
    `apart`: whether none of the texts is another's heading.
    """
    doubtful: dict[int, Spans] = {}
    lines: frozenset[str] = frozenset()  # all of them, where one is asked for
    spaced = set[int]()  # lines that spaces divide
    sentences: dict[int, Spans] = {}  # whose commas divide them: there only stems tell what stands inside a word
    for number in numbers:
        text = texts[number]
        found, spelt, inside, divides = _told(text)
        if not found:
            continue
        if divides and inside and " " in {text[start] for start, _ in inside}:
            lines = lines or frozenset(() if apart else texts)
            inside = [] if _continues(text, inside, divides) else _without_heading(text, inside, lines)
        if divides and not inside:
            sentences[number] = found
            spaced |= {number} if divides == " " else set()
        elif divides and len(inside) - spelt <= 2 * text.count(divides):
            lone = len(inside) == 1 and text[inside[0][0]] not in _RULES
            yield number, [] if lone and _ends_a_term(text, *inside[0]) else inside
        else:
            doubtful[number] = inside
    sure = {number: [span for span in found if _cuts_off(texts[number], *span)] for number, found in doubtful.items()}
    unsure = sentences | {number: found for number, found in doubtful.items() if len(sure[number]) < len(found)}
    few = {number: found for number, found in unsure.items() if len(found) <= _MOST_CUTS and may_cut(texts[number], found)}
    cut = inside_stems(texts, few, spaced) if few else {}
    for number, found in unsure.items():
        hiding = cut.get(number, set())
        if number in doubtful:
            hiding = hiding | {start for start, _ in sure[number]} | {m.start(1) for m in _SLOT.finditer(texts[number])}
        yield number, [span for span in found if span[0] in hiding]
    yield from ((number, found) for number, found in sure.items() if number not in unsure)


@remembered
def _told(text: str) -> _Told:
    """What a line's signs say by themselves."""
    found = _between_words(text)
    if not found:
        return _NOTHING
    spelt = [span for span in found if _spells(text, *span)]
    divides = _divides(closed(text, spelt) if spelt else text)
    inside = sorted({*spelt, *_inside_terms(text, found, divides)}) if divides else found
    return _Told(found, len(spelt), inside, divides)


@remembered
def has_slot(text: str) -> bool:
    """Whether a line has a slot with one space."""
    return _SLOT.search(text) is not None


def _divides(text: str) -> str:
    """The sign that divides a line behind its bullet or label."""
    head = _HEAD.match(text)
    body = text[head.end() :] if head else text
    sign = delimiter(body)
    return " " if (not sign or _INSIDE.match(sign)) and _SPACED.fullmatch(body) else sign


def _inside_terms(text: str, found: Spans, divides: str) -> Iterator[tuple[int, int]]:
    """The signs that are none of those that divide the line, nor a space that the rest of a sentence follows."""
    stop = sign = -1  # where the next sign of prose stands, and the next that divides; behind the line where there is none
    for start, end in found:
        if divides in text[start:end]:
            continue
        if text[start] == " " and stop < end:
            stop = prose.start() if (prose := _PROSE_SIGN.search(text, end)) else len(text)
        if text[start] == " " and sign < end:
            sign = at if (at := text.find(divides, end)) >= 0 else len(text) + 1
        if text[start] != " " or stop == len(text) or sign <= stop:
            yield start, end


def _continues(text: str, inside: Spans, divides: str) -> bool:
    """Whether something else of several words stands behind a list, or before it: words with spaces, where no other slot has any."""
    if text.count(divides) < _LIST or not all(text[start] == " " for start, _ in inside):
        return False
    first, last = text.find(divides), text.rfind(divides)
    begin, end = (last + 1, len(text)) if inside[0][0] > last else (0, first) if inside[-1][0] < first else (0, 0)
    return end > begin and min(map(len, text[begin:end].split())) >= _WORD


def _without_heading(text: str, inside: Spans, lines: frozenset[str]) -> Spans:
    """The signs inside a list's words without those of a heading of the page before or behind the list, and the space between the two."""
    for number, (start, end) in enumerate(inside[-_MOST_CUTS:], max(0, len(inside) - _MOST_CUTS)):
        rest = text[end:]
        if text[start] == " " and len(rest) > _TERM and (rest in lines or _SITE.sub("", rest) in lines):
            inside = inside[:number]
            break
    for number, (start, _) in enumerate(inside[:_MOST_CUTS], 1):
        if text[start] == " " and start > _TERM and text[:start] in lines:
            return inside[number:]
    return inside


def _between_words(text: str) -> Spans:
    """Where spaces, dots and signs stand between two letters that are not both Latin."""
    return [span for span in [m.span() for m in _NOISE.finditer(text)] if _may_be_noise(text, *span)]


def _may_be_noise(text: str, start: int, end: int) -> bool:
    """Whether a sign may stand inside a word: not in Latin, but for emoji and where a Chinese word is spelt so, as in a.v.女.优; a hyphen
    only where a word is spelt with it.
    """
    sign = text[start]
    if text[start - 1].isascii() and text[end].isascii():
        in_numbers = text[start - 1].isdigit() and text[end].isdigit()
        strange = not sign.isascii() and not (sign in _DOT and in_numbers)
        spelt = sign == " " and _is_single(text, start - 1) and _LETTER_BY_LETTER.match(text, start) is not None
        return spelt or strange or (sign in "*^~" and _spells(text, start, end)) or _spells_on(text, start, end)
    if sign == " " and (_DATE.match(text, end) or (start <= _LABEL and patterns.is_label(text[:start]))):
        return False
    if sign in _DOT and _is_ordinal(text, start):
        return False
    if sign == "*" and not _is_single(text, start - 1) and _TIMES.match(text, start):
        return False
    return sign != "-" or _spells(text, start, end)


def _is_ordinal(text: str, dot: int) -> bool:
    """Whether what stands before a dot is the number or letter of an item."""
    first = max(0, dot - 3)
    return bool(_ORDINAL.search(text, first, dot) or (_FIRST.search(text, first, dot) and _SECOND.search(text, dot, dot + _ANSWER)))


def _ends_a_term(text: str, start: int, end: int) -> bool:
    """Whether a dot, wave or drawn line stands between two words as long as terms."""
    if text[start] not in _WAVES:
        return False
    before, after = (
        _spelt_together(text[max(0, start - 2 * _TERM) : start], text[start]),
        _spelt_together(text[end : end + 2 * _TERM], text[start]),
    )
    return min(len(before), len(after)) >= _TERM and before[-_TERM:].isalnum() and after[:_TERM].isalnum()


def _spelt_together(text: str, sign: str) -> str:
    """A text without the signs other than this between its letters, where no two letters stand together."""
    return text if _TOGETHER.search(text) else "".join([c for c in text if c == sign or not _ANY.match(c)])


def _spells(text: str, start: int, end: int) -> bool:
    """Whether a sign stands between single characters: 代.开.发.票."""
    return text[start] != " " and _is_single(text, start - 1) and _is_single(text, end)


def _spells_on(text: str, start: int, end: int) -> bool:
    """Whether a sign between two single Latin letters stands behind the second again, and before a single Chinese character."""
    sign = text[start:end]
    follows = text.startswith(sign, end + 1) and not text[end + 1 + len(sign) : end + 2 + len(sign)].isascii()
    return sign != " " and follows and _spells(text, start, end) and _spells(text, end + 1, end + 1 + len(sign))


def _is_single(text: str, at: int) -> bool:
    return not (text[at - 1 : at].isalnum() or text[at + 1 : at + 2].isalnum())


def _cuts_off(text: str, start: int, end: int) -> bool:
    """Whether a space stands between single characters, or another sign beside one or where disguises have it."""
    left, right = _is_single(text, start - 1), _is_single(text, end)
    if text[start] == " ":
        return left and right
    if _ends_a_term(text, start, end) and _ends_a_slot(text, start):
        return False
    disguise = _letters_around(text, start, end) <= _DOTTED if text[start] in _DOT else bool(_INSIDE.match(text[start]))
    return (left or right or disguise) and not text[start - 1].isdigit()


def _ends_a_slot(text: str, end: int) -> bool:
    """Whether a title, or its last slot, ends at a place; where other signs make slots, a drawn line makes none."""
    if text[end] in _RULES:
        return not _MAKES_SLOTS.search(text, max(0, end - _BEFORE_RULE), end)
    first = end
    while first and text[first - 1].isalnum():
        first -= 1
    return not first or text[first - 1] in _OF_TITLE


def _letters_around(text: str, start: int, end: int) -> int:
    """How many letters stand without a break before and behind a sign."""
    first, last = start, end
    while first and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return start - first + last - end
