"""A file's bytes piece by piece, decompressed, and its lines: flat memory, and no end in the middle that goes unseen."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from pipelines.errors import reason
from pipelines.readers.source import MAX_PAGE_BYTES, Source, UnreadableError

PIECE: Final = 1 << 18  # bytes read at a time
GZIP: Final = b"\x1f\x8b"  # what gzip data begins with
_ZSTD_PIECE: Final = 1 << 10  # compressed bytes at a time: a block of 4 bytes can hold 128 KiB, so 32 MiB at most
_ZSTD_WINDOW: Final = 1 << 27  # bytes; what `zstd` itself takes without --long


class BrokenMemberError(UnreadableError):
    """A gzip member that is broken or breaks off; `begun` is where it begins in the file."""

    def __init__(self, message: str, begun: int) -> None:
        super().__init__(message)
        self.begun = begun


def pieces(source: Source, start: int = 0, size: int | None = None) -> Iterator[bytes]:
    """The content of a plain, .gz or .zst file; raises UnreadableError where it is broken or breaks off, after what came before.

    `start` and `size` give a part of a plain file, in bytes; `start` alone may also be where a gzip member begins.
    """
    with source.open() as file:
        if start:
            file.seek(start)
        if source.ending.endswith(".gz"):
            content = _gunzip(file)
        elif source.ending.endswith(".zst"):
            content = _unzstd(file)
        else:
            content = iter(lambda: file.read(PIECE), b"") if size is None else _part(file, size)
        try:
            for piece in content:
                source.position = file.tell()
                yield piece
        except OSError as error:
            raise UnreadableError(f"cannot be read on: {reason(error)}") from error


def lines(content: Iterator[bytes], limit: int = MAX_PAGE_BYTES) -> Iterator[bytes | None]:
    """The lines of a content without their line feeds; None in place of a line longer than `limit` bytes, which is not held."""
    held: list[bytes] = []
    size = 0
    for piece in content:
        *whole, rest = piece.split(b"\n")
        for part in whole:
            yield b"".join((*held, part)) if size + len(part) <= limit else None
            held, size = [], 0
        size += len(rest)
        held = [*held, rest] if size <= limit else []
    if size:
        yield b"".join(held) if size <= limit else None


def _part(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size:
        if not (piece := file.read(min(size, PIECE))):
            raise UnreadableError("breaks off: it was whole when the run began")
        size -= len(piece)
        yield piece


def _gunzip(file: BinaryIO) -> Iterator[bytes]:
    """Member by member; zeros between members are padding."""
    data = b""
    while data or (data := file.read(PIECE)):
        if not (data := data.lstrip(b"\0")):
            continue
        begun = file.tell() - len(data)
        fault = "has broken gzip data" if begun or data.startswith(GZIP) else "is no gzip data"
        machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not machine.eof:
            try:
                piece = machine.decompress(data, PIECE)
            except zlib.error as error:
                raise BrokenMemberError(fault, begun) from error
            if piece:
                yield piece
            data = machine.unused_data if machine.eof else machine.unconsumed_tail or (b"" if len(piece) == PIECE else file.read(PIECE))
            if not (data or piece or machine.eof):
                raise BrokenMemberError("breaks off in the middle of its gzip data", begun)


def _unzstd(file: BinaryIO) -> Iterator[bytes]:
    import zstandard

    machine = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    frame = None
    try:
        while data := file.read(_ZSTD_PIECE):
            while data:
                frame = frame or machine.decompressobj()
                if piece := frame.decompress(data):
                    yield piece
                data, frame = (frame.unused_data, None) if frame.eof else (b"", frame)
    except zstandard.ZstdError as error:
        raise UnreadableError("is not zstd data, or is damaged") from error
    if frame is not None:
        raise UnreadableError("breaks off in the middle of its zstd data")
