"""A worker process beside this one, forked from a server that has everything loaded."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

from pipelines.errors import TaoshaError
from pipelines.executors.serve import PRELOADED, Ready, serve
from pipelines.executors.supervisor import LostError
from pipelines.executors.work import Answer, Work
from pipelines.readers.chunk import Read

REMEDY: Final = "try without: --workers 1, of a crawl --workers 0"
START_SECONDS: Final = 120.0  # for loading dictionaries and models, on a machine under load
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)  # meant for the command, which ends its workers itself


class Process:
    """A worker of `supervisor`: chunks go out by a pipe, the answers to each come back in one piece."""

    def __init__(self, work: Work) -> None:
        """Start it. Raises TaoshaError where no process can be started."""
        context = multiprocessing.get_context("forkserver")
        self._pipe, theirs = context.Pipe()
        self._process: ForkServerProcess = context.Process(target=serve, args=(theirs, work), daemon=True)
        self._ready = False
        self._ended = False
        try:
            _start_server()
            self._process.start()
        except (OSError, EOFError) as error:
            self._pipe.close()
            raise TaoshaError(f"no worker process can be started ({type(error).__name__})", REMEDY) from error
        finally:
            theirs.close()

    def answers(self, read: Read, deadline: float) -> list[Answer]:
        """One answer a page. Raises LostError where the process died or took too long, TaoshaError where it cannot begin."""
        try:
            self._await_start()
            self._pipe.send(read)
            if not self._pipe.poll(deadline):
                raise LostError(f"refining took longer than {deadline:g} s")
            answers: list[Answer] = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise LostError("refining killed the worker process") from error
        return answers

    def end(self) -> None:
        """Kill the process."""
        self._ended = True
        self._process.kill()
        self._process.join()
        self._process.close()

    def _await_start(self) -> None:
        if self._ready:
            return
        try:
            ready: Ready = self._pipe.recv() if self._pipe.poll(START_SECONDS) else Ready("it did not start in time")
        except (EOFError, OSError):
            ready = Ready("it died at its start")
        if ready.error and self._ended:
            raise LostError("it was ended")
        if ready.error:
            raise TaoshaError(f"a worker process cannot start: {ready.error}", REMEDY)
        assert not ready.not_preloaded, f"not preloaded: {ready.not_preloaded}"
        self._ready = True


def _start_server() -> None:
    """Start the fork server, if it does not run yet, with the signals blocked that are for the command alone."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(["__main__", *PRELOADED])
    resource_tracker.ensure_running()  # else the server would start it, which unblocks the signals
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        with _path_told():
            forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _path_told() -> Iterator[None]:
    """Let a new process find what this one finds, as in an egg; a folder that happens to be here and has one of our names is none of it."""
    told = {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path), "PYTHONSAFEPATH": "1"}
    given = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in given.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
