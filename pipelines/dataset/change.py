"""A change to what is stored: other parts in the place of some, in one commit that names the whole dataset from then on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.dataset import commits, index, parts
from pipelines.dataset.commits import Commit, Part
from pipelines.dataset.damage import readable
from pipelines.dataset.durable import storing
from pipelines.dataset.lock import locked
from pipelines.errors import UsageError
from pipelines.layout import INDEX, ORDER, rewritten_path
from pipelines.schema import SCHEMA_VERSION


class Change:
    """What a command is about to change; nothing counts before `commit`."""

    def __init__(self, out: Path, command: str, history: Sequence[Commit]) -> None:
        self.out = out
        self.config_hash, self.schema_version = history[-1].config_hash, history[-1].schema_version
        self.live = tuple(part for commit in history for part in commit.parts)
        self._command, self._number = command, history[-1].number + 1
        self._places: dict[str, tuple[Part, ...]] = {part.path: (part,) for part in self.live}  # what stands in the place of each part
        self._staged = 0

    def of(self, *tables: str) -> list[Part]:
        """The parts of some tables, in the order in which readers meet them."""
        return [part for part in self.live if part.table in tables]

    def table(self, part: Part) -> pa.Table:
        """The rows of a part, with the columns that it has; of the index with all, null where it is older."""
        schema = index.SCHEMA if part.table == INDEX else None
        with readable(str(self.out)):
            return pq.read_table(self.out / part.path, schema=schema, partitioning=None)

    def metadata(self, part: Part) -> dict[str, str]:
        """What a part says of how its rows came about."""
        with readable(str(self.out)):
            stored = pq.read_schema(self.out / part.path).metadata or {}
        return {key.decode(): value.decode() for key, value in stored.items() if key.startswith(b"taosha.")}

    def put(
        self,
        old: Sequence[Part],
        pieces: Iterable[pa.Table],
        schema: pa.Schema,
        about: Mapping[str, str],
        row_group: int = parts.ROW_GROUP,
        table: str | None = None,
    ) -> Part:
        """Stage rows in the place of some parts; with `table`, beside what else is put there, in another table's folder."""
        name, first = table or old[0].table, old[0]
        path = rewritten_path(first.path, self._command, self._number, self._staged).replace(first.table, name, 1)
        self._staged += 1
        new = parts.stage_pieces(self.out, name, path, schema, pieces, about, row_group)
        kept = tuple(part for part in self._places[first.path] if part is not first)
        self.drop(old)
        self._places[first.path] = (*kept, new)
        return new

    def drop(self, old: Sequence[Part]) -> None:
        """Take parts out of the dataset."""
        for part in old:
            self._places[part.path] = ()

    def commit(self) -> bool:
        """Make the change count; whether there was any."""
        now = [part for place in self._places.values() for part in place]
        paths = {part.path for part in now}
        gone = tuple(part.path for part in self.live if part.path not in paths)
        if not gone:
            return False
        now.sort(key=lambda part: ORDER.index(part.table))
        commits.publish(self.out, Commit(self._number, self._command, self.config_hash, self.schema_version, tuple(now), gone))
        commits.roll_forward(self.out)
        return True


@contextmanager
def changing(out: Path, command: str) -> Iterator[Change]:
    """Hold the dataset for a change. What is not committed in the end, or at an exception, is dropped.

    Raises UsageError where there is no dataset.
    """
    commits.expect(out)
    with locked(out), storing(out):
        commits.roll_forward(out)
        try:
            yield Change(out, command, list(commits.since(out, 0)))
        finally:
            with suppress(OSError):  # the first error is the one to tell
                commits.roll_forward(out)


def current(change: Change) -> None:
    """Raise UsageError where a dataset has not this version's columns."""
    if change.schema_version != SCHEMA_VERSION:
        raise UsageError(
            f"{change.out} has schema {change.schema_version}, this version writes {SCHEMA_VERSION}",
            f"run `taosha migrate {change.out}` first",
        )
