"""One page and what speaks against it, as plain values: what reviewers see of it in a report and in `taosha inspect`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what was done to it; `action` is empty where nothing was."""

    text: str
    action: str = ""  # excised, repaired, masked, flagged, trimmed
    replacement: str = ""
    explicit: bool = False  # to be veiled until asked for


@dataclass(frozen=True, slots=True)
class Evidence:
    """One finding as reviewers see it."""

    category: str
    label: str
    rule: str
    field: str
    place: str  # the same in words, with the line
    line: int | None
    start: int | None
    end: int | None
    action: str
    score: float
    confidence: float
    payload: str
    reason: str  # in the report's language
    detail: tuple[Piece, ...]  # the finding's own explanation
    evidence: Piece
    context: tuple[Piece, ...]  # the evidence in its line


@dataclass(frozen=True, slots=True)
class Turn:
    """What the verdict hung on: a column, its value, its limit, and what another value would have meant."""

    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """One page: where it is, when it was seen, how it came out."""

    doc_id: str
    source_id: str
    run_id: str
    site: str
    url: str
    title: tuple[Piece, ...]
    verdict: str
    previous_verdict: str
    score: float
    warc: str
    first_seen: datetime | None
    last_seen: datetime | None
    flagged_since: datetime | None  # the moment from which on it was flagged at each visit; None where it is not
    turns: tuple[Turn, ...]
    evidence: tuple[Evidence, ...]
    evidence_left_out: int
    opening: tuple[Piece, ...]  # the text's first characters


@dataclass(frozen=True, slots=True)
class Onset:
    """Pages of one site that were good before the last run over it and are flagged since; or the other way round."""

    site: str
    pages: tuple[PageLine, ...]
    total: int
