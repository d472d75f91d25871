"""Names of gambling brands in running text and glued to titles: stems in a row, a Latin name with its Chinese echo, an unknown ending."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from ahocorasick_rs import AhoCorasick

from filters.injection.lines.article import Article, Span
from filters.injection.lines.reading import FULL_STOP, Reading
from filters.injection.vocabulary import patterns, roles, shape
from filters.injection.vocabulary.stems import STRONG, Hit, weigh
from filters.model import Category

_GAP: Final = 2  # characters between two stems of one name, as in 王者|威尼斯人|现金网|网址
_BRAND: Final = 0.85  # weight from which stems in a row are a brand; a game such as 百家乐 is none by itself
_ECHO: Final = 0.5  # weight of stems that a Latin echo before them makes a brand
_SUBJECT: Final = 0.4  # weight of stems in a name that acts
_RUN_UP: Final = 4  # characters of a name before its stem
_COMPANY: Final = ("控股", "股份", "酒店", "度假村", "彩票")
_OF_FIRMS: Final = re.compile("营收|利润|年报|股价|股份|股东|财报|融资|上市")  # what news of firms speaks of
_PLACE: Final = re.compile("(?:路|街|巷|大厦|大楼|广场|小区|花园|镇|乡|村|山|湖|河|桥|湾|公司)$")
SHORTEST: Final = 2  # characters of a name before an ending
_LATIN: Final = re.compile("[a-z]{2,20}$")
# What brands offer, 注册送, and what people do with the trade, 沉迷网上百家乐.
_OFFER: Final = re.compile("注册|开户|登录|首[存储充]|存款|储值|充值|提现|提款|出金|返水|体验金|彩金|优惠|送彩金|沉迷|迷上|染上|参与")
_PLAY: Final = re.compile("(?:竞猜|下注|投注|押注)$")  # what people do at a title's end, and no name: 禁止参与竞猜下注
# No brand, but the trade.
_OF_TRADE: Final = re.compile("(?:境外|海外|跨境|网络|线上|互联网|合法|非法|国际|足球|体育|电竞)*博彩(?:业|网站|平台|公司)?")
_ANY_TRADE: Final = re.compile(
    "(?:[境海]外|跨境|网络?|[线网]上|在线|互联网|澳门|合法|非法|国际|足球|体育|电竞|真人|现金|手机|棋牌|彩票|真钱|参与|聚众|开设|戒|反|禁)*赌"
)
_CUP: Final = re.compile("杯(?![买竞投外下盘彩])")  # in the name of a competition: 乐鱼杯电竞


def named(reading: Reading) -> Iterator[Span]:
    """Stems in a row that make a brand; a short beginning of the clause and a Latin echo belong to the name."""
    text = reading.text
    for chain in _chains(text, reading.hits):
        weight = weigh(chain, Category.GAMBLING)
        if weight < _ECHO:
            continue
        start, end = chain[0].start, _whole_ending(text, chain[-1].end)
        echo = _echo(text, start, end)
        if weight >= (_ECHO if echo else STRONG):
            first = start - echo if echo else _name_start(text, start)
            named = reading.fluent and roles.begins(text, first)
            last = (roles.end_of_name(text, end) if named else None) or end
            span = reading, first, last
            if not _is_no_name(text[first:last], chain) and (echo or weight >= _BRAND or in_office(span)):
                yield span


def in_office(span: Span) -> bool:
    """Whether a brand that stems know stands where sentences name an institution, and is no firm's or institution's own name."""
    reading, start, end = span
    hits, name = reading.hits_in(start, end), reading.text[start:end]
    firm = name.endswith(_COMPANY) and not any(h.end == end and h.stem.weight >= STRONG for h in hits)
    known = weigh(hits, Category.GAMBLING) >= STRONG and not shape.listed(name) and not firm
    return known and reading.fluent and roles.holds(reading.text, start, end)


def of_firms(span: Span) -> bool:
    """Whether the sentence in which a name stands is news of firms."""
    reading, start, end = span
    return _is_of_firms(reading.text, *sentence(reading.text, start, end))


@lru_cache(maxsize=16)  # one sentence may name a thousand
def _is_of_firms(text: str, start: int, end: int) -> bool:
    return _OF_FIRMS.search(text, start, end) is not None


def unknown(running: Sequence[Reading], article: Article) -> list[str]:
    """The names that no list knows, where names begin, with an ending that the article does not explain; twice at least."""
    spans = [
        (r, at, _called_end(r.hits, number))
        for r in running
        for number, hit in enumerate(r.hits)
        if (at := _named_at(r.text, hit)) is not None
    ]
    counted = Counter(r.text[a:b] for r, a, b in spans)
    names = [name for name, times in counted.items() if times > 1 and not shape.nameless(name)]
    return [name for name in names if article.surprised_by(shape.name_of(name))]


def subjects(running: Sequence[Reading], article: Article) -> list[str]:
    """The names with a gambling stem in them of which sentences say what institutions do, the same in two at least."""
    spans = [(r, start, end) for r in running for start, end in _subjects(r)]
    counted = Counter(r.text[a:b] for r, a, b in spans)
    return [name for name, times in counted.items() if times > 1 and not article.explains(name)]


def may_name(hits: Sequence[Hit]) -> bool:
    """Whether one of a line's stems may be of a brand's name."""
    return any(hit.stem.family is Category.GAMBLING or hit.stem.text.startswith(patterns.ends()) for hit in hits)


def everywhere(running: Sequence[Reading], names: Sequence[str]) -> list[Span]:
    """Wherever these names stand in running text, name by name in each line."""
    if not names:
        return []
    automaton = AhoCorasick(names)
    found = [(r, sorted(automaton.find_matches_as_indexes(r.text, overlapping=True))) for r in running]
    return [(r, start, end) for r, matches in found for _, start, end in matches]


def _subjects(reading: Reading) -> Iterator[tuple[int, int]]:
    for hit in (hit for hit in reading.hits if hit.stem.family is Category.GAMBLING):
        start = roles.beginning(reading.text, hit.start, 0, _RUN_UP)
        end = roles.end_of_name(reading.text, hit.end)
        if start is None or end is None:
            continue
        inside = reading.hits_in(start, end)
        name = reading.text[start:end]
        said = is_offer(name) and not roles.does(reading.text, end)  # an offer that holds a meeting stands for a name
        named = not (said or shape.honest(name) or name.endswith(_COMPANY) or is_no_brand(name, inside))
        if weigh(inside, Category.GAMBLING) >= _SUBJECT and named:
            yield start, end
            return


def _is_no_name(name: str, hits: Sequence[Hit]) -> bool:
    """Whether a name is what brands offer, the trade as the law calls it with no brand's name in it, or a street's or a house's."""
    return is_offer(name) or is_no_brand(name, hits)


