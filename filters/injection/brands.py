"""Names of gambling brands in running text and glued to titles: stems in a row, a Latin name with its Chinese echo, an unknown name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from filters.injection import characters, patterns, shape
from filters.injection.article import PROSE_LENGTH, Article, Span, shared
from filters.injection.reading import TITLES, Reading
from filters.injection.sheet import Sheet
from filters.injection.stems import Hit, weigh
from filters.model import Category

# What stands before a name: the end of a clause, or a word that takes one, as in 据某某统计 and 记者从某某获悉.
BEFORE_NAME: Final = frozenset(",。!?;:、\n(\"'“‘《 据由从在与和同向对经为是受至赴到")
_GAP: Final = 2  # characters between two stems of one name, as in 王者|威尼斯人|现金网|网址
_BRAND: Final = 0.85  # weight from which stems in a row are a brand; a game such as 百家乐 is none by itself
_ECHO: Final = 0.5  # weight of stems that a Latin echo before them makes a brand
_SUBJECT: Final = 0.4  # weight of stems in a name that acts
DOUBT: Final = 0.25  # likelihood of honest wording up to which a name that acts may be a brand
_RUN_UP: Final = 4  # characters of a name before its stem
# The rest of a name, and what institutions do.
_DOES: Final = re.compile(
    "([a-z0-9\u4e00-\u9fff]{0,6}?)(?:组织|召开|举办|举行|开展|顺利|负责人|与|获悉|获得|获批|党委|党支部|书记|院长|校长|董事长|总?经理|总工程师"
    "|检测|研究|图书馆|工会|职工|讯\\(|承建|承办|主办|协办|统计|表示|透露|介绍|积极|成功|正式|一行|联合|的支持|完成|启动|捐赠|慰问)"
)
_COMPANY: Final = ("控股", "股份", "酒店", "度假村", "彩票")
_SITE: Final = re.compile("官网|官方网站|平台|娱乐|电竞|棋牌")  # no groups: a set of first letters is looked for much faster
_OFFICE: Final = re.compile("党委|党总支|党支部|院长|校长|图书馆|教职工|检测中心|总工程师|研究团队")
_OFFICE_OF_SITE: Final = re.compile(
    f"(?:app)?(?:{_OFFICE.pattern}|书记|总?经理|董事长|教授|师生|学子|同学|学院|工会|团委|青年志愿者|代表队)"
)
_TRADE: Final = re.compile("体育|国际|娱乐|电竞|棋牌|彩票|真人|互娱|竞技")
_INSTITUTION: Final = re.compile(
    "(?:集团)?(?:召开|举[办行]|组织|开展|顺利|积极|成功|正式|联合|完成|启动|捐赠|承办|主办|协办|定点|获[得批评悉]|与[^,。]{2,12}(?:签|合作|共)"
    "|党[委支总组]|工会|团委|职工|书记|院长|校长|教授|副?总?经理|副?董事长|总工程师|(?:相关)?负责人|一行)"
)
_OF_FIRMS: Final = re.compile("营收|利润|年报|股价|股份|股东|财报|融资|上市")  # what news of firms speaks of
_ACTS: Final = re.compile(
    f"(?:(?<=会上)|(?<=日前)|(?<=近日)|(?<=当天)|(?<=[{''.join(BEFORE_NAME)}])|^(?!会上|日前|近日|当天))[a-z0-9\u4e00-\u9fff]{{2,8}}$"
)
_LATIN: Final = re.compile("[a-z]{2,20}$")
# What no brand calls itself: the trade as the law calls it, 线上赌场, and what brands offer, 注册送.
_NO_NAME: Final = re.compile("赌|^(?:注册|开户|登录|首[存储充]|存款|储值|充值|提现|提款|出金|返水|体验金|彩金|优惠)")


def named(reading: Reading) -> Iterator[Span]:
    """Stems in a row that make a brand; a short beginning of the clause and a Latin echo belong to the name."""
    for chain in _chains(reading.text, reading.hits):
        start, end = chain[0].start, _whole_ending(reading.text, chain[-1].end)
        echo = _echo(reading.text, start, end)
        if weigh(chain, Category.GAMBLING) >= (_ECHO if echo else _BRAND):
            first = start - echo if echo else _name_start(reading.text, start)
            if not _NO_NAME.search(reading.text[first:end]):
                yield reading, first, end


def unknown(running: Sequence[Reading], article: Article) -> list[Span]:
    """A name that no list knows, where names begin, with an ending that the article does not explain; twice at least."""
    spans = [
        (r, at, _called_end(r.hits[number:]))
        for r in running
        for number, hit in enumerate(r.hits)
        if (at := _named_at(r.text, hit)) is not None
    ]
    counted = Counter(r.text[a:b] for r, a, b in spans)
    return _everywhere(running, [name for name, times in counted.items() if times > 1 and article.surprised_by(shape.name_of(name))])


def subjects(running: Sequence[Reading], article: Article) -> list[Span]:
    """A name with a gambling stem in it of which sentences say what institutions do, the same in two at least."""
    spans = [(r, start, end) for r in running for start, end in _subjects(r)]
    counted = Counter(r.text[a:b] for r, a, b in spans)
    names = [name for name, times in counted.items() if times > 1 and not article.explains(name) and not _NO_NAME.search(name)]
    return _everywhere(running, names)


def _everywhere(running: Sequence[Reading], names: Sequence[str]) -> list[Span]:
    """Wherever these names stand in running text."""
    return [(r, *found.span()) for r in running for name in names for found in re.finditer(re.escape(name), r.text)]


def _subjects(reading: Reading) -> Iterator[tuple[int, int]]:
    for hit in (hit for hit in reading.hits if hit.stem.family is Category.GAMBLING):
        start = next((at for at in range(hit.start, max(-1, hit.start - _RUN_UP - 1), -1) if _may_begin(reading.text, at)), None)
        does = _DOES.match(reading.text, hit.end)
        if start is None or not does:
            continue
        inside = [h for h in reading.hits if start <= h.start and h.end <= does.end(1)]
        name = reading.text[start : does.end(1)]
        if weigh(inside, Category.GAMBLING) >= _SUBJECT and not shape.honest(name) and not name.endswith(_COMPANY):
            yield start, does.end(1)
            return


def acting(sheet: Sheet) -> Iterator[Span]:
    """A name with 官网 or 娱乐 behind it that has a dean or a committee, as an institution has whose name was replaced."""
    page = sheet.lines.page
    for match in _SITE.finditer(page):
        if (_OFFICE_OF_SITE if page[match.start()] == "官" else _OFFICE).match(page, match.end()):
            yield from _before_office(sheet, match.start(), match.end())


def _before_office(sheet: Sheet, first: int, last: int) -> Iterator[Span]:
    """The name that ends with the word between two places of the page, where running text has it."""
    at = int(sheet.lines.numbers(np.array([first], np.intp))[0])
    offset = int(sheet.lines.starts[at])
    name = _ACTS.search(sheet.texts[at], 0, first - offset)
    if name and sheet.place(at)[0] == "text" and sheet.is_fluent(at) and not shape.honest(name[0]):
        yield sheet[at], name.start(), last - offset


def worded(sheet: Sheet) -> list[tuple[Span, float]]:
    """A name with a word of the trade at its end that acts as institutions do, and the likelihood that it is honest by its characters.

    What explains such a name is looked for in the titles and outside the sentences in which it acts; news of firms is left alone.
    """
    page, spans = sheet.lines.page, list[Span]()
    for match in _TRADE.finditer(page):
        if _INSTITUTION.match(page, match.end()):
            spans += _before_office(sheet, match.start(), match.end())
    if not spans:
        return []
    sentences = [(r, *_sentence(r.text, start, end)) for r, start, end in spans]
    beside = Article(sheet, sentences)
    if len(beside.prose) < PROSE_LENGTH or any(_OF_FIRMS.search(r.text, start, end) for r, start, end in sentences):
        return []
    names = list(dict.fromkeys(r.text[start:end] for r, start, end in spans))
    likely = dict(zip(names, characters.likelihoods(names).tolist(), strict=True))
    titles = "\n".join([sheet.texts[at] for field, places in sheet.fields if field in TITLES for at in places])
    brands = {n: row[0] for n, row in likely.items() if row[0] < DOUBT and not shared(n, titles) and beside.surprised_by(n)}
    return [((r, start, end), brands[name]) for r, start, end in spans if (name := r.text[start:end]) in brands]


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence in which a stretch stands."""
    after = text.find("。", end)
    return text.rfind("。", 0, start) + 1, len(text) if after < 0 else after


