"""One run a site at a time: a lock that goes with the process that holds it, however that ends."""

from __future__ import annotations

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path

from pipelines.errors import LockedError


def is_held(path: Path) -> bool:
    """Whether a run holds a lock file at this moment."""
    try:
        with path.open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


class SiteLock:
    """Holds the lock file of a site; the file says who holds it and since when."""

    def __init__(self, path: Path, site: str) -> None:
        """Raises LockedError where another run holds it."""
        self._file = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.seek(0)
            holder = self._file.read(200).strip() or "unknown"
            self._file.close()
            raise LockedError(f"another run crawls {site} into this dataset ({holder})", "start again when it has ended") from None
        self._file.truncate(0)
        self._file.write(f"pid {os.getpid()}, since {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n")
        self._file.flush()

    def release(self) -> None:
        """Let the next run have it."""
        self._file.close()