def is_offer(name: str) -> bool:
    """Whether a name is what brands offer or what people do with it."""
    return bool(_OFFER.match(name) or _PLAY.search(name))


def is_no_brand(name: str, hits: Sequence[Hit]) -> bool:
    """Whether a name is the trade's as the law calls it with no brand's in it, or a cup's, a street's or a house's."""
    branded = any(h.stem.weight >= STRONG and h.stem.text in name and _names_one(h.stem.text) for h in hits)
    return bool(_OF_TRADE.fullmatch(name) or _CUP.search(name) or _PLACE.search(name) or ("赌" in name and not branded))


def _names_one(stem: str) -> bool:
    """Whether a stem has more of a brand's name than the trade: 葡京赌|场, but not 网络赌|场."""
    return "赌" not in stem or not _ANY_TRADE.match(stem)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence in which a stretch stands."""
    stops = _stops(text)
    before, after = bisect_left(stops, start), bisect_left(stops, end)
    return stops[before - 1] + 1 if before else 0, stops[after] if after < len(stops) else len(text)


@lru_cache(maxsize=16)
def _stops(text: str) -> list[int]:
    return [stop.start() for stop in re.finditer(FULL_STOP, text)]


def heading(titles: Sequence[Reading], names: Iterable[str]) -> Iterator[Span]:
    """The titles that begin with one of these names."""
    return ((r, 0, len(name)) for r in titles for name in names if r.text.startswith(name))


def _called_end(hits: Sequence[Hit], first: int) -> int:
    """Where a name ends that begins with the hit of this number: behind the calls that follow without a gap."""
    end = hits[first].end
    while (first := first + 1) < len(hits) and hits[first].start == end and hits[first].stem.family is None:
        end = hits[first].end
    return end


def _chains(text: str, hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Gambling stems with what follows them: tails, and further stems with little between."""
    chain: list[Hit] = []
    for hit in hits:
        follows = chain and hit.stem.family in (Category.GAMBLING, None) and _joined(text[chain[-1].end : hit.start])
        if not follows:
            if chain:
                yield chain
            chain = []
        if follows or hit.stem.family is Category.GAMBLING:
            chain.append(hit)
    if chain:
        yield chain


def _whole_ending(text: str, end: int) -> int:
    """Where a name ends whose ending a stem cuts off: 某某娱|乐."""
    if text[end - 1 : end + 1] not in _inside_endings():
        return end
    cut = (len(e) - k for e in patterns.ends() for k in range(1, len(e)) if text.endswith(e[:k], 0, end) and text.startswith(e[k:], end))
    return end + max(cut, default=0)


@cache
def _inside_endings() -> frozenset[str]:
    """Pairs of neighbouring characters between which a stem may cut an ending."""
    return frozenset(a + b for ending in patterns.ends() for a, b in pairwise(ending))


def _joined(between: str) -> bool:
    return not between or (len(between) <= _GAP and between.isalnum())


def _echo(text: str, start: int, end: int) -> int:
    """Length of a Latin word before a name that spells the name's beginning in pinyin, as in bibo必博; 0 where there is none."""
    if not (latin := _LATIN.search(text[max(0, start - 20) : start])):
        return 0
    from pypinyin import lazy_pinyin

    spelt = "".join(lazy_pinyin(text[start:end]))
    return len(latin[0]) if len(latin[0]) > 2 and spelt.startswith(latin[0]) else 0


def _named_at(text: str, hit: Hit) -> int | None:
    """Where a name begins that a hit ends, or is."""
    endings = patterns.ends()
    if hit.stem.text.startswith(endings):
        return _begins(text, hit.start)
    name = hit.stem.family is Category.GAMBLING and hit.stem.text.endswith(endings)
    return hit.start if name and roles.begins(text, hit.start) else None


def _begins(text: str, end: int) -> int | None:
    """Where a name begins, if two to four characters before `end`."""
    return roles.beginning(text, end, SHORTEST, _RUN_UP)


def _name_start(text: str, start: int) -> int:
    found = roles.beginning(text, start, 0, _GAP)
    return start if found is None else found
