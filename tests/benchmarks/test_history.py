"""The made-up history: what its report must say first, and that the same days give the same rows."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.history import make
from pipelines.dataset import manifests, read, validate
from pipelines.errors import Exit, UsageError
from reports.gather import report
from taosha import cli

DAYS = 3


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last days of it."""
    out = tmp_path_factory.mktemp("history") / "data"
    make(out, DAYS)
    return out


def test_the_report_leads_with_the_site_that_was_broken_into(history: Path) -> None:
    made = report(history, "en")
    assert [onset.site for onset in made.onsets] == ["nanping-edu.example", "linhe-county.example"]
    assert len(made.runs) == DAYS
    assert all(run.pages_after for run in made.runs)
    assert validate(history) == []


def test_a_run_a_day_each_with_its_own_time(history: Path) -> None:
    started = [run.started_at for run in manifests(history)]
    assert [(later - earlier).days for earlier, later in pairwise(started)] == [1, 1]


def test_an_alert_names_the_site_and_says_why(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["report", str(history), "--alerts"]) == Exit.GATE
    assert "taosha: alert: nanping-edu.example: pages that were clean before and carry spam now: 6 (limit 0)\n" in capsys.readouterr().err


def test_the_same_days_give_the_same_rows(history: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", DAYS)
    for table in ("articles", "rejects", "flags", "fetches", "runs"):
        assert read(history, table).equals(read(tmp_path / "again", table)), table


def test_nothing_is_written_over(history: Path) -> None:
    with pytest.raises(UsageError, match="is not empty"):
        make(history, 1)
