"""Masks over personal data: `[电话]` in the article, █ for each character wherever the text as it stood is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick

from filters.line import EditKind, Line, views
from filters.model import Category, Document, Finding
from filters.privacy import columns, detect, exchange
from filters.privacy.hit import Hit, Kind
from filters.privacy.suspects import suspects

BLOT: Final = "█"
MASKS: Final[dict[Kind, str]] = {
    "phone": "[电话]",
    "email": "[邮箱]",
    "qq": "[QQ]",
    "wechat": "[微信]",
    "id_card": "[身份证]",
    "bank_card": "[银行卡]",
}
_CATEGORIES: Final[dict[Kind, Category]] = {
    "phone": Category.PHONE,
    "email": Category.EMAIL,
    "qq": Category.QQ,
    "wechat": Category.WECHAT,
    "id_card": Category.ID_CARD,
    "bank_card": Category.BANK_CARD,
}
_SHORTEST: Final = 5  # characters; what is shorter is no account and could be any word


@dataclass(slots=True)
class Counts:
    """Personal data of the title and the text, by kind: the columns `n_…`."""

    n_phone: int = 0
    n_email: int = 0
    n_qq: int = 0
    n_wechat: int = 0
    n_id_card: int = 0
    n_bank_card: int = 0

    def add(self, kind: Kind) -> None:
        """Count one more."""
        name = f"n_{kind}"
        setattr(self, name, getattr(self, name) + 1)


def mask(document: Document, *, keep: bool = False) -> Counts:
    """Find the personal data of all lines, mask it, and blot it out of every finding made before.

    With `keep` the text and the author stay as they are; findings never show personal data.
    """
    counts, findings, values = Counts(), list[Finding](), set[str]()
    lines = list(document.everything())
    for at, hits in _hits(views([line for _, _, line in lines])).items():
        name, number, line = lines[at]
        for hit in hits:
            start, end = line.view.raw_span(hit.start, hit.end)
            values |= {line.view.text[hit.start : hit.end], line.raw[start:end]}
            findings.append(_finding(name, number, start, end, hit))
            if name in ("title", "text"):
                counts.add(hit.kind)
            if not keep:
                line.edit(start, end, MASKS[hit.kind], EditKind.MASK)
    secrets = _Secrets([value for value in sorted(values) if len(value) >= _SHORTEST])
    document.findings = [_blotted_finding(finding, secrets) for finding in document.findings] + findings
    if not keep:
        document.metadata.author = masked(document.metadata.author)
        document.metadata.source = masked(document.metadata.source)
    return counts


def _hits(texts: Sequence[str]) -> dict[int, Sequence[Hit]]:
    """The personal data of a page's folded texts, by their numbers; what a page says in one line tells what stands in another."""
    found: dict[int, Sequence[Hit]] = {at: detect.hits(texts[at]) for at in suspects(texts)}
    found |= {at: [hit] for at, hit in columns.find(texts, found).items()}
    exchanges = frozenset(one for at, hits in found.items() for one in exchange.told(texts[at], hits))
    if exchanges:
        found = {at: detect.disjoint([*hits, *exchange.find(texts[at], exchanges)]) for at, hits in found.items()}
    return found


def masked(text: str) -> str:
    """A text with the name of its kind in place of each piece of personal data."""
    return _put(text, lambda hit: MASKS[hit.kind])


def blot(text: str) -> str:
    """A text with its personal data blotted out character for character; the length stays."""
    return _put(text, lambda hit: BLOT * (hit.end - hit.start))


def blotted(line: Line) -> str:
    """A line's raw text with what its mask edits cover blotted out: the raw text as it may be stored."""
    masks = [edit for edit in line.edits if edit.kind is EditKind.MASK]
    if not masks:
        return line.raw
    letters = list(line.raw)
    for edit in masks:
        letters[edit.start : edit.end] = BLOT * (edit.end - edit.start)
    return "".join(letters)


def _put(text: str, replacement: Callable[[Hit], str]) -> str:
    pieces, at = list[str](), 0
    for hit in detect.raw_hits(text):
        pieces += (text[at : hit.start], replacement(hit))
        at = hit.end
    return "".join((*pieces, text[at:])) if at else text


def _finding(name: str, number: int, start: int, end: int, hit: Hit) -> Finding:
    return Finding(
        category=_CATEGORIES[hit.kind],
        rule=hit.rule,
        field=name,
        evidence=BLOT * (end - start),
        explanation=f"personal data: {hit.kind.replace('_', ' ')}",
        action="masked",
        line=number,
        start=start,
        end=end,
        replacement=MASKS[hit.kind],
        confidence=hit.confidence,
    )


class _Secrets:
    """Personal data that was found on a page, to be blotted out wherever it is said again."""

    def __init__(self, values: Sequence[str]) -> None:
        self._values = values

    @cached_property
    def _automaton(self) -> AhoCorasick | None:
        """Made where there is a text to be looked through: few pages have both findings and personal data."""
        return AhoCorasick(self._values) if self._values else None

    def blotted(self, text: str) -> str:
        """A text without them."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True) if self._automaton else ()
        if not found:
            return text
        letters = list(text)
        for _, start, end in found:
            letters[start:end] = BLOT * (end - start)
        return "".join(letters)


def _blotted_finding(finding: Finding, secrets: _Secrets) -> Finding:
    """The finding without personal data: what it shows by itself, and what was found on the page where its context tells it."""
    shown = (finding.evidence, finding.canonical, finding.replacement, finding.explanation)
    evidence, canonical, replacement, explanation = made = tuple(_without(text, secrets) for text in shown)
    if made == shown:
        return finding
    return replace(finding, evidence=evidence, canonical=canonical, replacement=replacement, explanation=explanation)


def _without(text: str, secrets: _Secrets) -> str:
    return blot(secrets.blotted(text)) if len(text) >= _SHORTEST else text
