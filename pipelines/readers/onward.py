"""Where a broken archive can be read on: the next place in the file where a record begins."""

from __future__ import annotations

import zlib
from typing import Final

from pipelines.readers.source import Source
from pipelines.readers.stream import GZIP, PIECE

MARK: Final = b"WARC/"  # what a record begins with
_PLAIN: Final = b"\n" + MARK + b"1."  # a line that begins a record
_MEMBER: Final = GZIP + b"\x08"  # what a record that is zipped by itself begins with
_HEAD: Final = 256  # bytes of a zipped record that are looked at: a long name of the file may stand before its data


def record_after(source: Source, place: int) -> int | None:
    """The offset in the file of the first record that begins behind `place`; None where there is none."""
    zipped = source.ending.endswith(".gz")
    mark = _MEMBER if zipped else _PLAIN
    with source.open() as file:
        file.seek(place + 1)
        held, at = b"", place + 1  # what was read and not yet looked at, and where it stands
        while piece := file.read(PIECE):
            held += piece
            found = held.find(mark)
            while found >= 0:
                if not zipped:
                    return at + found + 1
                if len(held) - found < _HEAD:
                    held += file.read(_HEAD)
                if _begins_record(held[found : found + _HEAD]):
                    return at + found
                found = held.find(mark, found + 1)
            keep = len(mark) - 1
            at, held = at + len(held) - len(held[-keep:]), held[-keep:]
    return None


def _begins_record(zipped: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(zipped, len(MARK)) == MARK
    except zlib.error:
        return False
