"""Old files removed by the limits given; what the latest good run left stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.dataset import Manifest, SiteCounts
from pipelines.dataset.prune import Limits, prune
from pipelines.layout import FileKind

Page = Callable[..., Any]


def test_what_is_older_than_the_limit_goes_and_the_latest_good_run_stays(out: Path, page: Page, store: Page) -> None:
    store(out, [page(60)])
    manifests = sorted((out / "_runs").iterdir())
    (out / "logs").mkdir()
    (out / "logs" / "a.log").write_text("x")
    now = datetime.now(UTC)
    assert prune(out, Limits(days=1), now) == []
    found = prune(out, Limits(days=1), now + timedelta(days=1, seconds=1), dry_run=True)
    assert {each.path for each in found} == {"logs/a.log", str(manifests[0].relative_to(out))}
    assert manifests[0].exists()
    assert prune(out, Limits(days=1), now + timedelta(days=1, seconds=1)) == found
    assert sorted((out / "_runs").iterdir()) == manifests[1:]


def test_only_so_many_runs_are_kept(out: Path, page: Page, store: Page) -> None:
    for n in range(3):
        store(out, [page(70 + n)])
    prune(out, Limits(runs=2), datetime.now(UTC))
    assert len(list((out / "_runs").iterdir())) == 2


def test_beyond_the_bytes_the_oldest_goes_first_but_never_the_file_that_is_written_into(out: Path) -> None:
    (out / "warc").mkdir()
    for n in (1, 2, 3):
        (out / "warc" / f"site-0000{n}.warc.gz").write_bytes(b"x" * 10)
    assert [each.path for each in prune(out, Limits(bytes=20), datetime.now(UTC)) if each.kind == "warc"] == ["warc/site-00001.warc.gz"]
    assert [each.path for each in prune(out, Limits(bytes=0), datetime.now(UTC)) if each.kind == "warc"] == ["warc/site-00002.warc.gz"]


def finished(out: Path, run_id: str, exit_code: int, *sites: str) -> None:
    when = datetime.strptime(run_id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    Manifest(run_id, "crawl", "", "1.0", {}, when, when, exit_code, None, {site: SiteCounts() for site in sites}, ()).write(out)


@pytest.fixture
def crawled(tmp_path: Path) -> Path:
    """Two sites, crawled on three days each: one of them well, the other with a failure on the last day."""
    (tmp_path / "_commits").mkdir()
    (tmp_path / "_commits" / "00000001.json").write_text(
        '{"number": 1, "run_id": "x", "config_hash": "", "schema_version": "1.0", "parts": []}'
    )
    for folder in ("logs", "frontier"):
        (tmp_path / folder).mkdir()
    for day in (1, 2, 3):
        for site, hour, code in (("good", "06", 0), ("a:8080", "07", 1 if day == 3 else 5)):
            (tmp_path / "logs" / f"{site.replace(':', '~')}-2026010{day}T{hour}0000Z.log").write_text("x" * 100)
            finished(tmp_path, f"2026010{day}T{hour}0002Z-ab12", code, site)
    (tmp_path / "logs" / "schedule.log").write_text("x" * 100)
    return tmp_path


def test_of_each_site_the_latest_good_run_stays_with_its_log(crawled: Path) -> None:
    gone = prune(crawled, Limits(days=0.01), datetime.now(UTC) + timedelta(days=1))
    assert {each.path for each in gone if each.kind == "manifest"} == {
        "_runs/20260101T060002Z-ab12.json", "_runs/20260102T060002Z-ab12.json", "_runs/20260101T070002Z-ab12.json",
    }  # fmt: skip
    assert sorted(path.name for path in (crawled / "logs").iterdir()) == ["a~8080-20260102T070000Z.log", "good-20260103T060000Z.log"]


def test_logs_go_with_their_runs(crawled: Path) -> None:
    gone = prune(crawled, Limits(runs=4), datetime.now(UTC), kinds=[FileKind.LOG])
    assert sorted(each.path for each in gone) == ["logs/a~8080-20260101T070000Z.log", "logs/good-20260101T060000Z.log"]


def test_each_kind_can_have_its_own_limits(crawled: Path) -> None:
    assert {each.kind for each in prune(crawled, Limits(bytes=0), datetime.now(UTC), kinds=[FileKind.LOG], dry_run=True)} == {"log"}
    assert {each.kind for each in prune(crawled, Limits(runs=1), datetime.now(UTC), kinds=[FileKind.MANIFEST], dry_run=True)} == {
        "manifest"
    }
    assert len(prune(crawled, Limits(bytes=500), datetime.now(UTC), kinds=[FileKind.LOG])) == 2


@pytest.mark.parametrize(("waits", "goes"), [(0, True), (1, False)])
def test_a_frontier_goes_whole_unless_answers_wait_in_it(crawled: Path, waits: int, goes: bool) -> None:
    path = crawled / "frontier" / "a~8080.sqlite"
    store = sqlite3.connect(path)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("CREATE TABLE spool (seq INTEGER)")
    store.executemany("INSERT INTO spool VALUES (?)", [(n,) for n in range(waits)])
    store.commit()
    gone = prune(crawled, Limits(days=0), datetime.now(UTC) + timedelta(days=1), kinds=[FileKind.FRONTIER])
    assert [each.path for each in gone] == (["frontier/a~8080.sqlite"] if goes else [])
    assert (list((crawled / "frontier").iterdir()) == []) == goes
    store.close()
