"""Pruning: old WARC files, logs, frontiers and run manifests removed by the limits given. Rows and the latest good run stay."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from pipelines.dataset import archive, commits
from pipelines.dataset.manifest import Manifest, manifests
from pipelines.dataset.reading import read
from pipelines.errors import Exit
from pipelines.layout import FRONTIER, LOGS, FileKind, manifest_path

GOOD: Final = (Exit.DONE, Exit.GATE, Exit.NOTHING_NEW)  # exit codes of a run that did all of its work
_LOG: Final = re.compile(r"(?P<stem>.+)-(?P<begun>\d{8}T\d{6}Z)\.log")
_BESIDE: Final = ("-wal", "-shm")  # what SQLite keeps beside a file that was not closed


@dataclass(frozen=True, slots=True)
class Limits:
    """What is kept of each kind; None: no limit."""

    runs: int | None = None  # the newest ones
    days: float | None = None
    bytes: int | None = None  # of each kind, the oldest go first


@dataclass(frozen=True, slots=True)
class Pruned:
    """One file that goes."""

    kind: FileKind
    path: str  # inside the dataset
    bytes: int
    reason: str


@dataclass(frozen=True, slots=True)
class _File:
    kind: FileKind
    path: Path
    bytes: int
    time: datetime  # of what is newest in it
    run: str  # the newest run that it belongs to; empty where none is known
    stays: bool  # still needed, whatever the limits say


@dataclass(frozen=True, slots=True)
class _Runs:
    """The finished runs of a dataset."""

    out: Path
    finished: Sequence[Manifest]  # the oldest first
    good: frozenset[str]  # of each site, the latest run that ended well


def prune(path: Path | str, limits: Limits, now: datetime, *, kinds: Iterable[FileKind] = FileKind, dry_run: bool = False) -> list[Pruned]:
    """Remove what is over the limits, and say what it was. Rows go on naming WARC files that are gone.

    Of each site the latest good crawl stays, with its WARC and its log, and so does the latest good run of all; the WARC file that
    a site is written into; the frontiers of the latest good run, and one with answers that are not stored yet. No crawl may be
    writing into the dataset.
    Raises UsageError where there is no dataset.
    """
    out = Path(path)
    commits.expect(out)
    finished = manifests(out)
    runs = _Runs(out, finished, frozenset(_good(finished)))
    known = [run.run_id for run in finished]
    gone = [each for kind in kinds for each in _over(out, list(_FILES[kind](runs)), limits, known, now)]
    for each in () if dry_run else gone:
        for file in (each.path, *(each.path + end for end in _BESIDE if each.kind is FileKind.FRONTIER)):
            (out / file).unlink(missing_ok=True)
    return gone


def _good(finished: Sequence[Manifest]) -> Iterator[str]:
    """Of each site, the latest crawl that ended well; and the latest run of all."""
    well = [run for run in finished if run.exit_code in GOOD]
    latest = {site: run.run_id for run in well if run.command == "crawl" for site in run.sites}
    yield from latest.values()
    yield from (run.run_id for run in well[-1:])


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


def _warc(runs: _Runs) -> Iterator[_File]:
    named: dict[str, set[str]] = {}
    for table in ("articles", "rejects"):
        rows = read(runs.out, table, ["warc_file", "run_id"])
        for pair in rows.group_by(["warc_file", "run_id"]).aggregate([]).to_pylist():
            named.setdefault(pair["warc_file"] or "", set()).add(pair["run_id"])
    files = archive.files(runs.out)
    last = {file.name.rpartition("-")[0]: file for file in files}  # of each site: the next crawl goes on in it
    for file in files:
        of = named.get(str(file.relative_to(runs.out)), set())
        yield _file(FileKind.WARC, file, max(of, default=""), stays=bool(runs.good & of) or file in last.values())


def _logs(runs: _Runs) -> Iterator[_File]:
    """Logs of scheduled crawls belong to the run that began after they did, before the site's next one; others to none."""
    logs = [file for file in sorted((runs.out / LOGS).glob("*.log")) if file.is_file()]
    begun: dict[str, list[str]] = {}
    for file in logs:
        if match := _LOG.fullmatch(file.name):
            begun.setdefault(match["stem"], []).append(match["begun"])
    for file in logs:
        run = ""
        if match := _LOG.fullmatch(file.name):
            after = next((time for time in begun[match["stem"]] if time > match["begun"]), "~")
            run = max((each for each in _of(match["stem"], runs) if match["begun"] <= each < after), default="")
        yield _file(FileKind.LOG, file, run, stays=run in runs.good)


def _frontiers(runs: _Runs) -> Iterator[_File]:
    latest = next((run.run_id for run in reversed(runs.finished) if run.exit_code in GOOD), "")
    for file in sorted((runs.out / FRONTIER).glob("*.sqlite")):
        of = _of(file.stem, runs)
        yield _file(FileKind.FRONTIER, file, max(of, default=""), stays=latest in of or _unstored(file))


def _of(stem: str, runs: _Runs) -> list[str]:
    """The runs over a site, which file names have with ~ for a colon."""
    return [run.run_id for run in runs.finished if stem.replace("~", ":") in run.sites]


def _unstored(frontier: Path) -> bool:
    """Whether answers wait in it for the dataset, or it cannot be told."""
    try:
        with closing(sqlite3.connect(f"{frontier.absolute().as_uri()}?mode=ro", uri=True)) as stored:
            return bool(stored.execute("SELECT count(*) FROM spool").fetchone()[0])
    except sqlite3.DatabaseError:
        return True


def _manifests(runs: _Runs) -> Iterator[_File]:
    for run in runs.finished:
        path = manifest_path(runs.out, run.run_id)
        stays = run.run_id in runs.good or run is runs.finished[-1]
        yield _File(FileKind.MANIFEST, path, path.stat().st_size, run.finished_at, run.run_id, stays)


_FILES: Final[Mapping[FileKind, Callable[[_Runs], Iterator[_File]]]] = {
    FileKind.WARC: _warc,
    FileKind.LOG: _logs,
    FileKind.FRONTIER: _frontiers,
    FileKind.MANIFEST: _manifests,
}


def _file(kind: FileKind, path: Path, run: str, *, stays: bool) -> _File:
    stat = path.stat()
    return _File(kind, path, stat.st_size, datetime.fromtimestamp(stat.st_mtime, UTC), run, stays)
