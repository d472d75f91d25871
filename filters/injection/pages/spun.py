"""Pages written around one phrase that sells: their title says it twice in other words and their text says it again, or each of their
paragraphs does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from filters.injection.judgement.cue import Cue
from filters.injection.judgement.fuse import FOUND, explain, score
from filters.injection.lines.article import Article
from filters.injection.lines.reading import FUNCTION_WORD, TITLES, Reading
from filters.injection.lines.sheet import Sheet
from filters.injection.vocabulary import characters, patterns
from filters.injection.vocabulary.counted import shared
from filters.injection.vocabulary.stems import STRONG, Hit, Stem
from filters.model import Category, Finding

_TWINS: Final = re.compile(r"\s*([a-z0-9\u4e00-\u9fff]{5,24}),\s?([a-z0-9\u4e00-\u9fff]{5,24})(?:\s?[_|-][^,]*)?")
_ASKS: Final = re.compile("[吗呢么?]|如何|多少|是否|能不能|哪|几")  # what articles for readers ask about a term
_ALIKE: Final = 0.35  # of a clause's pairs of characters that its twin says too
_PLACE: Final = 2  # characters of a place's name, with which both begin
_LINES: Final = 3  # lines of running text that say a refrain at least
_REFRAIN: Final = (6, 14)  # characters of one: what articles on a matter say again and again are words, or whole sentences
_OF_TRADE: Final = 0.45  # weight of a stem of gambling whose phrase the character model is asked of
_DOUBT: Final = 0.1  # likelihood of honest wording below which it is spam
_AGREE: Final = 0.6  # of a stem's places that go on alike, as long as the refrain does


def find(sheet: Sheet, heavy: Sequence[int], article: Article) -> Iterator[Finding]:
    """One finding for a page whose title is such a pair or whose paragraphs say such a phrase, and whose article does not warn of it."""
    yield from islice(chain(_of_twins(sheet, heavy, article), _of_a_refrain(sheet, article)), 1)


def _of_a_refrain(sheet: Sheet, article: Article) -> Iterator[Finding]:
    """A page that says the same phrase in line after line, with a stem in it that says what it sells."""
    lines = sheet.with_stems("text")
    places: dict[Stem, list[tuple[int, Hit]]] = {}
    for at in filter(sheet.is_fluent, lines) if len(lines) >= _LINES else ():
        for hit in sheet.hits_of(at):
            if hit.stem.weight >= (_OF_TRADE if hit.stem.family is Category.GAMBLING else STRONG):
                places.setdefault(hit.stem, []).append((at, hit))
    for stem, found in places.items():
        if len({at for at, _ in found}) < _LINES or stem.family is None:
            continue
        phrase, n_lines = _phrase(sheet.texts, found)
        if not _REFRAIN[0] <= len(phrase) <= _REFRAIN[1] or n_lines < _LINES or not (stem.weight >= STRONG or _is_sold(phrase)):
            continue
        cues = [
            Cue("refrain", 3.0 + 0.5 * min(4, n_lines - _LINES), f"{n_lines} lines say {phrase}"),
            Cue("stem", 2.5, f"{stem.text} says what it sells"),
            Cue("game", -3.0 if article.plays else 0.0, "the article describes a game"),
            _discourse(article, stem.family, 0.75),
        ]
        yield from _finding(sheet[found[0][0]], cues)


def _is_sold(phrase: str) -> bool:
    """Whether the character model is sure of a phrase of gambling that no stem says alone."""
    return characters.likelihoods([phrase])[0][0] < _DOUBT


def _phrase(texts: Sequence[str], found: Sequence[tuple[int, Hit]]) -> tuple[str, int]:
    """How far what stands around a stem is the same at most of its places, and on how many lines it is."""
    fewest = max(_LINES, _AGREE * len(found))
    spans = [(at, hit.start, hit.end) for at, hit in found]
    for step in (-1, 1):
        while spans[0][2] - spans[0][1] <= _REFRAIN[1]:
            beside = [texts[at][start - 1 : start] if step < 0 else texts[at][end : end + 1] for at, start, end in spans]
            sign, times = Counter(beside).most_common(1)[0]
            if times < fewest or not sign.isalnum():
                break
            agree = [span for span, one in zip(spans, beside, strict=True) if one == sign]
            spans = [(at, start - 1, end) if step < 0 else (at, start, end + 1) for at, start, end in agree]
    at, start, end = spans[0]
    return texts[at][start:end], len({texts[at] for at, _, _ in spans})


def _of_twins(sheet: Sheet, heavy: Sequence[int], article: Article) -> Iterator[Finding]:
    """A page whose title says one phrase twice in other words, and whose text says it again."""
    for at in heavy:
        if sheet.place(at)[0] not in TITLES or not (twins := _twins(sheet[at])):
            continue
        first, second, hit = twins
        family = hit.stem.family
        if family is None:
            continue
        said = [clause for clause in (first, second) if clause in article.prose]
        if not said:
            continue
        cues = [
            Cue("title", 2.0, f"the title says {hit.stem.text}"),
            Cue("twins", 2.5, f"and says it twice: {first}, {second}"),
            Cue("verbatim", 1.0 * len(said), f"the text says word for word {' '.join(said)}"),
            _discourse(article, family, 0.5),
        ]
        yield from _finding(sheet[at], cues)


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


def _discourse(article: Article, family: Category, points: float) -> Cue:
    """What speaks against it for each word by which the text speaks about what is sold, or tells."""
    words = [*dict.fromkeys([*article.discourse(family), *patterns.told(article.prose)])]
    return Cue("discourse", -points * len(words), f"the text speaks about it or tells: {' '.join(words[:4])}")


def _finding(reading: Reading, cues: Sequence[Cue]) -> Iterator[Finding]:
    """The finding that such cues make, where they say enough."""
    cues = [cue for cue in cues if cue.points]
    if (likely := score(cues)) >= FOUND:
        yield Finding(
            category=Category.SPAM_PAGE,
            rule="spam.page.spun",
            field=reading.field,
            evidence=reading.line.raw,
            explanation=explain(cues),
            score=likely,
            confidence=likely,
        )
