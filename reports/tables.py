"""A dataset's tables as reports read them: every stored row without its texts, the newest row of each page, flags with their page.

A page is its `doc_id`; where it has no address, its `source_id`. Of its rows the newest counts: by `fetched_at`, then `run_id`. A row
that repeats its own page from another address is none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute
import pyarrow.dataset as ds

from pipelines import dataset
from pipelines.dataset import commits
from pipelines.dataset.damage import readable
from pipelines.policy import COLUMNS
from reports.content import ALARMING

compute: Any = pyarrow.compute  # its stubs know few of the shapes that its functions take
Mask = npt.NDArray[np.bool_]
Order = list[tuple[str, Literal["ascending", "descending"]]]
PAGE_COLUMNS: Final = sorted(
    COLUMNS
    | {"doc_id", "source_id", "url", "site", "run_id", "fetched_at", "http_status", "warc_file", "warc_offset", "title", "title_raw"}
    | {"verdict", "previous_verdict", "flag_kinds", "reasons", "outbound_hosts", "cloak", "content_hash", "duplicate_of"}
)
FETCH_COLUMNS: Final = ("site", "run_id", "url", "outcome", "error", "fetched_at")
IDENTITY: Final = ("run_id", "source_id", "doc_id")


@dataclass(frozen=True)
class Pages:
    """Rows of articles and rejects, and which of them are flagged."""

    table: pa.Table

    def __len__(self) -> int:
        return self.table.num_rows

    @cached_property
    def flagged(self) -> Mask:
        """Shape (rows,): the page is spam, or one of its flags is of an alarming group."""
        kinds = self.table["flag_kinds"].combine_chunks()
        groups = compute.list_element(compute.split_pattern(compute.list_flatten(kinds), ".", max_splits=1), 0)
        alarming = compute.is_in(groups, value_set=pa.array(ALARMING)).to_numpy(zero_copy_only=False)
        mask: Mask = self.is_in("verdict", ["spam"])
        mask[compute.list_parent_indices(kinds).to_numpy(zero_copy_only=False)[alarming.astype(bool)]] = True
        return mask

    def is_in(self, column: str, values: Sequence[str | None]) -> Mask:
        """Shape (rows,): the column has one of these values."""
        return np.array(compute.is_in(self.table[column], value_set=pa.array(values, pa.string())), bool)

    def where(self, mask: Mask) -> Pages:
        """The rows that a mask chooses."""
        return Pages(self.table.filter(pa.array(mask)))

    @cached_property
    def identity(self) -> pa.ChunkedArray[Any]:
        """One string a row, equal to that of the row's flags."""
        return identity(self.table)

    def newest(self) -> Pages:
        """The newest row of each page, sorted by page."""
        order: Order = [("page", "ascending"), ("fetched_at", "descending"), ("run_id", "descending"), ("source_id", "ascending")]
        rows = self.table.sort_by([*order, ("content_hash", "ascending")])
        if rows.num_rows < 2:
            return Pages(rows)
        page = rows["page"].combine_chunks()
        first = np.ones(len(page), bool)
        first[1:] = np.array(compute.not_equal(page[1:], page[:-1]), bool)
        return Pages(rows.filter(pa.array(first)))


