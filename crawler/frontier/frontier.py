"""What is still to be fetched and what was answered: one site's memory, which survives a kill at any moment.

Three transactions carry a page: A, its answer goes into the spool; B, its links come in and it is done; C, the dataset
holds it and the spool lets it go. What lies between A and C at a crash is refined again from the spool.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from crawler.frontier import recrawl, turns
from crawler.frontier.entry import Answer, Lead, News, Spooled
from crawler.frontier.joining import Joining
from crawler.frontier.leads import insert
from crawler.frontier.makes import Makes
from crawler.frontier.progress import Progress
from crawler.frontier.queue import Queue
from crawler.frontier.spool import Spool
from crawler.frontier.store import Store
from crawler.frontier.twins import Twins
from crawler.outcome import IN_ITS_PLACE, TRIES_AGAIN
from crawler.redirect import LOGIN
from crawler.sites import SiteConfig
from crawler.throttle import MAX_RETRY_AFTER


class Frontier:
    """One site's frontier, in one SQLite file."""

    def __init__(self, path: Path, site: SiteConfig) -> None:
        self._store = Store(path)
        self._store.function("due", self._due)
        self._store.function("list_due", lambda visited, quiet: visited + recrawl.rest(site.revisit_after, quiet))
        self._site = site
        self.queue = Queue(self._store, site.max_pages)
        self.spool = Spool(self._store)
        self.joining = Joining(self._store, self.spool, self.found)
        self.progress = Progress(self._store, self.queue)
        self._turned = 0  # pages of this run that changed and carry an injection
        self._twins = Twins(self._store)
        self._makes = Makes(self._store)

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
        self.queue.count()
        return resumed

    def _new_pass(self, now: float) -> None:
        marks = ", ".join("?" * len(TRIES_AGAIN))
        leads_on = "(start = 1 OR kind <> 'page' OR (is_index = 1 AND list_due(visited, quiet) <= ?1))"
        self._store.run(
            f"UPDATE pages SET state = 'pending', rank = CASE WHEN {leads_on} THEN 2 * steps + 1 ELSE ?2 END, attempts = 0, not_before = 0,"  # noqa: S608 - ? only
            " outcome = CASE WHEN start = 1 OR hops > 0 THEN '' ELSE outcome END"
            f" WHERE state = 'done' AND ({leads_on} OR outcome IN ({marks})"
            " OR (is_index = 0 AND due(visited, steady, etag <> '' OR modified <> '') <= ?1))",
            (now + recrawl.EARLY * self._site.revisit_after, turns.LATER, *sorted(TRIES_AGAIN)),
        )
        self.queue.begin_pass()
        self._store.remember("open", "1")

    def _due(self, visited: float, steady: int, validators: int) -> float:
        return visited + recrawl.wait(self._site.revisit_after, steady, validators=bool(validators))

    def _starts(self) -> list[Lead]:
        site = self._site
        kinds = (("page", site.start_urls), ("sitemap", site.sitemaps), ("feed", site.feeds))
        return [Lead(url, kind, start=True) for kind, addresses in kinds for url in addresses]

    def finish(self) -> None:
        """The pass is over: the next start begins a new one. What would not be fetched in a hundred more passes is let go of."""
        with self._store.transaction():
            self._store.remember("open", "0")
            self._store.run(
                "DELETE FROM pages WHERE key IN (SELECT key FROM pages WHERE state IN ('pending', 'deep') AND visited IS NULL AND start = 0"
                " AND part_of IS NULL ORDER BY rank, key LIMIT -1 OFFSET ?)",
                (turns.PASSES_AHEAD * self._site.max_pages,),
            )

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    # A: the answer

    def answered(self, answer: Answer) -> int:
        """Transaction A: the answer goes into the spool. Returns its sequence number."""
        with self._store.transaction():
            self._visited(answer, "fetched" if answer.outcome == "page" else "done")
            seq = self.spool.add(answer)
            if answer.status is None:
                self.queue.untake(answer.key)
        return seq

    def continued(self, first: int, answer: Answer) -> None:
        """Transaction A for a part of an article: it waits with the others."""
        with self._store.transaction():
            self._visited(answer, "part")
            self.joining.add(first, answer)

    def led(self, answer: Answer, leads: Sequence[Lead], *, again: bool = False) -> None:
        """A and B at once, for an answer that leaves no row: a sitemap, a feed, a redirect.

        A page that turned out to be a sitemap or a feed is read again as a list is. `again`: what led on itself is asked once more.
        """
        with self._store.transaction():
            self._visited(answer, "done")
            known = self._newest()
            self.found(leads)
            self._store.run(
                "UPDATE pages SET is_index = 1, quiet = CASE WHEN ?1 THEN 0 ELSE quiet + 1 END WHERE key = ?2 AND kind = 'page' AND ?3",
                (self._newest() > known, answer.key, answer.outcome == "listing"),
            )
            if again:
                self.queue.retake([lead.url for lead in leads])

    def same(self, answer: Answer) -> None:
        """A and B at once, for a page that the server says is as it was."""
        self._store.run(
            "UPDATE pages SET state = 'done', outcome = CASE WHEN outcome IN ('noindex', ?3, ?4) THEN outcome ELSE 'page' END,"
            " steady = steady + 1, status = 304, error = '', misled = misled + (lastmod > visited), visited = ?1 WHERE key = ?2",
            (answer.fetched_at.timestamp(), answer.key, *IN_ITS_PLACE),
        )

    def _visited(self, answer: Answer, state: str) -> None:
        """Where there was no answer, the copy that we hold is still the last one, and so are its validators."""
        found = recrawl.validators(answer.headers) if (answer.status or 0) < 400 else ("", "")
        self._store.run(
            "UPDATE pages SET state = ?1, told = coalesce(lastmod > visited, 0), visited = ?2, outcome = ?3, status = ?4, error = ?5,"
            " etag = CASE WHEN ?4 IS NULL THEN etag ELSE ?6 END, modified = CASE WHEN ?4 IS NULL THEN modified ELSE ?7 END,"
            " steady = CASE WHEN ?3 = ?9 THEN 0 ELSE steady END WHERE key = ?8",
            (state, answer.fetched_at.timestamp(), answer.outcome, answer.status, answer.error, *found, answer.key, LOGIN),
        )

    # B: what was read out of it

    def read(
        self, spooled: Spooled, outcome: str, leads: Iterable[Lead], state: str, likeness: str = "", *, is_index: bool, tells: bool = True
    ) -> News:
        """Transaction B: the links of a page come in, and it is done. Returns how it compares with the last visit.

        `state`, `likeness`: what it says, see `recrawl.state` and `recrawl.likeness`. `tells`: whether it has a text to read.
        """
        key, seq = spooled.answer.key, spooled.seq
        with self._store.transaction():
            known = self._newest()
            self.found(leads)
            brought = self._newest() > known
            before = self._store.one("SELECT state FROM history WHERE key = ? AND seq < ? ORDER BY seq DESC LIMIT 1", (key, seq))
            same = before is not None and before["state"] == state
            if not same:
                fetched_at = spooled.answer.fetched_at.isoformat()
                self._store.run("INSERT OR REPLACE INTO history VALUES (?, ?, ?, ?)", (key, seq, fetched_at, state))
                self._store.run(
                    "DELETE FROM history WHERE key = ?1"
                    " AND seq < (SELECT seq FROM history WHERE key = ?1 ORDER BY seq DESC LIMIT 1 OFFSET 2)",
                    (key,),
                )
            self._store.run(
                "UPDATE pages SET state = 'done', outcome = ?1, is_index = CASE WHEN ?4 THEN is_index ELSE ?2 END,"
                " steady = CASE WHEN ?3 AND NOT ?4 THEN steady + (state <> 'done') ELSE 0 END,"
                " misled = CASE WHEN ?3 THEN misled + told ELSE 0 END, told = 0, quiet = CASE WHEN ?6 THEN 0 ELSE quiet + NOT ?4 END"
                " WHERE key = ?5",
                (outcome, is_index, same, outcome in IN_ITS_PLACE, key, brought),
            )
            self._twins.learn(key, spooled.url, likeness, is_list=is_index)
            if before is None and outcome not in IN_ITS_PLACE:
                self._makes.learn(spooled.url, tells=tells, after=known)
        return "same" if same else "first" if before is None else "changed"

    def turned(self, at: float) -> None:
        """A page changed and carries an injection now, seconds since the epoch.

        Where some did in a run, the next pass looks at all pages that were let rest, but once a week at most.
        """
        self._turned += 1
        if self._turned == recrawl.BROKEN_INTO and not 0 <= at - float(self._store.fact("turned", "0")) < recrawl.WAVE:
            with self._store.transaction():
                self._store.run("UPDATE pages SET steady = 0 WHERE state = 'done' AND kind = 'page' AND is_index = 0")
                self._store.remember("turned", str(at))

    def _newest(self) -> int:
        """The key of the address that came in last."""
        row = self._store.one("SELECT max(key) AS key FROM pages")
        return (row["key"] if row else None) or 0

    def found(self, leads: Iterable[Lead]) -> None:
        """Take in addresses; one known already keeps its place, and the shortest way to it.

        One that changed since it was visited, as a sitemap says, is taken again, unless that was wrong too often.
        """
        self.queue.wake(self._insert(leads))

    def take_in(self, leads: Iterable[Lead]) -> set[str]:
        """The same in a transaction of its own and from any thread, but for what it returns: the hosts for `queue.wake`."""
        with self._store.transaction():
            return self._insert(leads)

    def _insert(self, leads: Iterable[Lead]) -> set[str]:
        """Returns the hosts of the addresses."""
        before = self._newest()
        hosts = insert(self._store, self._twins.without(leads), self._site.max_depth, self.queue.this_pass, self._makes.behind)
        self._twins.note(before)
        return hosts

    # Hosts

    def adopt(self, host: str) -> None:
        """Take a host to which a start URL leads as one of the site's own."""
        self._store.remember("hosts", json.dumps(sorted({*self.adopted, host})))

    @property
    def adopted(self) -> frozenset[str]:
        """Hosts that start URLs led to."""
        return frozenset(json.loads(self._store.fact("hosts", "[]")))
