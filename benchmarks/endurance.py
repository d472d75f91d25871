"""Many pages through `taosha process --workers 2`: memory stays flat, a page costs what it cost at first, nothing is left behind.

Usage: python -m benchmarks.endurance [--pages N]
Exits 1 and names the figure where one is beyond its limit. 100,000 pages take 1.3 GB of disk, and eleven minutes of two free cores.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import taosha
from benchmarks.speed import corpus

FEW: Final = 1_000  # pages that the cost of a page is compared with
START: Final = 16  # pages of a run that is all start
WORKER_BYTES: Final = 400 << 20
COST: Final = 1.1  # of a page at the end, beside one at first
COMMAND_BYTES: Final = 400 << 20  # of the command that decides and writes, and for each page what it must remember of it
PAGE_BYTES: Final = 1_000
GROWTH: Final = 1.15  # of a worker between the first third of the run and the last
TICKS: Final = os.sysconf("SC_CLK_TCK")
PAGE_SIZE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Watch:
    """What the processes of a run took: CPU seconds, and for each process its memory and open files, look after look."""

    cpu: float = 0.0
    memory: dict[int, list[int]] = field(default_factory=dict)  # bytes
    files: dict[int, list[int]] = field(default_factory=dict)
    parent: int = 0
    _cpu: dict[int, float] = field(default_factory=dict)

    def look(self) -> None:
        """Look at all processes of the run once."""
        for process in _family(self.parent):
            try:
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                files = len(os.listdir(f"/proc/{process}/fd"))  # noqa: PTH208
            except OSError:  # it ended just now
                continue
            self.memory.setdefault(process, []).append(int(fields[21]) * PAGE_SIZE)
            self.files.setdefault(process, []).append(files)
            self._cpu[process] = (int(fields[11]) + int(fields[12])) / TICKS
        self.cpu = sum(self._cpu.values())

    def growth(self, seen: dict[int, list[int]]) -> float:
        """The most that a worker has grown from the median of its first third to that of its last; short-lived ones left out."""
        lasting = [looks for process, looks in seen.items() if process != self.parent and len(looks) >= 9]
        return max((_median(looks[-len(looks) // 3 :]) / _median(looks[len(looks) // 6 : len(looks) // 3]) for looks in lasting), default=1)


def main() -> None:
    """Make the pages, run, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000, help="pages to run")
    pages: int = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        start, few, many = (_run(Path(folder), count) for count in (START, START + FEW, pages))
        left = sorted(path.name for path in (Path(folder) / "tmp").iterdir())
    first, last = (few.cpu - start.cpu) / FEW, (many.cpu - start.cpu) / (pages - START)
    workers = [max(looks) for process, looks in many.memory.items() if process != many.parent]
    figures = {
        f"CPU a page at {pages:,} pages beside {FEW:,}": (last / first, COST, f"{1000 * last:.2f} ms beside {1000 * first:.2f}"),
        "largest worker": (max(workers) / 1e6, WORKER_BYTES / 1e6, "MB"),
        "growth of a worker": (many.growth(many.memory), GROWTH, ""),
        "the command": (max(many.memory[many.parent]) / 1e6, (COMMAND_BYTES + PAGE_BYTES * pages) / 1e6, "MB"),
        "growth of open files": (many.growth(many.files), GROWTH, f"at most {max(map(max, many.files.values()))}"),
        "temporary files left": (len(left), 0, " ".join(left[:5])),
    }
    for name, (value, limit, said) in figures.items():
        print(f"{'holds' if value <= limit else 'BEYOND':8}{name:44}{value:9.2f}  limit {limit:g}  {said}")
    sys.exit(any(value > limit for value, limit, _ in figures.values()))


def _run(folder: Path, pages: int) -> Watch:
    """One run over so many pages, watched; its dataset is looked at and removed."""
    file, temporary = folder / "pages.jsonl", folder / "tmp"
    temporary.mkdir(exist_ok=True)
    corpus.write(map(corpus.salad, range(pages)), file)
    with tempfile.TemporaryDirectory(dir=folder) as out:
        command = [sys.executable, "-m", "taosha", "process", str(file), "--out", out, "--workers", "2", "--json"]
        environment = os.environ | {"TMPDIR": str(temporary)}
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as running:
            watch = Watch(parent=running.pid)
            while running.poll() is None:
                watch.look()
                time.sleep(0.2)
        assert running.returncode == 0, f"taosha process ended with {running.returncode}"
        stored = sum(taosha.dataset.read(out, table, ["source_id"]).num_rows for table in ("articles", "rejects"))
        assert stored == pages, f"{stored} rows of {pages} pages"
    file.unlink()
    return watch


def _family(parent: int) -> Iterator[int]:
    """A process and all below it."""
    yield parent
    for thread in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):  # it ended just now
            for child in thread.read_text().split():
                yield from _family(int(child))


def _median(values: list[int]) -> float:
    return float(sorted(values)[len(values) // 2]) or 1.0


if __name__ == "__main__":
    main()
