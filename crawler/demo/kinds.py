"""The kinds of things that the demo site shows, and how each is judged on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from crawler.demo.truth import Truth
from filters.model import Category
from pipelines.record import Verdict

JUDGED: Final = ("injection", "hidden", "cloak", "corruption", "pii", "farm", "page", "spam")  # groups of categories


def _never(_truth: Truth, _seen: Seen) -> bool:
    return False


@dataclass(slots=True)
class Seen:
    """What a dataset says of one address."""

    table: str = "none"
    row: Mapping[str, Any] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    asked: bool | None = None  # None: nobody knows

    @property
    def text(self) -> str:
        """The article as it was stored."""
        return self.row.get("text") or ""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind is judged on one page."""

    group: str
    name: str
    expected: Callable[[Truth], int]
    found: Callable[[Truth, Seen], int]
    wrong: Callable[[Truth, Seen], bool] = _never


def _category(name: str) -> Kind:
    """One category of flags. A page that may be found under either of two counts for the first."""

    def expected(truth: Truth) -> int:
        return any(flag.split("|")[0] == name for flag in truth.flags)

    def found(truth: Truth, seen: Seen) -> int:
        return any(seen.flags & set(flag.split("|")) for flag in truth.flags if flag.split("|")[0] == name)

    def wrong(truth: Truth, seen: Seen) -> bool:
        return name in seen.flags and name not in {*truth.may, *(n for flag in truth.flags for n in flag.split("|"))}

    return Kind(name.partition(".")[0], name, expected, found, wrong)


def _column(group: str, name: str, column: str, field_name: str) -> Kind:
    """A column that must hold what the truth says."""

    def found(truth: Truth, seen: Seen) -> int:
        due: str = getattr(truth, field_name)
        return str(seen.row.get(column) or "") == due

    return Kind(group, name, lambda truth: bool(getattr(truth, field_name)), found)


def _verdict(verdict: Verdict) -> Kind:
    def wrong(truth: Truth, seen: Seen) -> bool:
        return bool(truth.verdict) and truth.verdict != verdict == seen.row.get("verdict")

    def found(truth: Truth, seen: Seen) -> int:
        reasons = seen.row.get("reasons") or []
        return seen.row.get("verdict") == verdict and all(any(r.startswith(due) for r in reasons) for due in truth.reasons)

    return Kind("verdict", verdict, lambda truth: truth.verdict == verdict, found, wrong)


def _way(tag: str, name: str) -> Kind:
    """A page that can only be had, or must only be left, in one way."""

    def found(truth: Truth, seen: Seen) -> int:
        return seen.table == truth.table and (None in (truth.asked, seen.asked) or truth.asked == seen.asked)

    return Kind("crawl", name, lambda truth: truth.crawl == tag, found)


def _kinds() -> Iterator[Kind]:
    """All kinds, in the order of the way of a page."""
    yield Kind("article", "text kept", lambda t: bool(t.kept), lambda t, s: all(x in s.text for x in t.kept))
    yield Kind("article", "furniture gone", lambda t: bool(t.furniture), lambda t, s: bool(s.text) and not _any(t.furniture, s.text))
    yield Kind("article", "next page joined", lambda t: bool(t.joined), lambda t, s: t.joined in s.text)
    for name, column, field_name in (
        ("title", "title", "title"),
        ("date", "published_date", "date"),
        ("author", "author", "author"),
        ("source", "source", "source"),
    ):
        yield _column("article", name, column, field_name)
    for category in Category:
        if category.group in JUDGED:
            yield _category(category)
    yield Kind("injection", "injected and hidden text gone", lambda t: bool(t.gone), _gone)
    yield Kind("corruption", "torn sentences whole again", lambda t: len(t.torn), lambda t, s: sum(x in s.text for x in t.torn))
    yield Kind("pii", "counts by kind", lambda t: bool(t.pii), lambda t, s: all(s.row.get(f"n_{k}") == n for k, n in t.pii.items()))
    for name in ("lang", "script", "charset"):
        yield _column("language", name, name, name)
    for verdict in ("clean", "cleaned", "spam", "rejected"):
        yield _verdict(verdict)
    yield Kind(
        "crawl", "stored in the right table", lambda t: t.table in ("articles", "rejects"), lambda t, s: s.table == t.table, _misplaced
    )
    yield Kind("crawl", "never asked for", lambda t: t.asked is False, _not_asked)
    yield from map(_way, WAYS, WAYS.values())


WAYS: Final = {
    "sitemap": "only in the sitemap",
    "robots sitemap": "only in a sitemap of robots.txt",
    "feed": "only in the feed",
    "redirect": "only behind a redirect",
    "gbk query": "Chinese query on a GBK page",
    "slow": "slow answer",
    "error": "error answers",
    "noindex": "noindex not stored",
    "nofollow": "nofollow not followed",
    "robots": "disallowed by robots.txt",
}


def _any(strings: Iterable[str], text: str) -> bool:
    return any(string in text for string in strings)


def _not_asked(_truth: Truth, seen: Seen) -> int:
    return not seen.asked


def _gone(truth: Truth, seen: Seen) -> int:
    return bool(seen.row) and not _any(truth.gone, seen.text) and not _any(truth.gone, seen.row.get("title") or "")


def _misplaced(truth: Truth, seen: Seen) -> bool:
    return truth.table == "none" and seen.table != "none"


def _together(kinds: list[Kind]) -> tuple[Kind, ...]:
    """The kinds of a group beside each other, where its first one stands."""
    groups = list(dict.fromkeys(kind.group for kind in kinds))
    return tuple(sorted(kinds, key=lambda kind: groups.index(kind.group)))


KINDS: Final = _together(list(_kinds()))
