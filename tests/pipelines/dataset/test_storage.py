"""What the disk can do to a run: full, forbidden, not a folder, left in disorder."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from pipelines.config import Config
from pipelines.dataset import Dataset, durable, read, validate
from pipelines.errors import Exit, StorageError, UsageError
from pipelines.layout import STAGING
from taosha import cli

Page = Callable[..., Any]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a small file system can be mounted by root only")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(path: Path) -> None:
    """Take all the room that is left."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\0" * 4096):
            pass


def test_a_full_disk_says_so_leaves_nothing_half_and_the_run_goes_on_when_there_is_room(
    small_disk: Path, page: Page, config: Config
) -> None:
    out = small_disk / "out"
    with Dataset(out).begin("process", config) as run:
        run.add(page(1))
        run.commit()
        before = sorted(out.glob("[!_]*/*/*"))
        run.add(page(2))
        fill(small_disk / "filler")
        with pytest.raises(StorageError, match=rf"{out}: no space left on device, 0\.0 MB free; make room") as error:
            run.commit()
        assert error.value.exit_code == Exit.CANNOT_FINISH
        assert sorted(p for p in out.glob("[!_]*/*/*") if p.is_file()) == before
        assert not (out / STAGING).exists()
        (small_disk / "filler").unlink()
        run.finish(0)
    assert read(out, "articles")["source_id"].to_pylist() == ["page-1", "page-2"]
    assert validate(out) == []


