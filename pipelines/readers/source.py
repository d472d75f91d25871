"""One input file: where it is, what it is called in the rows, which kind it is, and what cannot be read of it."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from filters.model import RawPage
from pipelines.errors import reason

MAX_PAGE_BYTES: Final = 64 << 20  # no page of the web is larger; what is larger is refused, not held in memory
YEARS: Final = range(1990, 2262)  # in which a page can have been fetched; nanoseconds, which some readers of datasets count in, end there
_LONE: Final = re.compile("[\ud800-\udfff]")


class UnreadableError(Exception):
    """A file, or the rest of it, cannot be read; the message says why, without the file's name; `remedy` what to do about a whole file."""

    def __init__(self, message: str, remedy: str = "leave it out, or put a whole one in its place") -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(slots=True)
class Source:
    """A file to read. Its size is 0 where it cannot be looked at."""

    path: Path
    name: str  # how rows name it: relative to the input given, with forward slashes; a file given directly: its name
    ending: str  # one of `inputs.READERS`, such as .jsonl.gz
    size: int = 0  # bytes
    modified: datetime | None = None  # none where no page can have been fetched then
    position: int = field(default=0, compare=False)  # bytes of it that were read so far

    @classmethod
    def of(cls, path: Path, name: str, ending: str) -> Source:
        """Look at a file; raises OSError where there is none."""
        status = path.stat()
        return cls(path, printable(name), ending, status.st_size, possible(datetime.fromtimestamp(status.st_mtime, UTC)))

    @property
    def key(self) -> str:
        """The same for the same file with the same content, as far as place, size and time of change tell."""
        place = str(self.path.absolute()).encode("utf-8", "surrogateescape")
        told = f"{self.name}\0{self.size}\0{self.modified}".encode()
        return hashlib.sha256(place + b"\0" + told).hexdigest()[:32]

    def open(self) -> BinaryIO:
        """Open for reading; raises UnreadableError for what is not a regular file (a pipe would block) or may not be read."""
        try:
            file = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            if not stat.S_ISREG(os.fstat(file).st_mode):
                os.close(file)
                raise UnreadableError("is not a regular file")
            return os.fdopen(file, "rb")
        except OSError as error:
            raise UnreadableError(f"cannot be opened: {reason(error)}") from error

    def whole(self) -> bytes:
        """All bytes of a file that is one page; raises UnreadableError where it is empty or too large."""
        with self.open() as file:
            body = file.read(MAX_PAGE_BYTES + 1)
        self.position = len(body)
        if not body:
            raise UnreadableError("is empty")
        if len(body) > MAX_PAGE_BYTES:
            raise UnreadableError(too_large())
        return body

    def failed(self, reason: str, place: str = "") -> RawPage:
        """A page that could not be read: it becomes a row in `rejects` with this error."""
        return RawPage(b"", source_id=f"{self.name}:{place}" if place else self.name, fetched_at=self.modified, error=reason)


def possible(moment: datetime | None) -> datetime | None:
    """A moment when a page can have been fetched; None for any other."""
    return moment if moment and moment.year in YEARS else None


def too_large() -> str:
    """What is said of a page above the limit."""
    return f"is larger than {MAX_PAGE_BYTES >> 20} MiB"


def printable(text: str) -> str:
    """A text that can be stored as UTF-8: halves of surrogate pairs are joined, lone ones become U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        return _LONE.sub("\ufffd", joined)
    return text
