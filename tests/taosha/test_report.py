"""`taosha report` as a user calls it."""

from __future__ import annotations

import errno
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from filters.model import Category, Finding
from pipelines.config import Config
from pipelines.dataset import Dataset
from pipelines.errors import Exit
from pipelines.record import Record
from taosha.cli import run

HEADER = "开云体育_官网入口_注册送礼"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four pages of two sites; one of each is flagged at a.example, none at b.example."""
    out = tmp_path / "data"
    with Dataset(out).begin("process", Config.default()) as work:
        for n, site in enumerate(["a.example", "a.example", "b.example", "b.example"]):
            text = f"{site}第{n}篇。消费者在签订合同之前应当仔细阅读条款，并保留往来的书面记录，以便在发生争议时作为依据。"
            record = Record(f"d{n}", f"{n}.html", f"http://{site}/{n}.html", site=site, title=f"第{n}篇", title_raw=f"第{n}篇")
            record.text, record.text_raw, record.n_chars, record.lang, record.q_han_share, record.q_mean_line_chars, record.q_entropy = (
                text,
                text,
                60,
                "zh-Hans",
                0.9,
                15.0,
                4.5,
            )
            record.fetched_at, record.input_key = datetime(2026, 11, 24, tzinfo=UTC), bytes([n]) * 16
            if n == 0:
                record.flags = [Finding(Category.GAMBLING, "header", "text", HEADER, "why", "excised", 0, 0, len(HEADER), score=0.9)]
            work.add(record)
        work.finish(0)
    return out


def test_it_prints_a_summary_and_writes_what_is_asked_for(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html, whole, flags = tmp_path / "r.html", tmp_path / "r.json", tmp_path / "r.csv"
    assert run(["report", str(folder), "--html", str(html), "--json", str(whole), "--csv", str(flags)]) == Exit.DONE
    out = capsys.readouterr().out
    assert out.startswith("1 of 4 pages flagged (25.0 %)")
    assert str(html) in out.replace("\n", "")
    assert html.stat().st_size > 20_000
    assert html.read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(whole.read_text("utf-8"))["totals"]["flagged"] == 1
    assert len(flags.read_text("utf-8").splitlines()) == 2


def test_it_speaks_chinese(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(folder), "--lang", "zh"]) == Exit.DONE
    assert capsys.readouterr().out.startswith("4 页中有 1 页被标记")


def test_a_dash_prints_json_and_nothing_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(folder), "--json", "-"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["dataset"] == "data"


@pytest.mark.parametrize(("share", "code"), [("0.49", Exit.GATE), ("0.5", Exit.DONE), ("1", Exit.DONE)])
def test_a_gate_fails_over_its_share_and_not_on_it(folder: Path, share: str, code: Exit, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(folder), "--fail-over", share]) == code
    said = capsys.readouterr().err
    assert said == ("taosha: a.example: 50.0 % of its pages are flagged, more than 49.0 %\n" if code else "")


def test_a_dataset_without_a_crawl_has_no_alerts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(folder), "--alerts"]) == Exit.DONE
    assert capsys.readouterr().err == ""


def test_on_a_full_disk_the_report_that_is_there_stays(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "r.html").write_text("the old one")
    monkeypatch.setattr(Path, "rename", full)
    assert run(["report", str(folder), "--html", str(tmp_path / "r.html")]) == Exit.CANNOT_FINISH
    assert "r.html cannot be written: no space left; make room" in capsys.readouterr().err
    assert (tmp_path / "r.html").read_text() == "the old one"
    assert {path.name for path in tmp_path.iterdir()} == {"data", "r.html"}
    assert run(["report", str(folder), "--csv", "/dev/full"]) == Exit.CANNOT_FINISH


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "dataset nowhere is not there; give the folder that taosha crawl or taosha process wrote with --out"),
        (["."], "holds no dataset"),
        (["DATA", "--lang", "fr"], "--lang 'fr' is not known; give zh or en"),
        (["DATA", "--fail-over", "2"], "less than or equal to 1"),
        (["DATA", "--html", "no/such/folder/r.html"], "no/such/folder/r.html cannot be written: no such file or directory"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: list[str], said: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert run(["report", *(str(folder) if a == "DATA" else a for a in arguments)]) == Exit.USAGE
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_both_to_stdout_and_no_page_at_all_are_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(folder), "--json", "-", "--csv", "-"]) == Exit.USAGE
    assert "--json and --csv both go to stdout; give one of them another FILE" in capsys.readouterr().err
    assert run(["report", str(folder), "--pages", "0"]) == Exit.USAGE
    assert run(["report", str(folder), "--pages", "1", "--json", "-"]) == Exit.DONE
    assert len(json.loads(capsys.readouterr().out)["flagged"]) == 1
