"""HTML and plain text files: one file, one page; the bytes stay as they are, decoding is the filters' work."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from filters.model import RawPage
from pipelines.readers.source import MAX_PAGE_BYTES, Source, UnreadableError, too_large

MEDIA_TYPES: Final = {**dict.fromkeys((".html", ".htm", ".shtml", ".xhtml"), "text/html"), ".txt": "text/plain"}
NO_TEXT: Final = "has a body that is not text"  # what is said of a response, crawled or stored
HEAD: Final = 4096  # bytes that are looked at to tell text from other data
MAX_CONTROLS: Final = 0.02  # share of these that may be control bytes in a text of one byte or more a character
MIN_ZEROS: Final = 0.2  # share of these that are zero bytes in UTF-16 and UTF-32, all in every second place

_WIDE_BOMS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_HTML: Final = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_UNTOLD: Final = frozenset({"", "application/octet-stream", "text/plain"})  # types that servers send for anything
_TAG: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<[a-z!?]", re.IGNORECASE)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # not tab, line ends, form feed; ESC begins ISO-2022 shifts


def read(source: Source) -> Iterator[RawPage]:
    """The one page of a file; raises UnreadableError where it is empty, too large or no text."""
    body = source.whole()
    if not is_text(body):
        raise UnreadableError("is not text")
    headers = (("content-type", MEDIA_TYPES[source.ending]),)
    yield RawPage(body, headers=headers, source_id=source.name, fetched_at=source.modified)


@dataclass(frozen=True, slots=True)
class Files:
    """Some files, each of them one page."""

    sources: tuple[Source, ...]

    def __call__(self) -> Iterator[RawPage]:
        """Read them; one that cannot be read is a page with its error."""
        for source in self.sources:
            try:
                yield from read(source)
            except UnreadableError as error:
                yield source.failed(str(error))


def check(source: Source) -> None:
    """Look at the first bytes of a file that was given directly; raises UnreadableError."""
    if source.size > MAX_PAGE_BYTES:
        raise UnreadableError(too_large())
    with source.open() as file:
        if not is_text(file.read(HEAD)):
            raise UnreadableError("is not text")


def is_text(body: bytes) -> bool:
    """Whether the first bytes may be text in some encoding.

    Text of one byte or more a character has next to no control bytes, where a picture, an archive or a program has about one in
    ten; UTF-16 and UTF-32 have zero bytes, in every second place or behind a byte order mark.
    """
    head = body[:HEAD]
    if head.startswith(b"%PDF-"):
        return False
    if head.startswith(_WIDE_BOMS) or not (controls := len(_CONTROLS.findall(head))):
        return True
    zeros = head[::2].count(0), head[1::2].count(0)
    if max(zeros) > MIN_ZEROS * len(head) and min(zeros) < MAX_CONTROLS * len(head):
        return True
    return controls <= MAX_CONTROLS * len(head)


def is_html(content_type: str, body: bytes) -> bool:
    """Whether a response is an HTML page: by its declared type; by its first sign where it declares none, or a general one."""
    declared = content_type.partition(";")[0].strip().lower()
    return declared in _HTML or (declared in _UNTOLD and _TAG.match(body[:HEAD]) is not None)
