"""A stand-in for the way of a page: pages hang or kill their worker where their body says so; workers import it by its name."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable

from filters.model import RawPage
from pipelines.config import Config
from pipelines.gather import failure
from pipelines.record import Record


def prepare(config: Config) -> Callable[[RawPage], Record]:
    return obey


def obey(raw: RawPage) -> Record:
    if b"die" in raw.body:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"hang" in raw.body:
        re.match(r"(a+)+$", "a" * 60 + "b")  # for years, and without letting another thread run
    return failure(raw, "read")
