"""Which makes of address give nothing, such as days of a calendar without end: their pages come behind all others that are new.

An address's make is its host and path without the numbers. A page gives something that has a text to read, or that leads to an address
which is new and of another make. Nothing is left out: what comes last is what a pass ends before, where `max_pages` ends it.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from crawler.frontier.store import Store

LEAST: Final = 20  # pages of a make that were read, before which nothing is said of it
GAVE: Final = 0.05  # share of them that gave something, under which a make is poor
BEHIND: Final = 100_000  # added to the rank of its pages: more than any way is long, and less than what was there before
NEWEST: Final = 200  # addresses of a page that are looked at

_NUMBER: Final = re.compile(r"\d+")


def make_of(url: str) -> str:
    """The make of a normalised address."""
    parts = urlsplit(url)
    return parts.netloc + _NUMBER.sub("0", parts.path)


class Makes:
    """What the makes of one site's addresses gave so far."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._poor = {row["make"] for row in store.all("SELECT * FROM makes") if _is_poor(row["n"], row["gave"])}

    def behind(self, url: str) -> int:
        """What is added to the rank of an address."""
        return BEHIND if self._poor and make_of(url) in self._poor else 0

    def learn(self, url: str, *, tells: bool, after: int) -> None:
        """Count a page that was read first, part of its transaction: whether it `tells` something, and what it brought behind a key."""
        make = make_of(url)
        gave = tells or self._leads_on(make, after)
        self._store.run("INSERT INTO makes VALUES (?1, 1, ?2) ON CONFLICT(make) DO UPDATE SET n = n + 1, gave = gave + ?2", (make, gave))
        row = self._store.one("SELECT n, gave FROM makes WHERE make = ?", (make,))
        assert row is not None
        if _is_poor(row["n"], row["gave"], make in self._poor) != (make in self._poor):
            self._poor ^= {make}
            self._move(make, BEHIND if make in self._poor else -BEHIND)

    def _leads_on(self, make: str, after: int) -> bool:
        """Whether one of the addresses that came in behind a key is of another make, and of none that gives nothing."""
        rows = self._store.all("SELECT url FROM pages WHERE key > ? LIMIT ?", (after, NEWEST))
        return any(other != make and other not in self._poor for other in (make_of(row["url"]) for row in rows))

    def _move(self, make: str, by: int) -> None:
        """Put what waits of a make behind all others, or back."""
        rows = self._store.all("SELECT key, url FROM pages WHERE state = 'pending' AND visited IS NULL AND attempts = 0 AND start = 0")
        moved = [(by, row["key"]) for row in rows if make_of(row["url"]) == make]
        self._store.run_many("UPDATE pages SET rank = max(rank + ?, 0) WHERE key = ? AND part_of IS NULL", moved)


def _is_poor(n: int, gave: int, was: bool = False) -> bool:
    """One that `was` poor has to give twice as much, so that a make does not come and go."""
    return n >= LEAST and gave < (2 if was else 1) * GAVE * n
