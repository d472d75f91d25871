"""The report for machines: JSON with the content of the HTML page, CSV with one row a flag."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pipelines import dataset
from pipelines.dataset.damage import readable
from reports.content import Report
from reports.explain import Words
from reports.page import PageView
from reports.untrusted import cell, one_line, shown_url

COLUMNS: Final = (
    *("doc_id", "source_id", "run_id", "url", "site", "category", "rule", "field", "line", "start", "end"),
    *("evidence", "canonical", "replacement", "score", "confidence", "payload", "action", "explanation"),
)
_ADDRESSES: Final = frozenset({"url", "source_id"})


def value_as_json(value: Report | PageView) -> str:
    """A whole report or an explained page as JSON, Chinese as it is."""
    return json.dumps(asdict(value), ensure_ascii=False, indent=1, default=_plain_value) + "\n"


def flags_as_csv(path: Path, words: Words) -> Iterator[str]:
    """The dataset's flags in stored order, in blocks of lines; formula cells are prefixed, control characters shown as signs.

    A byte order mark stands first, so that spreadsheets read Chinese. Parquet stays exact.
    """
    yield "\ufeff" + _lines([(*COLUMNS, "reason")])
    for file in dataset.files(path, "flags"):
        with readable(str(path)):
            yield from _blocks(file, words)


def _blocks(file: Path, words: Words) -> Iterator[str]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as part:
        for batch in part.iter_batches(columns=list(COLUMNS)):
            yield _lines([_row(flag, words) for flag in batch.to_pylist()])


def _row(flag: dict[str, Any], words: Words) -> tuple[str, ...]:
    reason = words.why(flag["rule"], flag["category"], flag["explanation"] or "")
    return (*(_cell(name, flag[name]) for name in COLUMNS), cell(one_line(reason)))


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    return cell(shown_url(value) if name in _ADDRESSES else one_line(str(value)))


def _lines(rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _plain_value(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a report")
