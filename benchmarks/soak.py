"""What a dataset survives: kill -9 at random moments of `taosha process` and `taosha compact`, and readers all the while.

Usage: python -m benchmarks.soak [--kills 100] [--reads 1000] [--seed 1]
Exits 1 where a row was lost, doubled or could not be read. `make soak` runs it; the suite runs a few kills of it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import pyarrow.parquet as pq

from benchmarks import ROOT
from crawler.demo.article import bank
from crawler.demo.payloads import ADULT
from pipelines.dataset import read, validate
from pipelines.schema import TABLES

PAGES: Final = 240
BATCH: Final = 20  # pages a commit, so that there is much to be killed in
STEP: Final = 60_000  # bytes merged before a commit
OF_A_RUN: Final = ("run_id", "previous_verdict", "fetched_at")  # differ between two ways to the same rows
_SMALL: Final = (
    "import sys\n"
    "from pipelines.dataset import batch, commits, compact\n"
    f"batch.BATCH_ROWS, compact.AT_ONCE, commits.GRACE = {BATCH}, {STEP}, float(sys.argv.pop(1))\n"
    "import pipelines.page, pipelines.dataset.description, taosha.commands.process\n"
    "from taosha.cli import main\nprint('ready', flush=True)\nmain()\n"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some kills, or of some reads."""

    done: int
    in_work: int  # kills that met a process at work; reads that found more or fewer rows than the one before
    faults: tuple[str, ...]


