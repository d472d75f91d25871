"""Pruning: old WARC files, logs, frontiers and run manifests removed by the limits given. Rows and the latest good run stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from pipelines.dataset import archive, commits
from pipelines.dataset.layout import manifest_path
from pipelines.dataset.manifest import Manifest, manifests
from pipelines.dataset.reading import read
from pipelines.errors import Exit, UsageError

GOOD: Final = (Exit.DONE, Exit.GATE, Exit.NOTHING_NEW)  # exit codes of a run that did all of its work


@dataclass(frozen=True, slots=True)
class Limits:
    """What is kept of each kind; None: no limit."""

    runs: int | None = None  # the newest ones
    days: float | None = None
    bytes: int | None = None  # of each kind, the oldest go first


@dataclass(frozen=True, slots=True)
class Pruned:
    """One file that goes."""

    kind: str  # warc, log, frontier, manifest
    path: str  # inside the dataset
    bytes: int
    reason: str


@dataclass(frozen=True, slots=True)
class _File:
    kind: str
    path: Path
    bytes: int
    time: datetime  # of what is newest in it
    run: str  # the newest run that it belongs to; empty where none is known
    stays: bool  # still needed, whatever the limits say


def prune(path: Path | str, limits: Limits, now: datetime, *, dry_run: bool = False) -> list[Pruned]:
    """Remove what is over the limits, and say what it was. Rows go on naming WARC files that are gone.

    The latest good run stays with its WARC, and so do the WARC file that a site is written into and a frontier with answers that
    are not stored yet. No crawl may be writing into the dataset. Raises UsageError where there is no dataset.
    """
    out = Path(path)
    if not commits.newest(out):
        raise UsageError(f"{out} holds no dataset", "give the folder that taosha crawl or taosha process wrote with --out")
    finished = manifests(out)
    good = next((run.run_id for run in reversed(finished) if run.exit_code in GOOD), "")
    kinds = (_warc(out, good), _logs(out), _frontiers(out, finished, good), _manifests(out, finished, good))
    gone = [each for kind in kinds for each in _over(out, list(kind), limits, [run.run_id for run in finished], now)]
    if not dry_run:
        for each in gone:
            (out / each.path).unlink(missing_ok=True)
    return gone


def _over(out: Path, files: Sequence[_File], limits: Limits, runs: Sequence[str], now: datetime) -> Iterator[Pruned]:
    """What of one kind is over a limit, the oldest first."""
    kept_runs = set(runs[len(runs) - limits.runs :] if limits.runs and limits.runs < len(runs) else runs if limits.runs != 0 else ())
    held = sum(file.bytes for file in files)
    for file in sorted(files, key=lambda each: (each.time, each.path)):
        reason = ""
        if limits.runs is not None and file.run and file.run not in kept_runs:
            reason = f"of none of the last {limits.runs} runs"
        elif limits.days is not None and now - file.time > timedelta(days=limits.days):
            reason = f"older than {limits.days:g} days"
        elif limits.bytes is not None and held > limits.bytes:
            reason = f"beyond {limits.bytes / 1e9:g} GB"
        if reason and not file.stays:
            held -= file.bytes
            yield Pruned(file.kind, str(file.path.relative_to(out)), file.bytes, reason)


def _warc(out: Path, good: str) -> Iterator[_File]:
    named: dict[str, set[str]] = {}
    for table in ("articles", "rejects"):
        rows = read(out, table, ["warc_file", "run_id"])
        for pair in rows.group_by(["warc_file", "run_id"]).aggregate([]).to_pylist():
            named.setdefault(pair["warc_file"] or "", set()).add(pair["run_id"])
    files = archive.files(out)
    last = {file.name.rpartition("-")[0]: file for file in files}  # of each site: the next crawl goes on in it
    for file in files:
        runs = named.get(str(file.relative_to(out)), set())
        yield _file("warc", file, max(runs, default=""), stays=good in runs or file in last.values())


def _logs(out: Path) -> Iterator[_File]:
    for file in sorted((out / "logs").glob("*")):
        if file.is_file():
            yield _file("log", file, "", stays=False)


def _frontiers(out: Path, finished: Sequence[Manifest], good: str) -> Iterator[_File]:
    for file in sorted((out / "frontier").glob("*.sqlite")):
        sites = [run.run_id for run in finished if file.stem in run.sites]
        yield _file("frontier", file, max(sites, default=""), stays=good in sites or _unstored(file))


def _unstored(frontier: Path) -> bool:
    """Whether answers wait in it for the dataset, or it cannot be told."""
    try:
        with closing(sqlite3.connect(f"{frontier.absolute().as_uri()}?mode=ro", uri=True)) as stored:
            return bool(stored.execute("SELECT count(*) FROM spool").fetchone()[0])
    except sqlite3.DatabaseError:
        return True


def _manifests(out: Path, finished: Sequence[Manifest], good: str) -> Iterator[_File]:
    for run in finished:
        path = manifest_path(out, run.run_id)
        yield _File("manifest", path, path.stat().st_size, run.finished_at, run.run_id, stays=run.run_id in (good, finished[-1].run_id))


def _file(kind: str, path: Path, run: str, *, stays: bool) -> _File:
    stat = path.stat()
    return _File(kind, path, stat.st_size, datetime.fromtimestamp(stat.st_mtime, UTC), run, stays)
