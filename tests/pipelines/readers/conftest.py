"""Inputs made on the spot."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from filters.model import RawPage
from pipelines.readers import open_inputs

HTML = "<html><body><p>淘沙取金，正文在此。</p></body></html>"


@pytest.fixture
def read() -> Callable[..., list[RawPage]]:
    """All pages of some paths."""
    return lambda *paths: list(open_inputs([str(path) for path in paths]))


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., Path]:
    """Write objects, or lines as they are, to a JSONL file."""

    def write(*rows: object, name: str = "pages.jsonl") -> Path:
        path = tmp_path / name
        content = b"".join((row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode()) + b"\n" for row in rows)
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        return path

    return write


@pytest.fixture
def warc(tmp_path: Path) -> Callable[..., Path]:
    """Write an archive of responses: of each its address, HTTP headers and payload."""

    def write(*pages: tuple[str, Sequence[tuple[str, str]], bytes], name: str = "pages.warc", status: str = "200 OK") -> Path:
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=name.endswith(".gz"))
        writer.write_record(writer.create_warcinfo_record(name, {"software": "test"}))
        for k, (url, headers, payload) in enumerate(pages):
            http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
            known = {"WARC-Date": "2026-03-01T04:05:06Z", "WARC-Record-ID": f"<urn:uuid:{k}>"}
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(payload), http_headers=http, warc_headers_dict=known)
            writer.write_record(record)
        (tmp_path / name).write_bytes(buffer.getvalue())
        return tmp_path / name

    return write
