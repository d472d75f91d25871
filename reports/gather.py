"""A dataset's report, put together: everything that the terminal, the HTML page and the JSON file show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from crawler.sites import SiteConfig
from pipelines import dataset
from reports import figures, pages, provenance, queries
from reports.alarms import alarms
from reports.campaigns import campaigns
from reports.content import Report
from reports.explain import Language, words
from reports.missed import missed
from reports.tables import load
from reports.trends import Trends
from reports.untrusted import one_line


def report(path: Path, language: Language, sites: Mapping[str, SiteConfig] | None = None, shown: int | None = None) -> Report:
    """Read a dataset and say what is in it, with `shown` flagged pages at most. Raises UsageError where there is none.

    `sites` have their own limits for alerts.
    """
    tables, said = load(path), words(language)
    origin = provenance.origin(path)
    policy = provenance.policy(origin)
    shelf = pages.Shelf(tables, policy, said)
    runs = figures.runs(tables)
    trends = Trends.of(tables.stored, [run.run_id for run in runs]) if len(runs) > 1 and len(tables.stored) else None
    runs = trends.after(runs) if trends else runs
    hidden, with_hidden = figures.hidden(tables.now)
    hosts, hosts_seen = figures.hosts(tables)
    made = Report(
        dataset=one_line(path.resolve().name),
        language=language,
        last_run=next((run for run in runs if run.run_id == tables.last_run), None),
        runs=tuple(runs),
        totals=figures.totals(tables),
        alerts=tuple(alarms(path, said, sites)),
        onsets=tuple(pages.onsets(tables, shelf)),
        recovered=tuple(pages.recovered(tables, shelf)),
        categories=tuple(figures.categories(tables, said, trends)),
        sites=tuple(figures.sites(tables, trends)),
        flagged=tuple(pages.flagged(tables, shelf, shown or pages.SHOWN)),
        histogram=figures.histogram(tables.now, policy),
        campaigns=tuple(campaigns(tables, said)),
        hosts=tuple(hosts),
        hosts_seen=hosts_seen,
        hidden=tuple(hidden),
        pages_with_hidden=with_hidden,
        repairs=figures.repairs(tables, said),
        personal=tuple(figures.personal(tables.now, said)),
        reasons=tuple(figures.reasons(tables.now, said)),
        missed=tuple(missed(tables, said)),
        sample=tuple(pages.sample(tables, shelf)),
        sample_seed=pages.SEED,
        versions=tuple(provenance.versions(origin)),
        views="",
        figures=(),
    )
    stored = [table for table in ("articles", "rejects", "flags") if dataset.files(path, table)]
    return replace(made, views=queries.views(stored), figures=queries.figures(made, said, stored))
