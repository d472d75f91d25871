"""What is unusual about the newest run of each site, held against the median of its last good runs.

A pass that was interrupted and gone on with is one run here. Figures come from the run manifests alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Final, Literal

from crawler import outcome
from crawler.limits import Limits, built_in
from crawler.schedule.cron import period
from crawler.sites import SiteConfig
from pipelines.dataset import Manifest, SiteCounts
from pipelines.dataset.counts import FILLED
from pipelines.dataset.manifest import newest_first
from pipelines.errors import Exit

Kind = Literal["pages", "articles", "fill_rate", "errors", "refused", "spam", "duplicates", "turned", "periods"]

AHEAD: Final = timedelta(hours=1)  # a run that began later from now is of a clock that went ahead: it would be the newest for long
LOOK_BACK: Final = 2_000  # manifests; older ones say nothing about what is usual
CRAWLS: Final = frozenset({"crawl", "demo"})
# Outcomes that are a fault; what robots.txt or sites.toml leave out is none.
ERRORS: Final = frozenset({"timeout", "dns", "refused", "reset", "failed", "tls", "too_large", "bad_sitemap", "bad_feed"})
STOPPED: Final = frozenset({Exit.INTERRUPTED, Exit.TERMINATED})


@dataclass(frozen=True, slots=True)
class Alert:
    """One figure of a site that is beyond its limit. It holds names and numbers only, nothing of any page."""

    site: str
    kind: Kind  # also the name of the limit
    run_id: str
    value: float  # a share, 0..1; a number for pages, turned, periods
    limit: float  # what the value may not be under or over
    usual: float | None = None  # the median that the limit was made from; None where the limit stands by itself
    field: str = ""  # of fill_rate: which one

    @property
    def text(self) -> str:
        """One line for people, without the site."""
        value, limit = _figure(self.kind, self.value), _figure(self.kind, self.limit)
        usual = "" if self.usual is None else f", usual is {_figure(self.kind, self.usual)}"
        return f"{_WORDS[self.kind].format(field=self.field, value=value)} (limit {limit}{usual})"


_WORDS: Final[Mapping[Kind, str]] = {
    "pages": "only {value} pages",
    "articles": "only {value} of the new pages are articles",
    "fill_rate": "only {value} of the articles have {field}",
    "errors": "{value} of the pages are errors",
    "refused": "{value} of the pages turn us away (403, captcha, login)",
    "spam": "{value} of the pages carry spam",
    "duplicates": "{value} of the pages repeat another one",
    "turned": "pages that were clean before and carry spam now: {value}",
    "periods": "no good run for {value} periods of the schedule",
}


@dataclass(frozen=True, slots=True)
class Ended:
    """An alert that was told and no longer stands."""

    site: str
    kind: str

    @property
    def text(self) -> str:
        """One line for people, without the site."""
        return f"over: {_OVER[self.kind]}"


_OVER: Final[Mapping[str, str]] = {
    "pages": "the pages are there again",
    "errors": "errors are within the limit again",
    "refused": "pages that turn us away are within the limit again",
    "periods": "a good run again",
}


def _figure(kind: Kind, value: float) -> str:
    return f"{value:,.4g}" if kind in ("pages", "turned", "periods") else f"{value:.1%}"


@dataclass(frozen=True, slots=True)
class _Pass:
    """One time through a site: the run that ended it, and what all runs of it came to together."""

    run_id: str
    begun: datetime
    ended: datetime
    stopped: bool  # and not gone on with yet
    counts: SiteCounts

    @property
    def good(self) -> bool:
        """Whether it says what is usual: it came to its end, and the site as such was there."""
        away = self.counts.standing.total()
        return self.counts.finished > 0 and away <= _there(self.counts)


def alerts(out: Path, sites: Mapping[str, SiteConfig] | None = None, now: datetime | None = None) -> list[Alert]:
    """What is unusual about the newest run of each site of a dataset, by site; nothing where it holds no crawl.

    `sites` gives a site its own limits and its schedule, and leaves out all others; without it every site is held against the
    built-in limits. Raises StorageError where a manifest is damaged.
    """
    found: list[Alert] = []
    now = now or datetime.now(UTC)
    manifests = _recent(out, now)
    names = sites.keys() if sites is not None else {name for manifest in manifests for name in manifest.sites}
    for name in sorted(names):
        config = sites[name] if sites is not None else None
        limits = config.alerts if config else built_in()
        passes = list(_passes(name, manifests))
        if passes:
            found += _of_run(name, passes[0], [each.counts for each in passes[1:] if each.good][: int(limits.runs)], limits)
            if config and config.schedule:
                found += _silence(config, passes, now)
    return found


def settled(out: Path, sites: Iterable[str], now: datetime) -> frozenset[str]:
    """Those of some sites whose newest pass is over, so that what it does not say of them is so."""
    manifests = _recent(out, now)
    newest = {site: next(_passes(site, manifests), None) for site in sites}
    return frozenset(site for site, one in newest.items() if one is not None and (one.counts.finished or one.counts.failed))


def _recent(out: Path, now: datetime) -> list[Manifest]:
    """The newest manifests, the newest first."""
    return list(islice((manifest for manifest in newest_first(out) if manifest.started_at <= now + AHEAD), LOOK_BACK))


def _passes(site: str, manifests: Iterable[Manifest]) -> Iterator[_Pass]:
    """The passes over a site, the newest first; runs without an end belong to the one after them."""
    latest: _Pass | None = None
    for manifest in manifests:
        counts = manifest.sites.get(site)
        if counts is None or manifest.command not in CRAWLS:
            continue
        if latest is not None and (counts.finished or counts.failed):
            yield latest
            latest = None
        if latest is None:
            stopped = not counts.finished and manifest.exit_code in STOPPED
            latest = _Pass(manifest.run_id, manifest.started_at, manifest.finished_at, stopped, counts)
        else:
            latest = _Pass(latest.run_id, manifest.started_at, latest.ended, latest.stopped, latest.counts + counts)
    if latest is not None:
        yield latest


def _of_run(site: str, newest: _Pass, before: list[SiteCounts], limits: Limits) -> Iterator[Alert]:
    """Every figure of the newest pass that is beyond its limit."""

    def under(kind: Kind, value: float | None, usual: float | None, limit: float, field: str = "") -> Iterator[Alert]:
        if value is not None and usual is not None and value < limit:
            yield Alert(site, kind, newest.run_id, value, limit, usual, field)

    def over(kind: Kind, value: float | None, limit: float, usual: float | None = None) -> Iterator[Alert]:
        if value is not None and value > limit:
            yield Alert(site, kind, newest.run_id, value, limit, usual)

    known = before if len(before) >= limits.least_runs else []
    now = newest.counts
    least = limits.least_pages

    pages = _median(float(_there(each)) for each in known)
    if pages is not None and pages >= least and not newest.stopped:
        yield from under("pages", _there(now), pages, limits.pages * pages)
    articles = _median(_share(each.articles, each.pages, 1) for each in known)
    yield from under("articles", _share(now.articles, now.pages, least), articles, limits.articles * (articles or 0.0))
    for field in FILLED:
        rate = _median(_share(each.filled[field], each.articles, 1) for each in known)
        value = _share(now.filled[field], now.articles, least)
        yield from under("fill_rate", value, rate, round((rate or 0.0) - limits.fill_rate, 9), field)
    yield from over("errors", _in_its_place(now, outcome.OUT_OF_ORDER, least, _no_answer(now)), limits.errors)
    yield from over("refused", _in_its_place(now, outcome.TURNED_AWAY, least), limits.refused)
    spam = _median(_share(each.spammy, each.pages, 1) for each in known)
    if spam is not None:
        yield from over("spam", _share(now.spammy, now.pages, least), round(spam + limits.spam, 9), spam)
    repeated = now.reasons["duplicate.exact"] + now.reasons["duplicate.near"]
    yield from over("duplicates", _share(repeated, now.pages, least), limits.duplicates)
    yield from over("turned", now.turned, limits.turned)


def _silence(site: SiteConfig, passes: list[_Pass], now: datetime) -> Iterator[Alert]:
    """No good run for so many periods; of a site that never had one, since the first run that is known."""
    last = next((each.ended for each in passes if each.good), passes[-1].begun)
    missed = (now - last) / period(site.schedule, site.timezone, now)
    if missed > site.alerts.periods:
        yield Alert(site.name, "periods", passes[0].run_id, missed, site.alerts.periods)


def _there(counts: SiteCounts) -> int:
    """Pages that were there, whether or not they were new, and those that were there before and had no need to be asked for."""
    return max(counts.pages + counts.unchanged + counts.not_modified - counts.answers.total(), 0) + counts.resting


def _in_its_place(counts: SiteCounts, what: str, least: float, more: int = 0) -> float | None:
    """The share of a pass's answers that came in the place of pages, or of all pages at their last visit where that is more.

    The former tells of the beginning, the latter stands while such pages are not due to be asked for. `more`: fetches without an answer.
    """
    answered = _share(counts.answers[what] + more, counts.fetched, least)
    standing = _share(counts.standing[what], _there(counts) + counts.standing.total(), least)
    return max((share for share in (answered, standing) if share is not None), default=None)


def _no_answer(counts: SiteCounts) -> int:
    return sum(number for name, number in counts.outcomes.items() if name in ERRORS)


def _share(part: float, whole: float, least: float) -> float | None:
    """A share; None where it is one of too few."""
    return part / whole if whole and whole >= least else None


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None
