"""A fetch that left no page: what was asked for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fetch:
    """One row of `fetches`; the run adds its id."""

    url: str
    fetched_at: datetime  # with a time zone
    outcome: str  # timeout, dns, refused, tls, reset, too_large, redirect, robots, private_address, not_html, …
    site: str = ""
    http_status: int | None = None
    error: str = ""
    referrer: str = ""
    depth: int | None = None
    attempts: int = 1