def main() -> None:
    """Kill, read, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="half of process, half of compact")
    parser.add_argument("--reads", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = Random(arguments.seed)
    with TemporaryDirectory(prefix="soak-") as folder:
        place = Path(folder)
        outcomes = {
            "kills of process": kills_of_process(place / "process", arguments.kills - arguments.kills // 2, draw),
            "kills of compact": kills_of_compact(place / "compact", arguments.kills // 2, draw),
            "reads meanwhile": reads(place / "reads", arguments.reads),
        }
    for name, outcome in outcomes.items():
        print(f"{name:20}{outcome.done:6,}, {outcome.in_work:,} of them in work, {len(outcome.faults)} faults")
        for fault in outcome.faults[:10]:
            print(f"  {fault}")
    sys.exit(any(outcome.faults for outcome in outcomes.values()))


def kills_of_process(place: Path, kills: int, draw: Random) -> Outcome:
    """Kill a run somewhere, read what is there, and let the next run finish it: it must be as if nobody had been killed."""
    source = made(place)
    work = ["process", str(source), "--workers", "1", "--out"]
    seconds = _seconds(["0", *work, str(place / "whole")])
    wanted, faults, in_work = content(place / "whole"), list[str](), 0
    for number in range(kills):
        out = place / f"killed-{number}"
        at = draw.uniform(0.0, 1.0) * seconds
        in_work += _killed(["0", *work, str(out)], at)
        faults += (f"kill {number} at {at:.2f} s: {fault}" for fault in (*_unreadable(out), *_torn(out)))
        _run(out, source)
        if content(out) != wanted or validate(out):
            faults.append(f"kill {number} at {at:.2f} s: the next run did not make it whole: {validate(out)[:1]}")
        shutil.rmtree(out)
    return Outcome(kills, in_work, tuple(faults))


def kills_of_compact(place: Path, kills: int, draw: Random) -> Outcome:
    """Kill a compaction somewhere: every row is there once before and after the next one."""
    whole = place / "whole"
    _run(whole, made(place))
    shutil.copytree(whole, place / "timed")
    seconds = _seconds(["0", "compact", str(place / "timed")])
    wanted, faults, in_work = content(whole), list[str](), 0
    for number in range(kills):
        out = place / f"killed-{number}"
        shutil.copytree(whole, out)
        at = draw.uniform(0.0, 1.0) * seconds
        in_work += _killed(["0", "compact", str(out)], at)
        faults += (f"kill {number} at {at:.2f} s: {fault}" for fault in _unreadable(out))
        for state in ("killed", "finished"):
            if content(out) != wanted:
                faults.append(f"kill {number} at {at:.2f} s: rows differ once it is {state}")
            _command("0", "compact", str(out))
        faults += (f"kill {number}: {problem}" for problem in validate(out))
        shutil.rmtree(out)
    return Outcome(kills, in_work, tuple(faults))


def reads(place: Path, least: int) -> Outcome:
    """Read through `taosha.dataset` while one process stores and another merges: each read sees whole commits, and none twice."""
    out, faults, seen = place / "data", list[str](), list[int]()
    source, more = made(place), made(place, start=PAGES)
    _run(out, source)
    done = 0
    while done < least:
        writers = [_start(["1", "process", str(more), "--out", str(out), "--workers", "1"]), _start(["1", "compact", str(out)])]
        while any(writer.poll() is None for writer in writers) or done % 50:
            rows = (
                read(out, "articles", ["source_id"])["source_id"].to_pylist() + read(out, "rejects", ["source_id"])["source_id"].to_pylist()
            )
            done += 1
            seen.append(len(rows))
            if len(rows) != len(set(rows)) or len(rows) < PAGES:
                faults.append(f"read {done}: {len(rows)} rows, {len(set(rows))} of them different")
        more = made(place, start=PAGES * (2 + done))
    return Outcome(done, sum(before != after for before, after in pairwise(seen)), tuple(faults))


def made(place: Path, start: int = 0) -> Path:
    """Pages as JSON lines: articles of the demo, one in three with an injected header, no two alike."""
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"pages-{start}.jsonl"
    lines = [p for a in bank().values() for p, level in zip(a.paragraphs, a.levels, strict=True) if not level]
    with path.open("w", encoding="utf-8") as file:
        for number in range(start, start + PAGES):
            body = Random(number).sample(lines, 5)
            text = [ADULT["comma"], *body] if number % 3 == 0 else body
            page = {"id": str(number), "url": f"http://{number % 5}.example/{number}", "title": f"第{number}篇", "text": text}
            file.write(json.dumps(page | {"fetched_at": "2026-11-20T08:00:00Z"}) + "\n")
    return path


def content(out: Path) -> Counter[str]:
    """All rows of articles, rejects and flags, without what differs from run to run."""
    rows: Counter[str] = Counter()
    for table in ("articles", "rejects", "flags"):
        found = read(out, table)
        for row in found.drop_columns([name for name in OF_A_RUN if name in found.column_names]).to_pylist():
            rows[f"{table} {sorted(row.items())}"] += 1
    return rows


def _unreadable(out: Path) -> Iterator[str]:
    """Files in the tables that a reader of folders could not read."""
    for part in sorted(path for table in TABLES for path in (out / table).rglob("*") if path.is_file()):
        try:
            pq.read_table(part, partitioning=None)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is the finding
            yield f"{part}: {error}"


def _torn(out: Path) -> Iterator[str]:
    """Pages that stand without their flags, or twice."""
    pages = [row for table in ("articles", "rejects") for row in read(out, table, ["source_id", "flag_kinds"]).to_pylist()]
    flagged = set(read(out, "flags", ["source_id"])["source_id"].to_pylist())
    if len({page["source_id"] for page in pages}) != len(pages):
        yield "a page stands twice"
    if lost := [page["source_id"] for page in pages if page["flag_kinds"] and page["source_id"] not in flagged]:
        yield f"{len(lost)} pages without their flags"


def _run(out: Path, source: Path) -> None:
    _command("0", "process", str(source), "--out", str(out), "--workers", "1")


def _command(*arguments: str) -> None:
    done = _start(list(arguments))
    if done.wait() not in (0, 5):
        sys.exit(f"soak: taosha {' '.join(arguments[1:])} ended with {done.returncode}")


def _killed(arguments: list[str], after: float) -> bool:
    """Start a command, kill it and all that it started after so many seconds of work; whether it was still at it."""
    process = _start(arguments)
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def _start(arguments: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _SMALL, *arguments]
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    process.stdout.readline()  # it has imported what it needs
    return process


def _seconds(arguments: list[str]) -> float:
    """How long a command works that nobody kills, its start left out."""
    process, begun = _start(arguments), time.perf_counter()
    process.wait()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
