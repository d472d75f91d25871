"""How far a crawl has come, on stderr: a table of its sites on a terminal, a plain line each ten seconds without one, or JSON lines.

with Crawling(as_json=False) as crawling:
    crawl(sites, out, watch=crawling)
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TextIO

from taosha.progress import LINE_SECONDS, counted

if TYPE_CHECKING:
    from rich.console import Group
    from rich.live import Live

    from crawler.journal import Journal

DRAW_SECONDS: Final = 0.5  # between two changes of the table
ROWS: Final = 20  # sites that the table shows; those with the most to do


class Crawling:
    """A watcher of `crawler.run.crawl`; a context manager."""

    def __init__(self, *, as_json: bool = False, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """`stream` is stderr, `clock` gives seconds."""
        self._as_json = as_json
        self._stream = stream or sys.stderr
        self._clock = clock
        self._live: Live | None = None
        self._begun = self._shown = clock()
        self._closed: set[str] = set()

    def __enter__(self) -> Self:
        self._begun = self._shown = self._clock()
        if not self._as_json and self._stream.isatty():
            from rich.console import Console
            from rich.live import Live

            self._live = Live(console=Console(file=self._stream), auto_refresh=False, transient=True)
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._live is not None:
            self._live.stop()

    @property
    def seconds(self) -> float:
        """Since the start."""
        return self._clock() - self._begun

    def __call__(self, journals: Sequence[Journal]) -> None:
        """Show how far these sites have come, if it is time."""
        if self._as_json:
            self._say_closed(journals)
        now = self._clock()
        if now - self._shown < (DRAW_SECONDS if self._live is not None else LINE_SECONDS):
            return
        self._shown = now
        if self._live is not None:
            self._live.update(self._table(journals), refresh=True)
        elif self._as_json:
            self._event("progress", **self._figures(journals), sites={journal.site.name: _site(journal) for journal in journals})
        else:
            self._write(f"crawling: {self._line(journals)}")

    def _say_closed(self, journals: Sequence[Journal]) -> None:
        """One JSON line for each site that has ended."""
        for journal in journals:
            if journal.closed and journal.site.name not in self._closed:
                self._closed.add(journal.site.name)
                self._event("site", site=journal.site.name, **_site(journal))

    def _figures(self, journals: Sequence[Journal]) -> dict[str, Any]:
        pages = sum(journal.answered for journal in journals)
        seconds = self.seconds
        rate = round(pages / seconds, 1) if seconds > 0 else 0.0
        waiting, open_ = sum(journal.waiting for journal in journals), sum(not journal.closed for journal in journals)
        return {"pages": pages, "pages_per_second": rate, "waiting": waiting, "open_sites": open_}

    def _line(self, journals: Sequence[Journal]) -> str:
        found = self._figures(journals)
        sites = f"{found['open_sites']} of {len(journals)} sites" if len(journals) > 1 else "1 site"
        return f"{counted(found['pages'])}, {found['pages_per_second']:.1f} pages/s, {found['waiting']:,} waiting, {sites}"

    def _table(self, journals: Sequence[Journal]) -> Group:
        from rich import box
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        from reports.untrusted import one_line

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
        table.add_column("site", overflow="fold")
        for name in ("fetched", "pages/s", "waiting"):
            table.add_column(name, justify="right")
        shown = sorted(journals, key=lambda journal: (journal.closed, -journal.waiting))[:ROWS]
        for journal in shown:
            rate = journal.answered / self.seconds if self.seconds > 0 else 0.0
            waiting = "done" if journal.closed else f"{journal.waiting:,}"
            table.add_row(one_line(journal.site.name), f"{journal.answered:,}", f"{rate:.1f}", waiting)
        if len(journals) > ROWS:
            table.add_row(f"and {len(journals) - ROWS} more")
        return Group(table, Text(self._line(journals)))

    def _event(self, event: str, **figures: Any) -> None:
        moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._write(json.dumps({"time": moment, "event": event, **figures}, ensure_ascii=True))

    def _write(self, line: str) -> None:
        self._stream.write(line + "\n")
        self._stream.flush()


def _site(journal: Journal) -> dict[str, int]:
    return {"fetched": journal.answered, "unchanged": journal.unchanged, "waiting": journal.waiting}
