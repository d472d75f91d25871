"""What a report holds, as plain values: the HTML page, the JSON file and the terminal summary all show this and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reports.exhibit import Onset, PageLine, Piece

ALARMING = ("cloak", "farm", "hidden", "injection", "spam")  # groups of flags that mean: somebody has been at this page
SERVERS = "http."  # how reasons begin that are the answer's status
FURNITURE = "boilerplate"  # the group of what was trimmed from nearly every page: of no interest to reviewers


@dataclass(frozen=True, slots=True)
class Run:
    """One run over all its sites, and how the pages that it stored came out."""

    run_id: str
    command: str
    started: datetime | None
    finished: datetime | None
    exit_code: int | None
    config_hash: str
    taosha_version: str
    stored: int  # rows of articles and rejects
    flagged: int  # of these
    pages_after: int | None = None  # that the dataset knew after it; for the last runs
    flagged_after: int | None = None  # of these


@dataclass(frozen=True, slots=True)
class Totals:
    """The newest row of each page, counted; and the flagged ones before the last run, where there was one."""

    pages: int
    articles: int
    flagged: int
    clean: int
    cleaned: int
    spam: int
    rejected: int
    flags: int
    pages_before: int | None
    flagged_before: int | None


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One site in figures; shares are 0..1 of its pages."""

    site: str
    pages: int
    articles: int
    flagged: int
    flagged_share: float
    spam: int
    cleaned: int
    cleaned_share: float
    change: float | None  # of the flagged share since before the last run; None where the site is new
    trend: tuple[float, ...] = ()  # flagged share after each of the last runs, where there are several
    since: datetime | None = None  # from when on the first of its flagged pages is flagged


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One category of findings: how many, on how many pages."""

    category: str
    label: str
    meaning: str
    flags: int
    pages: int
    trend: tuple[int, ...] = ()  # pages after each of the last runs, where there are several

    @property
    def group(self) -> str:
        """The part before the first dot: injection, hidden, cloak, corruption, pii, …"""
        return self.category.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Histogram:
    """Spam scores above zero in twenty equal bins; `zero` pages have none."""

    bins: tuple[int, ...]
    zero: int
    thresholds: tuple[float, ...]  # that the policy sets on the score


@dataclass(frozen=True, slots=True)
class Campaign:
    """One injected payload and those like it, wherever they were met."""

    payload: str  # the first of them
    payloads: tuple[str, ...]  # all, as they are stored
    category: str
    label: str
    pages: int
    sites: tuple[str, ...]
    sites_total: int
    first_seen: datetime | None
    last_seen: datetime | None
    sample: Piece


@dataclass(frozen=True, slots=True)
class HostLine:
    """A host that pages link to."""

    host: str
    pages: int
    new: bool  # seen in the last run, in none before


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A page with text that cannot be seen."""

    site: str
    url: str
    hidden_share: float


@dataclass(frozen=True, slots=True)
class RepairLine:
    """One place that was put right."""

    category: str
    label: str
    before: Piece
    after: Piece
    confidence: float
    url: str


@dataclass(frozen=True, slots=True)
class Repairs:
    """What was undone: cloaks by kind, edits, what was seen and left, and some of it before and after."""

    cloaks: tuple[tuple[str, int], ...]
    pages: int
    edits: int
    unresolved: int
    lines: tuple[RepairLine, ...]


@dataclass(frozen=True, slots=True)
class Personal:
    """Personal data masked, counted by kind; the values are nowhere."""

    kind: str
    label: str
    masked: int
    pages: int


@dataclass(frozen=True, slots=True)
class SiteCount:
    """So many pages of a site."""

    site: str
    pages: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why pages were turned away, and of which sites they are."""

    reason: str
    label: str
    pages: int
    sites: tuple[SiteCount, ...]  # every one, those with the most pages first


@dataclass(frozen=True, slots=True)
class Missed:
    """Addresses that the newest crawl of their site did not get a page from, for the same reason."""

    outcome: str
    label: str
    addresses: int
    sites: tuple[SiteCount, ...]  # every one, those with the most addresses first
    examples: tuple[tuple[str, str], ...]  # some of the addresses, and what the error said


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One figure of a site's newest crawl that is beyond its limit; shares are 0..1."""

    site: str
    kind: str
    run_id: str
    sentence: str
    value: float
    limit: float
    usual: float | None  # the median that the limit was made from
    field: str  # whose fill rate it is


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the report and the query that gives it again."""

    name: str
    label: str
    value: int
    sql: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything."""

    dataset: str
    language: str
    last_run: Run | None
    runs: tuple[Run, ...]
    totals: Totals
    alerts: tuple[AlertLine, ...]  # nothing where nothing is unusual
    onsets: tuple[Onset, ...]
    recovered: tuple[Onset, ...]
    categories: tuple[CategoryLine, ...]
    sites: tuple[SiteLine, ...]
    flagged: tuple[PageLine, ...]
    histogram: Histogram
    campaigns: tuple[Campaign, ...]
    hosts: tuple[HostLine, ...]
    hosts_seen: int  # those not in the list too
    hidden: tuple[HiddenLine, ...]
    pages_with_hidden: int
    repairs: Repairs
    personal: tuple[Personal, ...]
    reasons: tuple[Reason, ...]
    missed: tuple[Missed, ...]
    sample: tuple[PageLine, ...]
    sample_seed: int
    versions: tuple[tuple[str, str], ...]
    views: str  # SQL that the queries of the figures stand on
    figures: tuple[Figure, ...]
