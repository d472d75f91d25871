"""Pages that hold nothing but what spam sells: their title and most of their sentences offer one trade, and call readers in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from filters.injection import patterns
from filters.injection.article import Article
from filters.injection.cue import Cue
from filters.injection.fuse import FOUND, explain, score
from filters.injection.reading import TITLES, Reading
from filters.injection.sheet import Sheet
from filters.injection.stems import FAMILIES, weigh
from filters.model import Category, Finding

_OFFERS: Final = 0.5  # weight of a sentence's stems from which it offers
_SHARE: Final = 0.5  # of the sentences that offer; in fewer an article may speak of the matter
_TITLE: Final = 0.6  # weight of the title's stems
_TELLING: Final = 0.5  # weight of a stem that few other pages have
_CALLS: Final = 3  # different words that call in; an article on the matter has fewer


def find(sheet: Sheet, heavy: Sequence[int], article: Article) -> Iterator[Finding]:
    """One finding for a page that is all trade."""
    titles = [sheet[at] for at in heavy if sheet.place(at)[0] in TITLES]
    sold = [family for family in FAMILIES if any(weigh(r.hits, family) >= _TITLE for r in titles)]
    sentences = list(sheet.running("text")) if sold else []
    if len(sentences) < 2 or sum(at in heavy for at in sentences) < _SHARE * len(sentences):
        return
    offered = [sheet[at] for at in sentences if at in heavy]
    for family in sold:
        if finding := _judged(titles, offered, len(sentences), article, family):
            yield finding
            return


def _judged(titles: Sequence[Reading], offered: Sequence[Reading], total: int, article: Article, family: Category) -> Finding | None:
    offers = [r for r in offered if weigh(r.hits, family) >= _OFFERS]
    called = [word for word in patterns.calling() if word in article.prose]
    if len(offers) < _SHARE * total or len(called) < _CALLS:
        return None
    telling = sorted({h.stem.text for r in offers for h in r.hits if h.stem.family is family and h.stem.weight >= _TELLING})
    words = article.discourse(family)
    cues = [
        Cue("title", 2.0, f"the title says {titles[0].text}"),
        Cue("offers", 4.0 * len(offers) / total, f"{len(offers)} of {total} sentences offer"),
        Cue("stems", min(2.0, 0.4 * len(telling)), f"terms of the trade: {' '.join(telling[:6])}"),
        Cue("discourse", -1.5 * len(words), f"the article speaks about it: {' '.join(words[:4])}"),
    ]
    cues = [cue for cue in cues if cue.points]
    likely = score(cues)
    if likely < FOUND:
        return None
    first, last = offers[0].view.raw_span(0, len(offers[0].text))
    return Finding(
        category=Category.SPAM_PAGE,
        rule="spam.page.keyword",
        field="text",
        evidence=offers[0].line.raw[first:last],
        explanation=f"{explain(cues)}; calls: {' '.join(called[:6])}",
        score=likely,
        confidence=likely,
    )
