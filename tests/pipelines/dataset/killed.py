"""Runs as a script: writes the same pages again and again, each time killed at the next step of writing.

`python killed.py FOLDER EVERY [compact]` leaves FOLDER/<step>/ for each step, as the kill left it, and prints the number of steps. A step is a call
that changes the disk: open, write, fsync, rename, mkdir, unlink, rmdir. Even steps die before the call, odd ones after it.
"""

from __future__ import annotations

import os
import pathlib
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from conftest import page, store

from pipelines.dataset import commits
from pipelines.dataset.compact import compact

CHANGING = ((os, "fsync"), (os, "open"), (os, "mkdir"), (os, "rename"), (os, "unlink"), (os, "rmdir"), (pathlib.Path, "open"))
PAGES, EACH = 20, 10
WHEN = datetime(2026, 11, 20, 8, tzinfo=UTC)


def write(out: Path) -> None:
    """What is killed: two commits of pages, and one of the run itself."""
    store(out, (page(number, fetched_at=WHEN) for number in range(PAGES)), each=EACH)


def ready(out: Path) -> None:
    """What is there before a compaction that is killed."""
    store(out, (page(number, fetched_at=WHEN) for number in range(PAGES)), each=5)


def die_at(step: int) -> None:
    """Kill this process, as hard as can be, at a step of writing."""
    passed = 0

    def deadly(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **options: Any) -> Any:
            nonlocal passed
            passed += 2
            if passed == step:
                os.kill(os.getpid(), signal.SIGKILL)
            result = call(*args, **options)
            if passed + 1 == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return called

    for owner, name in CHANGING:
        setattr(owner, name, deadly(getattr(owner, name)))


def killed(out: Path, step: int, work: Callable[[Path], object]) -> bool:
    """Work in a child that dies at a step; whether there was such a step."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    die_at(step)
    work(out)
    os._exit(0)


if __name__ == "__main__":
    folder, step, merges = Path(sys.argv[1]), 2, "compact" in sys.argv
    commits.GRACE = 0.0  # type: ignore[misc]
    while True:
        if merges:
            ready(folder / str(step))
        if not killed(folder / str(step), step, compact if merges else write):
            break
        step += int(sys.argv[2])
    shutil.rmtree(folder / str(step))
    print(step)
