"""CPU time of a page: ours, whole and with all features on, beside other ways, on the same pages in one interleaved run.

Usage: python -m benchmarks.speed [--passes N] [--write]
Each way works in a process of its own, pass about, and its median counts. Compare ratios, not times. Peers that stand in .venv-bench
(make bench-venv) are left out where it is not there. --write puts the table into docs/performance.md and the chart beside it.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks import ROOT
from benchmarks.speed import corpus, stages
from benchmarks.speed.chart import bars
from benchmarks.speed.ways import PEERS, WAYS, Result, interleaved

HEAD: Final = "| way | ms a page | pages/s/core | Taosha is faster | wanted | peak memory |"
DOCUMENT: Final = ROOT / "docs" / "performance.md"
CHART: Final = ROOT / "docs" / "speed.svg"
WIDTH: Final = 140  # characters of a line of the document's prose
COPIES: Final = 4  # of the corpus, for one worker beside two


def main() -> None:
    """Measure, print, and write where that is said."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passes", type=int, default=5, help="interleaved passes over the pages; the medians are compared")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md's tables and docs/speed.svg")
    arguments = parser.parse_args()
    said: list[str] = []
    corpora = {"pages made here": corpus.made(), "real Chinese pages": corpus.real()}
    with tempfile.TemporaryDirectory() as folder:
        for name, pages in corpora.items():
            if pages:
                said += [_measured(name, pages, Path(folder) / "pages.jsonl", arguments.passes, chart=arguments.write)]
    print("\n\n".join(said))
    if arguments.write:
        _write("\n\n".join(said))


def _measured(name: str, pages: Sequence[bytes], file: Path, passes: int, *, chart: bool) -> str:
    """The Markdown of one corpus."""
    count = corpus.write(pages, file)
    names = [way for way, (_, peer, _) in WAYS.items() if not peer or PEERS.exists()]
    found = interleaved(file, count, names, passes)
    ours, sizes = found["taosha"].ms, [len(page) / 1000 for page in pages]
    about = f"{count} {name}, {min(sizes):.0f} to {max(sizes):.0f} KB, median {statistics.median(sizes):.0f} KB; {passes} passes"
    lines = [f"**{about}**", "", HEAD, "| --- | --- | --- | --- | --- | --- |"]
    for way, result in found.items():
        what, _, wanted = WAYS[way]
        ratio, hoped = (f"{result.ms / ours:.1f}x", f"{wanted}x") if wanted else ("", "")
        lines.append(f"| {what} | {result.ms:.2f} | {1000 / result.ms:.0f} | {ratio} | {hoped} | {result.memory / 1e6:.0f} MB |")
    shares = stages.measured(file, count)
    staged = f"Stages, ms a page: {', '.join(f'{stage} {ms:.2f}' for stage, ms in shares.items())}."
    for said in (_room(found), staged, _workers(pages, file.parent)):
        lines += ["", textwrap.fill(said, WIDTH)]
    if (chart and name.startswith("real")) or not CHART.exists():
        CHART.write_text(_chart(about, found), encoding="utf-8")
    return "\n".join(lines)


def _room(found: Mapping[str, Result]) -> str:
    """What the native calls leave of the time that is wanted for all that a page needs."""
    wanted, floor, ours = found["reference"].ms / WAYS["reference"][2], found["floor"].ms, found["taosha"].ms
    return (
        f"A {WAYS['reference'][2]}th of the plain pipeline is {wanted:.2f} ms. The native calls alone take {floor:.2f}; what is left for "
        f"all that is Taosha's own, {wanted - floor:.2f} ms, now takes {ours - floor:.2f}."
    )


def _chart(about: str, found: Mapping[str, Result]) -> str:
    rows = [
        (way if way != "reference" else "plain pipeline", 1000 / r.ms, f"{1000 / r.ms:.0f} pages/s")
        for way, r in found.items()
        if way != "floor"
    ]
    return bars("Pages a second and core (more is better)", rows).replace("<title>", f"<desc>{about}</desc><title>", 1)


def _workers(pages: Sequence[bytes], folder: Path) -> str:
    """One worker beside two: the whole command on more pages, less the same on few, so that the start does not count."""
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    count = corpus.write(pages, many, COPIES + 1) - corpus.write(pages, few)
    cost = {n: [b - a for a, b in zip(_command(few, n), _command(many, n), strict=True)] for n in (1, 2)}
    wall, cpu = (cost[1][k] / cost[2][k] for k in (0, 1))
    return (
        f"Two workers against one on {count} pages: {wall:.2f}x by the clock (wanted 1.8x), where two cores were free; "
        f"CPU time of both is {1 / cpu:.2f} times that of one, so {2 * cpu:.2f}x is what two free cores can give."
    )


def _command(file: Path, workers: int) -> tuple[float, float]:
    """Seconds by the clock and of CPU, over all processes."""
    with tempfile.TemporaryDirectory() as out:
        command = ["-c", _ADOPTING, sys.executable, "-m", "taosha", "process", str(file), "--out", out, "--workers", str(workers), "--json"]
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# The fork server ends after the command: whoever waits for it must have adopted it, or the workers' time is lost.
_ADOPTING: Final = """
import ctypes, os, subprocess, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
code = subprocess.run(sys.argv[1:]).returncode
try:
    while True: os.waitpid(-1, 0)
except ChildProcessError: sys.exit(code)
"""


def _write(said: str) -> None:
    begin, end = "<!-- measured -->", "<!-- /measured -->"
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(begin)
    DOCUMENT.write_text(f"{before}{begin}\n\n{said}\n\n{end}{rest.partition(end)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
