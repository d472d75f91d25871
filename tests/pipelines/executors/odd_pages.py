"""A stand-in for the way of a page, whose pages do what their body says; worker processes import it by its name."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

from filters.model import RawPage
from pipelines.config import Config
from pipelines.record import Record


def prepare(config: Config) -> Callable[[RawPage], Record]:
    return obey


def prepare_in_vain(config: Config) -> Callable[[RawPage], Record]:
    raise ValueError("no dictionary")


def obey(raw: RawPage) -> Record:
    order, _, argument = raw.body.decode().partition(" ")
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif order == "exit":
        os._exit(3)
    elif order == "hang":
        re.match(r"(a+)+$", "a" * 60 + "b")  # for years, and without letting another thread run
    elif order == "raise":
        raise KeyError(argument)
    elif order == "die-once":
        if not Path(argument).exists():
            Path(argument).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif order == "pid":
        return Record(doc_id=raw.source_id, source_id=raw.source_id, text=str(os.getpid()))
    elif order == "signals":
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [])
        return Record(
            doc_id=raw.source_id, source_id=raw.source_id, tokens=sorted(s.name for s in blocked if isinstance(s, signal.Signals))
        )
    return Record(doc_id=raw.source_id, source_id=raw.source_id, text=raw.body.decode())
