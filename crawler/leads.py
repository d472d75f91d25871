"""Addresses on their way into the frontier: a new one waits to be fetched, one known already keeps its place."""

from __future__ import annotations

from collections.abc import Iterable

from crawler import recrawl
from crawler.entry import Lead
from crawler.store import Store
from crawler.urls import server


def insert(store: Store, leads: Iterable[Lead], max_depth: int, this_pass: int) -> set[str]:
    """Take in addresses; returns their hosts. `this_pass`: number of the pass over the site.

    One known already gets the shortest way to it. One that changed since it was visited, as a sitemap says, is taken again, unless
    that was wrong too often. Part of a transaction of whoever calls it.
    """
    rows, told, hosts = [], [], set()
    for lead in leads:
        host = server(lead.url)
        hosts.add(host)
        state = "pending" if lead.depth <= max_depth else "deep"
        rows.append((lead.url, host, lead.kind, lead.start, lead.depth, lead.hops, lead.referrer, state, lead.lastmod))
        if lead.lastmod:
            told.append((lead.url, lead.lastmod, this_pass, recrawl.TRUSTED))
    store.run_many(
        "UPDATE pages SET state = 'pending', rank = 1, attempts = 0, not_before = 0"
        " WHERE url = ?1 AND state = 'done' AND kind = 'page' AND ?2 > lastmod AND ?2 > visited AND pass < ?3 AND misled < ?4",
        told,
    )
    store.run_many(
        "INSERT INTO pages (url, host, kind, start, depth, hops, referrer, state, lastmod) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(url) DO UPDATE SET depth = min(depth, excluded.depth), start = max(start, excluded.start),"
        " lastmod = max(lastmod, excluded.lastmod), state = CASE WHEN state = 'deep' THEN excluded.state ELSE state END"
        " WHERE excluded.depth < depth OR excluded.start > start OR excluded.lastmod > lastmod",
        rows,
    )
    return hosts
