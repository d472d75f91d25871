"""What the schedule remembers between two looks: when each site is due next, and how its last crawl ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pipelines.errors import StorageError

FILE: Final = "schedule.sqlite"  # at the dataset's top
_BUSY_SECONDS: Final = 30.0
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS sites"
    " (site TEXT PRIMARY KEY, line TEXT, timezone TEXT, due TEXT, started TEXT, ended TEXT, exit_code INTEGER) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One site; all times in UTC."""

    site: str
    line: str  # the cron line that `due` was made from
    timezone: str
    due: datetime
    started: datetime | None = None  # the last crawl
    ended: datetime | None = None  # None while it runs, and for ever where it was killed
    exit_code: int | None = None


class Ledger:
    """One SQLite file; each change is durable when the call returns."""

    def __init__(self, out: Path) -> None:
        """Raises StorageError where it cannot be used."""
        self._path = out / FILE
        with self._told():
            out.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None)
            self._connection.execute(_TABLE)

    def entry(self, site: str) -> Entry | None:
        """What is known of a site."""
        with self._told():
            row = self._connection.execute("SELECT * FROM sites WHERE site = ?", (site,)).fetchone()
        if row is None:
            return None
        name, line, timezone, due, started, ended, exit_code = row
        return Entry(name, line, timezone, datetime.fromisoformat(due), _time(started), _time(ended), exit_code)

    def put(self, entry: Entry) -> None:
        """Remember it in the place of what was known."""
        values = [value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value for value in astuple(entry)]
        with self._told():
            self._connection.execute("INSERT OR REPLACE INTO sites VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, OSError) as error:
            raise StorageError(f"the schedule {self._path} cannot be used: {error}", "make room or mend its permissions") from error


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
