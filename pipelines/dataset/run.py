"""One run that writes into a dataset: it decides page by page, and commits batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa

from pipelines import duplicates
from pipelines.config import Config
from pipelines.dataset import commits, configuration, index, parts, rows
from pipelines.dataset.batch import Batch
from pipelines.dataset.commits import Commit, Part
from pipelines.dataset.counts import Counts
from pipelines.dataset.durable import storing
from pipelines.dataset.fetch import Fetch
from pipelines.dataset.ground import expect_free
from pipelines.dataset.lock import locked
from pipelines.dataset.manifest import Manifest, previous_run
from pipelines.dataset.remote import Remote
from pipelines.layout import INDEX, ORDER, RUNS, crawl_date, index_path, part_path
from pipelines.policy import decide
from pipelines.record import Record
from pipelines.schema import SCHEMA_VERSION


class Run:
    """A run between `Dataset.begin` and `finish`. Leaving the `with` by an exception drops what is not committed."""

    def __init__(self, out: Path, command: str, config: Config, run_id: str, started: datetime, remote: Remote | None = None) -> None:
        """`remote`: where the dataset is kept, if that is not the folder `out`."""
        self.run_id = run_id
        self.counts = Counts()
        self._out, self._command, self._config, self._started = out, command, config, started
        self._remote = remote
        self._index = self._fresh_index()
        self._batch = Batch()
        self._files: list[Part] = []
        with locked(out), storing(out):
            expect_free(out)
            commits.roll_forward(out)
            self._catch_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.commit()

    def has(self, input_key: bytes) -> bool:
        """Whether the same input is stored already, or waits for its commit."""
        return self._index.has(input_key)

    def known(self) -> bytes:
        """The input keys of all that is stored, sorted, one after the other; 16 bytes each."""
        return self._index.inputs()

    def add(self, record: Record) -> bool:
        """Decide on the next page in sequence order and take it into the batch; a full batch is committed.

        The same input twice is stored once: False is the answer then. A page without a time gets the start of the run.
        """
        if self.has(record.input_key):
            return False
        record.run_id = self.run_id
        record.fetched_at = record.fetched_at or self._started
        self._take(record)
        if self._batch.full:
            self.commit()
        return True

    def add_shard(self, key: str, pages: int) -> None:
        """Say that all pages of an input file were added: it need not be read again."""
        self._batch.shards[key] = pages

    def shard(self, key: str) -> int | None:
        """How many pages an input file has that is stored whole; None for any other."""
        return self._index.shards.get(key)

    def add_fetch(self, fetch: Fetch) -> None:
        """Take in a fetch that left no page."""
        self._batch.fetches.append(fetch)
        self.counts.site(fetch.site).add_fetch(fetch)

    def commit(self) -> None:
        """Store durably all that was added so far.

        Raises StorageError where that cannot be done; nothing of the batch is stored then, and it can be tried again.
        """
        if self._batch:
            self._commit()

    def finish(self, exit_code: int, finished: datetime | None = None) -> Manifest:
        """Commit the rest with the rows of `runs`, and write the manifest. A run that did nothing leaves the manifest only.

        `finished`: when the run ended, now where it is not given.
        """
        finished = finished or datetime.now(UTC)
        manifest = self._manifest(exit_code, finished)
        if self.counts.sites:
            self._commit(("runs", crawl_date(self._started), rows.runs(manifest)))
        manifest = replace(manifest, files=tuple(self._files))
        with storing(self._out):
            manifest.write(self._out)
            if self._remote:
                self._remote.put(f"{RUNS}/{self.run_id}.json")
        if self.counts.sites:
            self._describe()
        return manifest

    def _describe(self) -> None:
        from pipelines.dataset.damage import DamageError
        from pipelines.dataset.description import describe_remote, refresh

        with suppress(DamageError):  # what is stored is stored; `validate` names the part
            if self._remote:
                describe_remote(self._remote)
            else:
                refresh(self._out)

    def _take(self, record: Record) -> None:
        since = self._index.since(record)
        duplicates.mark(record, self._index.originals, since)
        record.previous_verdict = None if since == 0 or index.is_copy(record) else self._index.verdict(record.doc_id)
        decide(record, self._config.policy)
        self._index.add(record)
        self._batch.add(record)
        self.counts.site(record.site).add(record)

    def _commit(self, *more: tuple[str, date, pa.Table]) -> None:
        with locked(self._out), storing(self._out):
            while not self._committed(more):  # another run was first, where there is no lock
                pass
            commits.roll_forward(self._out)
            if self._remote:
                self._remote.trim(commits.load(self._out, self._index.seen))

    def _committed(self, more: tuple[tuple[str, date, pa.Table], ...]) -> bool:
        """Stage what waits, and make it count; False where another run took the number."""
        commits.roll_forward(self._out)
        self._catch_up()
        number = self._index.seen + 1
        try:
            configuration.keep(self._out, self._config.described())
            staged = tuple(self._staged(number, more))
            commit = Commit(number, self.run_id, self._config.digest, SCHEMA_VERSION, staged, shards=self._batch.shards)
            if self._remote and not self._remote.push(commit):
                return False
            commits.publish(self._out, commit)
        except OSError:
            with suppress(OSError):  # the first error is the one to tell
                commits.roll_forward(self._out)
            raise
        self._index.settle(number)
        self._batch = Batch()
        self._files += (part for part in staged if part.table != INDEX)
        return True

    def _fresh_index(self) -> index.Index:
        return index.Index(by_address=self._command == "crawl")

    def _catch_up(self) -> None:
        """Take in what other runs committed since, and decide again on what waits, now after theirs."""
        if self._remote:
            self._remote.pull()
        others = list(commits.since(self._out, self._index.seen))
        if not others:
            return
        self._check(others[-1].config_hash)
        shards = {} if any(commit.whole for commit in others) else self._batch.shards  # of what a whole commit took out nothing is known
        waiting, self._batch = self._batch.records, Batch(fetches=self._batch.fetches, shards=shards)
        self._index.rewind()
        for commit in others:
            if commit.whole:
                self._index = self._fresh_index()
            self._index.take_in(self._out, commit)
        for record in waiting:
            self.counts.site(record.site).remove(record)
            if not self.has(record.input_key):
                duplicates.unmark(record)
                self._take(record)

    def _check(self, config_hash: str) -> None:
        """Refuse to write beside rows that were decided otherwise."""
        if config_hash != self._config.digest:
            name = self._remote.url if self._remote else str(self._out)
            raise configuration.refusal(name, self._out, config_hash, self._config.described())

    def _staged(self, number: int, more: tuple[tuple[str, date, pa.Table], ...]) -> Iterator[Part]:
        """The parts of commit `number`, in the order in which they come into place."""
        about = parts.metadata(self._config) | {"taosha.run_id": self.run_id}
        if self._batch.records:
            yield parts.stage(self._out, INDEX, index_path(number, self.run_id), index.rows(self._batch.records), about)
        tables = [*self._batch.tables(self.run_id), *more]
        for table, day, content in sorted(tables, key=lambda t: (ORDER.index(t[0]), t[1])):
            if content.num_rows:
                yield parts.stage(self._out, table, part_path(table, day, self.run_id, number), content, about)

    def _manifest(self, exit_code: int, finished: datetime) -> Manifest:
        """What the run says of itself; its files come when all are written."""
        return Manifest(
            run_id=self.run_id,
            command=self._command,
            config_hash=self._config.digest,
            schema_version=SCHEMA_VERSION,
            versions=parts.versions(self._config),
            started_at=self._started,
            finished_at=finished,
            exit_code=int(exit_code),
            previous_run=previous_run(self._out, self.run_id),
            sites=dict(sorted(self.counts.sites.items())),
        )
