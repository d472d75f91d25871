"""What is still to be fetched and what was answered: one site's memory, which survives a kill at any moment.

Three transactions carry a page: A, its answer goes into the spool; B, its links come in and it is done; C, the dataset
holds it and the spool lets it go. What lies between A and C at a crash is refined again from the spool.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from crawler.entry import Answer, Lead, Spooled, Task
from crawler.outcome import SUCCEEDED, TRIES_AGAIN
from crawler.sites import SiteConfig
from crawler.store import Store
from crawler.urls import server

PATIENCE: Final = 300.0  # seconds; a crawl that would have to wait longer ends, and goes on when it is started again


class Frontier:
    """One site's frontier, in one SQLite file."""

    def __init__(self, path: Path, site: SiteConfig) -> None:
        self._store = Store(path)
        self._site = site
        self._pass = int(self._store.fact("pass", "0"))
        self.hosts: set[str] = set()  # the servers of all pages
        self._taken = 0

    def begin(self, now: float) -> bool:
        """Go on with the pass that was interrupted, or begin a new one. Returns whether it goes on.

        A new pass takes start URLs, sitemaps, feeds and index pages again, what failed, and what was visited longer ago
        than revisit_after.
        """
        resumed = self._store.fact("open") == "1"
        with self._store.transaction():
            self._store.run("UPDATE pages SET state = 'pending', attempts = 0 WHERE state = 'inflight'")
            self._store.run("UPDATE pages SET state = 'pending' WHERE state = 'deep' AND depth <= ?", (self._site.max_depth,))
            self.found(self._starts())
            if not resumed:
                self._new_pass(now)
        self.hosts = {row["host"] for row in self._store.all("SELECT DISTINCT host FROM pages")}
        counted = self._store.one(
            "SELECT count(*) AS n FROM pages WHERE pass = ? AND kind = 'page' AND state IN ('fetched', 'done') AND status IS NOT NULL",
            (self._pass,),
        )
        self._taken = counted["n"] if counted else 0
        return resumed

    def _new_pass(self, now: float) -> None:
        self._pass += 1
        marks = ", ".join("?" * len(TRIES_AGAIN))
        self._store.run(
            "UPDATE pages SET state = 'pending', attempts = 0, not_before = 0, outcome = '' WHERE state = 'done' AND"  # noqa: S608 - ? only
            f" (start = 1 OR kind <> 'page' OR is_index = 1 OR outcome IN ({marks}) OR visited < ?)",
            (*sorted(TRIES_AGAIN), now - self._site.revisit_after),
        )
        self._store.remember("pass", str(self._pass))
        self._store.remember("open", "1")

    def _starts(self) -> list[Lead]:
        site = self._site
        kinds = (("page", site.start_urls), ("sitemap", site.sitemaps), ("feed", site.feeds))
        return [Lead(url, kind, start=True) for kind, addresses in kinds for url in addresses]

    def finish(self) -> None:
        """The pass is over: the next start begins a new one."""
        self._store.remember("open", "0")

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    # What is to be fetched

    def take(self, busy: Iterable[str], soon: float) -> Task | None:
        """Take the next page of a host that is not busy: due ones first, then such as are due within `soon` seconds."""
        if self._taken >= self._site.max_pages:
            return None
        now = time.time()
        free = sorted(self.hosts.difference(busy))
        due = (self._first(host, now, now + soon) for host in free)
        row = min((row for row in due if row), key=lambda row: (row["not_before"] > now, row["key"]), default=None)
        if row is None:
            return None
        self._store.run("UPDATE pages SET state = 'inflight', attempts = attempts + 1, pass = ? WHERE key = ?", (self._pass, row["key"]))
        self._taken += row["kind"] == "page"
        return Task(row["key"], row["url"], row["host"], row["kind"], row["depth"], row["hops"], row["attempts"] + 1, row["not_before"])

    def _first(self, host: str, now: float, until: float) -> sqlite3.Row | None:
        return self._store.one(
            "SELECT * FROM pages WHERE state = 'pending' AND host = ? AND not_before <= ? ORDER BY not_before > ?, key LIMIT 1",
            (host, until, now),
        )

    def waits(self, held: Iterable[str] = ()) -> bool:
        """Whether a page of a host that is not held can be fetched within our patience."""
        if self._taken >= self._site.max_pages:
            return False
        until = time.time() + PATIENCE
        return any(self._first(host, until, until) for host in self.hosts.difference(held))

    def put_back(self, key: int, not_before: float = 0.0, *, counts: bool = True) -> None:
        """Let a page wait for another try; where the try does not count, as when the crawl is stopped, it is as if it was not taken."""
        self._untake(key)
        self._store.run(
            "UPDATE pages SET state = 'pending', not_before = ?, attempts = attempts - ? WHERE key = ?",
            (not_before, 0 if counts else 1, key),
        )

    def _untake(self, key: int) -> None:
        row = self._store.one("SELECT kind FROM pages WHERE key = ?", (key,))
        self._taken -= row is not None and row["kind"] == "page"

    # A: the answer

    def answered(self, answer: Answer) -> int:
        """Transaction A: the answer goes into the spool. Returns its sequence number."""
        with self._store.transaction():
            self._visited(answer, "fetched" if answer.outcome == "page" else "done")
            row = self._store.run(
                "INSERT INTO spool (key, fetched_at, outcome, status, error, headers, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    answer.key,
                    answer.fetched_at.isoformat(),
                    answer.outcome,
                    answer.status,
                    answer.error,
                    json.dumps(answer.headers),
                    answer.body,
                ),
            )
            if answer.status is None:
                self._untake(answer.key)
        return row.lastrowid or 0

    def led(self, answer: Answer, leads: Iterable[Lead]) -> None:
        """A and B at once, for an answer that leaves no row: a sitemap, a feed, a redirect."""
        with self._store.transaction():
            self._visited(answer, "done")
            self.found(leads)

    def _visited(self, answer: Answer, state: str) -> None:
        self._store.run(
            "UPDATE pages SET state = ?, visited = ?, outcome = ?, status = ?, error = ? WHERE key = ?",
            (state, answer.fetched_at.timestamp(), answer.outcome, answer.status, answer.error, answer.key),
        )

    # B: what was read out of it

    def read(self, key: int, outcome: str, leads: Iterable[Lead], *, is_index: bool) -> None:
        """Transaction B: the links of a page come in, and it is done."""
        with self._store.transaction():
            self._store.run("UPDATE pages SET state = 'done', outcome = ?, is_index = ? WHERE key = ?", (outcome, is_index, key))
            self.found(leads)

    def found(self, leads: Iterable[Lead]) -> None:
        """Take in addresses; one known already keeps its place, and the shortest way to it."""
        rows = []
        for lead in leads:
            host = server(lead.url)
            self.hosts.add(host)
            state = "pending" if lead.depth <= self._site.max_depth else "deep"
            rows.append((lead.url, host, lead.kind, lead.start, lead.depth, lead.hops, lead.referrer, state))
        self._store.run_many(
            "INSERT INTO pages (url, host, kind, start, depth, hops, referrer, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT(url) DO UPDATE SET depth = min(depth, excluded.depth), start = max(start, excluded.start),"
            " state = CASE WHEN state = 'deep' THEN excluded.state ELSE state END"
            " WHERE excluded.depth < depth OR excluded.start > start",
            rows,
        )

    # C: the dataset holds it

    def spool(self) -> list[int]:
        """Sequence numbers of all answers that wait for the dataset."""
        return [row["seq"] for row in self._store.all("SELECT seq FROM spool ORDER BY seq")]

    def one_spooled(self, seq: int) -> Spooled:
        """One answer that waits for the dataset."""
        row = self._store.one(
            "SELECT spool.*, url, referrer, depth, attempts FROM spool JOIN pages ON pages.key = spool.key WHERE seq = ?", (seq,)
        )
        assert row is not None
        headers = tuple((name, value) for name, value in json.loads(row["headers"]))
        fetched_at = datetime.fromisoformat(row["fetched_at"])
        answer = Answer(row["key"], fetched_at, row["outcome"], row["status"], row["error"], headers, row["body"])
        place = (row["url"], row["referrer"], row["depth"], row["attempts"])
        return Spooled(seq, answer, *place, row["run_id"])

    def handed_over(self, seq: int, run_id: str, warc_file: str = "", warc_offset: int | None = None, warc_end: int | None = None) -> None:
        """Note, before the dataset takes an answer, which run hands it over and where its WARC record stands."""
        self._store.run(
            "UPDATE spool SET run_id = ?, warc_file = ?, warc_offset = ?, warc_end = ? WHERE seq = ?",
            (run_id, warc_file, warc_offset, warc_end, seq),
        )

    def exported(self, until: int) -> None:
        """Transaction C: the dataset holds all answers up to this one, and the WARC is good up to the last of them."""
        with self._store.transaction():
            last = self._store.one(
                "SELECT warc_file, warc_end FROM spool WHERE seq <= ? AND warc_file <> '' ORDER BY seq DESC LIMIT 1", (until,)
            )
            if last is not None:
                self._store.remember("warc", json.dumps([last["warc_file"], last["warc_end"]]))
            self._store.run("DELETE FROM spool WHERE seq <= ?", (until,))

    @property
    def archived(self) -> tuple[str, int]:
        """The WARC file, and its length, up to which the dataset names its records."""
        file, length = json.loads(self._store.fact("warc", '["", 0]'))
        return file, length

    # For people

    def adopt(self, host: str) -> None:
        """Take a host to which a start URL leads as one of the site's own."""
        self._store.remember("hosts", json.dumps(sorted({*self.adopted, host})))

    @property
    def adopted(self) -> frozenset[str]:
        """Hosts that start URLs led to."""
        return frozenset(json.loads(self._store.fact("hosts", "[]")))

    def failed_start(self) -> str | None:
        """Why the site could not be entered: what came of its first start URL, where none of them led to anything; else None."""
        rows = self._store.all("SELECT url, outcome, status, error FROM pages WHERE start = 1 OR hops > 0 ORDER BY start = 0, key")
        if not rows or any(row["outcome"] in SUCCEEDED and (row["status"] or 0) < 400 for row in rows):
            return None
        first = next((row for row in rows if row["outcome"] not in ("", "redirect")), None)
        if first is None:
            return "nothing was fetched"
        status = f"status {first['status']}" if first["status"] else ""
        return f"{first['url']}: {first['error'] or status or first['outcome']}"

    @property
    def unfinished(self) -> bool:
        """Whether this pass has still something to fetch."""
        return self._taken < self._site.max_pages and self.waiting > 0

    @property
    def waiting(self) -> int:
        """How many pages are known and not fetched."""
        row = self._store.one("SELECT count(*) AS n FROM pages WHERE state IN ('pending', 'inflight')")
        return row["n"] if row else 0
