"""Names of gambling brands in running text and glued to titles: stems in a row, a Latin name with its Chinese echo, an unknown name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from filters.injection import patterns
from filters.injection.article import Article, Span
from filters.injection.reading import Reading
from filters.injection.stems import Hit, weigh
from filters.model import Category

CLAUSE_START: Final = frozenset(",。!?;:、\n(\"'“‘《 ")
_GAP: Final = 2  # characters between two stems of one name, as in 王者|威尼斯人|现金网|网址
_BRAND: Final = 0.85  # weight from which stems in a row are a brand; a game such as 百家乐 is none by itself
_ECHO: Final = 0.5  # weight of stems that a Latin echo before them makes a brand
_LATIN: Final = re.compile("[a-z]{2,20}$")


def named(reading: Reading) -> Iterator[Span]:
    """Stems in a row that make a brand; a short beginning of the clause and a Latin echo belong to the name."""
    for chain in _chains(reading.hits):
        start, end = chain[0].start, chain[-1].end
        echo = _echo(reading.text, start, end)
        if weigh(chain, Category.GAMBLING) >= (_ECHO if echo else _BRAND):
            yield reading, start - echo if echo else _name_start(reading.text, start), end


def unknown(running: Sequence[Reading], article: Article) -> list[Span]:
    """A name that no list knows, at the beginning of clauses, with an ending that the article does not explain; twice at least."""
    spans = [
        (r, at, hit.end)
        for r in running
        for hit in r.hits
        if hit.stem.text in patterns.endings() and (at := _clause_start(r.text, hit.start)) is not None
    ]
    names = Counter(r.text[a:b] for r, a, b in spans)
    return [(r, a, b) for r, a, b in spans if names[r.text[a:b]] > 1 and article.surprised_by(r.text[a:b])]


def _chains(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Gambling stems with what follows them: tails, and further stems with little between."""
    chain: list[Hit] = []
    for hit in hits:
        follows = chain and hit.start - chain[-1].end <= _GAP and hit.stem.family in (Category.GAMBLING, None)
        if not follows:
            if chain:
                yield chain
            chain = []
        if follows or hit.stem.family is Category.GAMBLING:
            chain.append(hit)
    if chain:
        yield chain


def _echo(text: str, start: int, end: int) -> int:
    """Length of a Latin word before a name that spells the name's beginning in pinyin, as in bibo必博; 0 where there is none."""
    if not (latin := _LATIN.search(text[max(0, start - 20) : start])):
        return 0
    from pypinyin import lazy_pinyin

    spelt = "".join(lazy_pinyin(text[start:end]))
    return len(latin[0]) if len(latin[0]) > 2 and spelt.startswith(latin[0]) else 0


def _clause_start(text: str, end: int) -> int | None:
    """Where the clause begins, if two to four characters before `end`."""
    return next((at for at in range(end - 2, max(-1, end - 5), -1) if at == 0 or text[at - 1] in CLAUSE_START), None)


def _name_start(text: str, start: int) -> int:
    for at in range(start, max(-1, start - _GAP - 1), -1):
        if at == 0 or text[at - 1] in CLAUSE_START:
            return at
    return start
