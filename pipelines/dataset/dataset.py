"""A dataset on disk: Parquet tables that only whole commits change."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pipelines.config import Config
from pipelines.dataset import durable
from pipelines.dataset.manifest import RUN_ID, new_run_id
from pipelines.dataset.remote import Remote
from pipelines.dataset.run import Run
from pipelines.remote import is_url


class Dataset:
    """The dataset in a folder, which need not be there yet, or at a URL; `path` is the folder to work in."""

    def __init__(self, path: Path | str) -> None:
        """Raises UsageError and StorageError where a URL cannot be opened or reached."""
        self._remote = Remote(str(path)) if is_url(path) else None
        self.path = self._remote.here if self._remote else Path(path)

    def begin(self, command: str, config: Config, run_id: str | None = None, started: datetime | None = None) -> Run:
        """Open or make the dataset, finish what a crash left, and start a run; leave it by `finish`.

        `started`: when the run began, now where it is not given.

        Raises UsageError where the dataset was written with another configuration, the folder cannot be written, or somebody else's
        files stand where a new dataset would put its own; StorageError where the disk is full.
        """
        started = started or datetime.now(UTC)
        if run_id is None:
            run_id = new_run_id(started)
        elif not RUN_ID.fullmatch(run_id):
            raise ValueError(f"run id {run_id!r} cannot be part of a file name")
        durable.open_folder(self.path)
        return Run(self.path, command, config, run_id, started, self._remote)
