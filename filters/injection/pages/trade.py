"""Pages that hold nothing but what spam sells: their title and most of their sentences offer one trade, and call readers in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from filters.injection.judgement.cue import Cue
from filters.injection.judgement.fuse import FOUND, explain, score
from filters.injection.lines.article import Article
from filters.injection.lines.reading import TITLES, Reading
from filters.injection.lines.sheet import Sheet
from filters.injection.vocabulary import patterns
from filters.injection.vocabulary.stems import FAMILIES, weigh
from filters.model import Category, Finding

_OFFERS: Final = 0.5  # weight of a sentence's stems from which it offers
_SHARE: Final = 0.5  # of the sentences that offer or call; in fewer an article may speak of the matter
_TITLE: Final = 0.6  # weight of the title's stems
_SURE_TITLE: Final = 0.8  # the same of one that leaves little doubt
_TELLING: Final = 0.5  # weight of a stem that few other pages have
_CALLS: Final = 3  # different words that call in; an article on the matter has fewer
_MANY_CALLS: Final = 11  # beyond which one more says nothing
_PERSON: Final = re.compile("(?<![其吉])他(?!人)|她|(?<![聊加找系信])我(?![们司国])")  # those of whom articles tell, and who tells


def find(sheet: Sheet, heavy: Sequence[int], article: Article) -> Iterator[Finding]:
    """One finding for a page that is all trade."""
    titles = [sheet[at] for at in heavy if sheet.place(at)[0] in TITLES]
    sold = [family for family in FAMILIES if any(weigh(r.hits, family) >= _TITLE for r in titles)]
    sentences = list(sheet.running("text")) if sold else []
    if len(sentences) < 2 or set(heavy).isdisjoint(sentences):
        return
    for family in sold:
        if finding := _judged(titles, [sheet[at] for at in sentences], article, family):
            yield finding
            return


def _judged(titles: Sequence[Reading], sentences: Sequence[Reading], article: Article, family: Category) -> Finding | None:
    offering = [weigh(r.hits, family) >= _OFFERS for r in sentences]
    offers = [r for r, sells in zip(sentences, offering, strict=True) if sells]
    calls = [patterns.called(r.text) for r in sentences]
    called = sorted({word for words in calls for word in words})
    said = family is not Category.GAMBLING  # honest games call players in as well
    selling = sum(sells or (said and bool(words)) for sells, words in zip(offering, calls, strict=True))
    if not offers or selling < _SHARE * len(sentences) or len(called) < _CALLS:
        return None
    telling = sorted({h.stem.text for r in offers for h in r.hits if h.stem.family is family and h.stem.weight >= _TELLING})
    text = "\n".join(r.text for r in [*titles, *sentences])
    words = article.discourse(family)
    told = [word for word in patterns.told(text) if word not in words]
    told += [word for word in patterns.reported("\n".join(r.text for r in titles)) if word not in (*told, *words)]
    told += sorted(set(_PERSON.findall(text)))
    cues = [
        Cue("title", 2.0 if any(weigh(r.hits, family) >= _SURE_TITLE for r in titles) else 1.0, f"the title says {titles[0].text}"),
        Cue("offers", 2.0 * len(offers) / len(sentences), f"{len(offers)} of {len(sentences)} sentences offer"),
        Cue("selling", 2.0 * selling / len(sentences), f"{selling} of {len(sentences)} sentences offer or call"),
        Cue("stems", min(2.0, 0.4 * len(telling)), f"terms of the trade: {' '.join(telling[:6])}"),
        Cue("calls", 0.25 * (min(len(called), _MANY_CALLS) - _CALLS) if said else 0.0, f"it calls: {' '.join(called[:6])}"),
        Cue("contact", 1.5 if any(r.reached(0, len(r.text)) for r in sentences) else 0.0, "it says how to reach whoever sells"),
        Cue("discourse", -1.5 * len(words), f"the article speaks about it: {' '.join(words[:4])}"),
        Cue("telling", -1.0 * len(told), f"it tells or warns: {' '.join(told[:4])}"),
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
