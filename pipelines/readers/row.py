"""One page given by named fields, in a JSON line or a Parquet row: `html`, or `html_b64`, or `title` and `text`; with `id` and `url`."""

from __future__ import annotations

import binascii
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import pybase64

from filters.model import RawPage
from pipelines.readers.source import MAX_PAGE_BYTES, Source, UnreadableError, possible, printable, too_large
from pipelines.readers.text import is_text

FIELDS: Final = ("id", "url", "html", "html_b64", "title", "text", "fetched_at")
CONTENT: Final = ("html", "html_b64", "text")  # one of them must be there

_UTF8_HTML: Final = (("content-type", "text/html; charset=utf-8"),)
_HTML: Final = (("content-type", "text/html"),)


def page(fields: Mapping[str, object], source: Source, place: str) -> RawPage:
    """The page that a row holds; one with its error where it holds none. `place` is where the row stands, such as `line 17`."""
    name = f"{source.name}:{place.rpartition(' ')[2]}"
    try:
        if own := _identity(fields.get("id")) or _text(fields, "url").strip():
            name, place = own, f"{place} of {source.name}"  # a name of its own does not tell the file
        return _page(fields, name, source)
    except UnreadableError as error:
        return RawPage(b"", source_id=name, fetched_at=source.modified, error=f"{place} {error}")


def _page(fields: Mapping[str, object], name: str, source: Source) -> RawPage:
    url = _text(fields, "url").strip()
    when = _time(fields.get("fetched_at")) or source.modified
    body, headers = _html(fields)
    if len(body) > MAX_PAGE_BYTES:
        raise UnreadableError(too_large())
    if headers:
        return RawPage(body, url=url, headers=headers, source_id=name, fetched_at=when)
    if fields.get("text") is None:
        raise UnreadableError("has neither html, html_b64 nor text")
    lines = _lines(fields["text"])
    if sum(map(len, lines)) > MAX_PAGE_BYTES:
        raise UnreadableError(too_large())
    return RawPage(b"", url=url, source_id=name, fetched_at=when, title=_text(fields, "title"), lines=lines)


def _html(fields: Mapping[str, object]) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    match fields.get("html"), fields.get("html_b64"):
        case str(html), _:
            return printable(html).encode(), _UTF8_HTML
        case bytes(html), _:
            return _as_text(html), _HTML
        case None, str() | bytes() as encoded:
            try:
                return _as_text(pybase64.b64decode(encoded, validate=True)), _HTML
            except (binascii.Error, ValueError) as error:
                raise UnreadableError("has broken base64 in html_b64") from error
        case None, None:
            return b"", ()
    raise UnreadableError("has an html or html_b64 that is not a string")


def _lines(text: object) -> tuple[str, ...]:
    """The lines of a text, or of a list of lines, whose numbers hold: a line break inside an element becomes a blank."""
    if isinstance(text, str):
        return tuple(line.removesuffix("\r").replace("\r", " ") for line in printable(text).split("\n"))
    if isinstance(text, Sequence) and not isinstance(text, bytes) and all(isinstance(line, str) for line in text):
        return tuple(printable(line).replace("\n", " ").replace("\r", " ") for line in text)
    raise UnreadableError("has a text that is neither a string nor a list of strings")


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableError(f"has a {name} that is not a string")
    return printable(value)


def _identity(value: object) -> str:
    if value is None or isinstance(value, str):
        return printable(value or "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise UnreadableError("has an id that is neither a string nor a whole number")


def _time(value: object) -> datetime | None:
    """ISO 8601 or a Parquet timestamp; in UTC where no zone is said."""
    if value is None or value == "":
        return None
    try:
        time = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        moment = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnreadableError("has a fetched_at that is no ISO 8601 time, such as 2026-01-31T08:00:00Z") from error
    if not possible(moment):
        raise UnreadableError(f"has a fetched_at in the year {moment.year}, when no page was fetched")
    return moment


def _as_text(body: bytes) -> bytes:
    if not is_text(body):
        raise UnreadableError("has html that is not text")
    return body
