"""Raw responses as WARC, one gzip member a record, so that everything can be processed again without a crawl."""

from __future__ import annotations

import hashlib
import os
import uuid
from http.client import responses
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from filters.model import RawPage
from pipelines.errors import StorageError

FOLDER: Final = "warc"
MAX_BYTES: Final = 1_000_000_000  # the size that the WARC guidelines (IIPC) advise
_CHANGED: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})  # the body was unpacked on the way


class Archive:
    """The WARC files of one site; what lies behind the committed length is cut off at the start."""

    def __init__(self, out: Path, site: str, committed: tuple[str, int]) -> None:
        """`committed`: the file, relative to the dataset, and the length up to which its records are named by rows."""
        self._out, self._site = out, site
        self._file: IO[bytes] | None = None
        self._number = 1
        self._cut(committed)

    def append(self, raw: RawPage) -> tuple[str, int, int]:
        """Write one response; its file relative to the dataset, where its record starts, where it ends."""
        from warcio.warcwriter import WARCWriter

        try:
            file = self._room()
            start = file.tell()
            WARCWriter(file, gzip=True).write_record(self._record(raw))
            file.flush()
            return self._name, start, file.tell()
        except OSError as error:
            raise StorageError(f"{self._out / self._name} cannot be written: {error}", "make room, then start again to go on") from error

    def sync(self) -> None:
        """Make all that was appended durable."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the open file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    @property
    def _name(self) -> str:
        return f"{FOLDER}/{self._site.replace(':', '-')}-{self._number:05d}.warc.gz"

    def _cut(self, committed: tuple[str, int]) -> None:
        file, length = committed
        if file:
            self._number = int(file.rpartition("-")[2].partition(".")[0])
            if (path := self._out / self._name).exists() and path.stat().st_size > length:
                os.truncate(path, length)
        elif (path := self._out / self._name).exists():
            path.unlink()
        number, self._number = self._number, self._number + 1
        while (path := self._out / self._name).exists():
            path.unlink()
            self._number += 1
        self._number = number

    def _room(self) -> IO[bytes]:
        """The open file, a new one where the last is full."""
        if self._file is not None and self._file.tell() >= MAX_BYTES:
            self.sync()
            self.close()
            self._number += 1
        if self._file is None:
            path = self._out / self._name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab")
        return self._file

    @staticmethod
    def _record(raw: RawPage) -> object:
        """The response record; its id is a hash of address and time, so that the same fetch has the same id."""
        from warcio.recordbuilder import RecordBuilder
        from warcio.recordloader import ArcWarcRecord
        from warcio.statusandheaders import StatusAndHeaders

        assert raw.fetched_at is not None
        moment = raw.fetched_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        digest = hashlib.blake2b(f"{raw.url} {moment}".encode(), digest_size=16).digest()
        about = {"WARC-Date": moment, "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(bytes=digest, version=5)}>"}
        headers = [(_line(name), _line(value)) for name, value in raw.headers if name not in _CHANGED]
        http = StatusAndHeaders(
            f"{raw.status} {responses.get(raw.status, 'Unknown')}", [*headers, ("content-length", str(len(raw.body)))], protocol="HTTP/1.1"
        )
        builder = RecordBuilder(warc_version="WARC/1.1")
        record: ArcWarcRecord = builder.create_warc_record(
            raw.url, "response", payload=BytesIO(raw.body), length=len(raw.body), http_headers=http, warc_headers_dict=about
        )
        return record


def _line(text: str) -> str:
    """Text that cannot end its header line."""
    return text.replace("\r", " ").replace("\n", " ")
