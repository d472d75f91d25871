"""Pages are refined beside the reactor, in worker processes, so that a slow page never holds up a download."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import Final, Protocol

from filters.model import RawPage
from pipelines.config import Config, refiner
from pipelines.executors.process import Process
from pipelines.executors.supervisor import DEADLINE, Supervisor
from pipelines.executors.work import Work, attempt
from pipelines.readers.chunk import Held
from pipelines.record import Record

IN_FLIGHT: Final = 4  # pages a worker: one at work, the others on their way to and from it


class Refiner(Protocol):
    """What makes records of pages."""

    capacity: int  # pages that may wait for it

    async def refine(self, raw: RawPage) -> Record:
        """The record of a page."""


class Workers:
    """A number of worker processes, or none: then pages are refined in a thread of this process, one after the other."""

    def __init__(self, config: Config, number: int) -> None:
        self.capacity = IN_FLIGHT * max(number, 1)
        self._idle: SimpleQueue[Callable[[RawPage], Record]] = SimpleQueue()
        work = Work(config, links=True)
        self._supervisors = [Supervisor(lambda: Process(work), work, DEADLINE) for _ in range(number)]
        self._threads = ThreadPoolExecutor(max(number, 1), "refine")
        for supervisor in self._supervisors:
            self._idle.put(_one_by(supervisor))
        if not number:
            self._idle.put(_inline(config))

    async def refine(self, raw: RawPage) -> Record:
        """The record of a page; one with an error where the page killed or hung its worker twice."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._refine, raw)

    def stop(self) -> None:
        """End all workers."""
        for supervisor in self._supervisors:
            supervisor.stop()
        self._threads.shutdown()

    def _refine(self, raw: RawPage) -> Record:
        refine = self._idle.get()
        try:
            return refine(raw)
        finally:
            self._idle.put(refine)


def _one_by(supervisor: Supervisor) -> Callable[[RawPage], Record]:
    def refine(raw: RawPage) -> Record:
        (record,) = supervisor.answers(Held((raw,)))
        assert isinstance(record, Record)  # nothing is known beforehand
        return record

    return refine


def _inline(config: Config) -> Callable[[RawPage], Record]:
    """Refine in this process; dictionaries are loaded at the first page."""
    loaded: list[Callable[[RawPage], Record]] = []

    def refine(raw: RawPage) -> Record:
        if not loaded:
            loaded.append(refiner(config))
        return attempt(loaded[0], raw)

    return refine
