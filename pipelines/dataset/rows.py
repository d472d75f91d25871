"""Records as Arrow tables: column by column, lists from flat values and offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

import pyarrow as pa

from filters.model import Finding
from pipelines.dataset.counts import SiteCounts
from pipelines.dataset.fetch import Fetch
from pipelines.record import Record
from pipelines.schema import ARTICLES, FETCHES, FLAGS, RUNS

_SURROGATES = re.compile("[\ud800-\udfff]")
_OF_PAGE = ("doc_id", "source_id", "run_id", "url", "site")  # columns that a flag takes from its page


def articles(records: Sequence[Record]) -> pa.Table:
    """Rows of `articles` or `rejects`."""
    return _table(ARTICLES, {field.name: map(attrgetter(field.name), records) for field in ARTICLES})


def flags(records: Sequence[Record]) -> pa.Table:
    """Rows of `flags`: all findings of these pages, in page order."""
    pages = [page for page in records for _ in page.flags]
    findings: list[Finding] = [finding for page in records for finding in page.flags]
    sources = {field.name: pages if field.name in _OF_PAGE else findings for field in FLAGS}
    return _table(FLAGS, {name: map(attrgetter(name), source) for name, source in sources.items()})


def fetches(failed: Sequence[Fetch], run_id: str) -> pa.Table:
    """Rows of `fetches`."""
    columns: dict[str, Iterable[Any]] = {f.name: map(attrgetter(f.name), failed) for f in FETCHES if f.name != "run_id"}
    return _table(FETCHES, columns | {"run_id": [run_id] * len(failed)})


def runs(sites: dict[str, SiteCounts], **same: str | int | datetime) -> pa.Table:
    """Rows of `runs`, one a site; `same` holds the columns that are the same for all."""
    columns: dict[str, Iterable[Any]] = {name: [value] * len(sites) for name, value in same.items()}
    columns |= {f.name: map(attrgetter(f.name.removeprefix("n_")), sites.values()) for f in RUNS if f.name not in same and f.name != "site"}
    return _table(RUNS, columns | {"site": sites})


def _table(schema: pa.Schema, columns: dict[str, Iterable[Any]]) -> pa.Table:
    return pa.Table.from_arrays([_array(list(columns[field.name]), field.type) for field in schema], schema=schema)


def _array(values: list[Any], kind: pa.DataType) -> pa.Array[Any]:
    if pa.types.is_list(kind):
        offsets = pa.array(accumulate(map(len, values), initial=0), pa.int32())
        lists: pa.Array[Any] = pa.ListArray.from_arrays(offsets, _array(list(chain.from_iterable(values)), kind.value_type), type=kind)
        return lists
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half of a surrogate pair has no UTF-8; one character for one, so that offsets hold
        return pa.array([v if v is None else _SURROGATES.sub("\ufffd", v) for v in values], kind)
