"""Repolicy, migrate, forget, prune, setting aside: what each takes away, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.config import Config
from pipelines.dataset import Dataset, commits, configuration, files, migrate, read, validate
from pipelines.dataset.aside import set_aside
from pipelines.dataset.forget import forget
from pipelines.dataset.prune import Limits, prune
from pipelines.dataset.repolicy import repolicy
from pipelines.errors import StorageError, UsageError
from pipelines.policy import Policy
from pipelines.schema import SCHEMA_VERSION

Page = Callable[..., Any]
OTHER = 'languages = ["zh-Hans", "en"]\n[reject.english]\ncolumn = "q_entropy"\nbelow = 1.0\n'


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commits, "GRACE", 0.0)


@pytest.fixture
def out(tmp_path: Path, page: Page, store: Page) -> Path:
    store(tmp_path / "out", map(page, range(40)), each=10)
    return tmp_path / "out"


@pytest.fixture
def other(tmp_path: Path) -> Policy:
    (tmp_path / "policy.toml").write_text(OTHER)
    return Policy.load(tmp_path / "policy.toml")


def test_a_configuration_is_kept_under_its_hash(config: Config, other: Policy, tmp_path: Path) -> None:
    for each in (config, replace(config, policy=other, userdict="追偿 9", keep_pii=True)):
        assert configuration.keep(tmp_path, each.described()) == each.digest
        assert configuration.kept(tmp_path, each.digest) == each.described()


def test_a_dataset_decided_anew_is_as_if_it_had_been_written_so(
    out: Path, tmp_path: Path, page: Page, config: Config, other: Policy, content: Page
) -> None:
    done = repolicy(out, other)
    assert (done.rows, done.to_articles, done.to_rejects) == (40, 4, 0)
    assert done.config_hash == replace(config, policy=other).digest
    with Dataset(tmp_path / "new").begin("process", replace(config, policy=other)) as run:
        for n in range(40):
            run.add(page(n))
        run.finish(0)
    assert content(out) == content(tmp_path / "new")
    assert validate(out) == []


def test_a_run_with_the_new_policy_goes_on_and_one_with_the_old_does_not(out: Path, page: Page, config: Config, other: Policy) -> None:
    repolicy(out, other)
    with Dataset(out).begin("process", replace(config, policy=other)) as run:
        assert all(run.has(page(n).input_key) for n in range(40))
    with pytest.raises(UsageError, match="another configuration"):
        Dataset(out).begin("process", config)


def test_the_same_policy_changes_nothing(out: Path, config: Config) -> None:
    newest = commits.newest(out)
    assert not repolicy(out, config.policy).changed
    assert commits.newest(out) == newest


def test_there_and_back_is_the_dataset_that_it_was(out: Path, config: Config, other: Policy, content: Page) -> None:
    before = content(out)
    repolicy(out, other)
    assert repolicy(out, config.policy).to_rejects == 4
    assert content(out) == before


def test_old_parts_get_the_columns_that_came_later(out: Path, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    later = {name: schema.append(pa.field("later", pa.string())) for name, schema in migrate.TABLES.items()}
    with monkeypatch.context() as newer:
        newer.setattr("pipelines.dataset.migrate.TABLES", later)
        newer.setattr("pipelines.dataset.migrate.SCHEMA_VERSION", "1.99")
        texts = read(out, "articles", ["text", "tokens"])
        done = migrate.migrate(out)
        assert (done.schema_before, done.schema_after, done.parts) == (SCHEMA_VERSION, "1.99", len(list(out.glob("[!_]*/*/*.parquet"))))
        assert done.config_hash != config.digest
        assert migrate.migrate(out).parts == 0
    assert all(pq.read_schema(part).names[-1] == "later" for part in files(out, "articles"))
    assert read(out, "articles", ["text", "tokens"]) == texts


def test_a_newer_dataset_is_not_migrated(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.dataset.migrate.SCHEMA_VERSION", "0.9")
    with pytest.raises(UsageError, match=r"this version knows 0\.9"):
        migrate.migrate(out)


def test_a_forgotten_address_is_in_no_table_and_can_be_stored_again(out: Path, page: Page, store: Page) -> None:
    gone = page(3)
    done = forget(out, gone.url)
    assert (done.articles, done.flags, done.anything) == (1, 1, True)
    assert gone.url not in {url for table in ("articles", "rejects", "flags") for url in read(out, table, ["url"])["url"].to_pylist()}
    assert (validate(out), forget(out, gone.url).anything) == ([], False)
    store(out, map(page, range(40)))
    assert read(out, "articles").num_rows + read(out, "rejects").num_rows == 40


def test_an_article_that_an_address_was_joined_into_goes_with_it(out: Path, page: Page, store: Page) -> None:
    store(out, [page(50, parts=["http://site.example/50_2.html"])])
    assert forget(out, "http://site.example/50_2.html").articles == 1


def test_all_pages_of_an_article_go_with_one_of_them(out: Path, page: Page, store: Page) -> None:
    from crawler.archive import Archive
    from filters.model import RawPage

    urls = ["http://site.example/long.html", "http://site.example/long_2.html", "http://site.example/long_3.html"]
    first, *parts = (RawPage(b"<p>" + b"x" * 500, url, 200, fetched_at=datetime(2026, 1, 1, tzinfo=UTC)) for url in urls)
    archive = Archive(out, "site")
    archive.append(replace(first, parts=tuple(parts)))
    archive.close()
    store(out, [page(51, url=urls[0], parts=urls[1:])])
    for _ in range(2):
        done = forget(out, urls[1])
    assert not done.anything
    assert b"long" not in (out / "warc" / "site-00001.warc.gz").read_bytes()
    assert urls[0] not in read(out, "articles", ["url"])["url"].to_pylist()


def test_an_address_is_blanked_in_the_warc_and_all_others_stay_where_they_are(out: Path) -> None:
    from crawler.archive import Archive
    from filters.model import RawPage
    from pipelines.readers import open_inputs

    archive = Archive(out, "site")
    urls = [f"http://site.example/{n}" for n in range(5)]
    places = [
        archive.append(
            RawPage(b"<html>" + b"x" * 500 + b"</html>", url, 200, (("content-type", "text/html"),), datetime(2026, 1, 1, tzinfo=UTC))
        )
        for url in urls
    ]
    archive.close()
    file = out / places[0][0]
    size = file.stat().st_size
    assert forget(out, urls[2]).warc_records == 1
    assert file.stat().st_size == size
    assert b"example/2" not in file.read_bytes()
    assert [p.url for p in open_inputs([str(file)])] == [u for u in urls if u != urls[2]]


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
    from pipelines.dataset import Manifest, SiteCounts

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
    gone = prune(crawled, Limits(runs=4), datetime.now(UTC), kinds=["log"])
    assert sorted(each.path for each in gone) == ["logs/a~8080-20260101T070000Z.log", "logs/good-20260101T060000Z.log"]


def test_each_kind_can_have_its_own_limits(crawled: Path) -> None:
    assert {each.kind for each in prune(crawled, Limits(bytes=0), datetime.now(UTC), kinds=["log"], dry_run=True)} == {"log"}
    assert {each.kind for each in prune(crawled, Limits(runs=1), datetime.now(UTC), kinds=["manifest"], dry_run=True)} == {"manifest"}
    assert len(prune(crawled, Limits(bytes=500), datetime.now(UTC), kinds=["log"])) == 2


@pytest.mark.parametrize(("waits", "goes"), [(0, True), (1, False)])
def test_a_frontier_goes_whole_unless_answers_wait_in_it(crawled: Path, waits: int, goes: bool) -> None:
    import sqlite3

    path = crawled / "frontier" / "a~8080.sqlite"
    store = sqlite3.connect(path)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("CREATE TABLE spool (seq INTEGER)")
    store.executemany("INSERT INTO spool VALUES (?)", [(n,) for n in range(waits)])
    store.commit()
    gone = prune(crawled, Limits(days=0), datetime.now(UTC) + timedelta(days=1), kinds=["frontier"])
    assert [each.path for each in gone] == (["frontier/a~8080.sqlite"] if goes else [])
    assert (list((crawled / "frontier").iterdir()) == []) == goes
    store.close()


def test_a_damaged_part_is_set_aside_and_its_pages_come_back(out: Path, page: Page, store: Page, content: Page) -> None:
    before = content(out)
    part = files(out, "articles")[0]
    broken = bytearray(part.read_bytes())
    broken[50] ^= 1
    part.write_bytes(broken)
    (moved,) = set_aside(out)
    assert (out / moved.now).read_bytes() == bytes(broken)
    assert validate(out) == []
    store(out, map(page, range(40)), each=10)
    assert content(out) == before
    assert set_aside(out) == []


def test_a_damaged_index_cannot_be_set_aside(out: Path) -> None:
    next((out / "_index").iterdir()).write_bytes(b"")
    with pytest.raises(StorageError, match="damaged and cannot be set aside; restore it from a backup"):
        set_aside(out)


@pytest.mark.parametrize(
    "command", [set_aside, migrate.migrate, lambda out: forget(out, "x"), lambda out: prune(out, Limits(), datetime.now(UTC))]
)
def test_where_no_dataset_is_every_command_says_so(tmp_path: Path, command: Page) -> None:
    with pytest.raises(UsageError, match="holds no dataset"):
        command(tmp_path)
