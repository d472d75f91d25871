"""The manifest of a finished run: what ran, with what, what it stored, how it ended."""

from __future__ import annotations

import json
import re
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any, Final

from pipelines.dataset import durable
from pipelines.dataset.commits import Part
from pipelines.dataset.counts import SiteCounts
from pipelines.errors import StorageError, reason
from pipelines.layout import RUNS, manifest_path

RUN_ID: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """One finished run."""

    run_id: str
    command: str
    config_hash: str
    schema_version: str
    versions: Mapping[str, str]  # package -> version
    started_at: datetime  # UTC
    finished_at: datetime  # UTC
    exit_code: int
    previous_run: str | None  # the run that finished before this one began
    sites: Mapping[str, SiteCounts]
    files: tuple[Part, ...] = ()

    def write(self, out: Path) -> None:
        """Put it beside the tables, whole or not at all."""
        durable.make_folder(out / RUNS)
        text = StringIO()  # takes piece by piece what `dumps` would keep as a list of them, seven times as large
        json.dump(_plain(self), text, default=_plain, ensure_ascii=False, indent=1)
        durable.write(manifest_path(out, self.run_id), text.getvalue().encode(errors="replace"))

    @classmethod
    def load(cls, path: Path) -> Manifest:
        """Read one. Raises StorageError where the file is damaged."""
        try:
            stored: dict[str, Any] = json.loads(path.read_bytes())
            stored |= {name: datetime.fromisoformat(stored[name]) for name in ("started_at", "finished_at")}
            stored["sites"] = {name: _counts(site) for name, site in stored["sites"].items()}
            stored["files"] = tuple(Part(**part) for part in stored["files"])
            return cls(**stored)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StorageError(
                f"{path}: no manifest can be read from it ({reason(error)})", "restore it from a backup or remove it"
            ) from None


def manifests(out: Path) -> list[Manifest]:
    """The manifests of all finished runs, the oldest first."""
    return [Manifest.load(path) for path in sorted((out / RUNS).glob("*.json"))]


def newest_first(out: Path) -> Iterator[Manifest]:
    """The same, the newest first, each read when it is asked for."""
    yield from map(Manifest.load, sorted((out / RUNS).glob("*.json"), reverse=True))


def new_run_id(now: datetime) -> str:
    """A name that sorts by time, within a second too, and is nobody else's, such as 20261124T101500Z-7d1ab12."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{now.microsecond >> 8:03x}{secrets.token_hex(2)}"


def last_run(out: Path) -> str:
    """The finished run that began last; empty where there is none."""
    return max((path.stem for path in (out / RUNS).glob("*.json")), default="")


def previous_run(out: Path, run_id: str) -> str | None:
    """The finished run whose name sorts last before `run_id`."""
    return max((path.stem for path in (out / RUNS).glob("*.json") if path.stem < run_id), default=None)


def _counts(site: dict[str, Any]) -> SiteCounts:
    stored: dict[str, Any] = {name: Counter(value) if isinstance(value, dict) else value for name, value in site.items()}
    return SiteCounts(**stored)


def _plain(value: Any) -> str | dict[str, Any]:
    return value.isoformat() if isinstance(value, datetime) else {f.name: getattr(value, f.name) for f in fields(value)}
