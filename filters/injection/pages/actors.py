"""Names that act as institutions do and are none of theirs: a site's word before a dean or a committee, or a brand by its wording."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from ahocorasick_rs import AhoCorasick

from filters.injection.judgement.others import STRANGE
from filters.injection.lines.article import PROSE_LENGTH, Article, Span
from filters.injection.lines.reading import TITLES, Reading
from filters.injection.lines.sheet import Sheet
from filters.injection.lines.signs import OPENS
from filters.injection.pages import brands
from filters.injection.vocabulary import characters, patterns, roles, shape
from filters.injection.vocabulary.counted import shared
from filters.injection.vocabulary.stems import FAMILIES
from filters.model import Category

DOUBT: Final = 0.25  # likelihood of honest wording up to which a name that acts may be a brand
_CERTAIN: Final = 0.02  # the same below which no word of the article explains it
_WORDED: Final = 0.5  # likelihood that it is a gambling brand's, above which it is worded like one
_GAMBLING: Final = 1 + FAMILIES.index(Category.GAMBLING)  # its column in the model's answer
FEW: Final = 30  # names that are looked for one by one; half of the real pages have eight or fewer, the fullest 173
_LONGEST: Final = 8  # characters of a name before the word of the trade
_SITE: Final = re.compile(
    "官网|官方网站|官方|平台|娱乐|电竞|棋牌|app下载|登录入口|网页版|手机版|线路检测|备用网址"
)  # no groups: a set of first letters is looked for much faster
_TRADES: Final = ("平台", "娱乐", "电竞", "棋牌")  # those that name a trade and no site
_OF_KITS: Final = "中国"  # what kits put in brackets before 官方 where an institution's name stood; the matching view leaves it out
_OFFICE: Final = re.compile("党委|党总支|党支部|院长|校长|图书馆|教职工|检测中心|总工程师|研究团队")
_OFFICE_OF_SITE: Final = re.compile(
    f"(?:app)?(?:{_OFFICE.pattern}|书记|总?经理|董事长|教授|师生|学子|同学|学院|工会|团委|青年志愿者|代表队)"
)
# What a site cannot do; it can publish, and offer games and gifts.
_DOES: Final = re.compile(
    "(?:近日|日前|已|将|再次|首次|成功|圆满|顺利|隆重)*(?:召开|承办|承接|揭牌|派出|组队|举[办行](?=[,。])"
    "|举[办行][^,。]{0,30}(?:会议|[大动谈流训进结彰]会|联赛|比赛|大赛|仪式|讲座|论坛|典礼|比武|演练))"
)
_MORE: Final = re.compile(f"(?:{shape.CALL})*")  # calls behind one of these
_EVENT: Final = re.compile("(?:近日|日前|隆重|圆满)?(?:第[一二三四五六七八九十]{1,3}|首)届")
_CALL: Final = re.compile("(?:官方网站|官网|网址|入口|登[录陆]|注册|开户|首页)$")
_IN_NAME: Final = re.compile("[a-z0-9\u4e00-\u9fff]")


def acting(sheet: Sheet) -> Iterator[Span]:
    """A name with 官网 or 娱乐 behind it that has a dean or a committee, as an institution has whose name was replaced, or that does what
    no site does.
    """
    page = sheet.lines.page
    for match in _SITE.finditer(page):
        end = match.end() if match[0] in _TRADES else _MORE.match(page, match.end()).end()  # type: ignore[union-attr]
        if _acts(page, match[0], end):
            yield from (span for span in _before_office(sheet, match.start(), end) if match[0] != "官方" or _is_of_a_kit(span))


def _acts(page: str, site: str, end: int) -> bool:
    """Whether what stands behind a name with such a word is an institution's."""
    if (_OFFICE_OF_SITE if site.startswith("官") else _OFFICE).match(page, end):
        return True
    return site not in _TRADES and bool(_DOES.match(page, end) or _EVENT.match(page, end))


def _before_office(sheet: Sheet, first: int, last: int) -> Iterator[Span]:
    """The name that ends with the word between two places of the page, where running text has it."""
    at = int(sheet.lines.numbers(np.array([first], np.intp))[0])
    offset = int(sheet.lines.starts[at])
    start = _start_before(sheet.texts[at], first - offset)
    if (
        start is not None
        and sheet.place(at)[0] == "text"
        and sheet.is_fluent(at)
        and not shape.honest(sheet.texts[at][start : first - offset])
    ):
        yield sheet[at], start, last - offset


def _is_of_a_kit(span: Span) -> bool:
    """Whether a kit's brackets stand in a name: 某某(中国)官方."""
    reading, start, end = span
    return _OF_KITS in reading.line.raw[slice(*reading.view.raw_span(start, end))]


def _start_before(text: str, end: int) -> int | None:
    """Where a name begins of which a word of the trade follows: the last such place, for 记者从 is no part of it."""
    first = end
    while first and end - first < _LONGEST and _IN_NAME.match(text[first - 1]):
        first -= 1
    return roles.beginning(text, end, brands.SHORTEST, end - first)


