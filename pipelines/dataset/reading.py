"""Reading a dataset while others write it: only commits whose parts are all in place are seen, and each of them whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from pipelines.dataset import commits
from pipelines.dataset.damage import DamageError, readable
from pipelines.schema import TABLES, Table

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

PARTITION: Final = pa.schema([("crawl_date", pa.date32())])


def files(path: Path | str, table: Table) -> list[Path]:
    """The parts of a table, in the order of their commits; never a half commit, never a part that is not there.

    A commit that a crash cut off is seen when the next run has finished it. Parts that `compact` and the like replace stay for a
    second after that; who opens a path later than that lists the parts again.
    """
    out = Path(path)
    return [out / part.path for commit in commits.visible(out) for part in commit.parts if part.table == table]


def read(path: Path | str, table: Table, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of a table with `crawl_date` as a date32, in the order of their commits; `columns` limits what is read.

    Columns that came with a later schema are null in older parts. Raises DamageError where a part cannot be read.
    """
    parts = files(path, table)
    try:
        with readable(str(path)):
            return _read(path, table, parts, columns)
    except DamageError as error:
        if not isinstance(error.__cause__, FileNotFoundError) or files(path, table) == parts:
            raise
        return read(path, table, columns)  # they were replaced while we read


def _read(path: Path | str, table: Table, parts: Sequence[Path], columns: Sequence[str] | None) -> pa.Table:
    return table_of(table, list(map(str, parts)), columns, str(path), None)


def table_of(table: Table, parts: Sequence[str], columns: Sequence[str] | None, root: str, filesystem: FileSystem | None) -> pa.Table:
    """The rows of some parts of a dataset at `root`."""
    import pyarrow.dataset as pads  # takes pandas with it, where that is installed

    schema = pa.schema([*TABLES[table], *PARTITION])
    if not parts:
        return schema.empty_table().select(list(columns or schema.names))
    source = pads.dataset(
        list(parts),
        schema=schema,
        format="parquet",
        filesystem=filesystem,
        partitioning=pads.partitioning(PARTITION, flavor="hive"),
        partition_base_dir=root,
    )
    return source.to_table(columns=list(columns) if columns is not None else None)
