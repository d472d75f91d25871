"""Chunks of pages to answers on this machine, in input order: inline, or by worker processes while the caller writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.executors.process import Process
from pipelines.executors.supervisor import DEADLINE, Supervisor, supervised
from pipelines.executors.work import Answer, Work
from pipelines.readers.chunk import Chunk


def refined(chunks: Iterable[Chunk], work: Work, workers: int, deadline: float = DEADLINE) -> Iterator[tuple[Chunk, list[Answer]]]:
    """Each chunk with one answer a page, in input order, the same for any number of workers.

    With one worker the pages are refined in this process, where nothing can end a page that hangs. With more, a page that
    takes longer than `deadline` seconds, or kills its worker, twice, gives a record with that error.
    """
    if workers > 1:
        yield from supervised(chunks, [Supervisor(lambda: Process(work), work, deadline) for _ in range(workers)])
        return
    answers = work.begin()
    for chunk in chunks:
        yield chunk, answers(chunk.read)