def worded(sheet: Sheet) -> list[tuple[Span, float]]:
    """A name that acts as institutions do and is worded like a brand, and the likelihood that it is honest by its characters.

    What explains such a name is looked for in the titles and outside the sentences in which it acts; news of firms is left alone.
    """
    places = list(roles.names(sheet.lines, sheet.signs.places(OPENS)))
    acting = list(dict.fromkeys([sheet.lines.page[start:end] for start, end in places]))
    likely = dict(_like_brands(acting, sheet.lines.page)) if acting else {}
    sure = frozenset(name for name, honest in likely.items() if _is_certain(name, honest))
    spans = list(_spans(sheet, _with_more(sheet.lines.page, places, likely))) if likely else []
    named = {r.text[start:end] for r, start, end in spans if not _names_no_brand(r, start, end, sure)}
    spans = [(r, start, end) for r, start, end in spans if r.text[start:end] in named]
    beside = Article(sheet, taken=[(r, *brands.sentence(r.text, start, end)) for r, start, end in spans])
    if not spans or len(beside.prose) < PROSE_LENGTH or any(map(brands.of_firms, spans)):
        return []
    titles = "\n".join([sheet.texts[at] for field, places in sheet.fields if field in TITLES for at in places])
    unexplained = [name for name, honest in likely.items() if honest < _CERTAIN or not beside.explains(name)]
    untitled = [name for name in unexplained if not shared(name, titles.replace(name, "") if _calls(name) else titles)]
    strange = {name for name in untitled if beside.overlap(shape.called_by(name) or name) <= STRANGE}
    return [((r, start, end), likely[name]) for r, start, end in spans if (name := r.text[start:end]) in strange]


def _like_brands(names: Sequence[str], page: str) -> list[tuple[str, float]]:
    """The names that are worded like brands, and end so, stand twice or leave no doubt, with the likelihood of honest wording."""
    rows = zip(names, characters.likelihoods(names), strict=True)
    likely = ((name, shape.BETS if shape.bets(name) else row) for name, row in rows)
    worded = [(name, row[0]) for name, row in likely if row[0] < DOUBT and row[_GAMBLING] > _WORDED and not _is_honest(name)]
    doubtful = [name for name, honest in worded if not (name.endswith(patterns.ends()) or _calls(name) or _is_certain(name, honest))]
    once = frozenset(doubtful) - said_twice(page, doubtful) if doubtful else frozenset()
    return [one for one in worded if one[0] not in once]


def _is_certain(name: str, honest: float) -> bool:
    """Whether the model leaves no doubt of a name that is no number and its measure: of 8,000 that act on real pages of none."""
    return honest < _CERTAIN and not name[0].isdigit()


def said_twice(page: str, names: Sequence[str]) -> frozenset[str]:
    """Which of these names stand twice on the page: looked for one by one, or in one pass where they are many."""
    if len(names) <= FEW:
        return frozenset([name for name in names if page.count(name) > 1])
    last, twice = dict[int, int](), set[str]()  # where each name ended
    for number, start, end in AhoCorasick(names).find_matches_as_indexes(page, overlapping=True):
        if start >= last.get(number, start + 1):
            twice.add(names[number])
        last.setdefault(number, end)
    return frozenset(twice)


def _with_more(page: str, places: Sequence[tuple[int, int]], names: Iterable[str]) -> list[tuple[int, int]]:
    """The places of these names, and where else the page has them in an institution's place."""
    more = [found.span() for name in names for found in re.finditer(re.escape(name), page) if roles.holds(page, *found.span())]
    return sorted({*more, *(place for place in places if page[slice(*place)] in names)})


def _names_no_brand(reading: Reading, start: int, end: int, sure: Container[str]) -> bool:
    """Whether what acts is no brand, nor an offer that stands where a name did; `sure`: names of which nobody doubts."""
    name = reading.text[start:end]
    offered = brands.is_offer(name) and not (name in sure and roles.does(reading.text, end))
    return offered or brands.is_no_brand(name, reading.hits)


def _calls(name: str) -> bool:
    """Whether a name ends with a call to a site, as no firm's does: a title may say such a brand too."""
    return _CALL.search(name) is not None


def _is_honest(name: str) -> bool:
    """Whether a name is an institution's or a known site's, without the call to its site or program."""
    return shape.honest(shape.name_of(name) or name)


def _spans(sheet: Sheet, places: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """These places of the page where running text has them."""
    numbers = sheet.lines.numbers(np.array([start for start, _ in places], np.intp)).tolist()
    for at, (start, end) in zip(numbers, places, strict=True):
        offset = int(sheet.lines.starts[at])
        if sheet.place(at)[0] == "text" and sheet.is_fluent(at):
            yield sheet[at], start - offset, end - offset
