"""Whether a dataset is what its commits say: every part there, whole and readable, and nothing else in the table folders."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.dataset import commits, index
from pipelines.dataset.commits import Commit, Part
from pipelines.dataset.manifest import Manifest
from pipelines.errors import StorageError
from pipelines.layout import INDEX, RUNS
from pipelines.schema import SCHEMA_VERSION, TABLES


def validate(path: Path | str) -> list[str]:
    """What is wrong with a dataset, one sentence each; empty where all is well. May run while others write.

    Raises UsageError where there is none, not even parts that lost their commits.
    """
    out = Path(path)
    while True:
        newest = commits.newest(out)
        problems = list(_problems(out, newest))
        if not problems or newest == commits.newest(out):
            return problems


def _problems(out: Path, newest: int) -> Iterator[str]:
    standing = [p for folder in (*TABLES, INDEX) for p in sorted((out / folder).rglob("*")) if not p.is_dir()]  # before the commits
    listed = set[Path]()
    if not newest:
        if not standing:
            commits.expect(out)
        yield f"{out} has no commit"
    for number in range(newest, 0, -1):
        try:
            commit = commits.load(out, number)
        except StorageError as error:
            yield str(error)
            continue
        listed |= {out / path for path in (*(part.path for part in commit.parts), *(commit.replaces or ()))}
        if number == newest and not _finished(out, commit):
            yield f"{out}: commit {number} was cut off before its parts came into place; the next run finishes it"
        else:
            yield from _commit(out, commit)
        if commit.whole:
            break
    yield from (f"{p}: no commit names it" for p in standing if p not in listed)
    yield from _manifests(out)


def _finished(out: Path, commit: Commit) -> bool:
    return commits.in_place(out, commit) and not any((out / path).exists() for path in commit.replaces or ())


def _commit(out: Path, commit: Commit) -> Iterator[str]:
    for part in commit.parts:
        yield from _part(out / part.path, part)
    pages = sum(part.rows for part in commit.parts if part.table in ("articles", "rejects"))
    if pages != (indexed := sum(part.rows for part in commit.parts if part.table == INDEX)):
        yield f"{out}: commit {commit.number} has {pages} pages and an index of {indexed}"


def damage(path: Path, part: Part) -> str:
    """Why the file of a part cannot be used; empty where it is what was committed."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != part.sha256:
            return "its content is not what was committed"
        pq.ParquetFile(path)
    except FileNotFoundError:
        return "missing"
    except (OSError, pa.ArrowException) as error:
        return f"cannot be read ({error})"
    return ""


def _part(path: Path, part: Part) -> Iterator[str]:
    if damaged := damage(path, part):
        yield f"{path}: {damaged}"
        return
    content = pq.ParquetFile(path)
    if content.metadata.num_rows != part.rows:
        yield f"{path}: {content.metadata.num_rows} rows, {part.rows} were committed"
    yield from _schema(path, content.schema_arrow, index.schema_of(part.table))


def _schema(path: Path, found: pa.Schema, wanted: pa.Schema) -> Iterator[str]:
    """Parts of this schema version have exactly its columns, older ones may lack some."""
    schema_version = (found.metadata or {}).get(b"taosha.schema_version", SCHEMA_VERSION.encode()).decode()
    if unknown := sorted(set(found.names) - set(wanted.names)):
        yield f"{path}: unknown columns {', '.join(unknown)}"
    if schema_version == SCHEMA_VERSION and (missing := sorted(set(wanted.names) - set(found.names))):
        yield f"{path}: missing columns {', '.join(missing)}"
    for field in found:
        if field.name in wanted.names and field.type != (kind := wanted.field(field.name).type):
            yield f"{path}: column {field.name} is {field.type}, not {kind}"


def _manifests(out: Path) -> Iterator[str]:
    for path in sorted((out / RUNS).glob("*.json")):
        try:
            Manifest.load(path)
        except StorageError as error:
            yield str(error)
