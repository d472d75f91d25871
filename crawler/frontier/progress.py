"""How far the crawl of a site has come, for people and for the exit code."""

from __future__ import annotations

from collections import Counter
from typing import Final

from crawler.frontier.queue import Queue
from crawler.frontier.store import Store
from crawler.outcome import IN_ITS_PLACE, SUCCEEDED, TURNED_AWAY
from crawler.redirect import LOGIN

_SAID: Final = dict(zip(IN_ITS_PLACE, ("a wall such as a captcha stands in its place", "it says that its server is broken"), strict=True))


class Progress:
    """What one site's frontier knows, fetched and has left, in numbers."""

    def __init__(self, store: Store, queue: Queue) -> None:
        self._store, self._queue = store, queue
        self._before = self._known()

    def failed_start(self) -> str | None:
        """Why the site could not be entered: what came of its first start URL, where none of them led to anything or waits; else None.

        A start page that only says that it is a wall is none where other pages came.
        """
        rows = self._store.all("SELECT url, outcome, status, error FROM pages WHERE start = 1 OR hops > 0 ORDER BY start = 0, key")
        if not rows or any(row["outcome"] in SUCCEEDED and (row["status"] or 0) < 400 for row in rows):
            return None
        first = next((row for row in rows if row["outcome"] not in ("", "redirect") or row["error"]), None)
        if first is None:
            return None if self.unfinished else "nothing was fetched"  # it waits, as its server asks
        if first["outcome"] in IN_ITS_PLACE and first["status"] < 400:
            came = "SELECT count(*) AS n FROM pages WHERE pass = ? AND state = 'done' AND outcome IN ('page', 'listing') AND status < 400"
            return None if self._number(came, self._queue.this_pass) else f"{first['url']}: {_SAID[first['outcome']]}"
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
        return self._number("SELECT count(*) AS n FROM pages")

    @property
    def resting(self) -> int:
        """How many pages were there at their last visit and are not asked for in this pass, since their time has not come."""
        return self._number(
            "SELECT count(*) AS n FROM pages WHERE kind = 'page' AND state = 'done' AND outcome = 'page' AND status < 400"
            " AND part_of IS NULL AND pass < ?",
            self._queue.this_pass,
        )

    @property
    def standing(self) -> Counter[str]:
        """How many pages had another answer in their place at their last visit, by what that was.

        A page that was read before and leads to a login now turns us away as well.
        """
        rows = self._store.all(
            "SELECT outcome, count(*) AS n FROM pages WHERE kind = 'page' AND state = 'done' AND (outcome IN (?, ?)"
            " OR (outcome = ? AND EXISTS (SELECT 1 FROM history WHERE history.key = pages.key))) GROUP BY outcome",
            (*IN_ITS_PLACE, LOGIN),
        )
        found = Counter({row["outcome"]: row["n"] for row in rows})
        if closed := found.pop(LOGIN, 0):
            found[TURNED_AWAY] += closed
        return found

    @property
    def unfinished(self) -> bool:
        """Whether this pass has still something to fetch."""
        return not self._queue.full and self.waiting > 0

    @property
    def waiting(self) -> int:
        """How many pages are known and not fetched."""
        return self._number("SELECT count(*) AS n FROM pages WHERE state IN ('pending', 'inflight')")

    def _number(self, sql: str, *values: int) -> int:
        row = self._store.one(sql, values)
        return row["n"] if row else 0
