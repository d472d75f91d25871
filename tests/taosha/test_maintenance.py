"""The commands that keep a dataset healthy: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.dataset import commits, files
from taosha import cli


@pytest.fixture
def dataset(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(commits, "GRACE", 0.0)
    for n, word in enumerate(("事情", "消息")):
        page = {
            "id": str(n),
            "url": f"http://a.example/{n}",
            "title": f"关于{word}的说明",
            "text": f"这是一篇文章的正文，讲的是一件{word}，大家可以看看。" * 20,
        }
        (tmp_path / f"{n}.jsonl").write_text(json.dumps(page), "utf-8")
        assert cli.run(["process", str(tmp_path / f"{n}.jsonl"), "--out", str(tmp_path / "out"), "--workers", "1"]) == 0
    capsys.readouterr()
    return tmp_path / "out"


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = cli.run([str(each) for each in arguments])
    return code, capsys.readouterr().out


def test_compact(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "compact", dataset)
    assert (code, " parts -> " in text) == (0, True)
    assert said(capsys, "compact", dataset, "--json")[0] == 5
    assert said(capsys, "validate", dataset)[0] == 0


def test_repolicy(dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.toml").write_text('languages = ["en"]')
    code, text = said(capsys, "repolicy", dataset, "--policy", tmp_path / "p.toml", "--json")
    assert (code, json.loads(text)["to_articles"]) == (0, 0)
    assert said(capsys, "repolicy", dataset, "--policy", tmp_path / "p.toml")[0] == 5
    assert said(capsys, "repolicy", dataset, "--policy", tmp_path / "none.toml")[0] == 2
    assert said(capsys, "repolicy", dataset)[0] == 0


@pytest.mark.parametrize("content", [b"", b"PAR1 half"])
@pytest.mark.parametrize("command", ["report", "describe", "compact", "repolicy", "forget"])
def test_a_damaged_part_is_one_line_that_names_the_dataset_and_the_remedy(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, content: bytes
) -> None:
    (tmp_path / "p.toml").write_text('languages = ["en"]')
    more = {"repolicy": ("--policy", tmp_path / "p.toml"), "forget": ("http://a.example/1",)}
    for part in [*files(dataset, "articles"), *files(dataset, "rejects")]:
        part.write_bytes(content)
    name, *options = command.split()
    assert cli.run([str(each) for each in (name, dataset, *options, *more.get(name, ()))]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith(f"taosha: {dataset}: a part cannot be read (")
    assert shown.endswith("run `taosha validate` to see which part is damaged, with --set-aside to go on without it\n")
    assert shown.count("\n") == 1


def test_forget(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "forget", dataset, "http://a.example/1", "--json")
    found = json.loads(text)
    assert (code, found["articles"] + found["rejects"]) == (0, 1)
    assert said(capsys, "forget", dataset, "http://a.example/1")[0] == 5


def test_forget_waits_for_no_crawl(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from crawler.lock import SiteLock

    (dataset / "frontier").mkdir()
    lock = SiteLock(dataset / "frontier" / "a.lock", "a")
    assert said(capsys, "forget", dataset, "http://a.example/1")[0] == 75
    assert said(capsys, "prune", dataset, "--keep-runs", "1")[0] == 75
    lock.release()
    assert said(capsys, "forget", dataset, "http://a.example/1")[0] == 0


@pytest.mark.parametrize("limit", [("--keep-days", "inf"), ("--keep-days", "1e12"), ("--max-gb", "inf"), ("--max-gb", "nan")])
def test_a_limit_that_is_no_number_of_days_or_gigabytes_is_refused(
    dataset: Path, capsys: pytest.CaptureFixture[str], limit: tuple[str, str]
) -> None:
    assert said(capsys, "prune", dataset, *limit)[0] == 2


def test_prune(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "prune", dataset)[0] == 2
    code, text = said(capsys, "prune", dataset, "--keep-runs", "1", "--dry-run")
    assert (code, "would remove 1 files" in text) == (0, True)
    assert said(capsys, "prune", dataset, "--keep-runs", "1")[0] == 0
    assert said(capsys, "prune", dataset, "--keep-runs", "1")[0] == 5


def test_migrate(dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "migrate", dataset)[0] == 5
    assert said(capsys, "migrate", tmp_path / "none")[0] == 2


def test_validate_sets_aside(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = next(dataset.glob("runs/*/*.parquet"))
    part.write_bytes(b"")
    code, text = said(capsys, "validate", dataset, "--set-aside")
    assert (code, "set aside: runs/" in text) == (0, True)
    assert (dataset / "_aside" / part.relative_to(dataset)).exists()
