"""What runs in a worker process: chunks come in by a pipe, for each the answers to its pages go back in one piece."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final

from pipelines.executors.work import Work

PRELOADED: Final = ("pipelines.page", "pipelines.executors.preload")  # what the fork server has loaded before it forks a worker


@dataclass(frozen=True, slots=True)
class Ready:
    """The first answer of a worker: it can work, or why it cannot, and what was not loaded before the fork."""

    error: str = ""
    not_preloaded: tuple[str, ...] = ()


def serve(pipe: Connection, work: Work) -> None:
    """Answer chunk after chunk until the pipe closes."""
    _end_with_parent()
    missing = tuple(name for name in PRELOADED if name not in sys.modules)
    with suppress(EOFError, OSError):  # the other end is gone: nobody waits for an answer
        try:
            answers = work.begin()
        except Exception as error:  # noqa: BLE001  # told to the parent, who ends the run with it
            pipe.send(Ready(f"{type(error).__name__}: {error}"))
            return
        pipe.send(Ready(not_preloaded=missing))
        while True:
            pipe.send(answers(pipe.recv()))


def _end_with_parent() -> None:
    """Let the kernel end this process when the command is gone: one that hangs in native code would never notice by itself.

    The command holds the only writing end of the sentinel's pipe; its closing raises SIGIO, which by default terminates.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, fcntl.fcntl(parent.sentinel, fcntl.F_GETFL) | os.O_ASYNC)
    if not parent.is_alive():
        os._exit(1)
