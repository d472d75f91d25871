"""What came of a crawl, site by site, and the exit code that says so."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from crawler.journal import Journal
from pipelines.dataset import Manifest, SiteCounts
from pipelines.errors import Exit, TaoshaError

State = Literal["done", "failed", "locked", "broken", "interrupted"]


@dataclass(slots=True)
class SiteResult:
    """One site of a run."""

    name: str
    state: State = "interrupted"
    reason: str = ""  # why it failed, is locked or broke
    fetched: int = 0  # answers in this run, failures included
    articles: int = 0  # new rows
    rejects: int = 0
    flags: int = 0
    unchanged: int = 0  # pages that came as the dataset held them
    changed: int = 0  # of the new rows, those of pages that the dataset held otherwise
    not_modified: int = 0  # pages that the server said are unchanged (304)
    waiting: int = 0  # pages known and not fetched
    outcomes: Mapping[str, int] = field(default_factory=dict)  # of fetches that left no page

    def take(self, journal: Journal, counts: SiteCounts, *, finished: bool) -> None:
        """Read off what a site's crawl came to."""
        self.fetched, self.unchanged = journal.answered, journal.unchanged
        self.articles, self.rejects, self.flags = counts.articles, counts.rejects, counts.flags
        self.changed, self.not_modified = counts.changed, counts.not_modified
        self.outcomes = dict(sorted(counts.outcomes.items()))
        self.waiting = journal.waiting
        if journal.error is not None:
            self.state, self.reason = "broken", _text(journal.error)
        elif not finished:
            self.state = "interrupted"
        elif (reason := journal.frontier.progress.failed_start()) is not None:
            self.state, self.reason = "failed", reason
        elif journal.frontier.progress.unfinished:
            self.state, self.reason = "interrupted", f"its server asks us to wait; start again later to go on: {self.waiting:,} waiting"
        else:
            self.state = "done"

    def stopped(self, reason: str) -> None:
        """Say why a crawl that was not done had to end."""
        if self.state == "interrupted":
            self.state, self.reason = "broken", reason

    @property
    def new(self) -> int:
        """Rows that this run added."""
        return self.articles + self.rejects


def _text(error: Exception) -> str:
    """An error for people as it is; any other with its kind."""
    return str(error) if isinstance(error, TaoshaError) else f"this should not happen: {type(error).__name__}: {error}"


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """A run over all its sites."""

    exit_code: Exit
    out: str
    run_id: str
    sites: tuple[SiteResult, ...]
    manifest: Manifest

    @property
    def reason(self) -> str:
        """In one line, what kept the run from ending well; empty where nothing did."""
        return next((f"{site.name}: {site.reason}" for site in self.sites if site.reason), "")


def exit_code(sites: Iterable[SiteResult], stopped_by: int | None) -> Exit:
    """The first code that applies, in the order of the documentation."""
    results = list(sites)
    states = {site.state for site in results}
    if not results:
        return Exit.NOTHING_NEW
    if "locked" in states:
        return Exit.LOCKED
    if stopped_by is not None:
        return Exit.TERMINATED if stopped_by == signal.SIGTERM else Exit.INTERRUPTED
    if "broken" in states or states <= {"failed"}:
        return Exit.CANNOT_FINISH
    if states & {"failed", "interrupted"}:
        return Exit.PARTLY
    return Exit.DONE if any(site.new for site in results) else Exit.NOTHING_NEW
