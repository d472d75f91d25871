"""Raw responses as WARC, one gzip member a record, so that everything can be processed again without a crawl."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import responses
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Final

from filters.model import RawPage
from pipelines.errors import StorageError, reason
from pipelines.layout import WARC
from pipelines.readers.warc import CONTINUES

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAX_BYTES: Final = 1_000_000_000  # the size that the WARC guidelines (IIPC) advise
_CHANGED: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})  # the body was unpacked on the way


class Archive:
    """The WARC files of one site, numbered from 1."""

    def __init__(self, out: Path, stem: str, max_bytes: int = MAX_BYTES) -> None:
        """`stem`: the site's part of the file names; `max_bytes`: the size from which a file is followed by another."""
        self._out, self._stem, self._max_bytes = out, stem, max_bytes
        self._file: IO[bytes] | None = None
        self._number = 1

    def cut(self, committed: tuple[str, int]) -> None:
        """Cut off, before anything is appended, what a crash left behind the last record that a row names.

        `committed`: the file, relative to the dataset, and its length up to there; no file where no row names any.
        """
        file, length = committed
        if file:
            self._number = _number(file)
        with self._told():
            if file and self._path.exists() and self._path.stat().st_size > length:
                os.truncate(self._path, length)
            for path in self._files():
                if not file or path.name > self._path.name:
                    path.unlink()

    def following(self) -> str:
        """The file, relative to the dataset, behind all that are there; empty where there is none."""
        files = self._files()
        return f"{WARC}/{self._stem}-{_number(files[-1].name) + 1:05d}.warc.gz" if files else ""

    def _files(self) -> list[Path]:
        return sorted((self._out / WARC).glob(f"{self._stem}-[0-9][0-9][0-9][0-9][0-9].warc.gz"))

    def append(self, raw: RawPage) -> tuple[str, int, int]:
        """Write a response, and behind it those of the pages on which its article goes on, into one file.

        Returns the file relative to the dataset, where the first record starts, where the last ends.
        """
        from warcio.warcwriter import WARCWriter

        with self._told():
            file = self._room()
            start = file.tell()
            writer = WARCWriter(file, gzip=True)
            first = _record(raw)
            writer.write_record(first)
            for part in raw.parts:
                writer.write_record(_record(part, {CONTINUES: first.rec_headers["WARC-Record-ID"]}))
            file.flush()
            return self._name, start, file.tell()

    def sync(self) -> None:
        """Make all that was appended durable."""
        if self._file is not None:
            with self._told():
                self._file.flush()
                os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the open file; what could not be written, as on a full disk, is written anew by the next start."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    @property
    def _name(self) -> str:
        return f"{WARC}/{self._stem}-{self._number:05d}.warc.gz"

    @property
    def _path(self) -> Path:
        return self._out / self._name

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StorageError(f"{self._path} cannot be written: {reason(error)}", "make room, then start again to go on") from error

    def _room(self) -> IO[bytes]:
        """The open file, a new one where the last is full."""
        if self._file is not None and self._file.tell() >= self._max_bytes:
            self.sync()
            self.close()
            self._number += 1
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("ab")
        return self._file


def _number(name: str) -> int:
    return int(name.rpartition("-")[2].partition(".")[0])


def _record(raw: RawPage, more: Mapping[str, str] = MappingProxyType({})) -> ArcWarcRecord:
    """A response record; its id is a hash of address and time, so that the same fetch has the same id."""
    from warcio.recordbuilder import RecordBuilder
    from warcio.statusandheaders import StatusAndHeaders

    assert raw.fetched_at is not None
    moment = raw.fetched_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    digest = hashlib.blake2b(f"{raw.url} {moment}".encode(), digest_size=16).digest()
    about = {"WARC-Date": moment, "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(bytes=digest, version=5)}>", **more}
    headers = [(_line(name), _line(value)) for name, value in raw.headers if name not in _CHANGED]
    status = raw.status or 0
    http = StatusAndHeaders(
        f"{status} {responses.get(status, 'Unknown')}", [*headers, ("content-length", str(len(raw.body)))], protocol="HTTP/1.1"
    )
    record: ArcWarcRecord = RecordBuilder(warc_version="WARC/1.1").create_warc_record(
        raw.url, "response", payload=BytesIO(raw.body), length=len(raw.body), http_headers=http, warc_headers_dict=about
    )
    return record


def _line(text: str) -> str:
    """Text that cannot end its header line."""
    return text.replace("\r", " ").replace("\n", " ")
