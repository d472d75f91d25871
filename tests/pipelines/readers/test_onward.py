from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipelines.readers.onward import record_after
from pipelines.readers.source import Source
from pipelines.readers.stream import PIECE


def found(path: Path, ending: str, content: bytes, place: int) -> int | None:
    path.write_bytes(content)
    return record_after(Source.of(path, path.name, ending), place)


@pytest.mark.parametrize("before", [0, 1, 9, PIECE - 6, PIECE - 3, PIECE, 2 * PIECE - 5])
def test_a_record_begins_a_line_wherever_the_pieces_end(tmp_path: Path, before: int) -> None:
    content = b"WARC/1.0" + b"x" * before + b"\nWARC/1.1\r\n"
    assert found(tmp_path / "a.warc", ".warc", content, 0) == 9 + before
    assert found(tmp_path / "a.warc", ".warc", content, 8 + before) is None


@pytest.mark.parametrize("before", [0, PIECE - 2, PIECE - 100, PIECE])
def test_a_zipped_record_begins_a_member(tmp_path: Path, before: int) -> None:
    other, record = gzip.compress(b"no record", mtime=0), gzip.compress(b"WARC/1.0\r\n", mtime=0)
    content = b"\x1f\x8b\x08" + b"x" * before + other + record
    assert found(tmp_path / "a.warc.gz", ".warc.gz", content, 0) == 3 + before + len(other)
    assert found(tmp_path / "a.warc.gz", ".warc.gz", content, 3 + before + len(other)) is None
