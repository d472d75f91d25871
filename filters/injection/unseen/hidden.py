"""What a page hides from its readers and shows to search engines: spam in unseen blocks, link farms, encoded scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from filters.dom import bounds
from filters.injection.judgement.cue import Cue
from filters.injection.judgement.fuse import explain
from filters.injection.judgement.judge import judge
from filters.injection.lines.article import Article
from filters.injection.lines.segment import HIT
from filters.injection.lines.sheet import Sheet
from filters.injection.runs.run import Run
from filters.injection.runs.runs import LINE_WEIGHT, candidates
from filters.injection.spans.cut import span
from filters.injection.spans.payload import payload
from filters.injection.unseen import links, scripts
from filters.line import Line
from filters.model import Block, Category, Document, Finding, Page

# Ways of hiding that menus, tabs and dialogs do not need: the text is laid out, only no eye reaches it.
_DECEPTIVE: Final = frozenset(("text-indent", "off-screen", "font-size", "colour", "marquee"))
_HIDDEN: Final = Cue("hidden", 1.0, "no reader sees it")
_COVERED: Final = 1 / 3  # of a hidden run covered by stems
_LARGE: Final = 300  # characters of deceptively hidden text that is not links; names of logos and hints for screen readers are shorter
_SHOWN: Final = 200  # characters of it that are kept as evidence


def find(page: Page, document: Document, shown: Sheet) -> None:
    """Append findings for hidden spam text, large hidden texts, spam links to other hosts, and scripts that hide what they do.

    `shown`: all lines of the document.
    """
    if page.hidden:
        document.findings += [*_spam(page.hidden, shown), *_large(page.hidden)]
    document.findings += [*links.find(page), *scripts.find(page)]


def speaks_of_spam(blocks: Sequence[Block]) -> bool:
    """Whether the stems in hidden blocks weigh enough for a closer look."""
    return _sheet(blocks).weight >= LINE_WEIGHT


def _sheet(blocks: Sequence[Block]) -> Sheet:
    return Sheet(("hidden", number, Line(block.text, block.tag, block.link_chars)) for number, block in enumerate(blocks))


def _spam(blocks: Sequence[Block], shown: Sheet) -> Iterator[Finding]:
    """Injected runs in hidden blocks; ordinary menus, templates and dialogs hold none, and a lone weak stem in one is none."""
    sheet = _sheet(blocks)
    if sheet.weight < LINE_WEIGHT:
        return
    yield from bounds.stems(sheet.left, "")
    article = Article(shown)
    runs = [run for run in candidates(sheet, article) if _is_of_terms(run)]
    for judged in judge(runs, article, place=(_HIDDEN,)):
        name, explanation = payload(judged.run.texts), explain(judged.cues)
        for part in judged.run.parts:
            start, end = span(part)
            yield Finding(
                category=Category.HIDDEN_TEXT,
                rule="hidden.spam",
                field="hidden",
                evidence=part.reading.line.raw[start:end],
                explanation=f"{blocks[part.reading.number].hidden}; {explanation}",
                line=part.reading.number,
                start=start,
                end=end,
                canonical=part.reading.text[part.start : part.end],
                score=judged.score,
                confidence=judged.score,
                payload=name,
            )


def _is_of_terms(run: Run) -> bool:
    """Whether a run is rather its stems than phrases in which they stand, as the headlines of a closed tab are."""
    covered = sum(s.covered for s in run.segments) >= _COVERED * sum(s.end - s.start for s in run.segments)
    return covered and (len(run.segments) > 1 or run.segments[0].weight >= HIT)


def _large(blocks: Sequence[Block]) -> Iterator[Finding]:
    """Much text that is hidden by a trick and is no menu of links; told once for the page."""
    tricked = [(n, b) for n, b in enumerate(blocks) if b.hidden in _DECEPTIVE and 2 * b.link_chars < len(b.text)]
    size = sum(len(block.text) for _, block in tricked)
    if size < _LARGE:
        return
    number, longest = max(tricked, key=lambda item: len(item[1].text))
    evidence = longest.text[:_SHOWN]
    yield Finding(
        category=Category.HIDDEN_TEXT,
        rule="hidden.large",
        field="hidden",
        evidence=evidence,
        explanation=f"{size} characters hidden by {longest.hidden}",
        line=number,
        start=0,
        end=len(evidence),
        score=0.6,
        confidence=0.6,
    )
