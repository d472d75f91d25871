"""JSON lines, plain or compressed: one page a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from filters.model import RawPage
from pipelines.readers import mistaken, row
from pipelines.readers.chunk import CHUNK_BYTES, CHUNK_PAGES, Read, batched
from pipelines.readers.source import MAX_PAGE_BYTES, Source, UnreadableError, too_large
from pipelines.readers.stream import lines, pieces

MAX_LINE_BYTES: Final = 2 * MAX_PAGE_BYTES  # base64 and escapes make a page longer than its bytes


def read(source: Source) -> Iterator[RawPage]:
    """The pages of a file; a line that holds none is a page with its error.

    Raises UnreadableError where compressed data breaks off, and for a file that cannot be JSON lines.
    """
    return _pages(lines(_looked_at(source), MAX_LINE_BYTES), source, 1)


def cut(source: Source) -> Iterator[Read]:
    """The same in chunks: places in a plain file here, which are read where they are refined; else the lines themselves."""
    content = _looked_at(source)
    return _ranges(source, content) if source.ending == ".jsonl" and type(source) is Source else _unpacked(source, content)


@dataclass(frozen=True, slots=True)
class Range:
    """Whole lines of a plain file."""

    source: Source
    start: int  # bytes
    size: int  # bytes
    first: int  # number of the first line, from 1

    def __call__(self) -> Iterator[RawPage]:
        """Read them; where the file changed and broke off, the last page says so."""
        try:
            yield from _pages(lines(pieces(self.source, self.start, self.size), MAX_LINE_BYTES), self.source, self.first)
        except UnreadableError as error:
            yield self.source.failed(str(error))


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines as they were read, None for one that was too long to hold."""

    source: Source
    held: tuple[bytes | None, ...]
    first: int

    def __call__(self) -> Iterator[RawPage]:
        """Their pages."""
        return _pages(self.held, self.source, self.first)


def _looked_at(source: Source) -> Iterator[bytes]:
    """The content of a file, once its beginning has been looked at. Raises UnreadableError for what cannot be JSON lines."""
    content = filter(None, pieces(source))
    head = next(content, b"")
    mistaken.look(head)
    return chain((head,), content)


def _ranges(source: Source, content: Iterable[bytes]) -> Iterator[Range]:
    """Look for the line feeds only."""
    start = before = 0  # bytes: of the chunk, of the pieces that were looked at
    first = number = 1
    for piece in content:
        at = piece.find(b"\n")
        while at >= 0:
            number, end = number + 1, before + at + 1
            if number - first == CHUNK_PAGES or end - start >= CHUNK_BYTES:
                yield Range(source, start, end - start, first)
                start, first = end, number
            at = piece.find(b"\n", at + 1)
        before += len(piece)
    if before > start:
        yield Range(source, start, before - start, first)


def _unpacked(source: Source, content: Iterator[bytes]) -> Iterator[Lines]:
    first = 1
    for held in batched(lines(content, MAX_LINE_BYTES), lambda line: len(line or b"")):
        yield Lines(source, held, first)
        first += len(held)


def _pages(content: Iterable[bytes | None], source: Source, first: int) -> Iterator[RawPage]:
    for number, line in enumerate(content, first):
        if line is None:
            yield source.failed(f"line {number} {too_large()}", str(number))
        elif text := line.strip(b" \t\r"):
            yield _page(text, source, number)


def check(source: Source) -> None:
    """Look at the first bytes of a file that was given directly; raises UnreadableError."""
    if not next(_looked_at(source)):
        raise UnreadableError("is empty")


def _page(line: bytes, source: Source, number: int) -> RawPage:
    try:
        fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return source.failed(f"line {number} is no UTF-8 text", str(number))
    except (ValueError, RecursionError):
        return source.failed(f"line {number} is no JSON", str(number))
    if not isinstance(fields, dict):
        return source.failed(f"line {number} is no JSON object", str(number))
    return row.page(fields, source, f"line {number}")
