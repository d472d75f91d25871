"""One worker and its successors: whoever dies or hangs is replaced, and the chunk it was at is tried once more, page by page."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Final, Protocol

from filters.model import RawPage
from pipelines.executors.work import Answer, Work, failure
from pipelines.readers.chunk import Chunk, Held, Read

DEADLINE: Final = 60.0  # seconds a chunk, and then a page alone, may take; the median page takes a few milliseconds
IN_FLIGHT: Final = 4  # chunks for each worker: enough to work on while a batch is being written


class StoppedError(Exception):
    """The supervisor was stopped while it worked."""


class LostError(Exception):
    """A worker has no answer to give any more; the message says why."""


class Worker(Protocol):
    """Whoever answers, wherever it runs."""

    def answers(self, read: Read, deadline: float) -> list[Answer]:
        """One answer a page. Raises LostError where the worker died or took longer than `deadline` seconds: it is of no use then."""

    def end(self) -> None:
        """End it at once."""


class Supervisor:
    """A worker that is always there."""

    def __init__(self, start: Callable[[], Worker], work: Work, deadline: float) -> None:
        """`start` gives a new worker for this work; `deadline`: seconds that a chunk, or a page alone, may take."""
        self._start = start
        self._work = work
        self._deadline = deadline
        self._worker: Worker | None = None
        self._stopped = False
        self._change = threading.Lock()  # between a start here and a stop from another thread

    def answers(self, read: Read) -> list[Answer]:
        """One answer a page, in order. A page that kills or hangs its worker twice gives a record with that error."""
        try:
            return self._answers(read)
        except LostError:
            return [self._alone(raw) for raw in read()]

    def stop(self) -> None:
        """End the worker at once; an `answers` in another thread ends with StoppedError."""
        with self._change:
            self._stopped = True
            self._end()

    def _alone(self, raw: RawPage) -> Answer:
        try:
            return self._answers(Held((raw,)))[0]
        except LostError as error:
            return failure(self._work.named(raw), str(error))

    def _answers(self, read: Read) -> list[Answer]:
        with self._change:
            if self._stopped:
                raise StoppedError
            worker = self._worker = self._worker or self._start()
        try:
            return worker.answers(read, self._deadline)
        except LostError:
            with self._change:
                self._end()
                if self._stopped:
                    raise StoppedError from None
            raise

    def _end(self) -> None:
        """End the worker and forget it. The caller holds the lock."""
        if self._worker is not None:
            self._worker.end()
        self._worker = None


def supervised(chunks: Iterable[Chunk], supervisors: Sequence[Supervisor]) -> Iterator[tuple[Chunk, list[Answer]]]:
    """Each chunk with its answers, in order; a bounded number of chunks is ahead of the caller."""
    idle: SimpleQueue[Supervisor] = SimpleQueue()
    for each in supervisors:
        idle.put(each)

    def answers(chunk: Chunk) -> list[Answer]:
        one = idle.get()
        try:
            return one.answers(chunk.read)
        finally:
            idle.put(one)

    threads = ThreadPoolExecutor(len(supervisors), "supervisor")
    in_flight: deque[tuple[Chunk, Future[list[Answer]]]] = deque()
    try:
        for chunk in chunks:
            in_flight.append((chunk, threads.submit(answers, chunk)))
            while in_flight and (len(in_flight) >= IN_FLIGHT * len(supervisors) or in_flight[0][1].done()):
                yield _taken(in_flight)
        while in_flight:
            yield _taken(in_flight)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for each in supervisors:
            each.stop()
        threads.shutdown()


def _taken(in_flight: deque[tuple[Chunk, Future[list[Answer]]]]) -> tuple[Chunk, list[Answer]]:
    chunk, answers = in_flight.popleft()
    return chunk, answers.result()
