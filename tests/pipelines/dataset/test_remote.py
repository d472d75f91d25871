"""Datasets and inputs in an object store: a real server of the S3 protocol on loopback, reached as a user would reach one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import taosha
from pipelines.config import Config
from pipelines.dataset import Dataset, Manifest
from pipelines.dataset.remote import Remote
from pipelines.record import Record
from taosha import cli

pytestmark = pytest.mark.skipif(find_spec("s3fs") is None, reason="the extra `s3` is not installed")
CONFIG = Config.default()
DESCRIBED = ("README.md", "croissant.json", "statistics.json")
ARTICLE = (
    "<html><head><title>{0}号公告</title></head><body><h1>{0}号公告</h1>"
    + "<p>这是第{0}篇文章的正文，讲的是{0}件事情的经过和结果。</p>" * 12
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a bucket of this test's own."""
    import boto3
    import s3fs

    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    name = f"b{abs(hash(request.node.name))}"
    boto3.client("s3").create_bucket(Bucket=name)
    return f"s3://{name}"


def record(number: int, text: str = "") -> Record:
    key = number.to_bytes(16, "little")
    words = text or f"第{number}篇讲的是{number}号桥今天通车的经过，{number + 7}个村子的人都来看。" * 3
    return Record(f"d{number}", f"s{number}", site="a.example", text=words, lang="zh-Hans", content_hash=f"{hash(words):x}", input_key=key,
                  fetched_at=datetime(2026, 1, 1, tzinfo=UTC), q_han_share=1.0, q_mean_line_chars=15.0, n_chars=len(words))  # fmt: skip


def objects(url: str) -> list[str]:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    return [path.partition("/")[2] for path in s3fs.S3FileSystem().find(url)]


def content(url: str) -> bytes:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    return bytes(s3fs.S3FileSystem().cat_file(url))


def ids(url: str) -> list[str]:
    return [row for table in ("articles", "rejects") for row in taosha.dataset.read(url, table)["source_id"].to_pylist()]


def test_a_run_is_stored_and_read_whole(bucket: str) -> None:
    with Dataset(f"{bucket}/mine").begin("process", CONFIG) as run:
        run.add(record(1))
        run.commit()
        run.add(record(2))
        run.finish(0)
    assert sorted(ids(f"{bucket}/mine")) == ["s1", "s2"]
    assert all(path.startswith(f"{bucket}/mine/") for path in map(str, taosha.dataset.files(f"{bucket}/mine", "rejects")))
    folders = {path.split("/")[1] for path in objects(bucket)}
    assert folders <= {"articles", "rejects", "flags", "runs", "_commits", "_index", "_config", "_runs", *DESCRIBED}


def test_a_dataset_describes_itself_as_one_in_a_folder_does(bucket: str, tmp_path: Path) -> None:
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    for out in (f"{bucket}/mine", str(tmp_path / "mine")):
        for first in (0, 2):
            with Dataset(out).begin("process", CONFIG, run_id=f"r{first}", started=moment) as run:
                for number in range(first, first + 4):
                    run.add(record(number))
                run.finish(0, moment)
    for name in DESCRIBED:
        assert content(f"{bucket}/mine/{name}") == (tmp_path / "mine" / name).read_bytes()


