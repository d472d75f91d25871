"""What is still to be fetched and what was answered: one site's memory, which survives a kill at any moment.

Three transactions carry a page: A, its answer goes into the spool; B, its links come in and it is done; C, the dataset
holds it and the spool lets it go. What lies between A and C at a crash is refined again from the spool.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from crawler import recrawl
from crawler.entry import Answer, Lead, News, Spooled, Task
from crawler.joining import Joining
from crawler.leads import insert
from crawler.outcome import SUCCEEDED, TRIES_AGAIN
from crawler.sites import SiteConfig
from crawler.spool import Spool
from crawler.store import Store
from crawler.throttle import MAX_RETRY_AFTER

PATIENCE: Final = 300.0  # seconds; a crawl that would have to wait longer ends, and goes on when it is started again


class Frontier:
    """One site's frontier, in one SQLite file."""

    def __init__(self, path: Path, site: SiteConfig) -> None:
        self._store = Store(path)
        self._store.function("due", self._due)
        self._site = site
        self._pass = int(self._store.fact("pass", "0"))
        self.spool = Spool(self._store)
        self.joining = Joining(self._store, self.spool, self.found)
        self.hosts: set[str] = set()  # the servers of all pages
        self._empty: set[str] = set()  # those of them with nothing left to fetch
        self._before = self._known()
        self._taken = 0

    def begin(self, now: float) -> bool:
        """Go on with the pass that was interrupted, or begin a new one. Returns whether it goes on.

        A new pass takes start URLs, sitemaps, feeds and index pages again, what failed, and what is due to be looked at. Times to come,
        which a clock that went ahead for a while left behind, are brought back to now.
        """
        resumed = self._store.fact("open") == "1"
        with self._store.transaction():
            self._store.run("UPDATE pages SET state = 'pending', attempts = 0 WHERE state = 'inflight'")
            self._store.run("UPDATE pages SET visited = ?1 WHERE visited > ?1", (now,))
            self._store.run("UPDATE pages SET not_before = ?1 WHERE state = 'pending' AND not_before > ?1 + ?2", (now, MAX_RETRY_AFTER))
            self._store.run("UPDATE pages SET state = 'pending' WHERE state = 'deep' AND depth <= ?", (self._site.max_depth,))
            self.found(self._starts())
            if not resumed:
                self._new_pass(now)
        self.hosts = {row["host"] for row in self._store.all("SELECT DISTINCT host FROM pages")}
        counted = self._store.one(
            "SELECT count(*) AS n FROM pages WHERE pass = ? AND kind = 'page' AND part_of IS NULL"
            " AND state IN ('fetched', 'joining', 'done') AND status IS NOT NULL",
            (self._pass,),
        )
        self._taken = counted["n"] if counted else 0
        return resumed

    def _new_pass(self, now: float) -> None:
        self._pass += 1
        marks = ", ".join("?" * len(TRIES_AGAIN))
        leads_on = "(start = 1 OR kind <> 'page' OR is_index = 1)"
        self._store.run(
            f"UPDATE pages SET state = 'pending', rank = NOT {leads_on}, attempts = 0, not_before = 0,"  # noqa: S608 - ? only
            " outcome = CASE WHEN start = 1 OR hops > 0 THEN '' ELSE outcome END"
            f" WHERE state = 'done' AND ({leads_on} OR outcome IN ({marks}) OR due(visited, steady, etag <> '' OR modified <> '') <= ?)",
            (*sorted(TRIES_AGAIN), now),
        )
        self._store.remember("pass", str(self._pass))
        self._store.remember("open", "1")

    def _due(self, visited: float, steady: int, validators: int) -> float:
        return visited + recrawl.wait(self._site.revisit_after, steady, validators=bool(validators))

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
        now = time.time()
        free = sorted(self.hosts.difference(busy, self._empty))
        self._empty.update(host for host in free if not self._has_any(host))
        row = min((row for host in free if (row := self._first(host, now))), key=lambda row: (row["rank"], row["key"]), default=None)
        row = row or min((row for host in free if (row := self._soon(host, now + soon))), key=lambda row: row["not_before"], default=None)
        if row is None:
            return None
        self._store.run("UPDATE pages SET state = 'inflight', attempts = attempts + 1, pass = ? WHERE key = ?", (self._pass, row["key"]))
        self._taken += _counts(row)
        again = row["kind"] == "page" and not row["start"] and not row["is_index"]  # what leads on is read each time
        etag, modified = (row["etag"], row["modified"]) if again else ("", "")
        place = (row["key"], row["url"], row["host"], row["kind"], row["depth"], row["hops"])
        return Task(*place, row["attempts"] + 1, row["not_before"], etag, modified, row["part_of"])

    @property
    def _ranks(self) -> int:
        """Pages below this rank are taken; with max_pages reached, what was begun is still brought to its end."""
        return 0 if self._taken >= self._site.max_pages else 9

    def _first(self, host: str, now: float) -> sqlite3.Row | None:
        return self._store.one(
            "SELECT * FROM pages WHERE state = 'pending' AND host = ? AND rank < ? AND not_before <= ? ORDER BY rank, key LIMIT 1",
            (host, self._ranks, now),
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
        self._untake(key)
        self._store.run(
            "UPDATE pages SET state = 'pending', not_before = ?1, attempts = attempts - NOT ?2,"
            " rank = CASE WHEN ?2 AND rank = 0 THEN 1 ELSE rank END WHERE key = ?3",
            (not_before, counts, key),
        )

    def _untake(self, key: int) -> None:
        row = self._store.one("SELECT kind, part_of, host FROM pages WHERE key = ?", (key,))
        if row is not None:
            self._taken -= _counts(row)
            self._empty.discard(row["host"])

    # A: the answer

    def answered(self, answer: Answer) -> int:
        """Transaction A: the answer goes into the spool. Returns its sequence number."""
        with self._store.transaction():
            self._visited(answer, "fetched" if answer.outcome == "page" else "done")
            seq = self.spool.add(answer)
            if answer.status is None:
                self._untake(answer.key)
        return seq

    def continued(self, first: int, answer: Answer) -> None:
        """Transaction A for a part of an article: it waits with the others."""
        with self._store.transaction():
            self._visited(answer, "part")
            self.joining.add(first, answer)

    def led(self, answer: Answer, leads: Iterable[Lead]) -> None:
        """A and B at once, for an answer that leaves no row: a sitemap, a feed, a redirect."""
        with self._store.transaction():
            self._visited(answer, "done")
            self.found(leads)

    def same(self, answer: Answer) -> None:
        """A and B at once, for a page that the server says is as it was."""
        self._store.run(
            "UPDATE pages SET state = 'done', outcome = CASE outcome WHEN 'noindex' THEN outcome ELSE 'page' END, steady = steady + 1,"
            " status = 304, error = '', misled = misled + (lastmod > visited), visited = ? WHERE key = ?",
            (answer.fetched_at.timestamp(), answer.key),
        )

    def _visited(self, answer: Answer, state: str) -> None:
        """Where there was no answer, the copy that we hold is still the last one, and so are its validators."""
        found = recrawl.validators(answer.headers) if (answer.status or 0) < 400 else ("", "")
        self._store.run(
            "UPDATE pages SET state = ?1, told = coalesce(lastmod > visited, 0), visited = ?2, outcome = ?3, status = ?4, error = ?5,"
            " etag = CASE WHEN ?4 IS NULL THEN etag ELSE ?6 END, modified = CASE WHEN ?4 IS NULL THEN modified ELSE ?7 END WHERE key = ?8",
            (state, answer.fetched_at.timestamp(), answer.outcome, answer.status, answer.error, *found, answer.key),
        )

    # B: what was read out of it

    def read(self, spooled: Spooled, outcome: str, leads: Iterable[Lead], state: str, *, is_index: bool) -> News:
        """Transaction B: the links of a page come in, and it is done. Returns how it compares with the last visit.

        `state`: what it says, see `recrawl.state`.
        """
        key, seq = spooled.answer.key, spooled.seq
        with self._store.transaction():
            before = self._store.one("SELECT state FROM history WHERE key = ? AND seq < ? ORDER BY seq DESC LIMIT 1", (key, seq))
            same = before is not None and before["state"] == state
            if not same:
                fetched_at = spooled.answer.fetched_at.isoformat()
                self._store.run("INSERT OR REPLACE INTO history VALUES (?, ?, ?, ?)", (key, seq, fetched_at, state))
            self._store.run(
                "UPDATE pages SET state = 'done', outcome = ?, is_index = ?,"
                " steady = CASE WHEN ? THEN steady + (state <> 'done') ELSE 0 END,"
                " misled = CASE WHEN ? THEN misled + told ELSE 0 END, told = 0 WHERE key = ?",
                (outcome, is_index, same, same, key),
            )
            self.found(leads)
        return "same" if same else "first" if before is None else "changed"

    def found(self, leads: Iterable[Lead]) -> None:
        """Take in addresses; one known already keeps its place, and the shortest way to it.

        One that changed since it was visited, as a sitemap says, is taken again, unless that was wrong too often.
        """
        self.wake(self._insert(leads))

    def take_in(self, leads: Iterable[Lead]) -> set[str]:
        """The same in a transaction of its own and from any thread, but for what it returns: the hosts to `wake`."""
        with self._store.transaction():
            return self._insert(leads)

    def wake(self, hosts: set[str]) -> None:
        """Look again for pages of these hosts."""
        self.hosts |= hosts
        self._empty -= hosts

    def _insert(self, leads: Iterable[Lead]) -> set[str]:
        """Returns the hosts of the addresses."""
        return insert(self._store, leads, self._site.max_depth, self._pass)

    # For people

    def adopt(self, host: str) -> None:
        """Take a host to which a start URL leads as one of the site's own."""
        self._store.remember("hosts", json.dumps(sorted({*self.adopted, host})))

    @property
    def adopted(self) -> frozenset[str]:
        """Hosts that start URLs led to."""
        return frozenset(json.loads(self._store.fact("hosts", "[]")))

    def failed_start(self) -> str | None:
        """Why the site could not be entered: what came of its first start URL, where none of them led to anything or waits; else None."""
        rows = self._store.all("SELECT url, outcome, status, error FROM pages WHERE start = 1 OR hops > 0 ORDER BY start = 0, key")
        if not rows or any(row["outcome"] in SUCCEEDED and (row["status"] or 0) < 400 for row in rows):
            return None
        first = next((row for row in rows if row["outcome"] not in ("", "redirect")), None)
        if first is None:
            return None if self.unfinished else "nothing was fetched"  # it waits, as its server asks
        status = f"status {first['status']}" if first["status"] else ""
        return f"{first['url']}: {first['error'] or status or first['outcome']}"

    @property
    def new(self) -> bool:
        """Whether nothing is known of the site yet."""
        return self._known() == 0

    @property
    def discovered(self) -> int:
        """How many addresses came in since the frontier was opened."""
        return self._known() - self._before

    def _known(self) -> int:
        row = self._store.one("SELECT count(*) AS n FROM pages")
        return row["n"] if row else 0

    @property
    def resting(self) -> int:
        """How many pages were there at their last visit and are not asked for in this pass, since their time has not come."""
        row = self._store.one(
            "SELECT count(*) AS n FROM pages WHERE kind = 'page' AND state = 'done' AND outcome = 'page' AND status < 400"
            " AND part_of IS NULL AND pass < ?",
            (self._pass,),
        )
        return row["n"] if row else 0

    @property
    def unfinished(self) -> bool:
        """Whether this pass has still something to fetch."""
        return self._taken < self._site.max_pages and self.waiting > 0

    @property
    def waiting(self) -> int:
        """How many pages are known and not fetched."""
        row = self._store.one("SELECT count(*) AS n FROM pages WHERE state IN ('pending', 'inflight')")
        return row["n"] if row else 0


def _counts(row: sqlite3.Row) -> bool:
    """Whether a page counts for max_pages; the parts of an article count once."""
    return row["kind"] == "page" and row["part_of"] is None
