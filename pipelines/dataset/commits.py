"""The commit protocol: staged parts count from the moment that one file names them all, over all tables.

Stage and fsync every part; write `_commits/N.json` under a temporary name, fsync, rename: from here on they count. Then move
the parts into place, flags first, articles last. What a crash leaves is finished by whoever takes the lock next. All of it
is done with the dataset lock held, so only the last commit can have parts that are not in place.

Most commits add parts. A whole one names all parts that the dataset has from then on, and those that it has no more, which
are removed once the others are in place.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from pipelines.dataset import durable
from pipelines.errors import StorageError, UsageError, reason
from pipelines.layout import COMMITS, STAGING, commit_path

_ADDRESS: Final = re.compile(r"(\w{2,}):/+(.+)")  # a URL that was taken for a path
GRACE: Final = 1.0  # seconds that replaced parts are left, for readers who have listed them and not opened them yet


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
    """What one commit added, or, where it is whole, all that there is."""

    number: int  # from 1, without gaps
    run_id: str  # the run, or the command that made a whole commit
    config_hash: str
    schema_version: str
    parts: tuple[Part, ...]  # in the order in which they come into place
    replaces: tuple[str, ...] | None = None  # of a whole commit: paths of parts that are no more
    shards: Mapping[str, int] = field(default_factory=dict)  # key of an input file whose last page this added -> its pages

    @property
    def whole(self) -> bool:
        """Whether `parts` is the whole dataset, whatever the commits before say."""
        return self.replaces is not None


def newest(out: Path) -> int:
    """Number of the last commit; 0 where there is none."""
    try:
        return max((int(p.stem) for p in (out / COMMITS).glob("*.json") if p.stem.isdigit()), default=0)
    except (FileNotFoundError, NotADirectoryError):
        return 0


def expect(out: Path) -> None:
    """Raise UsageError, which names the remedy, where there is no dataset."""
    if newest(out):
        return
    if (address := _ADDRESS.match(str(out))) and not out.exists():
        raise UsageError(
            f"{address[1]}://{address[2]} is not a folder on this machine", "this works on folders: bring the dataset here first"
        )
    problem = f"{out} is not a dataset but a file" if out.is_file() else f"{out} holds no dataset"
    raise UsageError(
        problem if out.exists() else f"dataset {out} is not there", "give the folder that taosha crawl or taosha process wrote with --out"
    )


def load(out: Path, number: int) -> Commit:
    """One commit. Raises StorageError where its file is missing or damaged."""
    path = commit_path(out, number)
    try:
        stored = json.loads(path.read_bytes())
        replaces = None if stored.get("replaces") is None else tuple(stored["replaces"])
        return Commit(**stored | {"parts": tuple(Part(**part) for part in stored["parts"]), "replaces": replaces})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StorageError(f"{path}: no commit can be read from it ({reason(error)})", "restore it from a backup") from None


def since(out: Path, number: int, until: int | None = None) -> Iterator[Commit]:
    """The commits after `number`, in order, up to `until` (the newest); where one is whole, from the last such on."""
    found = list[Commit]()
    for earlier in range(newest(out) if until is None else until, number, -1):
        found.append(load(out, earlier))
        if found[-1].whole:
            break
    yield from reversed(found)


def visible(out: Path) -> list[Commit]:
    """The commits that readers see: all whose parts are in place, from the last whole one on."""
    last = newest(out)
    if last and not in_place(out, load(out, last)):
        last -= 1
    return list(since(out, 0, last))


def publish(out: Path, commit: Commit) -> None:
    """Make staged parts count; `roll_forward` moves them into place. The lock is held."""
    for folder in sorted({(out / part.path).parent for part in commit.parts} | {out / COMMITS}):
        durable.make_folder(folder)  # before the commit counts, so that no room is needed after it
    durable.make_folder(out / STAGING)  # while it stands, the commit has something left to do
    durable.write(commit_path(out, commit.number), written(commit))


def written(commit: Commit) -> bytes:
    """What the file of a commit holds."""
    return json.dumps(asdict(commit), indent=1).encode()


def roll_forward(out: Path) -> None:
    """Move the parts of the last commit into place, remove what it replaces and what was staged for none. The lock is held."""
    if (out / STAGING).exists():
        if last := newest(out):
            commit = load(out, last)
            _place(out, commit)
            _remove(out, commit)
        shutil.rmtree(out / STAGING)


def in_place(out: Path, commit: Commit) -> bool:
    """Whether no part of a commit is still to be moved to where readers look; one that was lost is damage, for a reader to tell."""
    return all((out / part.path).exists() or not (out / STAGING / part.path).exists() for part in commit.parts)


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


def _remove(out: Path, commit: Commit) -> None:
    """Remove the parts that a whole commit replaces, and the partitions that are empty then. The lock is held."""
    standing = [out / path for path in commit.replaces or () if (out / path).exists()]
    if standing:
        time.sleep(GRACE)
    for part in standing:
        part.unlink(missing_ok=True)
    for folder in sorted({part.parent for part in standing}):
        with suppress(OSError):  # another part stands in it
            folder.rmdir()
