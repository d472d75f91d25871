"""Reviewers' marks made into cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from taosha import cli
from taosha.commands.labels import holds
from taosha.dataset import read

HEADER = "成人电影在线观看,日韩无码精品,国产精品自拍,免费成人视频"
BODY = ["装修公司和业主签订合同以后，应当按照约定的时间完成工程，质量也要符合国家的标准。"] + [
    f"第{n}条说的是双方怎样处理装修中的问题，并且要保存好相关的证据和付款的凭据。" for n in "一二三四五六七"
]


@pytest.fixture
def dataset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    page = {"id": "1", "url": "http://a.example/1", "title": "装修合同怎样签订", "text": [HEADER, *BODY]}
    (tmp_path / "in.jsonl").write_text(json.dumps(page), "utf-8")
    assert cli.run(["process", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out"), "--workers", "1"]) == 0
    capsys.readouterr()
    return tmp_path / "out"


def flag_label(dataset: Path, mark: str, **other: object) -> dict[str, Any]:
    flag = next(f for f in read(dataset, "flags").to_pylist() if f["category"].startswith("injection."))
    names = ("doc_id", "source_id", "run_id", "site", "category", "rule", "field", "line", "start", "end")
    return {"kind": "flag", **{n: flag[n] for n in names}, "mark": mark, "marked_at": "2026-11-24T00:00:00Z", **other}


def imported(
    dataset: Path, labels: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, Any], list[dict[str, Any]]]:
    file, out = dataset.parent / "labels.jsonl", dataset.parent / "cases.jsonl"
    file.write_text("".join(json.dumps(label) + "\n" for label in labels), "utf-8")
    code = cli.run(["labels", "import", str(file), "--dataset", str(dataset), "--out", str(out), "--json"])
    cases = [json.loads(line) for line in out.read_text("utf-8").splitlines()] if out.exists() else []
    return code, json.loads(capsys.readouterr().out), cases


def test_a_flag_called_right_becomes_a_case_that_holds(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, (case,) = imported(dataset, [flag_label(dataset, "right")], capsys)
    assert (code, said["taken"], said["failing"], holds(case)) == (0, 1, [], True)
    assert case["text"][0] == HEADER


def test_a_flag_called_wrong_becomes_a_case_that_does_not_hold_yet(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, (case,) = imported(dataset, [flag_label(dataset, "wrong")], capsys)
    assert (code, said["failing"], holds(case)) == (0, [case["id"]], False)


@pytest.mark.parametrize(("mark", "flagged"), [("right", True), ("wrong", False)])
def test_a_flagged_page_called_right_stays_flagged(dataset: Path, capsys: pytest.CaptureFixture[str], mark: str, flagged: bool) -> None:
    label = {"kind": "page", "flagged": True, **{k: flag_label(dataset, mark)[k] for k in ("doc_id", "run_id", "mark")}}
    _, said, (case,) = imported(dataset, [label], capsys)
    assert case["expected"]["flagged"] is flagged
    assert imported(dataset, [{**label, "field": "outside"}], capsys)[1]["elsewhere"] == 1
    assert bool(said["failing"]) is not flagged


def test_what_is_left_out_is_told(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = [flag_label(dataset, "unsure"), flag_label(dataset, "right", field="outside"), flag_label(dataset, "right", doc_id="x")]
    code, said, _ = imported(dataset, labels, capsys)
    assert (code, said["taken"], said["unsure"], said["elsewhere"], said["unknown"]) == (4, 0, 1, 1, 1)
    assert list(said["rules"].values()) == [{"right": 2, "wrong": 0, "unsure": 1}]
    (dataset.parent / "labels.jsonl").write_text(json.dumps(flag_label(dataset, "wrong")), "utf-8")
    run = ["labels", "import", str(dataset.parent / "labels.jsonl"), "--dataset", str(dataset), "--out", str(dataset.parent / "c.jsonl")]
    assert cli.run(run) == 0
    assert "does not hold: " in capsys.readouterr().out


def test_a_later_mark_takes_the_place_of_the_earlier(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(dataset, [flag_label(dataset, "wrong")], capsys)
    _, _, (case,) = imported(dataset, [flag_label(dataset, "right")], capsys)
    assert (len(case["expected"]["flags"]), case["expected"]["no_flags"]) == (1, [])


def test_the_same_marks_again_are_nothing_new(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(dataset, [flag_label(dataset, "right")], capsys)
    assert imported(dataset, [flag_label(dataset, "right")], capsys)[0] == 5


def test_a_page_is_expected_to_stay_unflagged_or_to_be_flagged(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = next(r for table in ("articles", "rejects") for r in read(dataset, table, ["doc_id", "run_id"]).to_pylist())
    label = {"kind": "page", **row, "mark": "right"}
    assert len(imported(dataset, [label], capsys)[1]["failing"]) == 1
    assert imported(dataset, [label | {"mark": "wrong"}], capsys)[1]["failing"] == []


def test_unsure_marks_and_places_outside_the_text_are_left_out(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, cases = imported(dataset, [flag_label(dataset, "unsure"), flag_label(dataset, "right", field="meta.keywords")], capsys)
    assert (code, said["taken"], cases) == (5, 0, [])


def test_a_page_that_is_not_stored_is_told(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(dataset, [flag_label(dataset, "right", doc_id="other")], capsys)[0] == 4


def test_a_file_without_labels_and_a_folder_without_a_dataset_are_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.touch()
    assert cli.run(["labels", "import", str(labels), "--dataset", str(tmp_path)]) == 2
    assert "holds no label" in capsys.readouterr().err
    labels.write_text('{"kind": "page", "mark": "right", "doc_id": "x"}\n')
    assert cli.run(["labels", "import", str(labels), "--dataset", str(tmp_path / "none")]) == 2
    assert "none is not there" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["{", "[]", '{"kind": "flag"}', '{"kind": "page", "mark": "maybe", "doc_id": "x"}'])
def test_a_file_of_something_else_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    (tmp_path / "labels.jsonl").write_text(text)
    assert cli.run(["labels", "import", str(tmp_path / "labels.jsonl"), "--dataset", str(tmp_path)]) == 2
    assert "line 1: no label" in capsys.readouterr().err
