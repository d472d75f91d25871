"""Articles that go on at other addresses: their parts wait here until the last has come, then the whole takes its place in the spool.

A first page is taken out of the spool, so that the pages behind it need not wait. What was answered is kept, like everything,
from transaction A on: a crash costs at most the part that was on the wire.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from crawler.frontier import turns
from crawler.frontier.entry import Answer, Lead, Spooled
from crawler.frontier.spool import Spool
from crawler.frontier.store import Store

MAX_PARTS: Final = 50
MAX_BYTES: Final = 32 << 20  # of all parts together


class Joining:
    """The parts of one site's articles."""

    def __init__(self, store: Store, spool: Spool, found: Callable[[Iterable[Lead]], None]) -> None:
        """`found` takes addresses into the frontier."""
        self._store, self._spool, self._found = store, spool, found

    def hold(self, spooled: Spooled, next_part: Lead, leads: Iterable[Lead]) -> bool:
        """Transaction B for the first page of an article that goes on: it leaves the spool and waits for its other parts.

        Returns whether it does; not where its next part is being fetched for itself.
        """
        key = spooled.answer.key
        with self._store.transaction():
            self._found([*leads, next_part])
            self._store.run("DELETE FROM parts WHERE first = ?", (key,))
            self._insert(key, 0, spooled.answer)
            if not self._expect(key, next_part.url):
                self._store.run("DELETE FROM parts WHERE first = ?", (key,))
                return False
            self._store.run("DELETE FROM spool WHERE seq = ?", (spooled.seq,))
            self._store.run("UPDATE pages SET state = 'joining' WHERE key = ?", (key,))
        return True

    def goes_on(self, first: int, next_part: Lead | None, leads: Iterable[Lead]) -> int:
        """Transaction B for a part that was read: another one is waited for, or the whole goes into the spool.

        Returns the sequence number of the whole, 0 while it is not whole. A next part for which there is no room is a page of its own.
        """
        with self._store.transaction():
            self._found(leads)
            if next_part is not None:
                self._found([next_part])
                if self._room(first) and self._expect(first, next_part.url):
                    return 0
            self._store.run("UPDATE pages SET state = 'fetched' WHERE key = ?", (first,))
            return self._spool.add(self._beginning(first))

    def leave_out(self, first: int, key: int) -> None:
        """A page that was to be a part of an article is none."""
        with self._store.transaction():
            self._store.run("DELETE FROM parts WHERE first = ? AND key = ?", (first, key))
            self._store.run("UPDATE pages SET part_of = NULL WHERE key = ?", (key,))

    def _expect(self, first: int, url: str) -> bool:
        """Let a page be fetched as the next part, before all others; not one that the article has, or that is being fetched."""
        done = self._store.run(
            "UPDATE pages SET part_of = ?1, state = 'pending', rank = ?3, attempts = 0, not_before = 0, etag = '', modified = ''"
            " WHERE url = ?2 AND state NOT IN ('inflight', 'fetched', 'joining') AND key NOT IN (SELECT key FROM parts WHERE first = ?1)",
            (first, url, turns.PART),
        )
        return done.rowcount > 0

    def add(self, first: int, answer: Answer) -> None:
        """Keep a part that has come; part of transaction A."""
        row = self._store.one("SELECT max(place) + 1 AS place FROM parts WHERE first = ?", (first,))
        self._insert(first, (row["place"] if row else None) or 1, answer)

    def _room(self, first: int) -> bool:
        """Whether an article may have another part."""
        row = self._store.one("SELECT count(*) AS n, sum(length(body)) AS bytes FROM parts WHERE first = ?", (first,))
        return row is not None and row["n"] < MAX_PARTS and row["bytes"] < MAX_BYTES

    def parts(self, first: int) -> list[tuple[str, Answer]]:
        """Address and answer of each part of an article but the first, in order."""
        rows = self._store.all(
            "SELECT parts.*, url FROM parts JOIN pages ON pages.key = parts.key WHERE first = ? AND place > 0 ORDER BY place", (first,)
        )
        return [(row["url"], _answer(row)) for row in rows]

    def _beginning(self, first: int) -> Answer:
        """The answer of an article's first page."""
        row = self._store.one("SELECT * FROM parts WHERE first = ? AND place = 0", (first,))
        assert row is not None
        return _answer(row)

    def depth(self, first: int) -> int:
        """How deep an article lies, with all its parts."""
        row = self._store.one("SELECT depth FROM pages WHERE key = ?", (first,))
        return row["depth"] if row else 0

    def interrupted(self) -> list[int]:
        """Articles whose last part came, and a crash kept it from being read."""
        rows = self._store.all(
            "SELECT key FROM pages WHERE state = 'joining'"
            " AND NOT EXISTS (SELECT 1 FROM pages AS part WHERE part.part_of = pages.key AND part.state IN ('pending', 'inflight'))"
        )
        return [row["key"] for row in rows]

    def _insert(self, first: int, place: int, answer: Answer) -> None:
        about = (answer.fetched_at.isoformat(), answer.status, json.dumps(answer.headers), answer.body)
        self._store.run("INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)", (first, place, answer.key, *about))


def _answer(row: sqlite3.Row) -> Answer:
    headers = tuple((name, value) for name, value in json.loads(row["headers"]))
    return Answer(row["key"], datetime.fromisoformat(row["fetched_at"]), "page", row["status"], "", headers, row["body"])
