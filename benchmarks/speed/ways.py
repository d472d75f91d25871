"""Ways to work on pages, each in a process of its own, taking turns on the same pages."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import ROOT
from benchmarks.speed import corpus

PEERS: Final = Path(os.environ.get("PEERS", ROOT / ".venv-bench")) / "bin" / "python"
WAYS: Final = {  # name -> (what it is, whether it stands in the peers' venv, how many times faster we want to be; 0 of what is no rival)
    "taosha": ("Taosha, whole: bytes to Parquet rows, all features", False, 0),
    "floor": ("the native calls alone: decode, lexbor and its nodes, rjieba, Parquet", False, 0),
    "reference": ("BeautifulSoup + jieba + langdetect + pyarrow", False, 20),
    "trafilatura": ("trafilatura, fast, extraction alone", True, 5),
    "datatrove": ("datatrove: trafilatura, quality filters, Parquet", True, 8),
}


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of one way on one corpus."""

    ms: float  # CPU milliseconds a page
    memory: float  # bytes, at the highest


def interleaved(file: Path, pages: int, names: Sequence[str], passes: int) -> dict[str, Result]:
    """Each way's medians, pass about; the first pass loads what is loaded once and does not count."""
    running = {name: _started(name, file) for name in names}
    try:
        rounds = [{name: _pass(process) for name, process in running.items()} for _ in range(passes + 1)][1:]
    finally:
        for process in running.values():
            process.kill()
            process.communicate()
    return {
        name: Result(1000 * statistics.median(one[name]["cpu"] for one in rounds) / pages, max(one[name]["memory"] for one in rounds))
        for name in names
    }


def ratio(pages: int = 24, passes: int = 3) -> float:
    """How many times faster we are than the plain pipeline, on some of the pages made here: a small form, for the gates."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.jsonl"
        made = corpus.made()
        count = corpus.write(made[:: len(made) // pages], file)
        found = interleaved(file, count, ["taosha", "reference"], passes)
    return found["reference"].ms / found["taosha"].ms


def _started(name: str, file: Path) -> subprocess.Popen[str]:
    python = str(PEERS) if WAYS[name][1] else sys.executable
    command = [python, "-m", "benchmarks.speed.contender", name, str(file)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)


def _pass(process: subprocess.Popen[str]) -> dict[str, float]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    answer: dict[str, float] = json.loads(process.stdout.readline() or f'"{process.args!r} gave no answer"')
    return answer
