"""What is done with each chunk of pages, wherever that is: in this process, in a worker beside it, or on another machine."""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from filters.model import RawPage
from pipelines.config import Config, refiner
from pipelines.readers.chunk import Chunk, Read
from pipelines.record import Record, input_key
from pipelines.words import Words

Refine = Callable[[RawPage], Record]
Prepare = Callable[[Config], Refine]
KEY: Final = 16  # bytes of an input key
COLLECTED: Final = (20_000, 20, 20)  # a page makes thousands of small things and no cycles: looked through rarely, a twentieth less time


@dataclass(frozen=True, slots=True)
class Known:
    """A page that is stored already and was not refined again."""

    source_id: str
    error: str


Answer = Record | Known


@dataclass(frozen=True, slots=True)
class Work:
    """All that a worker must be told before the first page; picklable."""

    config: Config
    site_of: Callable[[str], str] | None = None  # the site that an address belongs to; without it, its host
    known: bytes = b""  # the input keys of pages that need not be refined, sorted, one after the other
    links: bool = False  # whether a record's links are wanted: a crawl goes on by them
    prepare: Prepare = refiner  # called once in each process for the function that refines a page

    def begin(self) -> Callable[[Read], list[Answer]]:
        """The function that gives one answer a page, in order. Loads dictionaries and models."""
        refine = self.prepare(self.config)
        gc.freeze()
        gc.set_threshold(*COLLECTED)
        return lambda read: [self._answer(refine, raw) for raw in read()]

    def named(self, raw: RawPage) -> RawPage:
        """A page with its site."""
        return replace(raw, site=self.site_of(raw.url)) if self.site_of and not raw.site else raw

    def _answer(self, refine: Refine, raw: RawPage) -> Answer:
        if self.known and self._knows(input_key(raw)):
            return Known(raw.source_id, raw.error)
        record = attempt(refine, self.named(raw))
        record.tokens = Words(record.tokens)
        if not self.links:
            record.links = ()
        return record

    def _knows(self, key: bytes) -> bool:
        count = len(self.known) // KEY
        at = bisect_left(range(count), key, key=lambda i: self.known[i * KEY : i * KEY + KEY])
        return at < count and self.known[at * KEY : at * KEY + KEY] == key


Engine = Callable[[Iterable[Chunk], Work], Iterator[tuple[Chunk, list[Answer]]]]  # each chunk with its answers, in input order


def attempt(refine: Refine, raw: RawPage) -> Record:
    """The record of a page, or one with the error that refining it ended in: a fault of ours costs one page, never the run."""
    try:
        return refine(raw)
    except Exception as error:  # noqa: BLE001  # whatever it is, the page is named and the run goes on
        return failure(raw, f"refining ended in {type(error).__name__}")


def failure(raw: RawPage, error: str) -> Record:
    """The record of a page that could not be refined. Only who refines loads the filters: the command beside its workers does not."""
    from pipelines import gather

    return gather.failure(raw, error)