@dataclass(frozen=True)
class Tables:
    """What one dataset holds."""

    path: Path
    stored: Pages  # every row, in stored order
    flags: pa.Table
    runs: pa.Table
    fetches: pa.Table

    @cached_property
    def now(self) -> Pages:
        """The newest row of each page."""
        return self.stored.newest()

    @cached_property
    def before(self) -> Pages:
        """The newest row of each page as it was before the last run over its site."""
        return self.stored.where(~self.from_last(self.stored)).newest()

    @cached_property
    def missed(self) -> pa.Table:
        """The fetches without a page of the last run over each site, in the order in which they came."""
        rows = self.fetches.filter(pa.array(self.from_last(Pages(self.fetches))))
        return rows.sort_by([("fetched_at", "ascending"), ("url", "ascending")])

    def from_last(self, pages: Pages) -> Mask:
        """Shape (rows,): the row came with the last run over its site. A schedule crawls each site in a run of its own."""
        at = compute.index_in(pages.table["site"], value_set=pa.array(self._last_runs, pa.string()))
        last = pa.array(self._last_runs.values(), pa.string()).take(pa.array(at.combine_chunks()))
        return np.array(compute.fill_null(compute.equal(pages.table["run_id"], last), False), bool)

    @cached_property
    def _last_runs(self) -> dict[str, str]:
        """Site -> the run over it that began last; one that did not come to its end counts where there is no other."""
        last: dict[str, str] = {}
        for table in (self.stored.table, self.runs):
            begun = table.group_by(["site", "run_id"]).aggregate([("fetched_at", "min")])
            rows = begun.sort_by([("fetched_at_min", "ascending"), ("run_id", "ascending")]).to_pylist()
            last |= {row["site"] or "": row["run_id"] for row in rows}
        return last

    @cached_property
    def flagged_since(self) -> pa.Table:
        """Each page that is flagged now, with its site and the moment from which on all of its rows are flagged."""
        order: Order = [("page", "ascending"), ("fetched_at", "ascending"), ("run_id", "ascending"), ("source_id", "descending")]
        rows = Pages(self.stored.table.sort_by([*order, ("content_hash", "descending")]))
        if not len(rows):
            return rows.table.select(["page", "site", "fetched_at"])
        page = rows.table["page"].combine_chunks()
        first, last = np.ones(len(rows), bool), np.ones(len(rows), bool)
        first[1:] = last[:-1] = np.array(compute.not_equal(page[1:], page[:-1]), bool)
        begins = rows.flagged & (first | ~np.concatenate([[False], rows.flagged[:-1]]))
        begun = np.maximum.accumulate(np.where(begins, np.arange(len(rows)), 0))
        return rows.table.select(["page", "site", "fetched_at"]).take(begun[rows.flagged & last])

    @cached_property
    def last_run(self) -> str:
        """The run that began last, over whatever site; empty where none is stored."""
        table = self.runs if self.runs.num_rows else self.stored.table
        if not table.num_rows:
            return ""
        return str(table.sort_by([("fetched_at", "descending"), ("run_id", "descending")])["run_id"][0])

    @cached_property
    def page_of_flag(self) -> npt.NDArray[np.int64]:
        """Shape (flags,): the row of `now` that a flag belongs to, -1 for flags of older rows."""
        found = compute.index_in(identity(self.flags), value_set=self.now.identity.combine_chunks())
        return np.array(compute.fill_null(found, -1), np.int64)

    def by_score(self, mask: Mask) -> npt.NDArray[np.int64]:
        """Row numbers of `now` that a mask chooses, the highest scores first, of equal ones the last fetched."""
        rows = np.flatnonzero(mask)
        chosen = self.now.table.select(["spam_score", "fetched_at", "site", "page"]).take(rows).append_column("row", pa.array(rows))
        order: Order = [("spam_score", "descending"), ("fetched_at", "descending"), ("site", "ascending"), ("page", "ascending")]
        return np.array(chosen.sort_by(order)["row"], np.int64)

    def seen(self, pages: Sequence[str]) -> dict[str, tuple[datetime, datetime]]:
        """When each of some pages was fetched first and last."""
        ours = self._seen.filter(compute.is_in(self._seen["page"], value_set=pa.array(pages, pa.string())))
        return {row["page"]: (row["fetched_at_min"], row["fetched_at_max"]) for row in ours.to_pylist()}

    def texts(self, doc_ids: Sequence[str]) -> dict[tuple[str, str, str], tuple[str, str]]:
        """`text` and `text_raw` of some pages, by (run_id, source_id, doc_id)."""
        paths = [str(p) for p in (*dataset.files(self.path, "articles"), *dataset.files(self.path, "rejects"))]
        if not doc_ids or not paths:
            return {}
        wanted = ds.field("doc_id").isin(sorted(set(doc_ids)))
        with readable(str(self.path)):
            rows = ds.dataset(paths, format="parquet").to_table(columns=[*IDENTITY, "text", "text_raw"], filter=wanted).to_pylist()
        return {(r["run_id"], r["source_id"], r["doc_id"]): (r["text"] or "", r["text_raw"] or "") for r in rows}

    @cached_property
    def _seen(self) -> pa.Table:
        return self.stored.table.group_by("page").aggregate([("fetched_at", "min"), ("fetched_at", "max")])


def load(path: Path) -> Tables:
    """Read a dataset for its report. Raises UsageError where there is none."""
    commits.expect(path)
    rows = pa.concat_tables([dataset.read(path, "articles", PAGE_COLUMNS), dataset.read(path, "rejects", PAGE_COLUMNS)])
    fetches = _with_site(dataset.read(path, "fetches", list(FETCH_COLUMNS)))
    return Tables(path, Pages(_with_page(rows)), dataset.read(path, "flags"), dataset.read(path, "runs"), fetches)


def _with_site(rows: pa.Table) -> pa.Table:
    return rows.set_column(rows.schema.get_field_index("site"), "site", compute.fill_null(rows["site"], ""))


def _with_page(rows: pa.Table) -> pa.Table:
    rows = _with_site(rows)
    addressed = compute.not_equal(compute.fill_null(rows["url"], ""), "")
    twin = compute.and_(addressed, compute.fill_null(compute.equal(rows["duplicate_of"], rows["doc_id"]), False))
    return rows.append_column("page", compute.if_else(addressed, rows["doc_id"], rows["source_id"])).filter(compute.invert(twin))


def identity(rows: pa.Table) -> pa.ChunkedArray[Any]:
    """One string a row of articles, rejects or flags: equal for a page's row and its flags."""
    joined: pa.ChunkedArray[Any] = compute.binary_join_element_wise(*(compute.fill_null(rows[name], "") for name in IDENTITY), "\x1f")
    return joined
