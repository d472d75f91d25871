"""Parquet parts: how a table is written, and what a file says about where it comes from."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.config import Config
from pipelines.dataset import durable
from pipelines.dataset.commits import Part
from pipelines.layout import STAGING
from pipelines.schema import SCHEMA_VERSION

ROW_GROUP: Final = 10_000  # rows
COMPRESSION_LEVEL: Final = 3  # of zstd

# Strings of which hardly two rows have the same; all others, tokens included, come again and again.
_NO_DICTIONARY: Final = frozenset({"title", "title_raw", "text", "text_raw", "content_hash"})


def versions(config: Config) -> dict[str, str]:
    """Package -> version of everything that decides what a part says, and of what wrote it."""
    return config.engines() | {"pyarrow": pa.__version__}


def metadata(config: Config) -> dict[str, str]:
    """What every part says of how its rows came about."""
    from filters.segment import Dictionary

    words = Dictionary(config.userdict)
    return {
        "taosha.schema_version": SCHEMA_VERSION,
        "taosha.config_hash": config.digest,
        "taosha.policy": config.policy.echo(),
        "taosha.engines": json.dumps(versions(config), sort_keys=True),
        "taosha.segmenter": json.dumps({"engine": words.engine, "dictionary": words.digest}),
        "taosha.profiles": json.dumps({name: profile.digest for name, profile in sorted(config.profiles.items())}),
    }


def stage(out: Path, table: str, path: str, rows: pa.Table, about: Mapping[str, str]) -> Part:
    """Write rows durably to the staging folder, as the part that will stand at `path`."""
    return stage_pieces(out, table, path, rows.schema, [rows], about)


def stage_pieces(
    out: Path, table: str, path: str, schema: pa.Schema, pieces: Iterable[pa.Table], about: Mapping[str, str], row_group: int = ROW_GROUP
) -> Part:
    """The same for rows that come piece by piece, each the start of a row group."""
    staged = out / STAGING / path
    durable.make_folder(staged.parent)
    schema, rows = schema.with_metadata(dict(about)), 0
    with staged.open("w+b") as file:
        with pq.ParquetWriter(
            file,
            schema,
            compression="zstd",
            compression_level=COMPRESSION_LEVEL,
            use_dictionary=_dictionary(schema),  # type: ignore[arg-type]  # the stubs know one column only
            write_statistics=True,
        ) as writer:
            for piece in pieces:
                writer.write_table(piece.replace_schema_metadata(dict(about)), row_group)
                rows += piece.num_rows
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    durable.sync_folder(staged.parent)
    return Part(table, path, rows, size, digest)


def _dictionary(schema: pa.Schema) -> list[str]:
    strings = [f.name for f in schema if pa.types.is_string(f.type) and f.name not in _NO_DICTIONARY]
    return strings + [f"{f.name}.list.element" for f in schema if pa.types.is_list(f.type)]
