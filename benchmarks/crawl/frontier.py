"""The frontier's rates: addresses in, pages out and answered, with a hundred thousand waiting."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from crawler.frontier import Frontier
from crawler.frontier.entry import Answer, Lead
from crawler.sites import SiteConfig

KNOWN = 100_000
CYCLES = 2000
LINKS = 60  # of a page, most of them known: a menu


def rates() -> None:
    """Print addresses and pages a second of CPU."""
    with tempfile.TemporaryDirectory() as folder:
        site = SiteConfig("a", ("http://a.example/",), max_pages=10**9)
        frontier = Frontier(Path(folder) / "a.sqlite", site)
        frontier.begin(time.time())
        began = time.process_time()
        for first in range(0, KNOWN, LINKS):
            frontier.found([Lead(f"http://a.example/{n}", depth=1, referrer="http://a.example/") for n in range(first, first + LINKS)])
        found = KNOWN / (time.process_time() - began)
        menu = [Lead(f"http://a.example/{n}", depth=2) for n in range(LINKS)]
        body, began = b"x" * 30_000, time.process_time()
        for n in range(CYCLES):
            assert frontier.queue.waits()
            task = frontier.queue.take((), 0.0)
            assert task is not None
            seq = frontier.answered(Answer(task.key, datetime.now(UTC), "page", 200, headers=(("etag", f'"{n}"'),), body=body))
            frontier.read(frontier.spool.one(seq), "page", menu, str(n), is_index=False)
            frontier.spool.handed_over(seq, "run", "warc/a.warc.gz", n, n + 1)
            if n % 100 == 99:
                frontier.spool.exported(seq)
        cycles = CYCLES / (time.process_time() - began)
        frontier.close()
    print(
        f"frontier with {KNOWN:,} waiting: {found:,.0f} addresses a second in, {cycles:,.0f} pages a second out, answered, read and let go"
    )
