"""Forgetting: every trace of an address out of the tables, the index and the WARC files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipelines.dataset import archive
from pipelines.dataset.change import Change, changing
from pipelines.dataset.commits import Part
from pipelines.dataset.description import describe
from pipelines.dataset.removal import PageKey, Rows, column, indexed, keys, without

_ADDRESSES = ("url", "canonical_url", "source_id")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed."""

    url: str
    articles: int = 0
    rejects: int = 0
    flags: int = 0
    fetches: int = 0
    referrers: int = 0  # rows of other addresses that named this one as where the link stood
    warc_records: int = 0
    warc_files: tuple[str, ...] = ()  # inside the dataset, those that were rewritten

    @property
    def anything(self) -> bool:
        """Whether the dataset held the address."""
        return bool(self.articles or self.rejects or self.flags or self.fetches or self.referrers or self.warc_records)


def forget(path: Path | str, url: str) -> Forgotten:
    """Remove all rows and WARC records of an address; an article that it was joined into goes with it.

    The WARC goes first, so that a crash in between leaves rows without a record and never the other way; giving the command
    again goes on. No crawl may be writing into the WARC files. Raises UsageError where there is no dataset.
    """
    out = Path(path)
    with changing(out, "forget") as change:
        addresses = {url} | _joined(change, url)
        records = {str(file.relative_to(out)): n for file in archive.files(out) if (n := archive.blank(file, addresses))}
        removed, pages, rows = Counter[str](), set[PageKey](), Rows()
        for table in ("articles", "rejects"):
            removed[table] = _drop_pages(change, table, url, pages, rows)
        removed["flags"] = _drop_flags(change, url, pages)
        removed["fetches"], removed["referrers"] = _drop_fetches(change, url)
        without(change, rows)
        change.commit()
    describe(out)
    return Forgotten(url, **removed, warc_records=sum(records.values()), warc_files=tuple(records))


def _joined(change: Change, url: str) -> set[str]:
    """The addresses of all pages of the articles that an address has a part in."""
    found = set[str]()
    for table in ("articles", "rejects"):
        for part in change.of(table):
            rows = change.table(part)
            for first, parts in zip(column(rows, "url"), column(rows, "parts"), strict=True):
                if parts and url in (first, *parts):
                    found.update((str(first), *map(str, parts)))
    return found


def _drop_pages(change: Change, table: str, url: str, pages: set[PageKey], gone: Rows) -> int:
    """Rows of articles or rejects; notes which pages they were."""
    found = 0
    for part in change.of(table):
        rows = change.table(part)
        joined = [url in (parts or ()) for parts in column(rows, "parts")]
        hit = _or(*(_is(rows, name, url) for name in _ADDRESSES), joined)
        if not any(hit):
            continue
        lost = rows.filter(pa.array(hit))
        pages.update(keys(lost))
        gone.update(indexed(lost))
        _keep(change, part, rows, hit)
        found += lost.num_rows
    return found


def _drop_flags(change: Change, url: str, pages: set[PageKey]) -> int:
    found = 0
    for part in change.of("flags"):
        rows = change.table(part)
        hit = [ours or key in pages for ours, key in zip(_or(_is(rows, "url", url), _is(rows, "source_id", url)), keys(rows), strict=True)]
        if any(hit):
            _keep(change, part, rows, hit)
            found += sum(hit)
    return found


def _drop_fetches(change: Change, url: str) -> tuple[int, int]:
    """Rows of fetches, and rows of others that name the address as their referrer, which lose that name."""
    found = named = 0
    for part in change.of("fetches"):
        rows = change.table(part)
        hit, referred = _is(rows, "url", url), _is(rows, "referrer", url)
        if any(hit) or any(referred):
            at = rows.schema.get_field_index("referrer")
            kept = ["" if ours else other for ours, other in zip(referred, column(rows, "referrer"), strict=True)]
            _keep(change, part, rows.set_column(at, rows.schema.field(at), pa.array(kept, pa.string())), hit)
            found += sum(hit)
            named += sum(r and not h for r, h in zip(referred, hit, strict=True))
    return found, named


def _keep(change: Change, part: Part, rows: pa.Table, hit: list[bool]) -> None:
    """Put the rows that were not hit in the part's place."""
    if all(hit):
        change.drop([part])
        return
    change.put([part], [rows.filter(pa.array([not each for each in hit]))], rows.schema, change.metadata(part))


def _is(rows: pa.Table, name: str, url: str) -> list[bool]:
    return [value == url for value in column(rows, name)]


def _or(*masks: list[bool]) -> list[bool]:
    return [any(each) for each in zip(*masks, strict=True)]
