"""`taosha process` as a user calls it: inputs, exit codes, what is said."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import taosha
from pipelines.dataset import Run
from pipelines.readers import jsonl
from pipelines.readers.inputs import READERS
from pipelines.record import Record
from taosha import cli

ARTICLE = (
    "<html><head><title>{0}号公告</title></head><body><h1>{0}号公告</h1>"
    + "<p>这是第{0}篇文章的正文，讲的是{0}件事情的经过和结果。</p>" * 12
)


@pytest.fixture
def process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Exit code and JSON of `taosha process … --out tmp/out`."""

    def run(*arguments: object) -> tuple[int, dict[str, Any]]:
        code = cli.run(["process", "--out", str(tmp_path / "out"), "--workers", "1", "--json", *map(str, arguments)])
        shown = capsys.readouterr()
        return code, json.loads(shown.out) if shown.out else {"message": shown.err}

    return run


@pytest.fixture
def shard(tmp_path: Path) -> Callable[..., Path]:
    """A JSONL file of some articles, and of lines as they are."""

    def write(count: int, *more: str, name: str = "pages.jsonl") -> Path:
        rows = [json.dumps({"id": f"p{k}", "url": f"http://a.example/{k}", "html": ARTICLE.format(k)}) for k in range(count)]
        (tmp_path / name).write_text("\n".join((*rows, *more)))
        return tmp_path / name

    return write


def rows(out: Path) -> dict[str, dict[str, Any]]:
    return {r["source_id"]: r for table in ("articles", "rejects") for r in taosha.dataset.read(out, table).to_pylist()}


def test_pages_become_rows_with_their_id_site_and_run(process, shard, tmp_path: Path) -> None:
    code, shown = process(shard(3))
    assert (code, shown["pages"], shown["exit_code"], shown["known"]) == (0, 3, 0, 0)
    stored = rows(tmp_path / "out")
    assert stored.keys() == {"p0", "p1", "p2"}
    assert {row["site"] for row in stored.values()} == {"a.example"}
    assert {row["run_id"] for row in stored.values()} == {shown["run_id"]}
    assert sum(shown["verdicts"].values()) == shown["articles"] + shown["rejects"] == 3


def test_the_same_input_again_is_nothing_new_and_a_changed_page_is(process, shard) -> None:
    process(shard(3))
    code, shown = process(shard(3))
    assert (code, shown["pages"], shown["known"]) == (5, 0, 3)
    code, shown = process(shard(4))
    assert (code, shown["pages"], shown["known"]) == (0, 1, 3)


def test_a_bad_page_among_many_is_a_reject_with_its_reason(process, shard, tmp_path: Path) -> None:
    code, shown = process(shard(2, "{no json"))
    assert (code, shown["pages"], shown["errors"]) == (4, 3, 1)
    assert shown["reasons"]["error"] == 1
    assert rows(tmp_path / "out")["pages.jsonl:3"]["error"] == "line 3 is no JSON"
    assert process(shard(2, "{no json"))[0] == 4