def heading(titles: Sequence[Reading], names: Iterable[str]) -> Iterator[Span]:
    """The titles that begin with one of these names."""
    return ((r, 0, len(name)) for r in titles for name in names if r.text.startswith(name))


def _called_end(hits: Sequence[Hit]) -> int:
    """Where a name ends that begins with the first hit's: behind the calls that follow without a gap."""
    end = hits[0].end
    for hit in hits[1:]:
        if hit.start != end or hit.stem.family is not None:
            break
        end = hit.end
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
    cut = (len(e) - k for e in patterns.endings() for k in range(1, len(e)) if text.endswith(e[:k], 0, end) and text.startswith(e[k:], end))
    return end + max(cut, default=0)


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
    endings = tuple(patterns.endings())
    if hit.stem.text.startswith(endings):
        return _begins(text, hit.start)
    name = hit.stem.family is Category.GAMBLING and hit.stem.text.endswith(endings)
    return hit.start if name and _may_begin(text, hit.start) else None


def _begins(text: str, end: int) -> int | None:
    """Where a name begins, if two to four characters before `end`."""
    return next((at for at in range(end - 2, max(-1, end - 5), -1) if _may_begin(text, at)), None)


def _may_begin(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in BEFORE_NAME


def _name_start(text: str, start: int) -> int:
    return next((at for at in range(start, max(-1, start - _GAP - 1), -1) if _may_begin(text, at)), start)
