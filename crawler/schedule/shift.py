"""The crawls that the schedule has under way: each due site is started once, in a process of its own, and its end is written down."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Protocol, Self

from crawler.lock import SiteLock, is_held
from crawler.schedule.cron import due
from crawler.schedule.ledger import Entry, Ledger
from crawler.sites import SiteConfig
from pipelines.errors import Exit, LockedError, StorageError, reason
from pipelines.layout import FRONTIER, LOGS, SCHEDULE

STOPPED: Final = frozenset({Exit.INTERRUPTED, Exit.TERMINATED, -2, -15})  # below 0: by a signal before it could tell


class Process(Protocol):
    """What is needed of a started crawl; subprocess.Popen is one."""

    stdout: IO[Any] | None

    def poll(self) -> int | None:
        """Its exit code, once it has one."""

    def terminate(self) -> None:
        """Ask it to stop."""

    def wait(self) -> int:
        """Wait for its end."""


Start = Callable[[SiteConfig, Path], Process]  # the site, and the file that its log goes to


@dataclass(frozen=True, slots=True)
class Ended:
    """A crawl that has ended."""

    site: SiteConfig
    exit_code: int
    started: datetime
    ended: datetime
    log: Path
    result: dict[str, Any] = field(default_factory=dict)  # what `taosha crawl --json` printed; empty where it did not come to that


@dataclass(frozen=True, slots=True)
class _Crawl:
    site: SiteConfig
    entry: Entry
    process: Process
    lock: SiteLock
    log: Path


class Shift:
    """Starts what is due and notes what has ended; a context manager, which stops what is under way when it is left.

    Missed moments count as one. A crawl that was stopped, or cut off together with the schedule, goes on at the next look.
    """

    def __init__(self, out: Path, start: Start, most: int) -> None:
        """`most`: crawls at a time. Raises StorageError where the dataset's folder cannot be written."""
        self._out, self._start, self._most = out, start, most
        self._ledger = Ledger(out)
        self._crawls: dict[str, _Crawl] = {}
        try:
            (out / SCHEDULE).mkdir(exist_ok=True)
            (out / LOGS).mkdir(exist_ok=True)
        except OSError as error:
            raise StorageError(f"{out} cannot be written: {reason(error)}", "mend its permissions, or give another --out") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for crawl in self._crawls.values():
            crawl.process.terminate()
        for crawl in list(self._crawls.values()):
            self._end(crawl, crawl.process.wait(), datetime.now(UTC))
        self._ledger.close()

    @property
    def busy(self) -> bool:
        """Whether any crawl is under way."""
        return bool(self._crawls)

    def begin(self, sites: Iterable[SiteConfig], now: datetime) -> list[str]:
        """Start the sites that are due, the longest due first, as far as there is room. Returns their names."""
        waiting = [(entry, site) for site in sites if site.schedule and (entry := self._due(site, now))]
        started = []
        for _, site in sorted(waiting, key=lambda pair: (pair[0].due, pair[1].name)):
            if len(self._crawls) < self._most and site.name not in self._crawls and self._begin(site, now):
                started.append(site.name)
        return started

    def reap(self, now: datetime) -> list[Ended]:
        """The crawls that have ended since the last call."""
        ended = [(crawl, code) for crawl in self._crawls.values() if (code := crawl.process.poll()) is not None]
        return [self._end(crawl, code, now) for crawl, code in ended]

    def _due(self, site: SiteConfig, now: datetime) -> Entry | None:
        """The site's entry where it is due; a new site, or one with another cron line, is due at the line's next moment.

        So is one that is due later than that: a clock that went ahead for a while left such a moment.
        """
        entry = self._ledger.entry(site.name)
        coming = due(site.name, site.schedule, site.timezone, now)
        if entry is None or (entry.line, entry.timezone) != (site.schedule, site.timezone) or entry.due > coming:
            entry = replace(entry or Entry(site.name, "", "", now), line=site.schedule, timezone=site.timezone, due=coming)
            self._ledger.put(entry)
        cut_off = entry.started is not None and entry.ended is None
        return entry if entry.due <= now or cut_off or entry.exit_code in STOPPED else None

    def _begin(self, site: SiteConfig, now: datetime) -> bool:
        """Start a site, unless another schedule or another crawl has it, or another schedule has had it meanwhile."""
        try:
            lock = SiteLock(self._out / SCHEDULE / f"{site.stem}.lock", site.name)
        except LockedError:
            return False
        if is_held(self._out / FRONTIER / f"{site.stem}.lock") or (entry := self._due(site, now)) is None:
            lock.release()
            return False
        entry = replace(entry, due=due(site.name, site.schedule, site.timezone, now), started=now, ended=None, exit_code=None)
        self._ledger.put(entry)
        log = self._out / LOGS / f"{site.stem}-{now:%Y%m%dT%H%M%SZ}.log"
        self._crawls[site.name] = _Crawl(site, entry, self._start(site, log), lock, log)
        return True

    def _end(self, crawl: _Crawl, code: int, now: datetime) -> Ended:
        started = crawl.entry.started
        assert started is not None
        with crawl.process.stdout or nullcontext() as stdout:
            text = stdout.read() if stdout else ""
        self._ledger.put(replace(crawl.entry, ended=now, exit_code=code))
        crawl.lock.release()
        del self._crawls[crawl.site.name]
        return Ended(crawl.site, code, started, now, crawl.log, _object(text))


def by_command(command: list[str]) -> Start:
    """Start sites by a command line, to which the site's name is added. A crawl does not end with the terminal it was started from."""

    def start(site: SiteConfig, log: Path) -> Process:
        with log.open("ab") as errors:
            return subprocess.Popen(  # noqa: S603 - our own command
                [*command, site.name], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, start_new_session=True
            )

    return start


def _object(text: bytes | str) -> dict[str, Any]:
    """The JSON object that a crawl printed; an empty one where it printed none."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
