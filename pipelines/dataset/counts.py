"""What a run has stored, site by site: for the terminal summary, the run manifest and the `runs` table."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Final

from pipelines.dataset.fetch import Fetch
from pipelines.record import Record

FILLED: Final = ("title", "author", "source", "published_date", "section", "lead_image")  # fields whose fill rate is watched
SPAMMY: Final = 0.5  # spam score from which on a page counts as one with spam, whatever its verdict


@dataclass(slots=True)
class SiteCounts:
    """Figures of one site, or of all together."""

    pages: int = 0  # rows in articles and rejects
    articles: int = 0
    rejects: int = 0
    flags: int = 0
    errors: int = 0  # pages with an error
    discovered: int = 0  # addresses that the crawl did not know before
    new: int = 0  # pages of which the dataset held no row
    changed: int = 0  # pages of which the dataset held an older row
    spammy: int = 0  # pages with a spam score from SPAMMY on
    turned: int = 0  # those of them whose older row was clean: the first sign that a site was broken into
    fetched: int = 0  # answers of a crawl, failures included
    unchanged: int = 0  # pages that the dataset held as they are
    fetch_failures: int = 0
    not_modified: int = 0
    answers: Counter[str] = field(default_factory=Counter)  # of a crawl that came in a page's place, new or not; see crawler/outcome.py
    standing: Counter[str] = field(default_factory=Counter)  # pages by what stood in their place at their last visit, in whatever run
    resting: int = 0  # pages that the crawl knew and did not ask for, since their time had not come
    bytes_fetched: int = 0
    finished: int = 0  # sites that were crawled to their end
    failed: int = 0  # sites whose crawl ended otherwise: they could not be entered, or their server asked for a long rest
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)  # of rejects; a page may have several
    categories: Counter[str] = field(default_factory=Counter)  # of flags
    outcomes: Counter[str] = field(default_factory=Counter)  # of fetches without a page
    filled: Counter[str] = field(default_factory=Counter)  # field -> articles that have it

    def add(self, record: Record, times: int = 1) -> None:
        """Count a decided page."""
        self.pages += times
        self.articles += times * record.kept
        self.rejects += times * (not record.kept)
        self.flags += times * len(record.flags)
        self.errors += times * bool(record.error)
        self.changed += times * (record.previous_verdict is not None)
        self.new += times * (record.previous_verdict is None)
        self.spammy += times * (record.spam_score >= SPAMMY)
        self.turned += times * (record.spam_score >= SPAMMY and record.previous_verdict == "clean")
        self.verdicts[str(record.verdict)] += times
        for reason in () if record.kept else record.reasons:
            self.reasons[reason] += times
        for flag in record.flags:
            self.categories[flag.category.value] += times
        for name in FILLED if record.kept else ():
            self.filled[name] += times * bool(getattr(record, name))

    def remove(self, record: Record) -> None:
        """Take back what `add` counted."""
        self.add(record, -1)
        for name in ("verdicts", "reasons", "categories", "filled"):
            setattr(self, name, +getattr(self, name))

    def add_fetch(self, fetch: Fetch) -> None:
        """Count a fetch that left no page."""
        self.fetch_failures += 1
        self.outcomes[fetch.outcome] += 1

    @property
    def rejected_by_reason(self) -> str:
        """The reasons of rejects as JSON text, sorted by name."""
        return json.dumps(self.reasons, sort_keys=True, ensure_ascii=False)

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
