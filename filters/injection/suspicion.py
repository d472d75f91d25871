"""A gambling brand inside fluent news: put where an institution's name stood. Suspected for the page, never cut out of a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from filters.injection import patterns
from filters.injection.article import Article, Span
from filters.injection.cues import Cue
from filters.injection.fuse import FOUND, explain, score
from filters.injection.payload import payload
from filters.injection.reading import Reading
from filters.injection.runs import UNHIT
from filters.injection.stems import STRONG, Hit, weigh
from filters.model import Category, Finding

_GAP: Final = 2  # characters between two stems of one name, as in 王者|威尼斯人|现金网|网址
_BRAND: Final = 0.7  # weight from which stems in a row are a brand
_CLAUSE_START: Final = frozenset(",。!?;:、\n(\"'“‘《 ")


def brands(readings: Sequence[Reading], article: Article, found: Sequence[Span]) -> list[Finding]:
    """One finding for each brand that running text speaks of as if it were the institution it reports on."""
    running = [r for r in readings if r.field == "text" and r.weight >= UNHIT and r.fluent]
    spans = [span for r in running for span in _named(r)] or _unknown(running, article)
    spans = [span for span in spans if not any(r is span[0] and a < span[2] and span[1] < b for r, a, b in found)]
    if not spans:
        return []
    cues = _cues(spans, article, any(_is_gambling(r, a, b) for r, a, b in found))
    likely = score(cues)
    if likely < FOUND:
        return []
    return [_finding(*span, likely, explain(cues)) for span in spans]


def _cues(spans: Sequence[Span], article: Article, company: bool) -> list[Cue]:
    words = article.discourse(Category.GAMBLING)
    lines = len({id(r) for r, _, _ in spans})
    actor = sum(start == 0 or r.text[start - 1] in _CLAUSE_START for r, start, _ in spans)
    cues = [
        Cue("brands", min(4.5, 1.5 * len(spans)), f"{len(spans)} brand names in running text, on {lines} lines"),
        Cue("actor", min(2.0, 1.0 * actor), f"{actor} of them begin a clause"),
        Cue("company", 2.0 if company else 0.0, "a gambling run stands on the page"),
        Cue("discourse", -1.5 * len(words), f"the article speaks about gambling: {' '.join(words[:4])}"),
    ]
    return [cue for cue in cues if cue.points]


def _named(reading: Reading) -> Iterator[Span]:
    """Stems in a row that make a gambling brand; a short beginning of the clause belongs to the name."""
    chain: list[Hit] = []
    for hit in [*reading.hits, None]:
        if hit and (not chain or hit.start - chain[-1].end <= _GAP) and hit.stem.family in (Category.GAMBLING, None):
            chain.append(hit)
            continue
        if weigh(chain, Category.GAMBLING) >= _BRAND and any(h.stem.family for h in chain):
            yield reading, _name_start(reading.text, chain[0].start), chain[-1].end
        chain = [hit] if hit and hit.stem.family is Category.GAMBLING else []


def _unknown(running: Sequence[Reading], article: Article) -> list[Span]:
    """A name that no list knows, at the beginning of clauses, with an ending that the article does not explain; twice at least."""
    spans = [
        (r, at, hit.end)
        for r in running
        for hit in r.hits
        if hit.stem.text in patterns.endings() and (at := _clause_start(r.text, hit.start)) is not None
    ]
    names = Counter(r.text[a:b] for r, a, b in spans)
    return [(r, a, b) for r, a, b in spans if names[r.text[a:b]] > 1 and article.surprised_by(r.text[a:b])]


def _clause_start(text: str, end: int) -> int | None:
    """Where the clause begins, if two to four characters before `end`."""
    return next((at for at in range(end - 2, max(-1, end - 5), -1) if at == 0 or text[at - 1] in _CLAUSE_START), None)


def _name_start(text: str, start: int) -> int:
    for at in range(start, max(-1, start - _GAP - 1), -1):
        if at == 0 or text[at - 1] in _CLAUSE_START:
            return at
    return start


def _is_gambling(reading: Reading, start: int, end: int) -> bool:
    return any(start <= h.start < end and h.stem.family is Category.GAMBLING and h.stem.weight >= STRONG for h in reading.hits)


def _finding(reading: Reading, start: int, end: int, likely: float, explanation: str) -> Finding:
    first, last = reading.view.raw_span(start, end)
    return Finding(
        category=Category.GAMBLING,
        rule="injection.substitution",
        field=reading.field,
        evidence=reading.line.raw[first:last],
        explanation=explanation,
        line=reading.number,
        start=first,
        end=last,
        canonical=reading.text[start:end],
        score=likely,
        confidence=likely,
        payload=payload([reading.text[start:end]]),
    )
