"""Lone terms where no honest word would stand: glued behind a sentence, in a keyword's place, in brackets behind a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np

from filters.injection.lines import places
from filters.injection.lines.imprint import Imprint
from filters.injection.lines.reading import ADDRESS, FUNCTION_WORD, HEADINGS, LABEL_OPENS
from filters.injection.lines.segment import Place
from filters.injection.lines.sheet import Sheet, within
from filters.injection.lines.signs import COLON, OPENS_ASIDE, STOP
from filters.injection.vocabulary import patterns, shape
from filters.injection.vocabulary.counted import shared
from filters.injection.vocabulary.joined import places_of
from filters.injection.vocabulary.stems import FAMILIES, Hit
from filters.model import Category
from filters.remembered import remembered

_TERM: Final = r"[a-z0-9\u4e00-\u9fff]{3,21}+"  # possessive: what follows a term is none of its characters
# Behind a sentence, or the brackets that hold who wrote it; a colon in a time is none.
_GLUED: Final = re.compile(rf"(?:[。!?…]|[。!?…”]\([^()]{{2,16}}\)) ?({_TERM})(?=:(?!\d)|[:,]? ?$)")
_BRACKETED: Final = re.compile(rf"[【\[「『]({_TERM})[】\]」』]\s*$")
_HEADED: Final = re.compile(rf"^\s*[【\[「『]({_TERM})[】\]」』](?=[^\W_])")
# Where a clause begins that is one term, up to its stem, and ends behind that: between commas before a colon, or a sentence's first.
_BEGINS: Final = re.compile(r"(^|[,;。!?…]) ?([a-z0-9\u4e00-\u9fff]*)$")
_ENDS: Final = re.compile(r"[a-z0-9\u4e00-\u9fff]{0,10}+(?::(?!\d)|,(?=[^\W_]))")
_LONGER: Final = re.compile(r"[,:][^\W_]{6}")  # a clause behind it
_ASIDE: Final = re.compile(rf"[(\[【](?:(?<=[^\W_].)|(?<=[。!?].))({_TERM})[)\]】](?=[^\W_，,、])")
_ENCLOSED: Final = re.compile(rf"\(({_TERM})\)[。,.]?\s*$")
_QUOTED_BEHIND: Final = re.compile(rf"(?<=[^\W_的])[‘“\"]({_TERM})[’”\"]\s*$")
_QUOTED: Final = re.compile(rf"^['‘“\"]({_TERM})['’”\"](?=[^\W_])")
_ITEM: Final = re.compile(rf"\s*(?:[•·●○■□◆◇▪▶►»>*+–—-]\s*|\(?\d{{1,2}}(?:[、)]|\.(?!\d))\s*)?({_TERM})\s*")
_ITEM_LENGTH: Final = (3, 26)  # characters of a line that may be a term and a bullet or a number
_FEWEST_ITEMS: Final = 3
_LONG: Final = 5  # characters of a line from which it may be a term by itself; shorter ones are headings
_SPOKEN: Final = re.compile(
    "[是把被与及对从于而但若该其此这那您我她他它们也就只才又很]|(?<![金银皇古京名])都|可以|在(?!线)"
    r"|[哦啦嘛呀唉哎哇]|阿$|[哈嘿呵嘻赞谢急]{2}|多谢|[年月]\d|\d[年月日]|^0\d"  # chat, dates, the numbers of items
    "|不(?:推荐|建议|值|如|错|好|行|会|能|要|得|满|太|是|知|过)|值得|没(?!有)"  # what customers say
    "|电话|密码|邮箱"  # how a firm is reached
    "|(?:如下|如图|所示|所述)"  # what points at the lines behind it
    r"|^[共约近计][一二两三四五六七八九十百千万几\d]|^第[一二三四五六七八九十百\d]+[篇章节页期集回课讲部卷幕]$"  # counts; parts of a text
)  # what sentences say and terms do not
# Who speaks behind a sentence, as in an interview; family names with which brands begin as well are left out.
_SPEAKER: Final = re.compile(
    "[王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖韦贾夏邹熊孟秦邱尹薛阎段雷侯史陶黎顾郝龚邵岳]"
    "[\u4e00-\u9fff]{2}:"
)
_SIGNS: Final = "_|┃│┆┊—–:-"  # between the slots of a title
_LOOSE: Final = " ,、;·~/»★☆◆◇●※→✦=+>#"  # signs that stand inside a title too
_SIGN: Final = re.compile(rf"\s?[{_SIGNS}]\s?")
_LOOSE_SIGN: Final = re.compile(f"[{_LOOSE}]")
_PIECE: Final = re.compile(rf"(?:(?<=[{_LOOSE}{_SIGNS}])|^)({_TERM}|[\u4e00-\u9fff]{{2}})(?=[{_LOOSE}{_SIGNS}]|$)")
_HEADING: Final = re.compile(rf"^ ?({_TERM}):(?=[^\W_])")
_SITE: Final = re.compile(rf"(?:(?<=[{_LOOSE}{_SIGNS}【\[(])|^)({ADDRESS})(?=[{_LOOSE}{_SIGNS}】\])]|$)")
_NUMBERED: Final = re.compile(r"(?:^|\.)[a-z]{0,6}\d{2,}[a-z]{0,6}\.[a-z]+$")  # the addresses of brands that change them: 3399bet.com
_LABEL: Final = re.compile(r"^\s*[【\[]?([^:\W]{2,8})(?:[】\]]:?|:)\s*(?=\S)")
_OF_SUMMARIES: Final = re.compile("摘要|导读|提要|简介")  # labels behind which sentences stand
_BEGUN: Final = re.compile(rf"({_TERM})(?=[,。!]| [^\W_]| ?$)")  # what stands before the first of them
# A term in a line of its own before how whoever sells it is reached.
_OFFERED: Final = re.compile(
    rf"({_TERM})[,;:、 ]\s?(?:[加+]|联系|咨询)?(?:[微薇威]信|vx|wx|v|qq|扣扣|电话|手机|电报|飞机|tg|tel)[号:\s]*[a-z0-9_-]{{5,20}}"
)
_OFFER_LENGTH: Final = (10, 48)  # characters of such a line
_SLOT: Final = re.compile(rf"(?<![^\W_])({_TERM})(?=\s?(?:[,;|、]|$))")
_DIVIDED: Final = re.compile("[,;|、]")
_SPACED_SLOT: Final = re.compile(rf"(?<![^\W_])({_TERM})(?= |$)")  # of a line that no sign divides
_NAMES: Final = frozenset(
    ("作者", "来源", "文章来源", "文章出处", "信息来源", "稿源")
)  # labels behind which names stand that no article says again
_OF_TAG: Final = re.compile(r"^\s*(?:标签|分类|专题|归档|tag|tags|category):")  # labels of titles that name a tag or a column
_CLAUSE_LENGTH: Final = (3, 12)  # characters of a clause that may be a brand and its call
_MEASURE: Final = re.compile(r"\d $")  # what stands before a measure in a sentence with spaces: 12 亿美元
_EDGES: Final = re.compile(r"^[【\[]|\)[。.,]?$")  # of a label in brackets the beginning, of an aside at a text's edge the end
_BEFORE_COLON: Final = 22  # characters in which a label or a term and its colon stand
_SLOTS: Final = 8  # segments of a keyword line; one with more is a list


_OWN_WORDS: Final = 0.5  # of a slot's character pairs in the honest slots beside it, from which it is the page's own
_AMONG_SLOTS: Final = 0.2  # the same among several slots: the titles of word lists have many
_SHORTEST: Final = 2
_BRAND: Final = 0.9  # likelihood of a gambling brand from which two characters, or a clause, are one
_KNOWN_BRAND: Final = 0.5  # the same of a clause that a stem knows


class Lone(NamedTuple):
    """Where a lone term stands in a line of a sheet."""

    at: int
    start: int
    end: int
    place: Place


def find(sheet: Sheet) -> Iterator[Lone]:
    """All lone terms of a page, whatever they say."""
    yield from glued(sheet)
    yield from _asides(sheet)
    yield from _clauses(sheet)
    yield from _offered(sheet)
    yield from (Lone(at, start, end, places.WOVEN) for at, spans in sheet.woven.items() for start, end in spans)
    title, texts = "", sheet.texts
    chosen = _with_ends(sheet)
    for field, numbers in sheet.fields:
        heads = field in HEADINGS and field != "meta.description"
        for at in numbers if heads else within(chosen, numbers):
            text = texts[at]
            if heads and text and not title:
                title = text
                chosen = sorted({*chosen, *sheet.saying(title)})
            if heads or text == title:
                yield from (Lone(at, *found) for found in _at_a_title(text))
                yield from _beside_a_heading(at, text, sheet)
            elif ":" in text[:_BEFORE_COLON] or text.startswith(LABEL_OPENS):
                yield from _before_a_sentence(at, text)
                yield from _behind_a_label(at, text)
            elif field == "text" and _ENCLOSED.search(text):
                yield from _beside(at, text)


def _with_ends(sheet: Sheet) -> list[int]:
    """The lines with a colon, with a bracket at the beginning or with a round one at the end."""
    labels = sheet.signs.with_one(COLON).tolist()
    with_brackets = sheet.signs.with_one(OPENS_ASIDE).tolist()
    return sorted({*labels, *(at for at in with_brackets if _EDGES.search(sheet.texts[at]))})


def weighed(found: Lone, term: str, likely: Sequence[float], imprint: Imprint, beside: str = "") -> Lone:
    """A slot of a title with what the page itself says of it; `likely`: as the model has it; `beside`: the title's honest slots."""
    if found.place.clause:
        return _weighed_clause(found, likely)
    if found.place not in places.SLOTS_OF_TITLES or likely[0] >= places.FOREIGN.doubt:
        return found
    if (
        imprint.signs(term)
        or shared(term, beside) >= _OWN_WORDS
        or (found.place is places.SHORT and likely[1 + FAMILIES.index(Category.GAMBLING)] < _BRAND)
    ):
        return found._replace(place=places.OWN)
    doubt = _AMONG_SLOTS if found.place is places.SLOT_OF_TITLE else places.FOREIGN.doubt
    stranger = found.place is not places.SHORT and likely[0] < doubt and imprint.signs_otherwise(term)
    return found._replace(place=places.FOREIGN) if stranger else found


