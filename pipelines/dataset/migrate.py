"""Migration: old parts rewritten with the columns of this version. Columns only ever come, so no value changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.dataset import configuration
from pipelines.dataset.change import Change, changing
from pipelines.dataset.commits import Part
from pipelines.dataset.damage import readable
from pipelines.dataset.description import describe
from pipelines.errors import UsageError
from pipelines.layout import INDEX
from pipelines.schema import SCHEMA_VERSION, TABLES


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did."""

    parts: int  # rewritten
    schema_before: str
    schema_after: str
    config_hash: str  # after


def migrate(path: Path | str) -> Migrated:
    """Bring all parts to this version's schema, in one commit. Columns that came later are null in the old rows.

    Raises UsageError where there is no dataset, or where it comes from a newer or another major version.
    """
    with changing(Path(path), "migrate") as change:
        before = change.schema_version
        if _version(before)[0] != _version(SCHEMA_VERSION)[0] or _version(before) > _version(SCHEMA_VERSION):
            raise UsageError(f"{path} has schema {before}, this version knows {SCHEMA_VERSION}", "use the version of Taosha that wrote it")
        old = [part for part in change.live if part.table != INDEX and _is_old(change, part)]
        if old:
            whole = configuration.kept(change.out, change.config_hash) | {"schema": SCHEMA_VERSION}
            change.config_hash, change.schema_version = configuration.keep(change.out, whole), SCHEMA_VERSION
            for part in old:
                _rewrite(change, part, configuration.metadata(whole))
        change.commit()
        done = Migrated(len(old), before, change.schema_version, change.config_hash)
    if done.parts:
        describe(path)
    return done


def _rewrite(change: Change, part: Part, about: dict[str, str]) -> None:
    schema = TABLES[part.table]  # type: ignore[index]
    with readable(str(change.out)):
        rows = pq.read_table(change.out / part.path, schema=schema, partitioning=None)
    change.put([part], [rows], schema, change.metadata(part) | about)


def _is_old(change: Change, part: Part) -> bool:
    with readable(str(change.out)):
        names = pq.read_schema(change.out / part.path).names
    return change.metadata(part).get("taosha.schema_version") != SCHEMA_VERSION or names != TABLES[part.table].names  # type: ignore[index]


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split("."))
