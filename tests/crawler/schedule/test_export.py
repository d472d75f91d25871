"""What is exported is read by those who will read it: systemd itself, the shell, a reader of cron lines."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cronsim import CronSim

from crawler.schedule.export import crontab, systemd
from pipelines.errors import UsageError

ODD = ["plain", "with space", "100%", "$HOME", 'quo"te', "it's", "back\\slash", "a;b", "新闻", "%n"]


def fields(line: str) -> tuple[str, str]:
    """The schedule and the command of a crontab line, as crontab(5) reads them: an escaped % is a %, a bare one ends the command."""
    *schedule, command = line.split(maxsplit=5)
    bare = command.replace("\\%", "\0")
    assert "%" not in bare
    return " ".join(schedule), bare.replace("\0", "%")


@pytest.mark.parametrize("word", ODD)
def test_a_crontab_line_is_due_each_minute_and_runs_what_was_given(tmp_path: Path, word: str) -> None:
    out = tmp_path / word
    script = tmp_path / "show.py"
    script.write_text("import sys; print(sys.argv[1:])")
    comment, line = crontab([sys.executable, str(script), "--out", str(out)], out, Path("sites.toml")).splitlines()
    assert comment.startswith("#")
    schedule, command = fields(line)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    assert (next(CronSim(schedule, at)) - at).total_seconds() == 60
    subprocess.run(["/bin/sh", "-c", command], check=True)
    assert (out / "logs" / "schedule.log").read_text() == f"{['--out', str(out)]}\n"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    (tmp_path / "taosha.service").write_text(systemd([sys.executable, *ODD], "root", tmp_path / "sites.toml"))
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / "taosha.service")], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")
def test_systemd_would_find_a_fault(tmp_path: Path) -> None:
    unit = systemd([sys.executable], "root", tmp_path / "sites.toml").replace("Type=exec", "Tipe=exec").replace(sys.executable, "/none")
    (tmp_path / "taosha.service").write_text(unit)
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / "taosha.service")], capture_output=True, text=True)
    assert "Tipe" in done.stderr
    assert "/none" in done.stderr


def test_words_of_the_unit_stay_what_they_are() -> None:
    unit = systemd(["/bin/x", *ODD], "root", Path("sites.toml"))
    (line,) = [line for line in unit.splitlines() if line.startswith("ExecStart=")]
    read = shlex.split(line.removeprefix("ExecStart=").replace("%%", "%").replace("$$", "\\$"))
    assert read == ["/bin/x", *ODD]


def test_a_line_feed_cannot_add_a_line() -> None:
    with pytest.raises(UsageError):
        crontab(["x"], Path("a\nb"), Path("sites.toml"))
    with pytest.raises(UsageError):
        systemd(["x\ny"], "root", Path("sites.toml"))
