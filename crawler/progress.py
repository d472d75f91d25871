"""How far the crawl of a site has come, for people and for the exit code."""

from __future__ import annotations

from crawler.outcome import SUCCEEDED
from crawler.queue import Queue
from crawler.store import Store


class Progress:
    """What one site's frontier knows, fetched and has left, in numbers."""

    def __init__(self, store: Store, queue: Queue) -> None:
        self._store, self._queue = store, queue
        self._before = self._known()

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
            (self._queue.this_pass,),
        )
        return row["n"] if row else 0

    @property
    def unfinished(self) -> bool:
        """Whether this pass has still something to fetch."""
        return not self._queue.full and self.waiting > 0

    @property
    def waiting(self) -> int:
        """How many pages are known and not fetched."""
        row = self._store.one("SELECT count(*) AS n FROM pages WHERE state IN ('pending', 'inflight')")
        return row["n"] if row else 0
