"""Main content and metadata on the development pages, ours beside the peers', on bytes and on decoded text, in one run.

Usage: python -m benchmarks.extraction [--ours] [--worst N] [--passes N] [--out FILE]
Prints a table and writes it to FILE (docs/extraction_figures.md). Needs the development set in ../shared, whose own scorer
gives the figures, and the peers: make bench-venv. Compare the speeds, which are of CPU time, as ratios.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import ROOT, peers
from benchmarks.extraction import development
from benchmarks.extraction.development import SETS, Gold

OURS = "Taosha"
PEERS = ("trafilatura", "trafilatura precision", "trafilatura fast", "readability-lxml", "magic-html", "resiliparse", "jusText")
UNDECODED = ("magic-html",)  # takes text only
TIMED = (70_000, 140_000)  # bytes of the pages that are timed: about 100 KB
HEAD = "zh F1|P|R|≥ .95|< .5|empty|zh F1 of bytes|AEB F1|forum F1|date|author|pages/s".split("|")


def main() -> None:
    """Print the table and write it."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.extraction", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ours", action="store_true", help="leave the peers out; nothing is written")
    parser.add_argument("--worst", type=int, default=0, help="also print our N worst pages of each set")
    parser.add_argument("--passes", type=int, default=3, help="interleaved passes over the timed pages; the medians are shown")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "extraction_figures.md", help="the file that the table is written to")
    arguments = parser.parse_args()
    if not development.PAGES.exists():
        sys.exit(f"no development set at {development.PAGES}")
    if not arguments.ours and not peers.PYTHON.exists():
        sys.exit(f"no peers at {peers.PYTHON}: run make bench-venv, or give --ours")
    pages = development.golds()
    names = (OURS,) if arguments.ours else (OURS, *PEERS)
    with _Systems() as systems:
        table = _table(systems, names, pages, arguments.passes)
        _print_worst(systems, pages, arguments.worst)
    print(table)
    if not arguments.ours:
        arguments.out.write_text(_HEADER.format(sizes=[size // 1000 for size in TIMED]) + table + "\n", encoding="utf-8")
        print(f"written to {arguments.out}")


class _Systems:
    """Ours in this process and the peers in one of their own, asked in the same way."""

    def __enter__(self) -> _Systems:
        self.process: subprocess.Popen[str] | None = None
        return self

    def __exit__(self, *_: object) -> None:
        if self.process:
            self.process.communicate()

    def run(self, name: str, pages: Sequence[Gold], as_bytes: bool) -> tuple[list[dict[str, str]], float]:
        """What a system says of some pages, with their ids, and the CPU seconds that took."""
        if name == OURS:
            return development.ours(pages, as_bytes)
        if self.process is None:
            command = [peers.PYTHON, peers.CONTENT]
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        asked = [{"path": str(page.path), "encoding": page.encoding, "url": page.url, "set": page.collection} for page in pages]
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps({"peer": name, "pages": asked, "bytes": as_bytes}), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        said = zip(pages, answer["texts"], answer["metadata"], strict=True)
        return [{"id": page.id, "text": text, **found} for page, text, found in said], answer["seconds"]


def _table(systems: _Systems, names: Sequence[str], pages: Sequence[Gold], passes: int) -> str:
    speeds = _speeds(systems, names, [page for page in pages if TIMED[0] <= len(page.body()) <= TIMED[1]], passes)
    rows = [["", *HEAD], ["---"] * (len(HEAD) + 1)]
    for name in names:
        scores = {set_: development.scored(systems.run(name, pages, False)[0], set_) for set_ in SETS}
        of_bytes = "" if name in UNDECODED else _figure(development.scored(systems.run(name, pages, True)[0], "zh")["char"]["f1"])
        zh = scores["zh"]
        characters = [_figure(zh["char"][figure]) for figure in ("f1", "p", "r", "good", "bad")]
        meta = [_right(zh["meta"], field) for field in ("date", "author")]
        rest = [_figure(development.f1(scores[set_], set_)) for set_ in ("aeb", "forum")]
        rows.append([name, *characters, str(zh["empty"]), of_bytes, *rest, *meta, f"{speeds[name]:.0f}"])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _speeds(systems: _Systems, names: Sequence[str], pages: Sequence[Gold], passes: int) -> dict[str, float]:
    """Pages per CPU second of each system, from decoded text; the systems take turns, and the median of the passes counts."""
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for number in range(passes + 1):
        for name in names:
            spent = systems.run(name, pages, False)[1]
            if number:  # the first pass loads what is loaded once
                seconds[name].append(spent)
    return {name: len(pages) / statistics.median(spent) for name, spent in seconds.items()}


def _print_worst(systems: _Systems, pages: Sequence[Gold], worst: int) -> None:
    if not worst:
        return
    predictions, _ = systems.run(OURS, pages, True)
    for name in SETS:
        print(name)
        score: dict[str, Any] = development.scored(predictions, name)
        for page, figures in sorted(score["pages"].items(), key=lambda item: item[1]["f1"])[:worst]:
            print(f"    {page}  {figures}")


def _right(meta: dict[str, Any], field: str) -> str:
    return _figure(meta[field]["correct"]) if meta.get(field, {}).get("precision") else ""


def _figure(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1) if value < 1 else "1.000"


_HEADER = """# Main content: ours and the peers'

Written by `python -m benchmarks.extraction`: 94 Chinese pages (character 4-gram F1), 97 English ones of the article-extraction-benchmark
(its own F1), 14 forum threads, from decoded text and, where said, from raw bytes. Date and author: share right where the gold has them.
Pages per CPU second are of the pages of {sizes[0]} to {sizes[1]} KB, from decoded text, all systems taking turns in one run; compare
ratios. Ours reads title, date, author, source and the rest along with the text; the peers' times are of the text alone.

"""

if __name__ == "__main__":
    main()
