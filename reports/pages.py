"""Single pages of a report: the flagged ones with their evidence, those that turned bad, and a sample of the others."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from filters import privacy
from reports.evidence import Findings, title_pieces
from reports.exhibit import Onset, PageLine
from reports.explain import Words
from reports.tables import Mask, Tables, compute
from reports.turns import turns
from reports.untrusted import one_line, plain, shown_url
from reports.veil import split

SHOWN: Final = 200  # flagged pages in a report, where it is not said
ONSETS: Final = 10  # pages named for one site
SAMPLE: Final = 20
SEED: Final = 20
OPENING: Final = 160  # characters of the text

Rows = npt.NDArray[np.int64]


class Shelf:
    """Makes the lines of chosen rows of `now`; reads the texts of these rows only."""

    def __init__(self, tables: Tables, policy: dict[str, Any], words: Words) -> None:
        self.tables, self.policy, self.words = tables, policy, words

    def lines(self, rows: Rows) -> list[PageLine]:
        """One line for each row number of `now`, in the order given."""
        chosen = self.tables.now.table.take(rows).to_pylist()
        texts = self.tables.texts([row["doc_id"] for row in chosen])
        seen = self.tables.seen([row["page"] for row in chosen])
        since = self._since
        findings = Findings.of(self.tables, rows, self.words)
        made = []
        for number, row in zip(rows.tolist(), chosen, strict=True):
            text, text_raw = texts.get((row["run_id"], row["source_id"], row["doc_id"]), ("", ""))
            first, last = seen[row["page"]]
            made.append(
                self._line(
                    row | {"text": text, "text_raw": text_raw, "first": first, "last": last, "since": since.get(row["page"])},
                    number,
                    findings,
                )
            )
        return made

    @cached_property
    def _since(self) -> dict[str, datetime]:
        return {row["page"]: row["fetched_at"] for row in self.tables.flagged_since.to_pylist()}

    def _line(self, row: dict[str, Any], number: int, findings: Findings) -> PageLine:
        shown, left_out = findings.evidence(number, row["title_raw"] or "", row["text_raw"])
        warc = f"{plain(row['warc_file'])}:{row['warc_offset']}" if row["warc_file"] else ""
        return PageLine(
            doc_id=row["doc_id"],
            source_id=shown_url(row["source_id"] or ""),
            run_id=row["run_id"],
            site=one_line(row["site"], 80),
            url=shown_url(row["url"] or ""),
            title=title_pieces(row["title"] or "", row["title_raw"] or "", findings.of_row(number)),
            verdict=row["verdict"] or "",
            previous_verdict=row["previous_verdict"] or "",
            score=row["spam_score"] or 0.0,
            warc=warc,
            first_seen=row["first"],
            last_seen=row["last"],
            flagged_since=row["since"],
            turns=turns(row, self.policy, self.words),
            evidence=shown,
            evidence_left_out=left_out,
            opening=split(one_line(privacy.blot(row["text"] or row["text_raw"]), OPENING)),
        )


def flagged(tables: Tables, shelf: Shelf, shown: int) -> list[PageLine]:
    """So many of the flagged pages with the highest scores, of each site in turn: a site of thousands does not keep the others out."""
    rows = tables.by_score(tables.now.flagged)
    sites = compute.fill_null(tables.now.table["site"].take(rows), "").combine_chunks().dictionary_encode().indices.to_numpy()
    chosen = np.argsort(_turn(sites), kind="stable")[:shown]
    return shelf.lines(rows[np.sort(chosen)])


def _turn(values: npt.NDArray[np.int32]) -> Rows:
    """How often each value stood there before, shape (values,)."""
    order = np.argsort(values, kind="stable")
    first = np.searchsorted(values[order], values[order])
    turn = np.empty(len(values), np.int64)
    turn[order] = np.arange(len(values)) - first
    return turn


def sample(tables: Tables, shelf: Shelf) -> list[PageLine]:
    """Articles without an alarm, drawn at random but the same for the same dataset."""
    rows = np.flatnonzero(~tables.now.flagged & tables.now.is_in("verdict", ["clean", "cleaned"]))
    drawn = np.random.default_rng(SEED).permutation(rows)[:SAMPLE]
    return shelf.lines(np.sort(drawn))


def onsets(tables: Tables, shelf: Shelf) -> list[Onset]:
    """Pages that the last run over their site stored as flagged and that were known and not flagged before, by site."""
    now = tables.now
    turned = now.flagged & tables.from_last(now) & now.is_in("previous_verdict", ["clean", "cleaned", "rejected"])
    return _by_site(tables, shelf, turned & ~_flagged_before(tables))


def recovered(tables: Tables, shelf: Shelf) -> list[Onset]:
    """Pages that were flagged before the last run over their site, which stored them as not flagged, by site."""
    now = tables.now
    return _by_site(tables, shelf, ~now.flagged & tables.from_last(now) & _flagged_before(tables))


def _flagged_before(tables: Tables) -> Mask:
    """Shape (rows of now,): the page was flagged before the last run over its site."""
    return tables.now.is_in("page", tables.before.where(tables.before.flagged).table["page"].to_pylist())


def _by_site(tables: Tables, shelf: Shelf, mask: Mask) -> list[Onset]:
    """The pages that a mask chooses, the sites with most of them first."""
    rows = tables.by_score(mask)
    sites: dict[Any, list[int]] = {}
    for row, site in zip(rows.tolist(), tables.now.table["site"].take(rows).to_pylist(), strict=True):
        sites.setdefault(site, []).append(row)
    named = [row for found in sites.values() for row in found[:ONSETS]]
    line = dict(zip(named, shelf.lines(np.array(named, np.int64)), strict=True))  # all at once: the texts are read once
    made = [Onset(one_line(site, 80), tuple(line[row] for row in found[:ONSETS]), len(found)) for site, found in sites.items()]
    return sorted(made, key=lambda o: (-o.total, o.site))
