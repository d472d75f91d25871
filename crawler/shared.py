"""What the crawls of all sites of one run use together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from crawler.export import Exporter
from crawler.throttle import Throttle
from crawler.workers import Workers
from pipelines.dataset import Run


@dataclass(frozen=True, slots=True)
class Shared:
    """The dataset's run and the way into it, the workers that refine pages, and the throttle of all hosts."""

    out: Path  # the dataset's folder
    run: Run
    workers: Workers
    exporter: Exporter
    throttle: Throttle
