"""A dataset in an object store, or wherever else fsspec leads: worked on in a folder of this machine, kept there.

There is no rename there and no lock. Parts go up under their final names, then the file that makes them count, `_commits/N.json`,
which only one writer can make; who comes second takes in what the other wrote and decides on its own rows again. A reader who
lists folders may see parts that no commit names yet; `files` never does.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from pipelines.dataset import commits
from pipelines.dataset.commits import Commit
from pipelines.errors import UsageError
from pipelines.layout import COMMITS, CONFIGS, INDEX, PROFILES, RUNS, STAGING, commit_path
from pipelines.remote import is_url, opened, reaching
from pipelines.schema import Table

_AT_HAND: Final[list[Remote]] = []
_SMALL: Final = (CONFIGS, PROFILES)  # folders whose files are written once


class Remote:
    """The place of a dataset, and the folder here that stands for it while a run or a report lasts."""

    def __init__(self, url: str) -> None:
        """Raises UsageError where the URL cannot be opened, StorageError where it cannot be reached."""
        self.url = url
        self._fs, self._root = opened(url)
        top = Path(tempfile.mkdtemp(prefix="taosha-"))
        self._end = weakref.finalize(self, shutil.rmtree, top, ignore_errors=True)
        self.here = top / Path(self._root).name
        self.here.mkdir()
        self.pull()

    def close(self) -> None:
        """Remove the folder here."""
        self._end()

    def pull(self) -> None:
        """Bring what later decisions need: commits that are not here yet, with their indexes, configurations and profiles."""
        with reaching(self.url):
            self._pull_commits()
            for folder in _SMALL:
                for name in self._names(folder):
                    self._get(f"{folder}/{name}")
            for name in sorted(self._names(RUNS))[-1:]:
                self._get(f"{RUNS}/{name}")

    def _pull_commits(self) -> None:
        known = commits.newest(self.here)
        for name in sorted(self._names(COMMITS)):
            if name.endswith(".json") and (number := int(Path(name).stem)) > known:
                self._get(f"{COMMITS}/{name}")
                for index in (part.path for part in commits.load(self.here, number).parts if part.table == INDEX):
                    self._get(index)

    def push(self, commit: Commit) -> bool:
        """Bring a staged commit up; False where another has its number, and nothing of it is left there then."""
        with reaching(self.url):
            for folder in _SMALL:
                there = set(self._names(folder))
                for path in (self.here / folder).glob("*"):
                    if path.name not in there:
                        self.put(f"{folder}/{path.name}")
            for part in commit.parts:
                self._fs.put_file(str(self.here / STAGING / part.path), self._at(part.path))
            if self._made(commit):
                return True
            for part in commit.parts:
                self._fs.rm_file(self._at(part.path))
            return False

    def put(self, path: str) -> None:
        """Bring one file up."""
        self.write(path, (self.here / path).read_bytes())

    def write(self, path: str, content: bytes) -> None:
        """Make or replace one file there."""
        with reaching(self.url):
            self._fs.pipe_file(self._at(path), content)

    def trim(self, commit: Commit) -> None:
        """Remove the parts of a commit that is up from the folder here; its index stays."""
        for part in commit.parts:
            if part.table != INDEX:
                (self.here / part.path).unlink()

    def mirror(self) -> Path:
        """Bring all that readers see, manifests included, into the folder here."""
        with reaching(self.url):
            for part in self.parts():
                self._get(part)
            for name in self._names(RUNS):
                self._get(f"{RUNS}/{name}")
        return self.here

    def parts(self, table: Table | None = None) -> Iterator[str]:
        """The parts of all tables or of one, in the order of their commits; inside the dataset."""
        for commit in commits.since(self.here, 0):
            yield from (part.path for part in commit.parts if table in (None, part.table))

    def files(self, table: Table) -> list[str]:
        """The same as addresses."""
        return [f"{self.url.rstrip('/')}/{part}" for part in self.parts(table)]

    def place(self) -> tuple[str, Any]:
        """The root of the dataset and its file system, as Arrow wants them."""
        from pyarrow.fs import FSSpecHandler, PyFileSystem

        return self._root, PyFileSystem(FSSpecHandler(self._fs))  # type: ignore[abstract]  # the stubs do not know its methods

    def _made(self, commit: Commit) -> bool:
        """Make the file that makes a commit count; False where it is there and is not ours."""
        path, content = self._at(f"{COMMITS}/{commit_path(self.here, commit.number).name}"), commits.written(commit)
        try:
            self._fs.pipe_file(path, content, mode="create")
        except OSError:  # each file system has its own for a name that is taken, and an answer can be lost on its way
            self._fs.invalidate_cache()
            if not self._fs.exists(path):
                raise
            return bool(self._fs.cat_file(path) == content)
        return True

    def _names(self, folder: str) -> list[str]:
        self._fs.invalidate_cache()
        try:
            return [Path(found).name for found in self._fs.ls(self._at(folder), detail=False)]
        except FileNotFoundError:
            return []

    def _get(self, path: str) -> None:
        """Bring one file here, where it is not here yet; whole under its name, or not at all."""
        target = self.here / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            partial = target.with_name(f".{target.name}.part")
            self._fs.get_file(self._at(path), str(partial))
            partial.rename(target)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"


def at_hand(path: str) -> Path:
    """The folder of a dataset; of one at a URL a folder with all that readers see, for as long as this process lasts."""
    if not is_url(path):
        return Path(path)
    remote = Remote(path)
    if not commits.newest(remote.here):
        raise UsageError(f"{path} holds no dataset", "check the address")
    _AT_HAND.append(remote)
    return remote.mirror()


def files(url: str, table: Table) -> list[str]:
    """The parts of a table of a dataset in an object store, as addresses; never one that no commit names."""
    remote = Remote(url)
    try:
        return remote.files(table)
    finally:
        remote.close()


def read(url: str, table: Table, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of a table of a dataset in an object store, as `reading.read` gives them."""
    from pipelines.dataset.reading import table_of

    remote = Remote(url)
    try:
        with reaching(url):
            root, fs = remote.place()
            return table_of(table, [f"{root}/{part}" for part in remote.parts(table)], columns, root, fs)
    finally:
        remote.close()
