"""Which of a site's own selectors gave which field of a page, read off its record."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from filters.model import Selectors
from pipelines.record import Record

Outcome = Literal["found", "missed", "unread"]  # unread: it found something that is no date


@dataclass(frozen=True, slots=True)
class Selection:
    """One selector of a site: the field that it is for, and what became of it on one page."""

    field: str  # title, body, date, author
    css: str
    outcome: Outcome


def selections(record: Record, selectors: Selectors) -> tuple[Selection, ...]:
    """What became of the selectors that are set, on a page that was parsed; none was tried where it could not be read."""
    if record.error:
        return ()
    rules = {flag.rule for flag in record.flags}
    return tuple(Selection(name, css, _outcome(name, rules)) for name, css in asdict(selectors).items() if css)


def _outcome(name: str, rules: set[str]) -> Outcome:
    return "missed" if f"selector.{name}" in rules else "unread" if f"selector.{name}.unread" in rules else "found"
