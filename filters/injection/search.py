"""The search for injected text in everything that a page shows: read, judge, cut, and say why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from filters.dom import bounds
from filters.injection.judgement.fuse import explain
from filters.injection.judgement.judge import Judged, judge
from filters.injection.lines.article import PROSE_LENGTH, Article, Span
from filters.injection.lines.imprint import Imprint
from filters.injection.lines.lift import lift
from filters.injection.lines.sheet import Sheet
from filters.injection.pages import spun, suspicion, trade
from filters.injection.runs.items import completed
from filters.injection.runs.run import UNHIT, Part, Run
from filters.injection.runs.runs import candidates
from filters.injection.spans import alike, cut, foreign, offers
from filters.injection.spans.payload import payload
from filters.injection.spans.trimmings import trimmed
from filters.model import Action, Category, Document, Finding, Page

_HEADER: Final = 3  # segments from which a run in one line is a header
_SURE_TITLE: Final = 0.95  # score from which a title that is one phrase is cut as a whole
_MOST_OF_TITLE: Final = 0.7  # of such a title covered by stems, from which it is a term
_SPAM_SHARE: Final = 0.5  # of a text's characters that are injected, from which the page may hold nothing else


def find(page: Page | None, document: Document, sheet: Sheet | None = None) -> None:
    """Append a finding for every injected span of the document, and cut those in its title and text.

    `sheet`: all its lines, where they have been read already.
    """
    sheet = Sheet(document.everything()) if sheet is None else sheet
    alone = lift(sheet, Imprint(sheet, page))
    page_text = Article(sheet, page)
    runs = candidates(sheet, page_text)
    article = page_text.without(_spans(runs))
    found, heavy = judge(runs, article), [at for at, weight in sheet.weights().items() if weight >= UNHIT]
    judged = offers.joined([*found, *alike.glued(sheet, alone, heavy, found, article)], article)
    if article.traditional and (strange := foreign.runs(sheet, [j.run for j in judged])):
        place = foreign.LIKELY if document.cloak == "none" else foreign.SURE
        judged += judge(strange, article.without(_spans(runs + strange)), place=(place,))
    judged = [replace(one, run=trimmed(completed(sheet, one.run, article), one.family)) for one in judged]
    spam = bool(judged) and (_nothing_else(judged, sheet) or (sheet.left > 0 and _mostly(found, sheet)))
    keep = spam or (bool(judged) and cut.braked([j.run for j in judged], document))
    for verdict in judged:
        document.findings += _findings(verdict, document, keep_text=keep)
    document.findings += suspicion.find(sheet, heavy, article, _spans([j.run for j in judged]))
    document.findings += (
        [_spam_page(judged, sheet.left)] if spam else list(trade.find(sheet, heavy, article)) or spun.find(sheet, heavy, article)
    )
    document.findings += bounds.stems(sheet.left, document.title.raw)


def _spans(runs: Sequence[Run]) -> list[Span]:
    return [(part.reading, part.start, part.end) for run in runs for part in run.parts]


def _findings(judged: Judged, document: Document, *, keep_text: bool) -> list[Finding]:
    """One finding for each line that the run touches; what stands in the title or the text is cut, unless the text is to be kept."""
    name, explanation = payload(judged.run.texts), explain(judged.cues)
    findings = []
    for part in judged.run.parts:
        reading = part.reading
        told = reading.field == "title" or reading.line is document.headline or (reading.field == "text" and not keep_text)
        cuts = told and not _is_doubtful_title(part, judged)
        if cuts:
            cut.excise(part)
        action: Action = "excised" if cuts else "flagged"
        findings.append(_finding(part, judged, action, explanation, name))
    return findings


def _is_doubtful_title(part: Part, judged: Judged) -> bool:
    """Whether a run is all of a title, and one phrase that says more than its stems: a wrong title is better than none."""
    phrase = part.reading.heading and part.whole and len(judged.run.segments) == 1 and judged.score < _SURE_TITLE
    return phrase and part.segments[0].covered < _MOST_OF_TITLE * (part.end - part.start)


def _finding(part: Part, judged: Judged, action: Action, explanation: str, name: str) -> Finding:
    reading, (start, end) = part.reading, cut.span(part)
    return Finding(
        category=judged.family,
        rule=_rule(part, judged.run),
        action=action,
        field=reading.field,
        evidence=reading.line.raw[start:end],
        explanation=explanation,
        line=reading.number,
        start=start,
        end=end,
        canonical=reading.text[part.start : part.end],
        score=judged.score,
        confidence=judged.score,
        payload=name,
    )


def _rule(part: Part, run: Run) -> str:
    """The shape in which the run stood."""
    if len(run.parts) > 1:
        return "injection.list"
    if len(part.segments) >= _HEADER:
        return "injection.header"
    if part.reading.labelled:
        return "injection.keyword"
    return "injection.inline" if part.reading.fluent else "injection.title"


def _nothing_else(judged: Sequence[Judged], sheet: Sheet) -> bool:
    """Whether injected runs are at least half of the text and no running text is left beside them."""
    parts = [p for j in judged for p in j.run.parts if p.reading.field == "text"]
    taken = Counter[int]()
    for part in parts:
        taken[part.reading.number] += part.end - part.start
    most, left = PROSE_LENGTH + taken.total(), 0  # what is behind cannot take more from it
    for at in sheet.running("text"):
        left += len(sheet.texts[at]) - taken[sheet.place(at)[1]]
        if left >= most:
            return False
    injected = sum(end - start for start, end in map(cut.excised, parts))
    total = sum(len(sheet.place(at)[2].raw) for field, places in sheet.fields if field == "text" for at in places)
    return left < PROSE_LENGTH and injected > 0 and injected >= _SPAM_SHARE * total


def _mostly(found: Sequence[Judged], sheet: Sheet) -> bool:
    """Whether most stems of the lines that were searched stand in injected runs; what was not searched is taken to be like these."""
    parts = [part for one in found for part in one.run.parts if part.reading.field == "text"]
    return 2 * sum(len(segment.hits) for part in parts for segment in part.segments) >= sheet.stems("text")


def _spam_page(judged: Sequence[Judged], left: int) -> Finding:
    worst = max(judged, key=lambda j: j.score)
    part = worst.run.parts[0]
    start, end = cut.span(part)
    return Finding(
        category=Category.SPAM_PAGE,
        rule="spam.page.injected",
        field="text",
        evidence=part.reading.line.raw[start:end],
        explanation=f"{len(judged)} injected runs and {f'{left} more stems behind them' if left else 'no running text beside them'}",
        score=worst.score,
        confidence=worst.score,
    )
