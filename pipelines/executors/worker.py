"""What runs in a worker process: pages come in by a pipe, one record for each goes back."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final

from filters.model import RawPage
from pipelines.config import Config, refiner
from pipelines.executors.attempt import attempt

PRELOADED: Final = ("pipelines.page", "pipelines.executors.preload")  # what the fork server has loaded before it forks a worker
_PR_SET_PDEATHSIG: Final = 1  # prctl(2)


@dataclass(frozen=True, slots=True)
class Ready:
    """The first answer of a worker: it can work, or why it cannot, and what was not loaded before the fork."""

    error: str = ""
    not_preloaded: tuple[str, ...] = ()


def work(pipe: Connection, config: Config) -> None:
    """Answer each sequence of pages with one record a page, in order, until the pipe closes."""
    _end_with_parent()
    missing = tuple(name for name in PRELOADED if name not in sys.modules)
    with suppress(EOFError, OSError):  # the other end is gone: nobody waits for an answer
        try:
            refine = refiner(config)
        except Exception as error:  # noqa: BLE001  # told to the parent, who ends the run with it
            pipe.send(Ready(f"{type(error).__name__}: {error}"))
            return
        pipe.send(Ready(not_preloaded=missing))
        while True:
            pages: Sequence[RawPage] = pipe.recv()
            for raw in pages:
                pipe.send(attempt(refine, raw))


def _end_with_parent() -> None:
    """Die at once with the fork server, which ends with the command itself: a worker that hangs would not notice the closed pipe."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() == 1:
            os._exit(1)
