"""What is no JSON lines though its name says so: an archive, an array, an object over many lines, another encoding, other fields."""

from __future__ import annotations

import json
from typing import Final

from pipelines.readers.row import CONTENT
from pipelines.readers.source import UnreadableError

_PACKED: Final = {
    b"\x1f\x8b": ("is gzip data", "name it .jsonl.gz"),
    b"\x28\xb5\x2f\xfd": ("is zstd data", "name it .jsonl.zst"),
    b"BZh": ("is bzip2 data", "unpack it, or pack it with gzip or zstd"),
    b"\xfd7zXZ": ("is xz data", "unpack it, or pack it with gzip or zstd"),
    b"PK\x03\x04": ("is a zip archive", "unpack it and give the folder"),
    b"PAR1": ("is a Parquet file", "name it .parquet"),
    b"WARC/": ("is a WARC file", "name it .warc"),
}
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_NAMED: Final = 6  # of the fields that stand there instead


def look(head: bytes) -> None:
    """Look at the first bytes of JSON lines; raises UnreadableError where no line of them can be a page, whatever comes after."""
    for sign, (what, remedy) in _PACKED.items():
        if head.startswith(sign):
            raise UnreadableError(what, remedy)
    if head.startswith(_WIDE):
        raise UnreadableError("is UTF-16 text", "save it as UTF-8")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or (len(lines) == 1 and not text.startswith(b"[")):
        return  # one line is what it is, or goes on beyond what is looked at: said of the line
    objects = [found for line in lines if isinstance(found := _parsed(line, "utf-8"), dict)]
    if objects:
        _fields(objects)
    elif text.startswith(b"["):
        raise UnreadableError("is one JSON array, not JSON lines", "write one object a line, such as with jq -c '.[]'")
    elif lines[0].strip() == b"{":
        raise UnreadableError("has objects that go over many lines", "write one object a line, such as with jq -c .")
    elif all(isinstance(_parsed(line, "gb18030"), dict) for line in lines[:-1]):
        raise UnreadableError("is GBK text", "save it as UTF-8, such as with iconv -f gb18030 -t utf-8")
    elif head.startswith(b"<"):
        raise UnreadableError("is markup, not JSON lines", "name a page .html")


def _fields(objects: list[dict[str, object]]) -> None:
    """Raises UnreadableError where no object has a field that holds a page, and says which fields there are."""
    there = list(dict.fromkeys(name for found in objects for name in found))
    if there and not set(there).intersection(CONTENT):
        said = ", ".join(there[:_NAMED]) + (" …" if len(there) > _NAMED else "")
        raise UnreadableError(
            f"has none of the fields {', '.join(CONTENT)}, but {said}", "give the field that holds the pages one of these names"
        )


def _parsed(line: bytes, encoding: str) -> object:
    try:
        return json.loads(line.decode(encoding))
    except (ValueError, RecursionError):
        return None
