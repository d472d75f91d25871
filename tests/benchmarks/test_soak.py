"""kill -9 at random moments of the commands themselves, a few times; `make soak` does it a hundred times."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks import soak

PAGES = 40


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak, "PAGES", PAGES)


def test_a_killed_process_is_made_whole_by_the_next(tmp_path: Path) -> None:
    assert soak.kills_of_process(tmp_path, 2, Random(5)).faults == ()


def test_a_killed_compaction_loses_and_doubles_nothing(tmp_path: Path) -> None:
    assert soak.kills_of_compact(tmp_path, 1, Random(5)).faults == ()


def test_readers_are_never_wrong_while_others_store_and_merge(tmp_path: Path) -> None:
    outcome = soak.reads(tmp_path, 30)
    assert (outcome.faults, outcome.done >= 30) == ((), True)


def test_a_lost_row_would_be_told(tmp_path: Path) -> None:
    assert soak.kills_of_process(tmp_path, 0, Random(5)).faults == ()
    whole = soak.content(tmp_path / "whole")
    next((tmp_path / "whole" / "flags").rglob("*.parquet")).write_bytes(b"PAR1 half")
    assert list(soak._unreadable(tmp_path / "whole"))
    assert sum(whole.values()) > PAGES
