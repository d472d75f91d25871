"""Pages to records on this machine, in input order: inline, or by worker processes while the caller reads and writes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Final

from filters.model import RawPage
from pipelines.config import Config, refiner
from pipelines.executors.attempt import Prepare, attempt
from pipelines.executors.supervisor import Supervisor
from pipelines.record import Record

CHUNK_PAGES: Final = 16  # a hand-off of 16 pages costs 23 µs a page (specs: measured); more would make the last ones wait
CHUNK_BYTES: Final = 4 << 20  # pages far above the median of 100 KB go in smaller chunks
CHUNKS_IN_FLIGHT: Final = 4  # for each worker: enough to work on while a batch is being written
DEADLINE: Final = 60.0  # seconds a page; the median page takes a few milliseconds


def refined(
    pages: Iterable[RawPage], config: Config, workers: int, deadline: float = DEADLINE, prepare: Prepare = refiner
) -> Iterator[Record]:
    """One record a page, in input order, the same for any number of workers.

    With one worker the pages are refined in this process, where nothing can end a page that hangs. With more, a page that
    takes longer than `deadline` seconds, or kills its worker, twice, gives a record with that error. `prepare` is called once
    in each process for the function that refines a page; worker processes import it by its name.
    """
    if workers > 1:
        yield from _by_processes(pages, workers, lambda: Supervisor(config, deadline, prepare))
        return
    refine = prepare(config)
    for raw in pages:
        yield attempt(refine, raw)


def _by_processes(pages: Iterable[RawPage], workers: int, supervisor: Callable[[], Supervisor]) -> Iterator[Record]:
    supervisors = [supervisor() for _ in range(workers)]
    idle: SimpleQueue[Supervisor] = SimpleQueue()
    for each in supervisors:
        idle.put(each)

    def answer(chunk: Sequence[RawPage]) -> list[Record]:
        one = idle.get()
        try:
            return one.refine(chunk)
        finally:
            idle.put(one)

    threads = ThreadPoolExecutor(workers, "supervisor")
    in_flight: deque[Future[list[Record]]] = deque()
    try:
        for chunk in _chunks(pages):
            in_flight.append(threads.submit(answer, chunk))
            while in_flight and (len(in_flight) >= CHUNKS_IN_FLIGHT * workers or in_flight[0].done()):
                yield from in_flight.popleft().result()
        while in_flight:
            yield from in_flight.popleft().result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for each in supervisors:
            each.stop()
        threads.shutdown()


def _chunks(pages: Iterable[RawPage]) -> Iterator[list[RawPage]]:
    chunk: list[RawPage] = []
    size = 0
    for raw in pages:
        chunk.append(raw)
        size += len(raw.body)
        if len(chunk) == CHUNK_PAGES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
