"""What all sites of one run share: the dataset's run, the workers, the throttle, the one way into the dataset."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from crawler import browser
from crawler.archive import Archive
from crawler.export import Exporter
from crawler.frontier import Frontier
from crawler.journal import Journal
from crawler.lock import SiteLock
from crawler.room import Room
from crawler.shared import Shared
from crawler.sites import SiteConfig
from crawler.throttle import Throttle
from crawler.workers import Workers
from pipelines import profile
from pipelines.config import Config
from pipelines.dataset import Dataset, Manifest
from pipelines.errors import Exit, StorageError, reason
from pipelines.layout import FRONTIER

ROOM: Final = Room()


class Session:
    """One run over some sites into one dataset."""

    def __init__(self, out: Path, config: Config, *, command: str = "crawl", workers: int | None = None, room: Room = ROOM) -> None:
        """Raises UsageError or StorageError where the dataset cannot be written."""
        self.room = room
        config = replace(config, profiles=profile.load(out))
        run = Dataset(out).begin(command, config)
        number = workers if workers is not None else os.cpu_count() or 1
        self.shared = Shared(out, run, Workers(config, number), Exporter(run), Throttle())
        self._locks: dict[int, SiteLock] = {}
        self.journals: list[Journal] = []

    def open(self, site: SiteConfig) -> Journal:
        """Begin or go on with a site.

        Raises LockedError where another run has it, UsageError where it needs a browser and there is none.
        """
        if site.browser:
            browser.executable()
        folder = self.shared.out / FRONTIER
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = SiteLock(folder / f"{site.stem}.lock", site.name)
        except OSError as error:
            raise StorageError(f"{folder} cannot be written: {reason(error)}", "mend its permissions, or give another --out") from error
        frontier = Frontier(folder / f"{site.stem}.sqlite", site)
        archive = Archive(self.shared.out, site.stem, self.room.warc)
        if frontier.progress.new and (file := archive.following()):
            frontier.spool.archive_into(file)
        frontier.begin(time.time())
        journal = Journal(site, frontier, archive, self.shared)
        self._locks[id(journal)] = lock
        self.journals.append(journal)
        return journal

    def close(self, journal: Journal, *, finished: bool) -> None:
        """Let a site go; where it is finished, the next run begins a new pass over it, also where pages wait as their server asks."""
        if finished:
            journal.frontier.finish()
        journal.close()
        self._locks.pop(id(journal)).release()

    def full(self) -> str:
        """Which limit the dataset has reached, in words; empty for none."""
        return self.room.reached(self.shared.out)

    def finish(self, exit_code: Exit) -> Manifest:
        """End the run: workers, thread, manifest."""
        self.shared.workers.stop()
        self.shared.exporter.close()
        return self.shared.run.finish(exit_code)
