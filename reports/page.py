"""One page explained: its verdict, its title before and after, every finding with its reason, its text with what was done to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from filters import privacy
from filters.model import Finding
from pipelines.policy import Policy
from pipelines.record import Record
from pipelines.selection import Selection
from reports.evidence import Context, evidence_of, title_pieces
from reports.exhibit import Evidence, Piece, Turn
from reports.explain import SHANGHAI, Words
from reports.lines import LineView, article_lines, raw_lines
from reports.marked import action_of
from reports.turns import turns
from reports.untrusted import one_line, plain, shown_url

ORDER: Final = (
    "injection",
    "hidden",
    "spam",
    "cloak",
    "corruption",
    "farm",
    "pii",
    "page",
    "duplicate",
    "selector",
    "boilerplate",
)


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one category, and why they are findings."""

    category: str
    label: str
    reason: str
    action: str
    score: float  # the highest
    findings: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """One quality signal and the limit that the policy sets on it, if it sets one."""

    column: str
    value: float
    limit: str
    broken: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything that `taosha inspect` shows."""

    source: str
    verdict: str
    meaning: str
    score: float
    turns: tuple[Turn, ...]
    title: str
    title_raw: tuple[Piece, ...]
    facts: tuple[tuple[str, str], ...]
    selectors: tuple[Selection, ...]  # of the page's site, with what became of each
    lines_raw: int
    lines_kept: int
    characters: int
    tokens: int
    groups: tuple[Group, ...]
    rewritten: bool  # the text was converted as a whole: `lines` are those cut, `article` is the text after all edits
    lines: tuple[LineView, ...]
    article: tuple[LineView, ...]
    signals: tuple[Signal, ...]


def explain(record: Record, policy: Policy, words: Words, selectors: tuple[Selection, ...] = ()) -> PageView:
    """Explain a decided record. Everything comes from the record and its flags; `selectors` are shown as they are."""
    flags = [_as_flag(finding) for finding in record.flags]
    raw = record.text_raw.split("\n")
    context = Context(record.title_raw, raw, flags)
    rewritten = record.cloak != "none"
    row = {f.name: getattr(record, f.name) for f in fields(record)}
    return PageView(
        source=shown_url(record.source_id or record.url),
        verdict=record.verdict or "",
        meaning=words.say("verdict_meaning", record.verdict or ""),
        score=record.spam_score,
        turns=turns(row, {"reject": {name: asdict(rule) for name, rule in policy.reject.items()}}, words),
        title=one_line(privacy.blot(record.title)),
        title_raw=title_pieces(record.title_raw, record.title_raw, flags),
        facts=tuple(_facts(record, words)),
        selectors=selectors,
        lines_raw=sum(1 for line in raw if line.strip()),
        lines_kept=record.n_paragraphs,
        characters=record.n_chars,
        tokens=record.n_tokens,
        groups=tuple(_groups(flags, context, words)),
        rewritten=rewritten,
        lines=tuple(raw_lines(raw, flags, words, only_cut=rewritten)),
        article=tuple(article_lines(record, raw, flags, words)) if rewritten else (),
        signals=tuple(_signals(record, policy)),
    )


def _facts(record: Record, words: Words) -> Iterator[tuple[str, str]]:
    when = (
        record.published_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S") if record.published_at else str(record.published_date or "")
    )
    language = f"{record.lang} {record.lang_confidence:.2f}" + (f" · {record.script}" if record.script else "")
    known = {
        "url": shown_url(record.url) if record.url != record.source_id else "",
        "published": when,
        "section": record.section,
        "source": record.source,
        "author": record.author,
        "language": language,
        "charset": f"{record.charset} ({record.charset_source})" if record.charset else "",
        "cloak": words.say("cloak", record.cloak) if record.cloak != "none" else "",
        "error": record.error,
    }
    for name, value in known.items():
        if value:
            yield words.say("inspect", name), one_line(value)


def _groups(flags: Sequence[Mapping[str, Any]], context: Context, words: Words) -> Iterator[Group]:
    by_category: dict[str, list[Mapping[str, Any]]] = {}
    for flag in flags:
        by_category.setdefault(flag["category"], []).append(flag)
    ranks = {group: rank for rank, group in enumerate(ORDER)}
    for category in sorted(by_category, key=lambda c: (ranks.get(c.partition(".")[0], len(ranks)), c)):
        found = by_category[category]
        first = found[0]
        yield Group(
            category,
            words.category(category),
            plain(words.why(first["rule"], category, first["explanation"])),
            action_of(category, first["action"]),
            max(flag["score"] for flag in found),
            tuple(evidence_of(flag, context, words) for flag in found),
        )


def _signals(record: Record, policy: Policy) -> Iterator[Signal]:
    limits = {rule.column: rule for rule in reversed(list(policy.reject.values()))}
    columns = [f.name for f in fields(record) if f.name.startswith("q_")]
    for column in ["quality_score", *columns, *(c for c in limits if c not in columns and c != "quality_score")]:
        rule, value = limits.get(column), getattr(record, column)
        sides = (
            []
            if rule is None
            else [(f"≥ {rule.below:g}" if rule.below is not None else ""), (f"≤ {rule.above:g}" if rule.above is not None else "")]
        )
        yield Signal(column, float(value), " ".join(filter(None, sides)), rule is not None and rule.rejects(record))


def _as_flag(finding: Finding) -> dict[str, Any]:
    flag = {f.name: getattr(finding, f.name) for f in fields(finding)}
    return flag | {"category": finding.category.value}