def _weighed_clause(found: Lone, likely: Sequence[float]) -> Lone:
    """A clause is one of any family where a stem says it alone and the model hardly doubts it; else a brand's, and not a line's first."""
    if found.place is places.SOLD_CLAUSE and likely[0] < places.SOLD_CLAUSE.doubt:
        return found
    brand = likely[1 + FAMILIES.index(Category.GAMBLING)] >= (_BRAND if found.place is places.CLAUSE else _KNOWN_BRAND)
    known = places.KNOWN_CLAUSE if found.place is places.SOLD_CLAUSE else found.place
    return found._replace(place=known if brand and found.start else places.OWN)


def items(sheet: Sheet) -> Iterator[list[Lone]]:
    """Neighbouring lines of text that are nothing but one term and perhaps a bullet: three at least are a list, fewer stand alone."""
    short = sheet.open(*_ITEM_LENGTH)
    for numbers in (numbers for field, numbers in sheet.fields if field == "text"):
        items = [(at, match) for at in within(short, numbers) if (match := _ITEM.fullmatch(sheet.texts[at]))]
        terms = [(at, match) for at, match in items if not (patterns.is_label(match[1]) or shape.reached(match[1]))]
        for _, found in groupby(enumerate(terms), key=lambda item: item[1][0] - item[0]):  # of neighbours the same
            block = [Lone(at, *match.span(1), places.ITEM) for _, (at, match) in found]
            if len(block) < _FEWEST_ITEMS:
                block = [item._replace(place=places.LINE) for item in block if item.end - item.start >= _LONG]
            if block:
                yield block


