"""Addresses on their way into the frontier: a new one waits to be fetched, one known already keeps its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crawler.frontier import recrawl, turns
from crawler.frontier.entry import Lead
from crawler.frontier.store import Store
from crawler.urls import server


def insert(store: Store, leads: Iterable[Lead], max_depth: int, this_pass: int, behind: Callable[[str], int]) -> set[str]:
    """Take in addresses; returns their hosts. `this_pass`: number of the pass over the site. `behind`: what is added to an address's rank.

    One known already gets the shortest way to it. One that changed since it was visited, as a sitemap says, is taken again, unless
    that was wrong too often. Part of a transaction of whoever calls it.
    """
    rows, told, hosts = [], [], set[str]()
    steps = {"": 0}  # of an address that stands in an answer to the key
    for lead in leads:
        host = server(lead.url)
        hosts.add(host)
        if lead.referrer not in steps:
            steps[lead.referrer] = _steps(store, lead.referrer) + 1
        state = "pending" if lead.depth <= max_depth else "deep"
        far = steps[lead.referrer] + lead.aside
        way = (lead.depth, lead.hops, far, 2 * far + behind(lead.url), lead.referrer)
        rows.append((lead.url, host, lead.kind, lead.start, *way, state, lead.lastmod))
        if lead.lastmod:
            told.append((lead.url, lead.lastmod, this_pass, recrawl.TRUSTED, turns.LATER))
    store.run_many(
        "UPDATE pages SET state = 'pending', rank = ?5, attempts = 0, not_before = 0"
        " WHERE url = ?1 AND state = 'done' AND kind = 'page' AND ?2 > lastmod AND ?2 > visited AND pass < ?3 AND misled < ?4",
        told,
    )
    store.run_many(
        "INSERT INTO pages (url, host, kind, start, depth, hops, steps, rank, referrer, state, lastmod)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(url) DO UPDATE SET depth = min(depth, excluded.depth), steps = min(steps, excluded.steps),"
        " rank = CASE WHEN attempts = 0 AND visited IS NULL THEN min(rank, excluded.rank) ELSE rank END,"
        " start = max(start, excluded.start), lastmod = max(lastmod, excluded.lastmod),"
        " state = CASE WHEN state IN ('deep', 'twin') THEN excluded.state ELSE state END"
        " WHERE excluded.depth < depth OR excluded.steps < steps OR excluded.start > start OR excluded.lastmod > lastmod OR state = 'twin'",
        rows,
    )
    return hosts


def _steps(store: Store, url: str) -> int:
    """How many answers lead to a page that is known."""
    row = store.one("SELECT steps FROM pages WHERE url = ?", (url,))
    return row["steps"] if row else 0