def test_the_command_ends_with_1_names_path_and_space_and_goes_on_when_there_is_room(
    small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def process(name: str) -> tuple[int, str]:
        code = cli.run(["process", str(tmp_path / name), "--out", str(small_disk / "out"), "--workers", "1"])
        return code, capsys.readouterr().err

    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(
            f"第{number}篇。消费者在签订合同之前应当仔细阅读条款，并保留往来的书面记录。\n" * 3, "utf-8"
        )
    assert process("1.txt")[0] == Exit.DONE
    fill(small_disk / "filler")
    code, said = process("2.txt")
    assert code == Exit.CANNOT_FINISH
    assert re.search(rf"{small_disk}\S*: no space left on device, 0\.0 MB free; make room and run it again", said)
    assert said.count("\n") == 1
    (small_disk / "filler").unlink()
    assert process("2.txt")[0] == Exit.DONE
    assert sorted(
        read(small_disk / "out", "rejects")["source_id"].to_pylist() + read(small_disk / "out", "articles")["source_id"].to_pylist()
    ) == ["1.txt", "2.txt"]
    assert validate(small_disk / "out") == []


def test_a_disk_that_is_full_from_the_start_is_no_wrong_usage(tmp_path: Path, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **options: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(StorageError, match="no space left") as error:
        Dataset(tmp_path / "a" / "b").begin("process", config)
    assert error.value.exit_code == Exit.CANNOT_FINISH


def test_a_run_after_a_full_disk_takes_up_what_is_missing(small_disk: Path, page: Page, config: Config, store: Page) -> None:
    out = small_disk / "out"
    with pytest.raises(StorageError), Dataset(out).begin("process", config) as run:  # noqa: PT012
        run.add(page(1))
        run.commit()
        fill(small_disk / "filler")
        run.add(page(2))
        run.commit()
    (small_disk / "filler").unlink()
    store(out, [page(1), page(2)])
    assert read(out, "articles")["source_id"].to_pylist() == ["page-1", "page-2"]


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_step_that_fails_once_can_be_tried_again(
    tmp_path: Path, page: Page, config: Config, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    calls = 0

    def failing(*args: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        raise OSError(errno.EIO, "Input/output error")

    with Dataset(tmp_path).begin("process", config) as run:
        run.add(page(1))
        with monkeypatch.context() as broken, pytest.raises(StorageError, match="input/output error"):  # noqa: PT012
            broken.setattr(os, step, failing)
            broken.setattr(os, "replace", failing)
            run.commit()
        assert calls
        run.finish(0)
    assert read(tmp_path, "articles")["source_id"].to_pylist() == ["page-1"]
    assert validate(tmp_path) == []


@pytest.mark.parametrize("inside", ["", "below"])
def test_a_file_is_no_dataset(tmp_path: Path, config: Config, inside: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="file"):
        Dataset(tmp_path / "file" / inside).begin("process", config)
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.parametrize(
    "name", ["articles", "articles/notes.txt", "flags/crawl_date=2026-11-20/own.parquet", "_index/x", "README.md", "statistics.json"]
)
def test_a_new_dataset_is_not_begun_over_somebody_elses_files(tmp_path: Path, config: Config, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(UsageError, match=rf"{name} stands where a dataset would put its own; give an empty or a new folder"):
        Dataset(tmp_path).begin("process", config)
    assert (tmp_path / name).read_text() == "mine"


def test_other_files_empty_folders_and_profiles_are_in_nobodys_way(tmp_path: Path, page: Page, store: Page) -> None:
    (tmp_path / "articles" / "crawl_date=2026-11-20").mkdir(parents=True)
    (tmp_path / "profiles").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    store(tmp_path, [page(1)])
    assert validate(tmp_path) == []
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_file_among_the_parts_of_a_dataset_stops_nobody_is_named_and_stays(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1)])
    (tmp_path / "articles" / "notes.txt").write_text("mine")
    store(tmp_path, [page(2)])
    assert read(tmp_path, "articles").num_rows == 2
    assert [problem.partition(": ")[2] for problem in validate(tmp_path)] == ["no commit names it"]
    assert (tmp_path / "articles" / "notes.txt").read_text() == "mine"


def test_a_file_in_the_place_of_a_datasets_folder_is_named(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1)])
    (tmp_path / "fetches").write_text("mine")
    with pytest.raises(StorageError, match=rf"^{tmp_path}/fetches: file exists"), durable.storing(tmp_path):
        durable.make_folder(tmp_path / "fetches")


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_may_not_be_written_is_wrong_usage(
    tmp_path: Path, config: Config, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def forbidden(*args: Any, **options: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(UsageError, match=r"out cannot be written: .*; choose another OUT"):
        Dataset(tmp_path / "out").begin("process", config)


def test_a_folder_that_is_there_and_may_not_be_written_is_wrong_usage(
    tmp_path: Path, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UsageError, match="permission denied"):
        Dataset(tmp_path).begin("process", config)


def test_what_was_staged_and_never_committed_is_removed_by_the_next_run(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1)])
    stray = tmp_path / STAGING / "articles" / "crawl_date=2026-11-20" / "part-x-9.parquet"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"PAR1 half")
    store(tmp_path, [page(2)])
    assert not (tmp_path / STAGING).exists()
    assert validate(tmp_path) == []


def test_a_damaged_commit_is_named(tmp_path: Path, page: Page, store: Page, config: Config) -> None:
    store(tmp_path, [page(1)])
    (tmp_path / "_commits" / "00000001.json").write_text("{")
    with pytest.raises(StorageError, match=r"00000001\.json: no commit can be read"):
        Dataset(tmp_path).begin("process", config)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    durable.write(tmp_path / "file", b"old")
    with monkeypatch.context() as broken, pytest.raises(OSError, match="no room"):  # noqa: PT012
        broken.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "no room")))
        durable.write(tmp_path / "file", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("file", b"old")]


def test_a_limit_on_the_size_of_files_is_told_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"file too large; raise the limit \(ulimit -f\)"), durable.storing(tmp_path):
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))


def test_a_permission_that_goes_is_told_with_the_path(tmp_path: Path) -> None:
    with (
        pytest.raises(StorageError, match=r"articles cannot be written: gone; give the permission"),
        durable.storing(tmp_path / "articles"),
    ):
        raise PermissionError(errno.EACCES, "gone")