def test_gzip_that_breaks_off_keeps_what_came_before(process, shard, tmp_path: Path) -> None:
    whole = gzip.compress(shard(200).read_bytes())
    (tmp_path / "pages.jsonl.gz").write_bytes(whole[: len(whole) * 3 // 4])
    code, shown = process(tmp_path / "pages.jsonl.gz")
    assert code == 4
    assert shown["errors"] >= 1
    assert "breaks off" in rows(tmp_path / "out")["pages.jsonl.gz"]["error"]
    assert rows(tmp_path / "out")["p0"]["error"] == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.html"], "none.html does not exist"),
        ([""], "an INPUT is empty"),
        (["page.html", "--out", ""], "--out is empty"),
        (["page.html", "--policy", "none.toml"], "none.toml"),
        (["page.html", "--sites", "none.toml"], "none.toml"),
        (["page.html", "--userdict", "none.txt"], "none.txt cannot be read"),
        (["page.html", "--userdict", "page.html"], "line 1"),
        (["page.html", "--workers", "0"], "--workers"),
        (["page.html", "--workers", "many"], "--workers"),
    ],
)
def test_a_wrong_input_or_option_is_one_line_and_leaves_no_dataset(
    process, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(ARTICLE.format(1))
    code, shown = process(*arguments)
    assert code == 2
    assert message in shown["message"]
    assert shown["message"].count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_an_out_that_cannot_be_written_is_wrong_usage(tmp_path: Path, shard, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        assert cli.run(["process", str(shard(1)), "--out", str(out), "--workers", "1"]) == 2
        assert str(out) in capsys.readouterr().err


def test_another_policy_into_the_same_dataset_is_refused(process, shard, tmp_path: Path) -> None:
    process(shard(1))
    (tmp_path / "policy.toml").write_text('languages = ["en"]\n')
    code, shown = process(shard(2), "--policy", tmp_path / "policy.toml")
    assert code == 2
    assert "repolicy" in shown["message"]


def test_a_page_has_the_name_of_its_site_in_sites_toml(process, shard, tmp_path: Path) -> None:
    (tmp_path / "sites.toml").write_text('[sites.bulletin]\nstart_urls = ["http://a.example/"]\n')
    process(shard(1), "--sites", tmp_path / "sites.toml")
    assert rows(tmp_path / "out")["p0"]["site"] == "bulletin"


def test_a_user_dictionary_makes_its_words_tokens(process, shard, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("件事情的经过 100000\n")
    process(shard(1), "--userdict", tmp_path / "words.txt")
    assert "件事情的经过" in rows(tmp_path / "out")["p0"]["tokens"]


def test_the_summary_names_the_dataset_and_the_next_command(shard, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert cli.run(["process", str(shard(2, "{")), "--out", str(out), "--workers", "1"]) == 4
    shown = capsys.readouterr()
    assert f"into {out}" in shown.out
    assert f"next: taosha report {out}" in shown.out
    assert "pages.jsonl:3: line 3 is no JSON" in shown.err
    assert cli.run(["process", str(shard(2)), "--out", str(out), "--workers", "1"]) == 5
    assert "2 were there already" in capsys.readouterr().out


def test_rows_are_the_same_for_one_worker_and_for_two(shard, tmp_path: Path) -> None:
    path = shard(20, "{no json", json.dumps({"id": "p0", "html": ARTICLE.format(0)}))
    for workers in (1, 2):
        assert cli.run(["process", str(path), "--out", str(tmp_path / str(workers)), "--workers", str(workers), "--json"]) == 4
    one, two = ([{k: v for k, v in row.items() if k != "run_id"} for row in rows(tmp_path / out).values()] for out in "12")
    assert one == two


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_says_that_it_can_be_resumed(shard, tmp_path: Path, number: int, code: int) -> None:
    path, out = shard(3000), tmp_path / "out"
    command = [sys.executable, "-m", "taosha", "process", str(path), "--out", str(out), "--workers", "2"]
    heeded = partial(signal.signal, number, signal.SIG_DFL)  # what runs in the background is started to ignore SIGINT
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heeded) as running:
        for _ in range(2400):
            if out.exists():
                break
            time.sleep(0.05)
        time.sleep(0.3)
        os.killpg(running.pid, number)
        message = running.communicate()[1]
    assert running.returncode == code
    assert message.endswith(
        "taosha: stopped; what was committed is kept; give the same command again to go on\n"
    )  # a busy machine: progress
    assert len(rows(out)) < 3000
    assert not list(out.glob("**/*.part"))


def test_what_was_refined_before_a_stop_is_kept(process, shard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped_at_the_third(run: Run, record: Record, add: Callable[[Run, Record], None] = Run.add) -> None:
        if record.source_id == "p2":
            raise KeyboardInterrupt
        add(run, record)

    monkeypatch.setattr(Run, "add", stopped_at_the_third)
    assert process(shard(5))[0] == 130
    assert rows(tmp_path / "out").keys() == {"p0", "p1"}
    monkeypatch.undo()
    code, shown = process(shard(5))
    assert (code, shown["pages"], shown["known"]) == (0, 3, 2)


def test_lines_that_a_site_repeats_are_learnt_first_and_trimmed(process, tmp_path: Path) -> None:
    foot = "桥头书报亭每逢周末向街坊邻居免费派发一份本地小报，先到先得。"
    lines = [[f"第{k}号桥的第{part}段今天通车，沿线{k + part}个村子的居民不用再绕路了。" for part in range(6)] + [foot] for k in range(8)]
    pages = [{"id": f"p{k}", "url": f"http://a.example/{k}", "title": f"{k}号桥", "text": text} for k, text in enumerate(lines)]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, pages)))
    assert process(tmp_path / "pages.jsonl", "--learn")[0] == 0
    assert all(foot not in row["text"] and "通车" in row["text"] for row in rows(tmp_path / "out").values())
    assert process(tmp_path / "pages.jsonl")[0] == 5  # the profiles are the dataset's own from now on


def test_a_shard_that_is_stored_whole_is_not_read_again(process, shard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, broken = shard(3), shard(2, "{no json", name="broken.jsonl")
    process(whole, broken)
    read = jsonl.read
    seen: list[str] = []
    monkeypatch.setitem(READERS, ".jsonl", (lambda source: seen.append(source.name) or read(source), *READERS[".jsonl"][1:]))
    code, shown = process(whole, broken)
    assert (code, shown["pages"], shown["known"], shown["errors"]) == (4, 0, 6, 1)
    assert seen == ["broken.jsonl"]


def test_the_same_page_in_two_shards_is_stored_once_and_counted_as_known(process, shard) -> None:
    code, shown = process(shard(3), shard(4, name="again.jsonl"))
    assert (code, shown["pages"], shown["known"]) == (0, 4, 3)


def test_two_workers_leave_out_what_is_known(process, shard, tmp_path: Path) -> None:
    process(shard(3))
    code, shown = process(shard(40, name="more.jsonl"), "--workers", "2")
    assert (code, shown["pages"], shown["known"]) == (0, 37, 3)
    assert set(rows(tmp_path / "out")) == {f"p{k}" for k in range(40)}


def test_ray_that_is_not_installed_is_said_with_the_remedy(process, shard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    code, shown = process(shard(1), "--engine", "ray")
    assert code == 2
    assert "--engine ray needs Ray, which is not installed; make venv EXTRAS=ray" in shown["message"]
    assert not (tmp_path / "out").exists()
