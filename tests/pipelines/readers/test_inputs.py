from __future__ import annotations

import errno
import gzip
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.errors import UsageError
from pipelines.readers import open_inputs
from pipelines.readers.source import printable


def test_a_folder_is_read_recursively_in_the_order_of_its_paths(tmp_path: Path, read) -> None:
    for name in ("b.html", "a/z.txt", "a/b/c.htm", "c.css", ".hidden.html", ".git/x.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>正文</p>")
    assert [page.source_id for page in read(tmp_path)] == ["a/b/c.htm", "a/z.txt", "b.html"]


def test_what_a_folder_holds_of_other_kinds_is_counted_once(tmp_path: Path) -> None:
    for name in ("a.shtml", "b.XHTML", "c.css", "d/e.CSS", "d/readme", "d/f.a_very_long_ending", ".hidden.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>正文</p>")
    inputs = open_inputs([str(tmp_path)])
    assert [page.source_id for page in inputs] == ["a.shtml", "b.XHTML"]
    assert inputs.left_out == {".css": 2, "": 2}


def test_inputs_come_in_the_order_given(tmp_path: Path, read) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("正文")
    assert [page.source_id for page in read(tmp_path / "b.txt", tmp_path / "a.txt")] == ["b.txt", "a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("none.html", None, "does not exist"),
        ("empty.html", b"", "is empty"),
        ("empty.jsonl", b"", "is empty"),
        ("empty.warc", b"", "is empty"),
        ("empty.parquet", b"", "is empty"),
        ("empty.jsonl.gz", gzip.compress(b"", mtime=0), "is empty"),
        ("page.docx", b"PK", "is not of a kind that can be read; give"),
        ("pages.zip", b"PK", "is not of a kind that can be read; unpack it"),
        ("pages.json", b"[]", "is not of a kind that can be read; write one object a line"),
        ("a.jsonl.gz", b"no gzip", "is no gzip data"),
        ("c.jsonl.gz", gzip.compress(b"{}", mtime=0)[:10] + b"\xff" * 9, "has broken gzip data"),
        ("a.jsonl.zst", b"no zstd", "is not zstd data"),
        ("a.warc.gz", b"no gzip", "is no gzip data"),
        ("a.warc", b"<html>", "is no WARC file"),
        ("a.parquet", b"<html>", "is no Parquet file"),
    ],
)
def test_what_cannot_be_read_from_its_start_is_named_before_anything_starts(
    tmp_path: Path, name: str, content: bytes | None, what: str
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("正文")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=f"{name} {what}") as raised:
        open_inputs([str(good), str(tmp_path / name)])
    assert "; " in str(raised.value)


def test_a_folder_without_an_input_is_named(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("p {}")
    with pytest.raises(UsageError, match="holds no input; give"):
        open_inputs([str(tmp_path)])


@pytest.mark.parametrize(
    ("name", "what"), [("locked", "the folder {} cannot be read"), ("locked/a.html", "{} cannot be opened: permission denied")]
)
def test_what_may_not_be_read_is_named_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, what: str) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked" / "a.html").write_text("<p>正文</p>")
    for call in (os.scandir, os.open):
        monkeypatch.setattr(os, call.__name__, _refusing(call, tmp_path / "locked"))
    monkeypatch.setattr(os, "access", lambda path, _: not Path(path).is_relative_to(tmp_path / "locked"))
    with pytest.raises(UsageError, match=re.escape(what.format(tmp_path / name)) + "; check its permissions"):
        open_inputs([str(tmp_path / name)])


def _refusing(call: Callable[..., Any], locked: Path) -> Callable[..., Any]:
    """The same call, refused for a folder and what stands in it."""

    def refused(path: Any, *args: Any, **options: Any) -> Any:
        if isinstance(path, (str, Path)) and Path(path).is_relative_to(locked):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return call(path, *args, **options)

    return refused


def test_a_dataset_is_no_input_and_left_out_of_a_folder(tmp_path: Path, read) -> None:
    (tmp_path / "out" / "_commits").mkdir(parents=True)
    (tmp_path / "out" / "part.parquet").write_bytes(b"PAR1")
    (tmp_path / "a.txt").write_text("正文")
    assert [page.source_id for page in read(tmp_path)] == ["a.txt"]
    with pytest.raises(UsageError, match="is a dataset"):
        read(tmp_path / "out")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path, read) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    with pytest.raises(UsageError, match="is not a regular file"):
        read(tmp_path / "pipe.jsonl")
    assert read(tmp_path)[0].error == "is not a regular file"


def test_a_device_is_refused(read) -> None:
    with pytest.raises(UsageError, match=r"is not a regular file; .* save what it gives"):
        read("/dev/zero")


def test_who_means_standard_input_is_told_what_to_do(read) -> None:
    with pytest.raises(UsageError, match=r"- does not exist; .* save what it gives"):
        read("-")


def test_an_empty_file_and_a_dangling_link_in_a_folder_are_error_pages(tmp_path: Path, read) -> None:
    (tmp_path / "a.html").touch()
    (tmp_path / "b.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c.html").write_text("<p>正文</p>")
    assert [(page.source_id, bool(page.error)) for page in read(tmp_path)] == [("a.html", True), ("b.html", True), ("c.html", False)]


def test_a_file_name_that_is_no_utf8_can_be_stored(tmp_path: Path, read) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("正文")
    assert read(tmp_path)[0].source_id == "\ufffd.txt"


@pytest.mark.parametrize(("text", "shown"), [("abc", "abc"), ("正", "正"), ("\ud83d\ude00", "😀"), ("a\ud800b", "a\ufffdb")])
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown
