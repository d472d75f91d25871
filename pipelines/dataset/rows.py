"""Records as Arrow tables: column by column, lists from flat values and offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

import numpy as np
import pyarrow as pa

from filters.model import Finding
from pipelines.dataset.fetch import Fetch
from pipelines.dataset.manifest import Manifest
from pipelines.record import Record
from pipelines.schema import ARTICLES, FETCHES, FLAGS, RUNS, STRINGS
from pipelines.words import BETWEEN, Words

_SURROGATES = re.compile("[\ud800-\udfff]")
_OF_PAGE = ("doc_id", "source_id", "run_id", "url", "site")  # columns that a flag takes from its page


def articles(records: Sequence[Record]) -> pa.Table:
    """Rows of `articles` or `rejects`."""
    columns: dict[str, Iterable[Any]] = {field.name: map(attrgetter(field.name), records) for field in ARTICLES}
    return _table(ARTICLES, columns | {"tokens": _words([record.tokens for record in records])})


def flags(records: Sequence[Record]) -> pa.Table:
    """Rows of `flags`: all findings of these pages, in page order."""
    pages = [page for page in records for _ in page.flags]
    findings: list[Finding] = [finding for page in records for finding in page.flags]
    sources = {field.name: pages if field.name in _OF_PAGE else findings for field in FLAGS}
    return _table(FLAGS, {name: map(attrgetter(name), source) for name, source in sources.items()})


def fetches(failed: Sequence[Fetch], run_id: str) -> pa.Table:
    """Rows of `fetches`."""
    columns: dict[str, Iterable[Any]] = {f.name: map(attrgetter(f.name), failed) for f in FETCHES if f.name != "run_id"}
    return _table(FETCHES, columns | {"run_id": [run_id] * len(failed)})


def runs(manifest: Manifest) -> pa.Table:
    """Rows of `runs`, one a site."""
    sites = manifest.sites
    same = {
        "run_id": manifest.run_id,
        "command": manifest.command,
        "fetched_at": manifest.started_at,
        "finished_at": manifest.finished_at,
        "exit_code": manifest.exit_code,
        "config_hash": manifest.config_hash,
        "taosha_version": manifest.versions["taosha"],
    }
    columns: dict[str, Iterable[Any]] = {name: [value] * len(sites) for name, value in same.items()}
    columns |= {f.name: map(attrgetter(f.name.removeprefix("n_")), sites.values()) for f in RUNS if f.name not in same and f.name != "site"}
    return _table(RUNS, columns | {"site": sites})


def _table(schema: pa.Schema, columns: dict[str, Iterable[Any] | pa.Array[Any]]) -> pa.Table:
    made = [c if isinstance(c := columns[field.name], pa.Array) else _array(list(c), field.type) for field in schema]
    return pa.Table.from_arrays(made, schema=schema)


def _words(texts: Sequence[Sequence[str]]) -> pa.Array[Any]:
    """Lists of words without an object for each word: words end where the line feeds between them stand."""
    packed = [words if isinstance(words, Words) else Words(words) for words in texts]
    joined = "".join(words.joined + BETWEEN for words in packed if words)
    flat = np.frombuffer(_SURROGATES.sub("\ufffd", joined).encode(), np.uint8)
    ends = np.flatnonzero(flat == ord(BETWEEN))
    offsets = np.concatenate(([0], ends - np.arange(len(ends)))).astype(np.int32)
    letters = flat[flat != ord(BETWEEN)]
    words = pa.StringArray.from_buffers(len(ends), pa.py_buffer(offsets.tobytes()), pa.py_buffer(letters.tobytes()))
    starts = pa.array(accumulate(map(len, packed), initial=0), pa.int32())
    lists: pa.Array[Any] = pa.ListArray.from_arrays(starts, words, type=STRINGS)
    return lists


def _array(values: list[Any], kind: pa.DataType) -> pa.Array[Any]:
    if pa.types.is_list(kind):
        offsets = pa.array(accumulate(map(len, values), initial=0), pa.int32())
        lists: pa.Array[Any] = pa.ListArray.from_arrays(offsets, _array(list(chain.from_iterable(values)), kind.value_type), type=kind)
        return lists
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half of a surrogate pair has no UTF-8; one character for one, so that offsets hold
        return pa.array([v if v is None else _SURROGATES.sub("\ufffd", v) for v in values], kind)