def test_who_ends_last_describes_what_both_stored(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = (Dataset(f"{bucket}/mine").begin("process", CONFIG) for _ in range(2))
    one.add(record(1))
    two.add(record(2))
    write = Remote.write

    def late(remote: Remote, path: str, content: bytes) -> None:
        """The other ends between our counting and our writing."""
        if path in DESCRIBED:
            monkeypatch.setattr(Remote, "write", write)
            one.finish(0)
        write(remote, path, content)

    monkeypatch.setattr(Remote, "write", late)
    two.finish(0)
    assert json.loads(content(f"{bucket}/mine/statistics.json"))["documents"] == 2


def test_a_second_run_knows_what_the_first_stored(bucket: str) -> None:
    for _ in range(2):
        with Dataset(f"{bucket}/mine").begin("process", CONFIG) as run:
            run.add(record(1))
            manifest: Manifest = run.finish(0)
    assert ids(f"{bucket}/mine") == ["s1"]
    assert manifest.previous_run
    assert not manifest.files


def test_two_writers_at_once_lose_nothing_and_store_nothing_twice(bucket: str) -> None:
    url = f"{bucket}/mine"
    one, two = (Dataset(url).begin("process", CONFIG) for _ in range(2))
    for run in (one, two):
        run.add(record(1))
    one.add(record(2))
    two.add(record(3))
    one.commit()
    two.commit()
    assert sorted(ids(url)) == ["s1", "s2", "s3"]


def test_who_comes_second_to_a_number_takes_what_it_brought_away_again(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"{bucket}/mine"
    one, two = (Dataset(url).begin("process", CONFIG) for _ in range(2))
    one.add(record(1))
    two.add(record(2))
    pull = Remote.pull

    def late(remote: Remote) -> None:
        """The other commits between our looking and our writing."""
        pull(remote)
        monkeypatch.setattr(Remote, "pull", pull)
        one.commit()

    monkeypatch.setattr(Remote, "pull", late)
    two.commit()
    assert sorted(ids(url)) == ["s1", "s2"]
    named = {path for table in ("articles", "rejects", "flags") for path in map(str, taosha.dataset.files(url, table))}  # type: ignore[arg-type]
    stored = {f"s3://{bucket.removeprefix('s3://')}/{path}" for path in objects(bucket) if "/crawl_date=" in path}
    assert named == stored


def test_parts_without_their_commit_are_not_seen(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"{bucket}/mine"
    run = Dataset(url).begin("process", CONFIG)
    run.add(record(1))

    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    made = Remote._made
    monkeypatch.setattr(Remote, "_made", killed)
    with pytest.raises(KeyboardInterrupt):
        run.commit()
    monkeypatch.setattr(Remote, "_made", made)
    assert any(path.startswith("mine/rejects/") for path in objects(bucket))  # a reader of folders would see it
    assert ids(url) == []
    with Dataset(url).begin("process", CONFIG) as again:
        again.add(record(1))
    assert ids(url) == ["s1"]


def test_process_and_report_take_addresses(
    bucket: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], put: Callable[..., None]
) -> None:
    lines = [json.dumps({"id": f"p{k}", "url": f"http://a.example/{k}", "html": ARTICLE.format(k)}) for k in range(5)]
    put(f"{bucket}/in/a.jsonl", "\n".join(lines[:3]).encode())
    put(f"{bucket}/in/b/c.jsonl", "\n".join(lines[3:]).encode())
    put(f"{bucket}/in/d.html", ARTICLE.format(9).encode())
    assert cli.run(["process", f"{bucket}/in", "--out", f"{bucket}/out", "--workers", "1", "--json"]) == 0
    shown: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (shown["pages"], shown["out"]) == (6, f"{bucket}/out")
    assert sorted(ids(f"{bucket}/out")) == ["d.html", *(f"p{k}" for k in range(5))]
    assert cli.run(["process", f"{bucket}/in", "--out", f"{bucket}/out", "--workers", "1"]) == 5
    assert cli.run(["report", f"{bucket}/out", "--json", str(tmp_path / "r.json")]) == 0
    assert json.loads((tmp_path / "r.json").read_text())["dataset"] == "out"


@pytest.fixture
def put() -> Callable[..., None]:
    def put(url: str, content: bytes) -> None:
        import s3fs

        s3fs.S3FileSystem().pipe_file(url, content)

    return put


def test_the_rows_are_those_of_a_folder(bucket: str, tmp_path: Path) -> None:
    for out in (f"{bucket}/mine", str(tmp_path / "mine")):
        with Dataset(out).begin("process", CONFIG, run_id="r1") as run:
            for k in range(5):
                run.add(record(k % 4, text="同样的文字，一字不差，来自两个网站的两个网页。" * 5 if k > 1 else ""))
    for table in ("articles", "rejects", "flags"):
        assert taosha.dataset.read(f"{bucket}/mine", table).equals(taosha.dataset.read(tmp_path / "mine", table))


@pytest.mark.parametrize("address", ["s3://no-such-bucket-here/x", "nonsense://x/y"])
def test_an_address_that_leads_nowhere_is_one_line_with_the_remedy(
    bucket: str, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["process", address, "--out", str(tmp_path / "out"), "--workers", "1"]) == 2
    assert address in capsys.readouterr().err
