"""Parquet files with the field names of JSON lines as columns, read in batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from filters.model import RawPage
from pipelines.readers import row
from pipelines.readers.source import Source, UnreadableError

if TYPE_CHECKING:
    import pyarrow.parquet as pq

BATCH: Final = 64  # rows held at a time
BUFFER: Final = 1 << 20  # bytes; with a buffer a column chunk is streamed, not read whole


def read(source: Source) -> Iterator[RawPage]:
    """The pages of a file; raises UnreadableError where it is no Parquet, lacks the columns, or is broken further on."""
    import pyarrow as pa

    with source.open() as handle, _file(handle) as file:
        columns = _columns(file)
        number = 0
        try:
            for batch in file.iter_batches(batch_size=BATCH, columns=columns, use_threads=False):
                for fields in batch.to_pylist():
                    number += 1
                    yield row.page(fields, source, f"row {number}")
                source.position = source.size * number // max(file.metadata.num_rows, 1)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise UnreadableError(f"is broken after row {number}") from error


def check(source: Source) -> None:
    """Open a file that was given directly and look at its columns; raises UnreadableError."""
    with source.open() as handle, _file(handle) as file:
        _columns(file)
        if not file.metadata.num_rows:
            raise UnreadableError("has no rows")


def _file(handle: BinaryIO) -> pq.ParquetFile:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(handle, pre_buffer=False, buffer_size=BUFFER, memory_map=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableError("is no Parquet file, or it breaks off") from error


def _columns(file: pq.ParquetFile) -> list[str]:
    names = set(file.schema_arrow.names)
    if not names.intersection(row.CONTENT):
        raise UnreadableError(
            f"has none of the columns {', '.join(row.CONTENT)}", "give the column that holds the pages one of these names"
        )
    return [name for name in row.FIELDS if name in names]
