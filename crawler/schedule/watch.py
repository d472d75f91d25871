"""The schedule's two ways to run: one look, and look after look until it is stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, Protocol

from crawler.schedule.shift import Ended, Shift
from crawler.sites import SiteConfig
from pipelines.errors import Exit

STEP: Final = 1.0  # seconds between two questions whether a crawl has ended
LOOK: Final = 30.0  # seconds between two looks at what is due; cron lines count minutes

Sites = Callable[[], Iterable[SiteConfig]]  # reads sites.toml, which may change meanwhile


class Clock(Protocol):
    """What time it is, and how to let it pass."""

    def now(self) -> datetime:
        """The time, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""


class WallClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


def tick(shift: Shift, sites: Sites, clock: Clock) -> Iterator[Ended]:
    """Crawl what is due now; gives each site as it ends."""
    moment, left = clock.now(), {site.name: site for site in sites()}
    while True:
        for name in shift.begin(left.values(), moment):  # again and again: what there was no room for comes later
            del left[name]
        if not shift.busy:
            return
        clock.sleep(STEP)
        yield from shift.reap(clock.now())


def run(shift: Shift, sites: Sites, clock: Clock) -> Iterator[Ended]:
    """Look again and again, without an end; gives each site as it ends."""
    while True:
        looked = clock.now()
        shift.begin(sites(), looked)
        while 0 <= (clock.now() - looked).total_seconds() < LOOK:  # below 0 when the clock was set back
            clock.sleep(STEP)
            yield from shift.reap(clock.now())


def exit_code(codes: Sequence[int]) -> Exit:
    """One code for the crawls of several sites, the first that applies in the order of the documentation. 5 where there were none."""
    failed = [code for code in codes if code not in (Exit.DONE, Exit.GATE, Exit.NOTHING_NEW, Exit.LOCKED)]
    if Exit.LOCKED in codes:
        return Exit.LOCKED
    if failed:
        return Exit.PARTLY if len(failed) < len(codes) else Exit.CANNOT_FINISH
    return Exit.NOTHING_NEW if all(code == Exit.NOTHING_NEW for code in codes) else Exit.DONE
