"""Damaged parts set aside: out of the tables, never deleted; their pages are no longer known, so that the same input brings them back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipelines.dataset import durable
from pipelines.dataset.change import Change, changing
from pipelines.dataset.commits import Part
from pipelines.dataset.description import describe
from pipelines.dataset.removal import PageKey, Rows, indexed, keys, without
from pipelines.dataset.validate import damage
from pipelines.errors import StorageError
from pipelines.layout import ASIDE, INDEX


@dataclass(frozen=True, slots=True)
class SetAside:
    """One damaged part."""

    path: str  # inside the dataset, where it stood
    reason: str
    rows: int  # that it had when it was committed
    now: str  # inside the dataset, where it is; empty where the file was missing


def set_aside(path: Path | str) -> list[SetAside]:
    """Move damaged parts to `_aside` and go on without them, in one commit.

    Raises UsageError where there is no dataset, StorageError where the index is damaged: without it no input is known again.
    """
    out = Path(path)
    with changing(out, "validate") as change:
        found = [(part, reason) for part in change.live if (reason := damage(out / part.path, part))]
        if damaged := [part.path for part, _ in found if part.table == INDEX]:
            raise StorageError(f"{out / damaged[0]} is damaged and cannot be set aside", "restore it from a backup")
        moved = [SetAside(part.path, reason, part.rows, _moved(out, part)) for part, reason in found]
        gone = [part for part, _ in found]
        change.drop(gone)
        if any(part.table in ("articles", "rejects") for part in gone):
            pages = [change.table(part) for part in change.of("articles", "rejects") if part not in gone]
            known = [change.table(part) for part in change.of(INDEX)]
            without(change, _sum(known) - _sum(pages))
            _drop_flags(change, {key for page in pages for key in keys(page)}, gone)
        change.commit()
    if moved:
        describe(out)
    return moved


def _drop_flags(change: Change, pages: set[PageKey], gone: Sequence[Part]) -> None:
    """Take the flags of pages that are no longer stored out of the tables; the parts as they were stand in `_aside` too."""
    for part in change.of("flags"):
        if part in gone:
            continue
        flags = change.table(part)
        keep = [key in pages for key in keys(flags)]
        if not all(keep):
            target = change.out / ASIDE / part.path
            durable.make_folder(target.parent)
            durable.write(target, (change.out / part.path).read_bytes())
            change.put([part], [flags.filter(pa.array(keep))], flags.schema, change.metadata(part))


def _sum(tables: Sequence[pa.Table]) -> Rows:
    return sum(map(indexed, tables), Counter())


def _moved(out: Path, part: Part) -> str:
    """Move a damaged file to where nobody looks; gives its place. A name that is taken there is never written over."""
    if not (out / part.path).exists():
        return ""
    target = out / ASIDE / part.path
    durable.make_folder(target.parent)
    while target.exists():
        target = target.with_name(f"{target.name}.again")
    (out / part.path).rename(target)
    durable.sync_folder(target.parent)
    return str(target.relative_to(out))
