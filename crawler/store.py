"""One SQLite file in WAL mode, used by the reactor and by the thread that exports; each transaction is whole or not there."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from pipelines.errors import StorageError

_BUSY_SECONDS: Final = 30.0


class Store:
    """A connection with a lock around each use."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        with self._told():
            self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")  # after a power cut the file is whole, the last answers are fetched again
            self._connection.executescript(files("crawler").joinpath("frontier.sql").read_text("utf-8"))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside becomes durable together, or none of it."""
        with self._lock, self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def run(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Execute one statement."""
        with self._lock, self._told():
            return self._connection.execute(sql, values)

    def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Execute one statement for each row."""
        with self._lock, self._told():
            self._connection.executemany(sql, rows)

    def one(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first row of a query."""
        with self._lock, self._told():
            row: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._lock, self._told():
            return self._connection.execute(sql, values).fetchall()

    def fact(self, name: str, default: str = "") -> str:
        """One remembered value."""
        row = self.one("SELECT value FROM facts WHERE name = ?", (name,))
        return default if row is None else str(row["value"])

    def remember(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self.run("INSERT INTO facts VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value", (name, value))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise StorageError(
                f"the frontier {self.path} cannot be used: {error}", "make room or mend its permissions, then start again"
            ) from error
