"""Whether a dataset is what its commits say: every part there, whole and readable, and nothing else in the table folders."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.dataset import commits, index
from pipelines.dataset.commits import Commit, Part
from pipelines.dataset.layout import INDEX, RUNS
from pipelines.dataset.manifest import Manifest
from pipelines.errors import StorageError
from pipelines.schema import SCHEMA_VERSION, TABLES


def validate(path: Path | str) -> list[str]:
    """What is wrong with a dataset, one sentence each; empty where all is well. May run while others write."""
    out = Path(path)
    standing = [p for folder in (*TABLES, INDEX) for p in sorted((out / folder).rglob("*")) if not p.is_dir()]  # before the commits
    if not (newest := commits.newest(out)):
        return [f"{out} holds no dataset", *(f"{p}: no commit names it" for p in standing)]
    problems, listed = list[str](), set[Path]()
    for number in range(1, newest + 1):
        try:
            commit = commits.load(out, number)
        except StorageError as error:
            problems.append(str(error))
            continue
        listed |= {out / part.path for part in commit.parts}
        if number == newest and not commits.in_place(out, commit):
            problems.append(f"{out}: commit {number} was cut off before its parts came into place; the next run finishes it")
        else:
            problems += _commit(out, commit)
    problems += (f"{p}: no commit names it" for p in standing if p not in listed)
    return problems + list(_manifests(out))


def _commit(out: Path, commit: Commit) -> Iterator[str]:
    for part in commit.parts:
        yield from _part(out / part.path, part, commit.schema_version)
    pages = sum(part.rows for part in commit.parts if part.table in ("articles", "rejects"))
    if pages != (indexed := sum(part.rows for part in commit.parts if part.table == INDEX)):
        yield f"{out}: commit {commit.number} has {pages} pages and an index of {indexed}"


def _part(path: Path, part: Part, schema_version: str) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != part.sha256:
            yield f"{path}: its content is not what was committed"
            return
        content = pq.ParquetFile(path)
    except FileNotFoundError:
        yield f"{path}: missing"
        return
    except (OSError, pa.ArrowException) as error:
        yield f"{path}: cannot be read ({error})"
        return
    if content.metadata.num_rows != part.rows:
        yield f"{path}: {content.metadata.num_rows} rows, {part.rows} were committed"
    yield from _schema(path, content.schema_arrow, index.SCHEMA if part.table == INDEX else TABLES[part.table], schema_version)  # type: ignore[index]


def _schema(path: Path, found: pa.Schema, wanted: pa.Schema, schema_version: str) -> Iterator[str]:
    """Parts of this schema version have exactly its columns, older ones may lack some."""
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
