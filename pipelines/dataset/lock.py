"""The dataset lock: one process commits at a time, the others wait."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.dataset.durable import storing
from pipelines.layout import LOCK


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the lock of the dataset at `out`, waiting for it. It goes with the process that holds it, however that ends."""
    with storing(out / LOCK):
        file = (out / LOCK).open("ab")
    with file:
        with storing(out / LOCK):
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
