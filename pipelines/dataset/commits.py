"""The commit protocol: staged parts count from the moment that one file names them all, over all tables.

Stage and fsync every part; write `_commits/N.json` under a temporary name, fsync, rename: from here on they count. Then move
the parts into place, flags first, articles last. What a crash leaves is finished by whoever takes the lock next. All of it
is done with the dataset lock held, so only the last commit can have parts that are not in place.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pipelines.dataset import durable
from pipelines.dataset.layout import COMMITS, STAGING, commit_path
from pipelines.errors import StorageError


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a commit."""

    table: str  # a table of the schema, or `_index`
    path: str  # inside the dataset
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Commit:
    """What one commit added."""

    number: int  # from 1, without gaps
    run_id: str
    config_hash: str
    schema_version: str
    parts: tuple[Part, ...]  # in the order in which they come into place


def newest(out: Path) -> int:
    """Number of the last commit; 0 where there is none."""
    try:
        return max((int(p.stem) for p in (out / COMMITS).glob("*.json") if p.stem.isdigit()), default=0)
    except FileNotFoundError:
        return 0


def load(out: Path, number: int) -> Commit:
    """One commit. Raises StorageError where its file is missing or damaged."""
    path = commit_path(out, number)
    try:
        stored = json.loads(path.read_bytes())
        return Commit(**stored | {"parts": tuple(Part(**part) for part in stored["parts"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StorageError(f"{path}: no commit can be read from it ({error})", "restore it from a backup") from None


def since(out: Path, number: int) -> Iterator[Commit]:
    """The commits after `number`, in order."""
    for following in range(number + 1, newest(out) + 1):
        yield load(out, following)


def publish(out: Path, commit: Commit) -> None:
    """Make staged parts count; `roll_forward` moves them into place. The lock is held."""
    for folder in sorted({(out / part.path).parent for part in commit.parts} | {out / COMMITS}):
        durable.make_folder(folder)  # before the commit counts, so that no room is needed after it
    durable.write(commit_path(out, commit.number), json.dumps(asdict(commit), indent=1).encode())


def roll_forward(out: Path) -> None:
    """Move the parts of the last commit into place, and remove what was staged for none. The lock is held."""
    if (out / STAGING).exists():
        if last := newest(out):
            _place(out, load(out, last))
        shutil.rmtree(out / STAGING)


def in_place(out: Path, commit: Commit) -> bool:
    """Whether all parts of a commit stand where readers look for them."""
    return all((out / part.path).exists() for part in commit.parts)


def _place(out: Path, commit: Commit) -> None:
    """Move the parts of a commit to where readers look, as far as they are not there. The lock is held."""
    folders = set()
    for part in commit.parts:
        staged, target = out / STAGING / part.path, out / part.path
        if staged.exists():
            durable.make_folder(target.parent)
            staged.rename(target)
            folders.add(target.parent)
    for folder in sorted(folders):
        durable.sync_folder(folder)
