"""Names of gambling brands in running text and glued to titles: stems in a row, a Latin name with its Chinese echo, an unknown name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np

from filters.injection import patterns, shape
from filters.injection.article import Article, Span
from filters.injection.reading import Reading
from filters.injection.sheet import Sheet
from filters.injection.stems import Hit, weigh
from filters.model import Category

# What stands before a name: the end of a clause, or a word that takes one, as in 据某某统计 and 记者从某某获悉.
BEFORE_NAME: Final = frozenset(",。!?;:、\n(\"'“‘《 据由从在与和同向对经为是受至赴到")
_GAP: Final = 2  # characters between two stems of one name, as in 王者|威尼斯人|现金网|网址
_BRAND: Final = 0.85  # weight from which stems in a row are a brand; a game such as 百家乐 is none by itself
_ECHO: Final = 0.5  # weight of stems that a Latin echo before them makes a brand
_STUFFED: Final = 6  # times that a keyword page says its name, and gambling stems beside it
_ACTING: Final = re.compile(
    "(官(?:方网站|网)(?:app)?)(?:党委|党总支|党支部|书记|院长|校长|总?经理|董事长|教授|师生|学子|同学|学院|工会|团委|青年志愿者|代表队)"
)
_ACTS: Final = re.compile(
    f"(?:(?<=会上)|(?<=日前)|(?<=近日)|(?<=当天)|(?<=[{''.join(BEFORE_NAME)}])|^(?!会上|日前|近日|当天))[a-z0-9\u4e00-\u9fff]{{2,8}}$"
)
_LATIN: Final = re.compile("[a-z]{2,20}$")


def named(reading: Reading) -> Iterator[Span]:
    """Stems in a row that make a brand; a short beginning of the clause and a Latin echo belong to the name."""
    for chain in _chains(reading.text, reading.hits):
        start, end = chain[0].start, chain[-1].end
        echo = _echo(reading.text, start, end)
        if weigh(chain, Category.GAMBLING) >= (_ECHO if echo else _BRAND):
            yield reading, start - echo if echo else _name_start(reading.text, start), end


def unknown(running: Sequence[Reading], titles: Sequence[Reading], article: Article) -> list[Span]:
    """A name that no list knows, where names begin, with an ending that the article does not explain: twice at least, or in the title."""
    spans = [
        (r, at, _called_end(r.hits[number:]))
        for r in running
        for number, hit in enumerate(r.hits)
        if (at := _named_at(r.text, hit)) is not None
    ]
    names = Counter(r.text[a:b] for r, a, b in spans)
    headed = [(r, 0, len(name)) for r in titles for name in names if r.text.startswith(name)]
    names.update(r.text[a:b] for r, a, b in headed)
    return [(r, a, b) for r, a, b in headed + spans if names[r.text[a:b]] > 1 and article.surprised_by(shape.name_of(r.text[a:b]))]


def acting(sheet: Sheet) -> Iterator[Span]:
    """A name with 官网 behind it that has a dean, students or a committee: no site has, an institution whose name was replaced has."""
    for match in _ACTING.finditer(sheet.lines.page):
        at = int(sheet.lines.numbers(np.array([match.start()], np.intp))[0])
        start = match.start() - int(sheet.lines.starts[at])
        text, end = sheet.texts[at], start + len(match[1])
        name = _ACTS.search(text, 0, start)
        if sheet.place(at)[0] == "text" and sheet.is_fluent(at) and name and not shape.honest(name[0]):
            yield sheet[at], name.start(), end


def _called_end(hits: Sequence[Hit]) -> int:
    """Where a name ends that begins with the first hit's: behind the calls that follow without a gap."""
    end = hits[0].end
    for hit in hits[1:]:
        if hit.start != end or hit.stem.family is not None:
            break
        end = hit.end
    return end


def stuffed(sheet: Sheet, article: Article) -> str:
    """The name that a page made for one keyword repeats: in its title, in half of its lines, beside many gambling stems; else nothing."""
    told = [reading for at in sheet.weights() if (reading := sheet[at]).field == "text" and reading.fluent]
    stems = {h.stem.text for r in told for h in r.hits if h.stem.family is Category.GAMBLING}
    if len(stems) < _STUFFED or article.discourse(Category.GAMBLING):
        return ""
    running = [sheet.texts[at] for at in sheet.running("text")]
    counted = Counter(name for text in running for name in _name_pattern().findall(text)).most_common(1)
    title = "".join(sheet.texts[at] for field, places in sheet.fields if field == "title" for at in places)
    if not counted or counted[0][1] < _STUFFED or counted[0][0] not in title:
        return ""
    name = counted[0][0]
    return name if 2 * sum(name in text for text in running) >= len(running) else ""


@cache
def _name_pattern() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{2}(?:" + "|".join(sorted(patterns.endings())) + ")")


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
    return hit.start if name and (hit.start == 0 or text[hit.start - 1] in BEFORE_NAME) else None


def _begins(text: str, end: int) -> int | None:
    """Where a name begins, if two to four characters before `end`."""
    return next((at for at in range(end - 2, max(-1, end - 5), -1) if at == 0 or text[at - 1] in BEFORE_NAME), None)


def _name_start(text: str, start: int) -> int:
    for at in range(start, max(-1, start - _GAP - 1), -1):
        if at == 0 or text[at - 1] in BEFORE_NAME:
            return at
    return start
