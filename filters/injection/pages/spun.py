"""Pages written around one phrase that sells: their title says it twice in other words, and their text says it word for word again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from filters.injection.judgement.cue import Cue
from filters.injection.judgement.fuse import FOUND, explain, score
from filters.injection.lines.article import Article
from filters.injection.lines.reading import FUNCTION_WORD, TITLES, Reading
from filters.injection.lines.sheet import Sheet
from filters.injection.vocabulary import patterns
from filters.injection.vocabulary.counted import shared
from filters.injection.vocabulary.stems import STRONG, Hit
from filters.model import Category, Finding

_TWINS: Final = re.compile(r"\s*([a-z0-9\u4e00-\u9fff]{5,24}),\s?([a-z0-9\u4e00-\u9fff]{5,24})(?:\s?[_|-][^,]*)?")
_ASKS: Final = re.compile("[吗呢么?]|如何|多少|是否|能不能|哪|几")  # what articles for readers ask about a term
_ALIKE: Final = 0.35  # of a clause's pairs of characters that its twin says too
_PLACE: Final = 2  # characters of a place's name, with which both begin


def find(sheet: Sheet, heavy: Sequence[int], article: Article) -> Iterator[Finding]:
    """One finding for a page whose title is such a pair, and whose article speaks of the phrase and does not warn of it."""
    for at in heavy:
        if sheet.place(at)[0] not in TITLES or not (twins := _twins(sheet[at])):
            continue
        first, second, hit = twins
        family = hit.stem.family
        if family is None:
            continue
        said = [clause for clause in (first, second) if clause in article.prose]
        words = [*dict.fromkeys([*article.discourse(family), *patterns.told(article.prose)])]
        cues = [
            Cue("title", 2.0, f"the title says {hit.stem.text}"),
            Cue("twins", 2.5, f"and says it twice: {first}, {second}"),
            Cue("verbatim", 1.0 * len(said), f"the text says word for word {' '.join(said)}"),
            Cue("discourse", -0.5 * len(words), f"the text speaks about it or tells: {' '.join(words[:4])}"),
        ]
        cues = [cue for cue in cues if cue.points]
        likely = score(cues)
        if said and likely >= FOUND:
            yield _finding(sheet[at], likely, explain(cues))
            return


def _twins(title: Reading) -> tuple[str, str, Hit] | None:
    """The two clauses of a title that say the same, without a word that sentences need, and the stem that says alone what they sell."""
    found = _TWINS.fullmatch(title.text)
    if not found or patterns.reported(title.text):
        return None
    first, second = found[1], found[2]
    if any(FUNCTION_WORD.search(clause) or _ASKS.search(clause) for clause in (first, second)):
        return None
    hits = [hit for hit in title.hits_in(found.start(1), found.end(2)) if hit.stem.weight >= STRONG]
    alike = first[:_PLACE] == second[:_PLACE] or max(shared(first, second), shared(second, first)) >= _ALIKE
    return (first, second, hits[0]) if hits and alike else None


def _finding(title: Reading, likely: float, explanation: str) -> Finding:
    return Finding(
        category=Category.SPAM_PAGE,
        rule="spam.page.spun",
        field="title",
        evidence=title.line.raw,
        explanation=explanation,
        score=likely,
        confidence=likely,
    )
