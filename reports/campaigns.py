"""The same injected payload, or one like it, on many pages: who is at work across sites, and since when."""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

from reports.content import Campaign
from reports.exhibit import Piece
from reports.explain import Words
from reports.kinship import families
from reports.tables import Order, Tables, compute, identity
from reports.untrusted import one_line
from reports.veil import is_explicit

SHOWN: Final = 20
SITES: Final = 6
SAMPLE: Final = 160
PAYLOAD: Final = 64


def campaigns(tables: Tables, words: Words) -> list[Campaign]:
    """Payloads met on two pages or more, with those kin to them, over all stored rows: on most sites first, then on most pages."""
    flags = tables.flags.filter(compute.not_equal(compute.fill_null(tables.flags["payload"], ""), ""))
    payloads = list(map(str, flags["payload"].to_pylist()))
    kin = families(payloads)
    flags = flags.append_column("family", pa.array([kin[name] for name in payloads], pa.string()))
    seen = tables.stored.table["fetched_at"].combine_chunks()
    stored = tables.stored.identity.combine_chunks()
    row = compute.index_in(identity(flags), value_set=stored)
    flags = flags.append_column("seen", seen.take(row.combine_chunks()))
    flags = flags.append_column(
        "page", compute.if_else(compute.not_equal(compute.fill_null(flags["url"], ""), ""), flags["doc_id"], flags["source_id"])
    )
    counted = flags.group_by("family").aggregate([("page", "count_distinct"), ("site", "count_distinct"), ("seen", "min"), ("seen", "max")])
    counted = counted.filter(compute.greater(counted["page_count_distinct"], 1))
    order: Order = [("site_count_distinct", "descending"), ("page_count_distinct", "descending"), ("family", "ascending")]
    return [_campaign(flags, c, words) for c in counted.sort_by(order).slice(0, SHOWN).to_pylist()]


def _campaign(flags: pa.Table, counted: dict[str, Any], words: Words) -> Campaign:
    rows = flags.filter(compute.equal(flags["family"], counted["family"])).sort_by(
        [("score", "descending"), ("doc_id", "ascending"), ("field", "ascending"), ("line", "ascending"), ("start", "ascending")]
    )
    sites = sorted(set(compute.unique(compute.fill_null(rows["site"], "")).to_pylist()))
    first = rows.slice(0, 1).to_pylist()[0]
    sample = one_line(first["evidence"] or first["canonical"] or "", SAMPLE)
    return Campaign(
        one_line(str(counted["family"]), PAYLOAD),
        tuple(sorted(compute.unique(rows["payload"]).to_pylist())),
        first["category"],
        words.category(first["category"]),
        counted["page_count_distinct"],
        tuple(one_line(site, 80) for site in sites[:SITES]),
        len(sites),
        counted["seen_min"],
        counted["seen_max"],
        Piece(sample, explicit=is_explicit(sample, first["category"])),
    )
