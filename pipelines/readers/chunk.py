"""Some pages in a row on their way to whoever refines them: a place to read them from where that can be, else the pages themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from filters.model import RawPage
from pipelines.readers.source import UnreadableError

CHUNK_PAGES: Final = 16  # a hand-off of 16 pages costs 23 µs a page (measured); more would make the last ones wait
CHUNK_BYTES: Final = 4 << 20  # pages far above the median of 100 KB go in smaller chunks

Item = TypeVar("Item")
Read = Callable[[], Iterator[RawPage]]  # picklable: it is called where the pages are refined, and again where that went wrong


@dataclass(frozen=True, slots=True)
class Held:
    """Pages that were read already."""

    pages: tuple[RawPage, ...]

    def __call__(self) -> Iterator[RawPage]:
        """The pages."""
        return iter(self.pages)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk of pages, and how far all inputs are done once it is."""

    read: Read
    position: int = 0  # bytes of all inputs
    shard: str = ""  # key of the file of many pages that it is of
    last: bool = False  # of its shard


def held(pages: Iterable[RawPage]) -> Iterator[Held]:
    """Pages that only their reader can read, chunk by chunk."""
    return map(Held, batched(pages, lambda raw: len(raw.body)))


def batched(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[tuple[Item, ...]]:
    """So many items as make a chunk, `size` is that of one in bytes; where reading breaks off, what came before is given first."""
    batch: list[Item] = []
    total = 0
    try:
        for item in items:
            batch.append(item)
            total += size(item)
            if len(batch) == CHUNK_PAGES or total >= CHUNK_BYTES:
                yield tuple(batch)
                batch, total = [], 0
    except UnreadableError:
        if batch:
            yield tuple(batch)
        raise
    if batch:
        yield tuple(batch)