def glued(sheet: Sheet) -> Iterator[Lone]:
    """Fragments between a sentence's end and the line's end or a colon; a line that ends with a sentence and has no colon holds none."""
    stops, closed = sheet.signs.kinds & STOP != 0, sheet.signs.last & STOP != 0
    for at in places_of(stops & ~(closed & (sheet.signs.kinds & COLON == 0))).tolist():
        for match in _GLUED.finditer(sheet.texts[at]):
            spoken = _SPOKEN.search(match[1]) or _SPEAKER.fullmatch(sheet.texts[at], match.start(1), match.end(1) + 1)
            if match[1] not in patterns.calls() and not spoken:
                yield Lone(at, *match.span(1), places.GLUED)


def _slots_of(text: str) -> Iterator[tuple[int, int, Place]]:
    """Where lone terms stand in a title."""
    for pattern, place in ((_BRACKETED, places.BRACKETS), (_QUOTED, places.QUOTES)):
        if match := pattern.search(text):
            yield *match.span(1), place
    for match in filter(None, (pattern.search(text) for pattern in (_HEADED, _ENCLOSED, _QUOTED_BEHIND))):
        yield *match.span(1), places.BESIDE if shape.beckons(match[1]) or shape.mixed(match[1]) else places.EDGE
    for match in _SITE.finditer(text):
        if _NUMBERED.search(match[1]):
            yield *match.span(1), places.NUMBERED
    if _OF_TAG.match(text):
        return
    bare = shape.DECORATION.sub("", text)
    pieces, signs = list(_PIECE.finditer(bare)), len(_SIGN.findall(bare))
    place = places.SLOT_OF_TITLE if _LOOSE_SIGN.search(_SIGN.sub("_", bare)) or not signs else places.EDGE if signs == 1 else places.BETWEEN
    for before, match in zip([None, *pieces], pieces, strict=False):
        if _MEASURE.search(bare, max(0, match.start() - 2), match.start()):
            continue
        behind = before is not None and shape.signed(before[1])
        short = len(match[1]) == _SHORTEST
        yield *match.span(1), places.WHOLE if match[1] == bare else places.SHORT if short else places.BEHIND if behind else place


