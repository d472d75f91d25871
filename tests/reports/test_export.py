"""JSON and CSV of a report."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyarrow.compute as pc

from pipelines.dataset import read
from reports.explain import words
from reports.export import COLUMNS, flags_as_csv, value_as_json
from reports.gather import report


def test_json_holds_the_report(dataset: Path) -> None:
    made = report(dataset, "en")
    whole = json.loads(value_as_json(made))
    assert whole["totals"]["flagged"] == made.totals.flagged
    assert len(whole["flagged"]) == len(made.flagged)
    assert whole["last_run"]["started"].endswith("+00:00")


def test_csv_has_a_row_for_each_flag_and_no_formula(hostile: Path) -> None:
    text = "".join(flags_as_csv(hostile, words("zh")))
    assert text.startswith("\ufeffdoc_id,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == read(hostile, "flags").num_rows
    assert tuple(rows[0]) == (*COLUMNS, "reason")
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(row["evidence"].startswith("'=HYPERLINK") for row in rows)
    assert not re.search("[\x00-\x09\x0b-\x1f]", text)


def test_parquet_stays_exact(hostile: Path) -> None:
    evidence = read(hostile, "flags", ["evidence"])["evidence"]
    assert pc.any(pc.starts_with(evidence, "=HYPERLINK")).as_py()  # type: ignore[attr-defined]
