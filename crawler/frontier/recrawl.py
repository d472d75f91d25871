"""What is fetched again and when, and whether what came is new.

A page that keeps still is asked for less and less often: each visit that finds it unchanged doubles the wait, a change sets it
back. A server that gives validators (ETag, Last-Modified) answers 304 for an unchanged page, which costs it next to nothing, so
such a page is one step ahead: it is asked for at the next run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from filters.model import Category, Finding
from pipelines.record import Record

TEXT: Final = 60  # characters of prose, from which a page has a text to read, however short
LONGEST: Final = 30 * 86400.0  # seconds; no page is left alone for longer, unless revisit_after asks for it
MAX_LENGTH: Final = 500  # characters of a validator; a longer one is not kept
BROKEN_INTO: Final = 3  # pages of a run that changed and carry an injection, from which all of the site are looked at again
WAVE: Final = 7 * 86400.0  # seconds from one such look to the next: where pages change and are injected each day, all are not due each day
_BROKEN_INTO: Final = frozenset(("injection", "cloak"))
_STEPS: Final = 20  # doublings, beyond which a number would only grow
QUIET: Final = 5  # visits that bring nothing new, from which on a list need not be read each time
LONGEST_OF_LISTS: Final = 7 * 86400.0  # seconds; a section that has something new once a month is not to be a month late
EARLY: Final = 1 / 12  # of revisit_after, by which a page may come too soon: of daily runs none is to find yesterday's pages just not due
TRUSTED: Final = 2  # times that a newer <lastmod> may prove wrong until a page's is no longer believed

# Of these a page has other ones each time, or they say nothing that its text does not.
_NOT_ITS_STATE: Final = frozenset(("boilerplate", "pii", "duplicate", "quality", "selector"))


def wait(revisit_after: float, steady: int, *, validators: bool) -> float:
    """Seconds from one visit to the next; `steady` counts the visits in a row that found the page unchanged."""
    if validators and not steady:
        return 0.0
    doublings = min(steady - validators, _STEPS)
    return min(revisit_after * (1 << doublings), max(LONGEST, revisit_after))


def rest(revisit_after: float, quiet: int) -> float:
    """Seconds from one visit of a list to the next; `quiet` counts the visits in a row that brought no new address.

    A list is read each time; one of yesterday's news or of long ago, of which there are more each day, is so no longer.
    """
    return min(wait(revisit_after, quiet - QUIET, validators=False), LONGEST_OF_LISTS) if quiet >= QUIET else 0.0


def validators(headers: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The ETag and Last-Modified of a response, to be sent back as they came; empty where it has none."""
    found = {name: value.strip() for name, value in headers if name in ("etag", "last-modified") and len(value) <= MAX_LENGTH}
    return found.get("etag", ""), found.get("last-modified", "")


def conditions(etag: str, modified: str) -> Mapping[str, str]:
    """Request headers that ask for a page only where it changed since (RFC 9110, 13.1)."""
    return ({"If-None-Match": etag} if etag else {}) | ({"If-Modified-Since": modified} if modified else {})


def state(record: Record) -> str:
    """What a page says, without the noise of a visit: two visits with the same state need but one row.

    An injection that comes or goes is another state, also where the article beside it stays the same. What has no article, such
    as an index, is told by its bytes.
    """
    if not record.text or record.is_index:
        return record.input_key.hex()
    found = sorted({_told(flag) for flag in record.flags if flag.category.group not in _NOT_ITS_STATE})
    said = (record.content_hash, record.title, str(record.http_status), record.error, *found)
    return hashlib.blake2b("\0".join(said).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def likeness(record: Record) -> str:
    """What a page says to its readers, whatever address it was asked for under; empty where that says nothing of the page.

    A list is told by its words and those of its links, an article by its text and title.
    """
    if (record.http_status or 0) >= 400 or record.error or any(flag.category is Category.PAGE_BLOCKED for flag in record.flags):
        return ""
    said: tuple[str, ...] = (record.title, record.content_hash)
    if record.is_index:
        said = (record.title, record.text_raw, *(link.text for link in record.links))
    return hashlib.blake2b("\0".join(said).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest() if record.content_hash else ""


def tells(record: Record) -> bool:
    """Whether a page has a text to read: neither a list nor an error's page nor a few words."""
    return not record.is_index and (record.http_status or 0) < 400 and record.q_prose_chars >= TEXT


def is_injected(record: Record) -> bool:
    """Whether somebody has put something on a page that is to be found there, and not what its owner says."""
    return any(flag.category.group in _BROKEN_INTO for flag in record.flags)


def visit_key(key: bytes, fetched_at: datetime) -> bytes:
    """The input key of a page that is again what it was before it changed; `key` is that of the same page when it was stored first."""
    return hashlib.blake2b(key + fetched_at.isoformat().encode(), digest_size=16).digest()


def _told(flag: Finding) -> str:
    return f"{flag.category.value} {flag.rule} {flag.payload or (flag.canonical if flag.category.group == 'injection' else '')}"
