"""Reading datasets from Python: `files` for any engine, `read` for an Arrow table. Never wrong, whatever is being written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from pipelines.dataset import reading, remote
from pipelines.remote import is_url
from pipelines.schema import Table

__all__ = ["campaigns", "files", "read"]


def files(path: Path | str, table: Table) -> list[Path] | list[str]:
    """The parts of a table: paths of a dataset in a folder, addresses of one at a URL such as s3://bucket/mine."""
    return remote.files(str(path), table) if is_url(path) else reading.files(path, table)


def read(path: Path | str, table: Table, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of a table, in a folder or at a URL, with `crawl_date` as a date32; `columns` limits what is read."""
    return remote.read(str(path), table, columns) if is_url(path) else reading.read(path, table, columns)


def campaigns(payloads: Iterable[str | None]) -> list[str]:
    """The campaign of each payload, in their order: of all that are of one hand with it the first by the alphabet; empty for none.

    Which are of one hand depends on all that are given, so give those of the whole table `flags` at once.
    """
    from reports.kinship import families

    names = [payload or "" for payload in payloads]
    kin = families(filter(None, names))
    return [kin.get(name, "") for name in names]
