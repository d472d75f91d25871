"""The WARC files of a dataset, as far as rows can be taken out of them: a record is blanked in place, so that all others stay where
rows say that they are.
"""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from pipelines.dataset import durable
from pipelines.errors import StorageError
from pipelines.layout import WARC

_TOMBSTONE: Final = (
    b"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
    b"WARC-Date: 1970-01-01T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
)
_HEAD: Final = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff"  # gzip, deflate, a comment follows


def files(out: Path) -> list[Path]:
    """The WARC files, by name."""
    return sorted((out / WARC).glob("*.warc.gz"))


def blank(file: Path, urls: Collection[str]) -> int:
    """Put an empty record of the same size in the place of each record of these addresses; gives how many there were.

    The file is replaced whole, so a crash leaves it as it was or as it will be.
    """
    found = list(_records(file, urls))
    if not found:
        return 0
    temporary = file.with_name(f".{file.name}.part")
    try:
        shutil.copyfile(file, temporary)
        with temporary.open("r+b") as copy:
            for start, end in found:
                copy.seek(start)
                copy.write(_filler(end - start, file))
            copy.flush()
            os.fsync(copy.fileno())
        temporary.rename(file)
    finally:
        temporary.unlink(missing_ok=True)
    durable.sync_folder(file.parent)
    return len(found)


def _records(file: Path, urls: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where the records of these addresses begin and end in the compressed file."""
    from fastwarc.warc import ArchiveIterator

    start, ours = 0, False
    try:
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                if ours:
                    yield start, record.stream_pos
                start = record.stream_pos
                ours = (record.headers.get("WARC-Target-URI") or "").strip("<>") in urls
    except OSError as error:
        raise StorageError(f"{file} cannot be read: {error}", "mend or remove it and run it again") from error
    if ours:
        yield start, file.stat().st_size


def _filler(size: int, file: Path) -> bytes:
    """A gzip member of so many bytes that holds an empty record; the rest of it is a comment in its head."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(_TOMBSTONE) + deflate.flush()
    tail = zlib.crc32(_TOMBSTONE).to_bytes(4, "little") + len(_TOMBSTONE).to_bytes(4, "little")
    room = size - len(_HEAD) - 1 - len(body) - len(tail)
    if room < 0:
        raise StorageError(f"{file}: a record of {size} bytes is too small to be blanked", "remove the file")
    member = _HEAD + b"-" * room + b"\0" + body + tail
    assert gzip.GzipFile(fileobj=BytesIO(member)).read() == _TOMBSTONE
    return member
