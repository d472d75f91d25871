"""What a run has stored, site by site: for the terminal summary, the run manifest and the `runs` table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields

from pipelines.dataset.fetch import Fetch
from pipelines.record import Record


@dataclass(slots=True)
class SiteCounts:
    """Figures of one site, or of all together."""

    pages: int = 0  # rows in articles and rejects
    articles: int = 0
    rejects: int = 0
    flags: int = 0
    errors: int = 0  # pages with an error
    changed: int = 0  # pages of which the dataset held an older row
    fetch_failures: int = 0
    not_modified: int = 0
    bytes_fetched: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)  # of rejects; a page may have several
    categories: Counter[str] = field(default_factory=Counter)  # of flags
    outcomes: Counter[str] = field(default_factory=Counter)  # of fetches without a page

    def add(self, record: Record, times: int = 1) -> None:
        """Count a decided page."""
        self.pages += times
        self.articles += times * record.kept
        self.rejects += times * (not record.kept)
        self.flags += times * len(record.flags)
        self.errors += times * bool(record.error)
        self.changed += times * (record.previous_verdict is not None)
        self.verdicts[str(record.verdict)] += times
        for reason in () if record.kept else record.reasons:
            self.reasons[reason] += times
        for flag in record.flags:
            self.categories[flag.category.value] += times

    def remove(self, record: Record) -> None:
        """Take back what `add` counted."""
        self.add(record, -1)
        self.verdicts, self.reasons, self.categories = +self.verdicts, +self.reasons, +self.categories

    def add_fetch(self, fetch: Fetch) -> None:
        """Count a fetch that left no page."""
        self.fetch_failures += 1
        self.outcomes[fetch.outcome] += 1

    def __add__(self, other: SiteCounts) -> SiteCounts:
        return SiteCounts(**{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)})


@dataclass(slots=True)
class Counts:
    """Figures of a run."""

    sites: dict[str, SiteCounts] = field(default_factory=dict)

    def site(self, name: str) -> SiteCounts:
        """The figures of one site, to read or to count on."""
        return self.sites.setdefault(name, SiteCounts())

    @property
    def total(self) -> SiteCounts:
        """All sites together."""
        return sum(self.sites.values(), SiteCounts())
