"""Where a new dataset may be begun: where nothing stands that is not a dataset's, and that it would write over or be read with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipelines.dataset import commits
from pipelines.dataset.description import CROISSANT, DICTIONARY, STATISTICS
from pipelines.errors import UsageError
from pipelines.layout import INDEX
from pipelines.schema import TABLES


def expect_free(out: Path) -> None:
    """Raise UsageError, which names the file, where there is no dataset yet and a file of somebody else's is in its way.

    A file among the parts breaks pyarrow, DuckDB and polars, which read whole folders, and what describes a dataset is written anew by
    each run. In a dataset that has rows such a file stops nobody: our readers go by the commits, and `validate` names it.
    """
    if commits.newest(out):
        return
    if (found := next(_in_the_way(out), None)) is not None:
        raise UsageError(f"{found} stands where a dataset would put its own", "give an empty or a new folder as OUT, or move the file away")


def _in_the_way(out: Path) -> Iterator[Path]:
    """Files in the folders of the tables, or in their place, and files that describe something else."""
    for name in (*TABLES, INDEX):
        folder = out / name
        yield from (path for path in sorted((folder, *folder.rglob("*"))) if path.is_file())
    yield from (path for name in (DICTIONARY, CROISSANT, STATISTICS) if (path := out / name).exists())
