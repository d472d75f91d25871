"""One worker process and its successors: whoever dies or hangs is replaced, and the page it was at is tried once more, alone."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Sequence
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Final

from filters.model import RawPage
from pipelines.config import Config
from pipelines.errors import TaoshaError
from pipelines.executors.attempt import Prepare
from pipelines.executors.worker import PRELOADED, Ready, work
from pipelines.page import failed
from pipelines.record import Record

START_SECONDS: Final = 120.0  # for loading dictionaries and models, on a machine under load
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)  # meant for the command, which ends its workers itself


class StoppedError(Exception):
    """The supervisor was stopped while it worked."""


class Supervisor:
    """A worker process that is always there; `refine` gives a record for every page, in order."""

    def __init__(self, config: Config, deadline: float, prepare: Prepare) -> None:
        """`deadline`: seconds that a page may take; `prepare` makes the worker's function from the configuration."""
        self._config = config
        self._prepare = prepare
        self._deadline = deadline
        self._process: ForkServerProcess | None = None
        self._pipe: Connection | None = None
        self._stopped = False
        self._change = threading.Lock()  # between a start here and a stop from another thread

    def refine(self, pages: Sequence[RawPage]) -> list[Record]:
        """One record a page. A page that kills or hangs its worker twice gives a record with that error."""
        records: list[Record] = []
        while len(records) < len(pages):
            answers, _ = self._answers(pages[len(records) :])
            records += answers
            if len(records) < len(pages):
                records.append(self._alone(pages[len(records)]))
        return records

    def stop(self) -> None:
        """End the worker at once; a `refine` in another thread ends with StoppedError."""
        with self._change:
            self._stopped = True
            self._end()

    def _alone(self, raw: RawPage) -> Record:
        answers, reason = self._answers([raw])
        return answers[0] if answers else failed(raw, reason)

    def _answers(self, pages: Sequence[RawPage]) -> tuple[list[Record], str]:
        """The records up to the page that the worker broke at, and how it broke."""
        records: list[Record] = []
        pipe = self._started()
        reason = "refining killed the worker process"
        try:
            pipe.send(pages)
            for _ in pages:
                if not pipe.poll(self._deadline):
                    reason = f"refining took longer than {self._deadline:g} s"
                    break
                records.append(pipe.recv())
        except (EOFError, OSError):
            pass
        if len(records) < len(pages):
            with self._change:
                self._end()
        return records, reason

    def _started(self) -> Connection:
        with self._change:
            if self._stopped:
                raise StoppedError
            if self._pipe is not None:
                return self._pipe
            pipe = self._start()
        try:
            ready = pipe.recv() if pipe.poll(START_SECONDS) else Ready("it did not start in time")
        except (EOFError, OSError):
            ready = Ready("it died at its start")
        if ready.error and not self._stopped:
            raise TaoshaError(f"a worker process cannot start: {ready.error}", "try --workers 1")
        assert not ready.not_preloaded, f"not preloaded: {ready.not_preloaded}"
        return pipe

    def _start(self) -> Connection:
        context = multiprocessing.get_context("forkserver")
        pipe, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self._config, self._prepare), daemon=True)
        try:
            _start_server()
            process.start()
        except (OSError, EOFError) as error:
            raise TaoshaError(f"no worker process can be started ({type(error).__name__})", "try --workers 1") from error
        finally:
            theirs.close()
        self._pipe, self._process = pipe, process
        return pipe

    def _end(self) -> None:
        """Kill the worker and forget it. The caller holds the lock."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None and not self._stopped:
            self._pipe.close()
        self._process = self._pipe = None


def _start_server() -> None:
    """Start the fork server, if it does not run yet, with the signals blocked that are for the command alone."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(["__main__", *PRELOADED])
    resource_tracker.ensure_running()  # else the server would start it, which unblocks the signals
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
