"""The report's counts: totals, runs, sites, categories, scores, repairs, personal data, reasons. Whole columns at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import pyarrow as pa

from reports.content import (
    ALARMING,
    FURNITURE,
    SERVERS,
    CategoryLine,
    HiddenLine,
    Histogram,
    HostLine,
    Personal,
    Reason,
    Repairs,
    Run,
    SiteCount,
    SiteLine,
    Totals,
)
from reports.explain import Words
from reports.repairs import repair_lines
from reports.tables import Pages, Tables, compute
from reports.trends import Trends
from reports.untrusted import one_line, shown_url

BINS: Final = 20
HOSTS: Final = 15
HIDDEN: Final = 10
PII: Final = ("phone", "email", "qq", "wechat", "id_card", "bank_card")


def totals(tables: Tables) -> Totals:
    """Pages by verdict, now and before the last run."""
    now, before = tables.now, tables.before
    by = {verdict: int(now.is_in("verdict", [verdict]).sum()) for verdict in ("clean", "cleaned", "spam", "rejected")}
    return Totals(
        len(now),
        by["clean"] + by["cleaned"],
        int(now.flagged.sum()),
        **by,
        flags=int((tables.page_of_flag >= 0).sum()),
        pages_before=len(before) or None,
        flagged_before=int(before.flagged.sum()) if len(before) else None,
    )


def runs(tables: Tables) -> list[Run]:
    """The runs in the order in which they began; one that was killed has rows and no exit code."""
    stored = _counted(tables.stored.table["run_id"])
    flagged = _counted(tables.stored.where(tables.stored.flagged).table["run_id"])
    finished: dict[str, dict[str, Any]] = {}
    for row in tables.runs.sort_by([("fetched_at", "ascending"), ("run_id", "ascending")]).to_pylist():
        finished.setdefault(row["run_id"], row)  # one row a site; what is read here is the same in each
    begun = _begun(tables.stored.table)
    order = sorted({*finished, *stored}, key=lambda r: (str(finished[r]["fetched_at"] if r in finished else begun[r]), r))
    return [_run(run_id, finished.get(run_id, {}), begun.get(run_id), stored.get(run_id, 0), flagged.get(run_id, 0)) for run_id in order]


def sites(tables: Tables, trends: Trends | None) -> list[SiteLine]:
    """Every site, the worst first: by share flagged, then by number."""
    now, before = tables.now, tables.before
    begun = tables.flagged_since.group_by("site").aggregate([("fetched_at", "min")])
    since = {row["site"]: row["fetched_at_min"] for row in begun.to_pylist()}
    pages, flagged = _by_site(now), _by_site(now.where(now.flagged))
    spam, cleaned = _by_site(now.where(now.is_in("verdict", ["spam"]))), _by_site(now.where(now.is_in("verdict", ["cleaned"])))
    clean = _by_site(now.where(now.is_in("verdict", ["clean"])))
    old, old_flagged = _by_site(before), _by_site(before.where(before.flagged))
    shares = trends.shares(list(pages)) if trends else [()] * len(pages)
    lines = []
    for (site, n), trend in zip(pages.items(), shares, strict=True):
        bad, kept = flagged.get(site, 0), cleaned.get(site, 0)
        change = bad / n - old_flagged.get(site, 0) / old[site] if site in old else None
        articles = clean.get(site, 0) + kept
        lines.append(
            SiteLine(one_line(site, 80), n, articles, bad, bad / n, spam.get(site, 0), kept, kept / n, change, trend, since.get(site))
        )
    return sorted(lines, key=lambda s: (-s.flagged_share, -s.flagged, -s.pages, s.site))


def categories(tables: Tables, words: Words, trends: Trends | None) -> list[CategoryLine]:
    """Each category that the newest rows carry: findings, and pages that have one; what alarms first, furniture last."""
    flags = _counted(tables.flags.filter(pa.array(tables.page_of_flag >= 0))["category"])
    pages = _counted(compute.list_flatten(tables.now.table["flag_kinds"]))
    lines = []
    for category in sorted({*flags, *pages}):
        trend = tuple(trends.of_category(category).tolist()) if trends else ()
        counts = flags.get(category, 0), pages.get(category, 0)
        lines.append(CategoryLine(category, words.category(category), words.say("meaning", category), *counts, trend))
    return sorted(lines, key=lambda c: (_calm(c.group), -c.pages, c.category))


def histogram(now: Pages, policy: dict[str, Any]) -> Histogram:
    """Scores above zero in bins of a twentieth, and the limits that the policy sets on the score."""
    scores = np.array(compute.fill_null(now.table["spam_score"], 0.0), np.float64)
    bins, _ = np.histogram(scores[scores > 0], BINS, (0.0, 1.0))
    rules = [rule for rule in policy.get("reject", {}).values() if rule["column"] == "spam_score"]
    limits = sorted({float(v) for rule in rules for v in (rule.get("above"), rule.get("below")) if v is not None})
    return Histogram(tuple(int(n) for n in bins), int((scores <= 0).sum()), tuple(limits))


def hosts(tables: Tables) -> tuple[list[HostLine], int]:
    """Hosts that the newest rows link to, those first that the last run saw first, then by number of pages; and how many there are."""
    seen = _counted(compute.list_flatten(tables.now.table["outbound_hosts"]))
    of_last = tables.from_last(tables.stored)
    earlier = set(_counted(compute.list_flatten(tables.stored.where(~of_last).table["outbound_hosts"])))
    lines = [HostLine(one_line(host, 80), pages, bool(earlier) and host not in earlier) for host, pages in seen.items()]
    return sorted(lines, key=lambda h: (not h.new, -h.pages, h.host))[:HOSTS], len(lines)


def hidden(now: Pages) -> tuple[list[HiddenLine], int]:
    """The pages with the greatest share of hidden text, and how many have any."""
    rows = now.table.filter(compute.greater(now.table["hidden_share"], 0)).sort_by([("hidden_share", "descending"), ("page", "ascending")])
    lines = [
        HiddenLine(one_line(r["site"]), shown_url(r["url"] or r["source_id"] or ""), r["hidden_share"])
        for r in rows.slice(0, HIDDEN).select(["site", "url", "source_id", "hidden_share"]).to_pylist()
    ]
    return lines, rows.num_rows


def repairs(tables: Tables, words: Words) -> Repairs:
    """What was undone, and some of it before and after."""
    table = tables.now.table
    cloaks = sorted((kind, n) for kind, n in _counted(table["cloak"]).items() if kind != "none")
    edited = np.array(compute.fill_null(table["n_repairs"], 0), np.int64)
    unresolved = int(compute.sum(table["n_unresolved"]).as_py() or 0)
    return Repairs(tuple(cloaks), int((edited > 0).sum()), int(edited.sum()), unresolved, tuple(repair_lines(tables, words)))


def personal(now: Pages, words: Words) -> list[Personal]:
    """Masked personal data by kind: counts, and pages that hold any."""
    lines = []
    for kind in PII:
        counts = np.array(compute.fill_null(now.table[f"n_{kind}"], 0), np.int64)
        if counts.any():
            lines.append(Personal(kind, words.category(f"pii.{kind}"), int(counts.sum()), int((counts > 0).sum())))
    return lines


def reasons(now: Pages, words: Words) -> list[Reason]:
    """Why pages were turned away, site by site; one page may have several reasons.

    Where the server said so (404), that is the one: of an error's page all else is true as well, and says nothing.
    """
    rejected = now.where(now.is_in("verdict", ["spam", "rejected"])).table
    given = rejected["reasons"].combine_chunks()
    reason, page = compute.list_flatten(given), compute.list_parent_indices(given)
    told = compute.starts_with(reason, SERVERS)
    counts = compute.or_(told, compute.invert(compute.is_in(page, page.filter(told))))
    pairs = pa.Table.from_arrays([reason, rejected["site"].take(page)], ["reason", "site"]).filter(counts)
    by_reason: dict[str, list[SiteCount]] = {}
    for row in pairs.group_by(["reason", "site"]).aggregate([([], "count_all")]).to_pylist():
        by_reason.setdefault(row["reason"], []).append(SiteCount(one_line(row["site"], 80), row["count_all"]))
    lines = [Reason(reason, words.reason(reason), sum(s.pages for s in of), most_first(of)) for reason, of in by_reason.items()]
    return sorted(lines, key=lambda r: (-r.pages, r.reason))


def most_first(sites: list[SiteCount]) -> tuple[SiteCount, ...]:
    """The sites in the order of their counts, those with the most first."""
    return tuple(sorted(sites, key=lambda s: (-s.pages, s.site)))


def _calm(group: str) -> int:
    return 0 if group in ALARMING else 2 if group == FURNITURE else 1


def _counted(column: pa.ChunkedArray[Any]) -> dict[str, int]:
    return {pair["values"]: pair["counts"] for pair in compute.value_counts(column.drop_null()).to_pylist()}


def _by_site(pages: Pages) -> dict[str, int]:
    return _counted(pages.table["site"])


def _begun(rows: pa.Table) -> dict[str, Any]:
    grouped = rows.group_by("run_id").aggregate([("fetched_at", "min")])
    run_ids: list[Any] = grouped["run_id"].to_pylist()
    return dict(zip(run_ids, grouped["fetched_at_min"].to_pylist(), strict=True))


def _run(run_id: str, row: dict[str, Any], begun: Any, stored: int, flagged: int) -> Run:
    return Run(
        run_id,
        row.get("command") or "",
        row.get("fetched_at") or begun,
        row.get("finished_at"),
        row.get("exit_code"),
        row.get("config_hash") or "",
        row.get("taosha_version") or "",
        stored,
        flagged,
    )


def over(lines: Iterable[SiteLine], limit: float) -> list[SiteLine]:
    """The sites whose flagged share is over a limit, the worst first."""
    return [line for line in lines if line.flagged_share > limit]
