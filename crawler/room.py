"""How much room a crawl may take on the disk; one that needs more ends cleanly and can be gone on with."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crawler.archive import MAX_BYTES
from pipelines.errors import UsageError

FREE: Final = 200_000_000  # bytes that are left free on the disk, so that what is under way can still be stored
_UNITS: Final = {"K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT])B?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes."""

    dataset: int | None = None  # of all files of the dataset, WARC and frontier included
    free: int = FREE  # on the disk
    warc: int = MAX_BYTES  # of one WARC file, from which another one follows

    def reached(self, out: Path) -> str:
        """Which limit a dataset has reached, in words; empty for none."""
        if self.dataset is not None and (used := sum(_sizes(out))) >= self.dataset:
            return f"the disk budget is used up: {out} holds {used / 1e9:.2f} GB of {self.dataset / 1e9:.2f} GB"
        if (free := shutil.disk_usage(out).free) < self.free:
            return f"the disk is nearly full: {free / 1e9:.2f} GB are left beside {out}"
        return ""


def size(text: str) -> int:
    """Bytes of a size such as 500M or 20G. Raises UsageError where it is none."""
    if match := _SIZE.fullmatch(text.strip()):
        return round(float(match[1]) * _UNITS[match[2].upper()])
    raise UsageError(f"{text[:40]!r} is not a size", "a number with K, M, G or T, such as 20G")


def _sizes(folder: Path) -> Iterator[int]:
    for path, _, files in os.walk(folder):
        for name in files:
            try:
                yield Path(path, name).stat().st_size
            except FileNotFoundError:  # moved into place, or a WAL that was taken in, meanwhile
                continue
