"""WARC archives: each HTML response is one page. A record that is shorter than it says, or is not what its digest says, is told and never
taken for a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from filters.model import RawPage
from pipelines.readers import digest, response
from pipelines.readers.onward import MARK, record_after
from pipelines.readers.source import MAX_PAGE_BYTES, Source, UnreadableError, possible, printable, too_large
from pipelines.readers.stream import BrokenMemberError, pieces
from pipelines.readers.text import NO_TEXT, is_html, is_text

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MOST_BREAKS: Final = 100  # places at which an archive may be broken and is read on; each may cost reading the rest of it
CONTINUES: Final = "Taosha-Continues"  # header of a record: the id of the record with which its article begins


def read(source: Source) -> Iterator[RawPage]:
    """The pages of an archive, read on behind what is broken in it, which is an error page.

    Raises UnreadableError where it is no WARC, or is broken and no record begins behind the break.
    """
    start = 0
    for breaks in count():
        content = _Content(pieces(source, start), start)
        try:
            yield from _records(source, content)
            return
        except UnreadableError as error:
            place = _place(error, content, source)
            if breaks == MOST_BREAKS or place is None:
                raise UnreadableError(f"{error}; what follows was not read") from error
            if (onward := record_after(source, place)) is None:
                raise
            yield source.failed(f"{error}; read on from byte {onward}", str(place))
            start = onward


def _place(error: UnreadableError, content: _Content, source: Source) -> int | None:
    """Where in the file what is broken begins; None in a zipped one whose zip is whole."""
    if isinstance(error, BrokenMemberError):
        return error.begun
    return None if source.ending.endswith(".gz") else content.record


def _records(source: Source, content: _Content) -> Iterator[RawPage]:
    """The pages up to the end, or to where the archive is broken."""
    from fastwarc.warc import ArchiveIterator

    article = _Article()
    try:
        for record in ArchiveIterator(content, parse_http=False):
            content.record = content.start + record.stream_pos
            data = _whole(record)
            if (page := _page(record, data, source)) is not None:
                yield from article.take(page, record.headers.get(CONTINUES) or "")
    except UnreadableError:
        yield from article.whole()
        if content.broken:
            raise content.broken from None
        raise
    except OSError as error:
        yield from article.whole()
        raise content.broken or UnreadableError("has bytes that are no WARC record") from error
    yield from article.whole()
    if content.broken:
        raise content.broken


def check(source: Source) -> None:
    """Look at the first bytes of a file that was given directly; raises UnreadableError."""
    head = next((piece for piece in pieces(source) if piece), b"")
    if not head:
        raise UnreadableError("is empty")
    if not head.lstrip().startswith(MARK):
        raise UnreadableError("is no WARC file")


class _Article:
    """Puts the records of an article's parts behind its first page, as a crawl wrote them down."""

    def __init__(self) -> None:
        self._first: RawPage | None = None
        self._parts: list[RawPage] = []

    def take(self, page: RawPage, continues: str) -> Iterator[RawPage]:
        """Keep a page that may go on; gives the one before it, once that is whole."""
        if continues and self._first is not None and continues == self._first.source_id and not page.error:
            self._parts.append(page)
            return
        yield from self.whole()
        self._first = page

    def whole(self) -> Iterator[RawPage]:
        """The page that was kept."""
        if self._first is not None:
            yield replace(self._first, parts=tuple(self._parts)) if self._parts else self._first
        self._first, self._parts = None, []


class _Content:
    """A decompressed file as fastwarc wants it; its breaking off looks like its end, and is told afterwards."""

    def __init__(self, content: Iterator[bytes], start: int) -> None:
        self._content = content
        self.start = start  # where in the file it begins
        self.record = start  # where its last record begins; in a plain file, that is
        self._held = b""
        self._given = 0
        self.broken: UnreadableError | None = None

    def read(self, size: int = -1) -> bytes:
        if not self._held:
            try:
                self._held = next(self._content, b"")
            except UnreadableError as error:
                self.broken = error
        given, self._held = (self._held, b"") if size < 0 else (self._held[:size], self._held[size:])
        self._given += len(given)
        return given

    def tell(self) -> int:
        return self._given

    def seek(self, *_: int) -> int:
        raise OSError("a decompressed archive is read from its start to its end")

    def close(self) -> None:
        """Closed with the file."""


def _whole(record: WarcRecord) -> bytes | None:
    """A record's block; None where it is too large to hold. Raises UnreadableError where it is shorter than its Content-Length."""
    length = record.headers.get("Content-Length") or ""
    if not length.isdigit():
        raise UnreadableError("breaks off in the headers of a record")
    if int(length) > MAX_PAGE_BYTES:
        return None if record.consume() == int(length) else _short(record, 0, length)
    data = record.reader.read()
    return data if len(data) == int(length) else _short(record, len(data), length)


def _short(record: WarcRecord, size: int, length: str) -> bytes:
    raise UnreadableError(f"breaks off in record {record.record_id}, {size} of {length} bytes")


def _page(record: WarcRecord, data: bytes | None, source: Source) -> RawPage | None:
    """The page of a record, or None where it holds no HTML."""
    from fastwarc.warc import WarcRecordType

    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return None
    name = printable(record.record_id or "") or f"{source.name}:{record.stream_pos}"
    common: dict[str, Any] = {
        "url": printable(record.headers.get("WARC-Target-URI") or "").strip("<>"),
        "source_id": name,
        "fetched_at": possible(record.record_date) or source.modified,
    }
    if data is None:
        return RawPage(b"", **common, error=too_large())
    if fault := digest.fault(record, data):  # whatever kind of data it says that it holds
        return RawPage(b"", **common, error=fault)
    if record.record_type == WarcRecordType.resource:
        headers = (("content-type", record.headers.get("Content-Type") or ""),)
        return RawPage(data, headers=headers, **common) if is_html(headers[0][1], data) else None
    return _response(data, common)


def _response(data: bytes, common: dict[str, Any]) -> RawPage | None:
    try:
        status, headers, body = response.parse(data)
    except UnreadableError as error:
        return RawPage(b"", **common, error=str(error))
    if status < 400 and (status >= 300 or not is_html(dict(headers).get("content-type", ""), body)):
        return None  # an error is a row whatever it says, as in a crawl
    fault = too_large() if len(body) > MAX_PAGE_BYTES else "" if is_text(body) else NO_TEXT
    return RawPage(b"" if fault else body, status=status, headers=headers, **common, error=fault)
