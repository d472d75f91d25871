"""The command outlasts whoever reads what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "<html><head><title>淘沙</title></head><body><p>河边的人清晨就到滩上去，把沙子一筛一筛地淘洗，直到太阳落山。</p></body></html>"
TAOSHA = f"{sys.executable} -m taosha"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)


def test_a_reader_that_leaves_early_is_no_error() -> None:
    shown = shell(f"{TAOSHA} --help | true")
    assert (shown.returncode, shown.stderr) == (0, "")


def test_work_whose_words_nobody_reads_is_done_and_its_exit_code_is_true(page: Path, tmp_path: Path) -> None:
    first = shell(f"{TAOSHA} process {page} --out {tmp_path}/d --workers 1 2>&1 | true")
    again = shell(f"{TAOSHA} process {page} --out {tmp_path}/d --workers 1 2>&1 | true")
    assert (first.returncode, again.returncode) == (0, 5)


@pytest.mark.parametrize("closed", [">&- 2>&- <&-", "2>/dev/full"])
def test_streams_that_are_closed_or_full_stop_no_work(page: Path, tmp_path: Path, closed: str) -> None:
    assert shell(f"{TAOSHA} process {page} --out {tmp_path}/d --workers 1 {closed}").returncode == 0
    assert shell(f"{TAOSHA} process {page} --out {tmp_path}/d --workers 1 {closed}").returncode == 5


def test_a_result_that_has_no_room_is_an_error_that_says_so(page: Path) -> None:
    shown = shell(f"{TAOSHA} inspect {page} --json >/dev/full")
    assert shown.returncode == 1
    assert shown.stderr.startswith("taosha: no space left; make room")
    assert shown.stderr.count("\n") == 1