_at_a_title: Final = remembered(lambda text: list(_slots_of(text)))  # the same title is in several fields of a page


def _beside_a_heading(at: int, text: str, sheet: Sheet) -> Iterator[Lone]:
    """What a title says without a sign before or behind a heading of the page."""
    if place := sheet.glued.get(text):
        yield Lone(at, *place, places.EDGE)


def _beside(at: int, text: str) -> Iterator[Lone]:
    """What round brackets hold at the end of a text, where it has the shape of a brand: honest remarks stand there too."""
    if (match := _ENCLOSED.search(text)) and (shape.beckons(match[1]) or shape.mixed(match[1])):
        yield Lone(at, *match.span(1), places.BESIDE)


def _asides(sheet: Sheet) -> Iterator[Lone]:
    """What brackets hold inside a line of text."""
    if not sheet.signs.present & OPENS_ASIDE:
        return
    found = [match for at in sheet.signs.places(OPENS_ASIDE).tolist() if (match := _ASIDE.match(sheet.lines.page, at))]
    numbers = sheet.lines.numbers(np.array([m.start(1) for m in found], np.intp)).tolist() if found else []
    for at, match in zip(numbers, found, strict=True):
        start = match.start(1) - int(sheet.lines.starts[at])
        if sheet.place(at)[0] == "text" and sheet.is_fluent(at):
            yield Lone(at, start, start + len(match[1]), places.ASIDE)


def _clauses(sheet: Sheet) -> Iterator[Lone]:
    """Clauses of running text that are one term with a stem in it and no more: before a colon, or a sentence's first."""
    for at in sheet.with_stems("text"):
        text = sheet.texts[at]
        clauses = dict.fromkeys([clause for hit in sheet.hits_of(at) if (clause := _clause(text, hit))])
        for start, end in clauses if clauses and sheet.is_fluent(at) else ():
            if not _SPOKEN.search(text, start, end) and not FUNCTION_WORD.search(text, start, end):
                yield Lone(at, start, end, _clause_place(sheet, at, start, end))


def _clause_place(sheet: Sheet, at: int, start: int, end: int) -> Place:
    """What a clause is: one that a stem knows may be of any family where a longer one follows, as none does in an enumeration."""
    if not sheet.is_known(at, start, end):
        return places.CLAUSE
    return places.SOLD_CLAUSE if _LONGER.match(sheet.texts[at], end) else places.KNOWN_CLAUSE


def _clause(text: str, hit: Hit) -> tuple[int, int] | None:
    """The clause in which a stem stands, if it is one term."""
    if not (behind := _ENDS.match(text, hit.end)):
        return None
    shortest, longest = _CLAUSE_LENGTH
    end = behind.end() - 1
    first = max(0, end - longest - 2)
    before = _BEGINS.search(text[first : hit.start])
    if not before or (before[1] in (",", ";")) != (text[end] == ":"):
        return None
    start = first + before.start(2)
    return (start, end) if shortest <= end - start <= longest else None


def _offered(sheet: Sheet) -> Iterator[Lone]:
    """What stands before a contact in a line of text that has nothing else."""
    short = sheet.open(*_OFFER_LENGTH)
    for numbers in (numbers for field, numbers in sheet.fields if field == "text"):
        found = ((at, _OFFERED.fullmatch(sheet.texts[at])) for at in within(short, numbers))
        for at, match in found:
            if match and not patterns.is_label(match[1]) and not _SPOKEN.search(match[1]):
                yield Lone(at, *match.span(1), places.OFFER)


def _before_a_sentence(at: int, text: str) -> Iterator[Lone]:
    """What a colon divides from the sentence behind it, unless it speaks itself."""
    if (match := _HEADING.match(text)) and not patterns.is_label(match[1]) and not _SPOKEN.search(match[1]):
        yield Lone(at, *match.span(1), places.SUBJECT)


def _behind_a_label(at: int, text: str) -> Iterator[Lone]:
    """The slots of a short keyword line; of a summary only what stands before its first sentence."""
    label = _LABEL.match(text)
    if not label or not patterns.is_label(label[1]):
        return
    if _OF_SUMMARIES.search(label[1]):
        if begun := _BEGUN.match(text, label.end()):
            yield Lone(at, *begun.span(1), places.SUMMARY)
        return
    slots = [match.span(1) for match in (_SLOT if _DIVIDED.search(text, label.end()) else _SPACED_SLOT).finditer(text, label.end())]
    if len(slots) < _SLOTS:
        yield from (Lone(at, start, end, places.SOURCE if label[1] in _NAMES else places.SLOT) for start, end in slots)
