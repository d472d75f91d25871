"""One SQLite file in WAL mode, used by the reactor and by the thread that exports; each transaction is whole or not there."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from pipelines.errors import StorageError

VERSION: Final = 2  # of the tables
_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
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
            self._upgrade()
            self._connection.executescript(files("crawler.frontier").joinpath("tables.sql").read_text("utf-8"))

    def _upgrade(self) -> None:
        """Give a file of an earlier version the columns that came since."""
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'pages'").fetchone()
        for number in range(version + 1, VERSION + 1) if tables else ():
            self._connection.executescript(files("crawler.frontier").joinpath(f"upgrade.{number}.sql").read_text("utf-8"))
        self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def function(self, name: str, python: Callable[..., float]) -> None:
        """Let queries call a function of ours."""
        self._connection.create_function(name, -1, python, deterministic=True)

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
            raise StorageError(f"the frontier {self.path} cannot be used: {error}", self._remedy(error)) from error

    def _remedy(self, error: sqlite3.DatabaseError) -> str:
        """What to do about a file that cannot be used."""
        if getattr(error, "sqlite_errorcode", None) in _DAMAGED:
            return f"move {self.path.name} and what begins like it away; the crawl then asks for everything again and stores nothing twice"
        return "make room or mend its permissions, then start again"
