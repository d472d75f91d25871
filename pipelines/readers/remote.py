"""Inputs at URLs: files, and folders of them, on whatever file system fsspec opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from pipelines.errors import UsageError
from pipelines.readers.source import Source, UnreadableError, possible, printable
from pipelines.remote import opened, reaching


@dataclass(slots=True)
class RemoteSource(Source):
    """A file at a URL; `path` is its path in its file system."""

    url: str = ""

    def open(self) -> BinaryIO:
        """Open for reading; raises UnreadableError."""
        fs, _ = opened(self.url)
        try:
            return cast("BinaryIO", fs.open(str(self.path), "rb"))
        except Exception as error:  # each file system has errors of its own
            raise UnreadableError(f"cannot be opened: {type(error).__name__}") from error


def found(url: str, ending: Callable[[str], str]) -> list[RemoteSource]:
    """The files at a URL: one, or those in a folder, sorted by their paths' parts, hidden ones left out.

    One of an unknown kind has no `ending`. Raises UsageError where there is nothing, StorageError where it cannot be reached.
    """
    fs, root = opened(url)
    with reaching(url):
        if not fs.exists(root):
            raise UsageError(f"{url} does not exist", "check the address")
        if fs.isfile(root):
            return [_source(url, root, PurePosixPath(root).name, fs.info(root), ending)]
        files = fs.find(root, detail=True)
    inside = {name: path.removeprefix(root).lstrip("/") for path in files if (name := str(path))}
    shown = {path: name for path, name in inside.items() if not any(part.startswith((".", "_")) for part in name.split("/"))}
    ordered = sorted(shown.items(), key=lambda item: item[1].split("/"))
    return [_source(url, path, name, files[path], ending) for path, name in ordered]


def _source(url: str, path: str, name: str, info: dict[str, Any], ending: Callable[[str], str]) -> RemoteSource:
    return RemoteSource(Path(path), printable(name), ending(name), int(info.get("size") or 0), possible(_modified(info)), url=url)


def _modified(info: dict[str, Any]) -> datetime | None:
    """When a file was last changed, under the name that its file system has for it."""
    when = next((info[key] for key in ("LastModified", "mtime", "last_modified", "updated", "created") if info.get(key)), None)
    if isinstance(when, int | float):
        return datetime.fromtimestamp(when, UTC)
    if isinstance(when, str):
        when = datetime.fromisoformat(when)
    return when.astimezone(UTC) if isinstance(when, datetime) else None
