"""What stands beside the tables for those who find a dataset: the data dictionary, Croissant JSON-LD, statistics. Made anew by
runs that stored something; all of it can be made again from the tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

from pipelines.dataset import commits, durable
from pipelines.dataset.commits import Commit, Part
from pipelines.dataset.croissant import croissant
from pipelines.dataset.damage import DamageError
from pipelines.dataset.dictionary import dictionary
from pipelines.dataset.durable import storing
from pipelines.dataset.lock import locked
from pipelines.dataset.remote import Remote
from pipelines.dataset.statistics import Statistics, Stored, statistics
from pipelines.remote import reaching
from pipelines.schema import TABLES

DICTIONARY: Final = "README.md"
CROISSANT: Final = "croissant.json"
STATISTICS: Final = "statistics.json"
AGAIN: Final = 0.1  # of the commits are newer than the description: so a run does not cost more for each one before it


def describe(path: Path | str) -> Statistics:
    """Write the three files. Counting holds nobody up, unless somebody commits meanwhile: then it is done again with the lock held.

    Raises UsageError where there is no dataset, DamageError where a part cannot be read, StorageError where the disk is full.
    """
    out = Path(path)
    commits.expect(out)
    counted: tuple[list[Commit], Statistics] | None = None
    with suppress(DamageError):  # or the parts were replaced while they were read
        counted = _counted(out)
    with locked(out), storing(out):
        if counted is None or counted[0][-1:] != commits.visible(out)[-1:]:
            counted = _counted(out)
        for name, content in _files(out.resolve().name, *counted).items():
            durable.write(out / name, content)
    return counted[1]


def refresh(out: Path) -> None:
    """Describe a folder's dataset where too much of it is newer than its description."""
    live = commits.visible(out)
    newer = [commit for commit in live if commit.number > _described(out)]
    if len(newer) >= AGAIN * len(live):
        describe(out)


def _described(out: Path) -> int:
    """The commit that the description tells of; 0 where there is none that can be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        return int(json.loads((out / STATISTICS).read_bytes())["commit"])
    return 0


def describe_remote(remote: Remote) -> Statistics:
    """The same at a URL, where there is no lock: done again where another run ended meanwhile, whose files ours may have replaced.

    Raises DamageError where a part cannot be read, StorageError where the URL cannot be reached.
    """
    while True:
        seen = list(commits.since(remote.here, 0))
        with reaching(remote.url):
            figures = statistics(_live(seen), Stored(remote.url, *remote.place()))
        for name, content in _files(remote.here.name, seen, figures).items():
            remote.write(name, content)
        remote.pull()
        if not any(part.table == "runs" for part in _live(commits.since(remote.here, seen[-1].number))):
            return figures


def _counted(out: Path) -> tuple[list[Commit], Statistics]:
    seen = commits.visible(out)
    return seen, statistics(_live(seen), Stored(str(out), str(out)))


def _live(seen: Iterable[Commit]) -> list[Part]:
    return [part for commit in seen for part in commit.parts]


def _files(name: str, seen: Sequence[Commit], figures: Statistics) -> dict[str, bytes]:
    """What the three files hold."""
    about: dict[str, object] = {"commit": 0}
    if seen:
        about = {"commit": seen[-1].number, "schema_version": seen[-1].schema_version, "config_hash": seen[-1].config_hash}
    stored = {part.table for part in _live(seen)}
    published = figures.days[1] if figures.days else ""
    return {
        STATISTICS: _json(about | asdict(figures)),
        CROISSANT: _json(croissant(name, [table for table in TABLES if table in stored], published)),
        DICTIONARY: dictionary(name).encode(),
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")
