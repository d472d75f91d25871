"""Which page of a site is fetched next: those that wait, host by host, in the order in which they were found."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from typing import Final

from crawler.frontier import turns
from crawler.frontier.entry import Task
from crawler.frontier.store import Store
from crawler.redirect import OUTCOME
from crawler.retry import MAX_ATTEMPTS

PATIENCE: Final = 300.0  # seconds; a crawl that would have to wait longer ends, and goes on when it is started again


class Queue:
    """The pages of one site that wait to be fetched in this pass over it."""

    def __init__(self, store: Store, max_pages: int) -> None:
        """`max_pages`: how many are taken in a pass, each article once."""
        self._store, self._max_pages = store, max_pages
        self.this_pass = int(store.fact("pass", "0"))
        self.hosts: set[str] = set()  # the servers of all pages
        self._empty: set[str] = set()  # those of them with nothing left to fetch
        self._taken = 0

    def begin_pass(self) -> None:
        """Count another pass; part of the transaction that says what it takes again."""
        self.this_pass += 1
        self._store.remember("pass", str(self.this_pass))

    def count(self) -> None:
        """Count what the pass took before it was interrupted, and the hosts."""
        self.hosts = {row["host"] for row in self._store.all("SELECT DISTINCT host FROM pages")}
        counted = self._store.one(
            "SELECT count(*) AS n FROM pages WHERE pass = ? AND kind = 'page' AND part_of IS NULL"
            " AND state IN ('fetched', 'joining', 'done') AND status IS NOT NULL",
            (self.this_pass,),
        )
        self._taken = counted["n"] if counted else 0

    def take(self, busy: Iterable[str], soon: float) -> Task | None:
        """Take the next page of a host that is not busy: due ones first, then such as are due within `soon` seconds."""
        now = time.time()
        free = sorted(self.hosts.difference(busy, self._empty))
        self._empty.update(host for host in free if not self._has_any(host))
        row = self._nearest(free, now, turns.LATER) if turns.is_turn_of_later(self._taken) else None
        row = (
            row
            or self._nearest(free, now)
            or min((row for host in free if (row := self._soon(host, now + soon))), key=lambda row: row["not_before"], default=None)
        )
        if row is None:
            return None
        self._store.run(
            "UPDATE pages SET state = 'inflight', attempts = attempts + 1, pass = ? WHERE key = ?", (self.this_pass, row["key"])
        )
        self._taken += _counts(row)
        again = row["kind"] == "page" and not row["start"] and not row["is_index"]  # what leads on is read each time
        etag, modified = (row["etag"], row["modified"]) if again else ("", "")
        place = (row["key"], row["url"], row["host"], row["kind"], row["depth"], row["hops"])
        return Task(*place, row["attempts"] + 1, row["not_before"], etag, modified, row["part_of"])

    @property
    def full(self) -> bool:
        """Whether as many pages were taken as a pass may take."""
        return self._taken >= self._max_pages

    @property
    def _ranks(self) -> int:
        """Pages below this rank are taken; with max_pages reached, what was begun is still brought to its end."""
        return turns.PART + 1 if self.full else turns.LATER + 1

    def _nearest(self, hosts: Iterable[str], now: float, least: int = turns.PART) -> sqlite3.Row | None:
        """The page of some hosts whose turn it is, of those from rank `least` on."""
        found = (row for host in hosts if (row := self._first(host, now, least)))
        return min(found, key=lambda row: (row["rank"], row["key"]), default=None)

    def _first(self, host: str, now: float, least: int = turns.PART) -> sqlite3.Row | None:
        return self._store.one(
            "SELECT * FROM pages WHERE state = 'pending' AND host = ? AND rank >= ? AND rank < ? AND not_before <= ?"
            " ORDER BY rank, key LIMIT 1",
            (host, least, self._ranks, now),
        )

    def _has_any(self, host: str) -> bool:
        return self._store.one("SELECT 1 FROM pages WHERE state = 'pending' AND host = ? LIMIT 1", (host,)) is not None

    def _soon(self, host: str, until: float) -> sqlite3.Row | None:
        return self._store.one(
            "SELECT * FROM pages WHERE state = 'pending' AND host = ? AND rank < ? AND not_before > 0 AND not_before <= ?"
            " ORDER BY not_before, key LIMIT 1",
            (host, self._ranks, until),
        )

    def waits(self, held: Iterable[str] = ()) -> bool:
        """Whether a page of a host that is not held can be fetched within our patience."""
        until = time.time() + PATIENCE
        return any(self._first(host, until) for host in self.hosts.difference(held, self._empty))

    def put_back(self, key: int, not_before: float = 0.0, *, counts: bool = True) -> None:
        """Let a page wait for another try, behind those that were not tried.

        Where the try does not count, as when the crawl is stopped, it is as if it was not taken.
        """
        self.untake(key)
        self._store.run(
            "UPDATE pages SET state = 'pending', not_before = ?1, attempts = attempts - NOT ?2,"
            " rank = CASE WHEN ?2 AND rank >= 0 THEN ?4 ELSE rank END WHERE key = ?3",
            (not_before, counts, key, turns.LATER),
        )

    def retake(self, urls: Iterable[str]) -> None:
        """Let pages that led on, and were not tried too often, wait for another try: with the cookie that has come they may answer."""
        self._store.run_many(
            "UPDATE pages SET state = 'pending', not_before = 0 WHERE url = ? AND state = 'done' AND outcome = ? AND attempts < ?",
            [(url, OUTCOME, MAX_ATTEMPTS) for url in urls],
        )

    def untake(self, key: int) -> None:
        """Let a page that was taken not count for max_pages, and look again for pages of its host."""
        row = self._store.one("SELECT kind, part_of, host FROM pages WHERE key = ?", (key,))
        if row is not None:
            self._taken -= _counts(row)
            self._empty.discard(row["host"])

    def wake(self, hosts: set[str]) -> None:
        """Look again for pages of these hosts."""
        self.hosts |= hosts
        self._empty -= hosts


def _counts(row: sqlite3.Row) -> bool:
    """Whether a page counts for max_pages; the parts of an article count once."""
    return row["kind"] == "page" and row["part_of"] is None
