"""How a dataset stood after each of its runs: pages that are flagged, by site and by category, each page with its newest row of then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from reports.content import Run
from reports.tables import Mask, Order, Pages, compute

RUNS: Final = 30  # the last ones

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Trends:
    """Every stored row in its place: its run, and the row of the same page that it took the place of."""

    pages: Pages  # sorted by page, then by run
    run: Counts  # shape (rows,): number of the row's run
    first: Mask  # shape (rows,): the page had no row before
    runs: int

    @classmethod
    def of(cls, stored: Pages, runs: Sequence[str]) -> Trends:
        """`runs`: the ids of all runs, in the order in which they began."""
        numbered = stored.table.append_column("_run", compute.index_in(stored.table["run_id"], value_set=pa.array(runs, pa.string())))
        order: Order = [("page", "ascending"), ("_run", "ascending"), ("fetched_at", "ascending"), ("source_id", "ascending")]
        rows = numbered.sort_by(order)
        page = rows["page"].combine_chunks()
        first = np.ones(rows.num_rows, bool)
        if rows.num_rows > 1:
            first[1:] = np.array(compute.not_equal(page[1:], page[:-1]), bool)
        return cls(Pages(rows), np.array(rows["_run"], np.int64), first, len(runs))

    def after(self, runs: Sequence[Run]) -> list[Run]:
        """The runs, the last ones with the pages that were known and flagged after them."""
        known, flagged = self._summed(self.first.astype(np.int64)), self._summed(self._change(self.pages.flagged))
        last = zip(runs[-RUNS:], known.tolist(), flagged.tolist(), strict=True)
        return [*runs[:-RUNS], *(replace(run, pages_after=pages, flagged_after=bad) for run, pages, bad in last)]

    def of_category(self, category: str) -> Counts:
        """Shape (runs,): pages that carried a category after each of the last runs."""
        kinds = self.pages.table["flag_kinds"].combine_chunks()
        carried = np.zeros(len(self.pages), bool)
        hit = compute.equal(compute.list_flatten(kinds), category).to_numpy(zero_copy_only=False)
        carried[compute.list_parent_indices(kinds).to_numpy(zero_copy_only=False)[hit.astype(bool)]] = True
        return self._summed(self._change(carried))

    def shares(self, sites: Sequence[str]) -> list[tuple[float, ...]]:
        """For each site the share of its pages that was flagged after each of the last runs; 0 before it had any."""
        site: Any = compute.index_in(self.pages.table["site"], value_set=pa.array(sites, pa.string()))
        at = np.array(compute.fill_null(site, len(sites)), np.int64)
        pages, flagged = (self._by_site(each, at, len(sites)) for each in (self.first.astype(np.int64), self._change(self.pages.flagged)))
        return [tuple(row.tolist()) for row in np.round(flagged / np.maximum(pages, 1), 4)]

    def _change(self, mask: Mask) -> Counts:
        """What each row changed in the number of pages for which a mask is true: 1, 0 or -1."""
        now = mask.astype(np.int64)
        before = np.concatenate([[0], now[:-1]]) * ~self.first if len(now) else now
        return now - before

    def _summed(self, change: Counts) -> Counts:
        return np.bincount(self.run, change, self.runs).astype(np.int64).cumsum()[-RUNS:]

    def _by_site(self, change: Counts, site: Counts, sites: int) -> Counts:
        cells = np.bincount(site * self.runs + self.run, change, (sites + 1) * self.runs)
        return cells.astype(np.int64).reshape(sites + 1, self.runs)[:sites].cumsum(axis=1)[:, -RUNS:]
