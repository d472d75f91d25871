"""`taosha validate` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from taosha import cli


@pytest.fixture
def dataset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "page.txt").write_text("标题\n" + "这是一篇文章的正文，讲的是一件事情。" * 30)
    out = tmp_path / "out"
    assert cli.run(["process", str(tmp_path / "page.txt"), "--out", str(out), "--workers", "1"]) == 0
    capsys.readouterr()
    return out


def test_a_whole_dataset_ends_with_0(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["validate", str(dataset)]) == 0
    assert capsys.readouterr().out == f"{dataset} is whole\n"


def test_faults_are_printed_and_end_with_1(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for part in [*dataset.glob("articles/*/*.parquet"), *dataset.glob("rejects/*/*.parquet")]:
        part.write_bytes(part.read_bytes()[:-1])
    assert cli.run(["validate", str(dataset)]) == 1
    assert "not what was committed" in capsys.readouterr().out
    assert cli.run(["validate", str(dataset), "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert shown["whole"] is False
    assert len(shown["faults"]) == 1


@pytest.mark.parametrize(
    ("name", "said"), [("none", "dataset {} is not there"), ("", "{} holds no dataset"), ("file", "{} is not a dataset but a file")]
)
@pytest.mark.parametrize("options", [[], ["--set-aside"], ["--json"]])
def test_what_is_no_dataset_is_said_in_one_line_as_report_says_it(
    name: str, said: str, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    place = str(tmp_path / name)
    line = f"taosha: {said.format(place)}; give the folder that taosha crawl or taosha process wrote with --out\n"
    assert cli.run(["validate", place, *options]) == 2
    assert capsys.readouterr() == ("", line)
    assert cli.run(["report", place]) == 2
    assert capsys.readouterr() == ("", line)


@pytest.mark.parametrize(
    "command", [["validate"], ["describe"], ["compact"], ["migrate"], ["prune", "--keep-days", "9"]], ids=lambda words: words[0]
)
def test_what_works_on_folders_says_so_of_an_address(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    name, *options = command
    assert cli.run([name, "s3://bucket/mine", *options]) == 2
    assert capsys.readouterr() == (
        "",
        "taosha: s3://bucket/mine is not a folder on this machine; this works on folders: bring the dataset here first\n",
    )
