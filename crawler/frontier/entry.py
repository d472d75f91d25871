"""What goes into the frontier and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

News = Literal["first", "same", "changed"]  # what a visit to a page found, against the visit before it


@dataclass(frozen=True, slots=True)
class Lead:
    """An address found, in its one spelling."""

    url: str
    kind: str = "page"  # page, sitemap, feed
    depth: int = 0
    hops: int = 0
    referrer: str = ""
    start: bool = False
    aside: bool = False  # a link that the page does not show: it comes after those that are as near
    lastmod: float = 0.0  # when a sitemap or feed says that it changed, seconds since the epoch; 0 where none says it


@dataclass(frozen=True, slots=True)
class Task:
    """A page to be fetched now."""

    key: int
    url: str
    host: str
    kind: str
    depth: int
    hops: int
    attempts: int  # this one included
    not_before: float
    etag: str = ""  # validators of the copy that we hold; sent, so that an unchanged page is a 304
    modified: str = ""
    part_of: int | None = None  # the page whose article it goes on with


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a page: a response, or why there is none."""

    key: int
    fetched_at: datetime
    outcome: str
    status: int | None = None
    error: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Spooled:
    """An answer that waits for the dataset, with what is known of its page."""

    seq: int
    answer: Answer
    url: str
    referrer: str
    depth: int
    attempts: int
    run_id: str  # the run that handed it over already, if any
    held: bool  # the dataset held its page as it is, so that it leaves no row
    returned: bool  # the page is again what it was before it changed, and leaves a row of this visit
