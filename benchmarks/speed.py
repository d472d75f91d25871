"""CPU time of a page, ours beside a plain pipeline of the usual parts, on the same made pages in one interleaved run.

Usage: python -m benchmarks.speed [--pages N] [--passes N]
The plain pipeline: BeautifulSoup's text, jieba, langdetect, a list of words, pyarrow. Compare ratios, not times.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crawler.demo import site
from filters.model import RawPage
from pipelines.config import Config, refiner


def main() -> None:
    """Print milliseconds a page of both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=5, help="interleaved passes over the pages; the medians are compared")
    passes = parser.parse_args().passes
    pages = made_pages()
    ours, plain = refiner(Config.default()), plain_pipeline()
    for run in (ours, plain):
        run(pages[0])
    times: dict[str, list[float]] = {"ours": [], "plain": []}
    for _ in range(passes):
        times["ours"].append(_timed(ours, pages))
        times["plain"].append(_timed(plain, pages))
    mine, theirs = (statistics.median(times[name]) for name in ("ours", "plain"))
    print(f"{len(pages)} pages, {passes} passes: ours {1000 * mine:.2f} ms a page, plain pipeline {1000 * theirs:.2f}: {theirs / mine:.1f}x")
