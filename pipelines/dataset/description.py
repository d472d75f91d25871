"""What stands beside the tables for those who find a dataset: the data dictionary, Croissant JSON-LD, statistics. Made anew by every
run that stored something; all of it can be made again from the tables.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from pipelines.dataset import commits, durable
from pipelines.dataset.commits import Part
from pipelines.dataset.croissant import croissant
from pipelines.dataset.dictionary import dictionary
from pipelines.dataset.durable import storing
from pipelines.dataset.lock import locked
from pipelines.dataset.statistics import DamageError, Statistics, statistics
from pipelines.errors import UsageError
from pipelines.schema import TABLES

__all__ = ["DamageError", "describe"]

DICTIONARY: Final = "README.md"
CROISSANT: Final = "croissant.json"
STATISTICS: Final = "statistics.json"


def describe(path: Path | str) -> Statistics:
    """Write the three files. Raises UsageError where there is no dataset, DamageError where a part
    cannot be read, StorageError where the disk is full."""
    out = Path(path)
    if not commits.newest(out):
        raise UsageError(f"{out} holds no dataset", "give the folder that taosha crawl or taosha process wrote with --out")
    with locked(out), storing(out):
        commits.roll_forward(out)
        history = list(commits.since(out, 0))
        figures = statistics(out, [part for commit in history for part in commit.parts])
        about = {"commit": history[-1].number, "schema_version": history[-1].schema_version, "config_hash": history[-1].config_hash}
        durable.write(out / STATISTICS, _json(about | asdict(figures)))
        durable.write(out / CROISSANT, _json(_croissant(out, [part for commit in history for part in commit.parts], figures)))
        durable.write(out / DICTIONARY, dictionary(out.resolve().name).encode())
    return figures


def _croissant(out: Path, live: Sequence[Part], figures: Statistics) -> dict[str, object]:
    stored = {part.table for part in live}
    return croissant(out.resolve().name, [table for table in TABLES if table in stored], figures.days[1] if figures.days else "")


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")
