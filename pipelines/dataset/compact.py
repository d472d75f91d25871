"""Compaction: the many small parts of a table that came with its commits made into few large ones; no row changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.dataset as pads

from pipelines.dataset import index
from pipelines.dataset.change import Change, changing, current
from pipelines.dataset.commits import Part
from pipelines.dataset.damage import readable
from pipelines.dataset.description import describe
from pipelines.errors import StorageError
from pipelines.layout import INDEX

SMALL: Final = 128 * 2**20  # bytes: a part of this size is left as it is, and parts are merged until they reach it; so 256 MiB at most
ROW_GROUP: Final = 20_000  # rows
AT_ONCE: Final = 2**30  # bytes merged before a commit: what a crash may cost to do again, and the room that is needed
_ROWS_HELD: Final = 20_000  # rows sorted in memory at once, some 200 MB


@dataclass(frozen=True, slots=True)
class Compacted:
    """What a compaction did."""

    parts_before: int
    parts_after: int
    bytes_before: int
    bytes_after: int


def compact(path: Path | str, small: int = SMALL) -> Compacted:
    """Merge the small parts of each table and partition, in a commit for each GiB. Others may write meanwhile, and wait.

    `small`: bytes from which on a part is left as it is. Raises UsageError where there is no dataset.
    """
    out = Path(path)
    with changing(out, "compact") as change:
        before = _size(change.live)
    while _step(out, small):
        pass
    with changing(out, "compact") as change:
        after = _size(change.live)
    if after != before:
        describe(out)
    return Compacted(before[0], after[0], before[1], after[1])


def _step(out: Path, small: int) -> bool:
    """Merge as much as goes into one commit; whether there was anything."""
    with changing(out, "compact") as change:
        current(change)
        merged = 0
        for group in _groups(change.live, small):
            _merge(change, group)
            merged += sum(part.bytes for part in group)
            if merged >= AT_ONCE:
                break
        return change.commit()


def _groups(live: Sequence[Part], small: int) -> Iterator[list[Part]]:
    """Neighbours that become one part: small ones of one folder, in order, until they are large enough together."""
    for _, folder in groupby(sorted(live, key=_folder), key=_folder):
        group = list[Part]()
        for part in folder:
            if part.bytes < small:
                group.append(part)
            if part.bytes >= small or sum(each.bytes for each in group) >= small:
                if len(group) > 1:
                    yield group
                group = []
        if len(group) > 1:
            yield group


def _merge(change: Change, group: Sequence[Part]) -> None:
    about = change.metadata(group[-1])
    about.pop("taosha.run_id", None)  # rows of many runs; each names its own
    table = group[0].table
    schema = index.schema_of(table)
    new = change.put(group, _pieces(change, group, schema), schema, about, ROW_GROUP)
    if new.rows != (rows := sum(part.rows for part in group)):
        raise StorageError(
            f"{change.out}: {rows} rows of {table} came to be {new.rows}", "run `taosha validate` to see which part is damaged"
        )


def _pieces(change: Change, group: Sequence[Part], schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows of some parts of one table, in the order in which they are stored."""
    with readable(str(change.out)):
        source = pads.dataset([str(change.out / part.path) for part in group], schema=schema, format="parquet")
        yield from map(_table, source.to_batches()) if group[0].table == INDEX else _by_site(source)


def _table(batch: pa.RecordBatch) -> pa.Table:
    return pa.Table.from_batches([batch])


def _by_site(source: pads.Dataset) -> Iterator[pa.Table]:
    """All rows, sorted by site; those of a site stay in order. Some sites at a time, a large one piece by piece."""
    counts: Any = source.to_table(["site"])["site"].value_counts()
    chosen, rows = list[str | None](), 0
    for count in sorted(counts.to_pylist(), key=lambda c: c["values"] or ""):
        if chosen and rows + count["counts"] > _ROWS_HELD:
            yield from _sorted(source, chosen, rows)
            chosen, rows = [], 0
        chosen.append(count["values"])
        rows += count["counts"]
    if chosen:
        yield from _sorted(source, chosen, rows)


def _sorted(source: pads.Dataset, sites: Sequence[str | None], rows: int) -> Iterator[pa.Table]:
    wanted = pads.field("site").isin(pa.array(sites, pa.string()))
    if rows > _ROWS_HELD:
        yield from map(_table, source.to_batches(filter=wanted, batch_size=_ROWS_HELD))
        return
    table = source.to_table(filter=wanted)
    numbered = table.append_column("_at", pa.array(range(table.num_rows), pa.int64()))
    yield numbered.sort_by([("site", "ascending"), ("_at", "ascending")]).drop_columns(["_at"])


def _folder(part: Part) -> str:
    return str(Path(part.path).parent)


def _size(live: Sequence[Part]) -> tuple[int, int]:
    return len(live), sum(part.bytes for part in live)
