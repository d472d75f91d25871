"""An HTTP response as an archive keeps it: status, headers, and the body with its codings undone."""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import Any, Final, NamedTuple

from pipelines.readers.source import MAX_PAGE_BYTES, UnreadableError, printable

_GZIP_OR_ZLIB: Final = 47  # window bits of zlib: 32 tells the two apart by their header
_RAW: Final = -15  # deflate without a header, as some servers send it


class Response(NamedTuple):
    """Header names in lower case; a body above the limit has one byte more than it."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def parse(data: bytes) -> Response:
    """Parse a stored response. Some archives keep the headers of codings that they have already undone.

    Raises UnreadableError where it is no HTTP response, or its content coding breaks off.
    """
    try:
        response = _parsed(data, "transfer")
    except OSError:
        response = _parsed(data, "none")
    match dict(response.headers).get("content-encoding", "").strip().lower():
        case "" | "identity":
            return response
        case "gzip" | "x-gzip" | "deflate":
            return response._replace(body=_inflated(response.body))
    with suppress(OSError):
        return _parsed(data, "all")
    return response


def _inflated(body: bytes) -> bytes:
    """Undo gzip or deflate; bytes that are in neither stay as they are. Raises UnreadableError where they break off."""
    for window in (_GZIP_OR_ZLIB, _RAW):
        machine = zlib.decompressobj(window)
        try:
            inflated = machine.decompress(body, MAX_PAGE_BYTES + 1)
        except zlib.error:
            continue
        if body and not machine.eof and len(inflated) <= MAX_PAGE_BYTES:
            raise UnreadableError("has a body whose content coding breaks off")
        return inflated
    return body


def _parsed(data: bytes, decoding: Any) -> Response:
    from fastwarc.warc import WarcRecord

    record = WarcRecord()
    record.set_bytes_content(data)
    record.is_http = True
    record.parse_http(auto_decode=decoding)
    if not (head := record.http_headers) or not head.status_code:
        raise UnreadableError("is no HTTP response")
    headers = tuple((printable(k).lower(), printable(v)) for k, v in head.to_tuples())
    return Response(head.status_code, headers, record.reader.read(MAX_PAGE_BYTES + 1))
