"""What a dataset holds, in figures: rows, missing values, lengths, languages, duplicates. Read from footers and small columns alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq
from pyarrow.fs import FileSystem

from pipelines.dataset.commits import Part
from pipelines.dataset.damage import readable
from pipelines.schema import TABLES, Table

compute: Any = pyarrow.compute  # its stubs know few of the shapes that its functions take
PAGES: Final[tuple[Table, ...]] = ("articles", "rejects")
LENGTHS: Final = ("n_chars", "n_tokens", "n_paragraphs")
SHARES: Final = ("verdict", "lang", "script", "cloak", "charset")  # columns whose values are counted
QUANTILES: Final = {"p05": 0.05, "median": 0.5, "p95": 0.95}


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the parts are."""

    name: str  # of the dataset, for people
    root: str
    filesystem: FileSystem | None = None  # where that is not this machine's

    def paths(self, parts: Sequence[str]) -> list[str]:
        """The paths of parts in it."""
        return [f"{self.root}/{part}" for part in parts]


@dataclass(frozen=True, slots=True)
class TableStatistics:
    """One table: its size, and for each column how many rows have nothing in it (null, an empty text, or an empty list)."""

    parts: int
    rows: int
    bytes: int
    missing: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures. Pages are counted by row, each version of a page once."""

    tables: Mapping[str, TableStatistics]
    days: tuple[str, str] | None  # the first and the last partition of pages
    sites: int
    documents: int  # different doc_ids
    counts: Mapping[str, Mapping[str, int]]  # column -> value -> rows of articles and rejects
    lengths: Mapping[str, Mapping[str, float]]  # of articles: mean, least, greatest and quantiles
    duplicates: Mapping[str, int]  # exact, near -> rows


def statistics(live: Sequence[Part], stored: Stored) -> Statistics:
    """Count what the parts of a dataset hold. Raises DamageError where a part is damaged."""
    pages = _read(live, PAGES, ["site", "doc_id", "flag_kinds", *SHARES], stored)
    kinds = Counter(dict(_counted(compute.list_flatten(pages["flag_kinds"]))))
    days = sorted(_day(part) for part in live if part.table in PAGES)
    return Statistics(
        tables={table: _table([part for part in live if part.table == table], stored) for table in TABLES},
        days=(days[0], days[-1]) if days else None,
        sites=compute.count_distinct(pages["site"]).as_py(),
        documents=compute.count_distinct(pages["doc_id"]).as_py(),
        counts={name: dict(_counted(pages[name])) for name in SHARES},
        lengths=_lengths(_read(live, ["articles"], list(LENGTHS), stored)),
        duplicates={kind: kinds[f"duplicate.{kind}"] for kind in ("exact", "near")},
    )


def _read(live: Sequence[Part], tables: Sequence[Table], columns: list[str], stored: Stored) -> pa.Table:
    paths = stored.paths([part.path for part in live if part.table in tables])
    if not paths:
        return TABLES[tables[0]].empty_table().select(columns)
    empty = TABLES[tables[0]].empty_table().select(columns)
    read = [empty]
    for path in paths:  # part by part: a dataset of pyarrow's keeps the footers of all, a hundred kilobytes each
        with readable(stored.name), pq.ParquetFile(path, filesystem=stored.filesystem) as part:
            kept = [name for name in columns if name in part.schema_arrow.names]
            read.append(part.read(columns=kept).replace_schema_metadata())
    return pa.concat_tables(read, promote_options="default").select(columns)


def _table(parts: Sequence[Part], stored: Stored) -> TableStatistics:
    missing: Counter[str] = Counter()
    for path in stored.paths([part.path for part in parts]):
        with readable(stored.name), pq.ParquetFile(path, filesystem=stored.filesystem) as part:
            footer = part.metadata
            missing.update(_empty_texts(part))
        for group in range(footer.num_row_groups):
            for at in range(footer.num_columns):
                column = footer.row_group(group).column(at)
                nulls = column.statistics.null_count if column.statistics else None
                missing[column.path_in_schema.partition(".")[0]] += nulls or 0
    return TableStatistics(len(parts), sum(part.rows for part in parts), sum(part.bytes for part in parts), dict(sorted(missing.items())))


def _empty_texts(part: pq.ParquetFile) -> Counter[str]:
    """Column -> rows with an empty text, as texts that a page does not have are stored. `text` is as empty as `n_chars` says."""
    names = {field.name for field in part.schema_arrow if pa.types.is_string(field.type)}
    groups = [part.metadata.row_group(at) for at in range(part.num_row_groups)]
    columns = [group.column(at) for group in groups for at in range(group.num_columns)]
    held = {one.path_in_schema for one in columns if one.statistics and one.statistics.has_min_max and one.statistics.min == ""} & names
    read = part.read(sorted(held | ({"n_chars"} & set(part.schema_arrow.names))))
    empty = {name: compute.equal(read[name], 0 if name == "n_chars" else "") for name in read.column_names}
    return Counter({"text" if name == "n_chars" else name: compute.sum(found).as_py() or 0 for name, found in empty.items()})


def _counted(column: pa.ChunkedArray[Any]) -> list[tuple[str, int]]:
    pairs = [(str(pair["values"] or ""), pair["counts"]) for pair in compute.value_counts(column).to_pylist()]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _lengths(articles: pa.Table) -> dict[str, dict[str, float]]:
    if not articles.num_rows:
        return {}
    lengths = {}
    for name in LENGTHS:
        column = articles[name]
        quantiles = compute.quantile(column, q=list(QUANTILES.values())).to_pylist()
        ends = compute.min_max(column).as_py()
        mean = round(compute.mean(column).as_py(), 1)
        lengths[name] = {"min": ends["min"], **dict(zip(QUANTILES, quantiles, strict=True)), "max": ends["max"], "mean": mean}
    return lengths


def _day(part: Part) -> str:
    return Path(part.path).parent.name.removeprefix("crawl_date=")
