"""What stands beside the tables for those who find a dataset: the data dictionary, Croissant JSON-LD, statistics. Made anew by every
run that stored something; all of it can be made again from the tables.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

from pipelines.dataset import commits, durable
from pipelines.dataset.commits import Commit
from pipelines.dataset.croissant import croissant
from pipelines.dataset.dictionary import dictionary
from pipelines.dataset.durable import storing
from pipelines.dataset.lock import locked
from pipelines.dataset.statistics import DamageError, Statistics, statistics
from pipelines.schema import TABLES

__all__ = ["DamageError", "describe"]

DICTIONARY: Final = "README.md"
CROISSANT: Final = "croissant.json"
STATISTICS: Final = "statistics.json"


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
        _write(out, *counted)
    return counted[1]


def _counted(out: Path) -> tuple[list[Commit], Statistics]:
    seen = commits.visible(out)
    return seen, statistics(out, [part for commit in seen for part in commit.parts])


def _write(out: Path, seen: Sequence[Commit], figures: Statistics) -> None:
    about: dict[str, object] = {"commit": 0}
    if seen:
        about = {"commit": seen[-1].number, "schema_version": seen[-1].schema_version, "config_hash": seen[-1].config_hash}
    name = out.resolve().name
    stored = {part.table for commit in seen for part in commit.parts}
    published = figures.days[1] if figures.days else ""
    durable.write(out / STATISTICS, _json(about | asdict(figures)))
    durable.write(out / CROISSANT, _json(croissant(name, [table for table in TABLES if table in stored], published)))
    durable.write(out / DICTIONARY, dictionary(name).encode())


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")
