"""JSON lines, plain or compressed: one page a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from filters.model import RawPage
from pipelines.readers import row
from pipelines.readers.source import MAX_PAGE_BYTES, Source, UnreadableError, too_large
from pipelines.readers.stream import lines, pieces

MAX_LINE_BYTES: Final = 2 * MAX_PAGE_BYTES  # base64 and escapes make a page longer than its bytes


def read(source: Source) -> Iterator[RawPage]:
    """The pages of a file; a line that holds none is a page with its error. Raises UnreadableError where compressed data breaks off."""
    for number, line in enumerate(lines(pieces(source), MAX_LINE_BYTES), 1):
        if line is None:
            yield source.failed(f"line {number} {too_large()}", str(number))
        elif text := line.strip(b" \t\r"):
            yield _page(text, source, number)


def check(source: Source) -> None:
    """Look at the first bytes of a file that was given directly; raises UnreadableError."""
    if not any(pieces(source)):
        raise UnreadableError("is empty")


def _page(line: bytes, source: Source, number: int) -> RawPage:
    try:
        fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return source.failed(f"line {number} is no UTF-8 text", str(number))
    except (ValueError, RecursionError):
        return source.failed(f"line {number} is no JSON", str(number))
    if not isinstance(fields, dict):
        return source.failed(f"line {number} is no JSON object", str(number))
    return row.page(fields, source, f"line {number}")
