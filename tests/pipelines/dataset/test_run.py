from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from filters.model import Selectors, Site
from pipelines.config import Config
from pipelines.dataset import Dataset, Fetch, files, read, validate
from pipelines.dataset import batch as batches
from pipelines.errors import UsageError
from pipelines.policy import Policy, Threshold

Page = Callable[..., Any]
WHEN = datetime(2026, 11, 20, 8, tzinfo=UTC)


def sources(out: Path) -> list[str]:
    rows = read(out, "articles", ["source_id"])["source_id"].to_pylist() + read(out, "rejects", ["source_id"])["source_id"].to_pylist()
    return sorted(map(str, rows))


def test_pages_go_to_articles_or_rejects_and_their_findings_to_flags(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, map(page, range(20)))
    assert read(tmp_path, "articles").num_rows == 18
    assert set(read(tmp_path, "rejects")["source_id"].to_pylist()) == {"page-9", "page-19"}
    assert read(tmp_path, "flags").num_rows == 7
    assert validate(tmp_path) == []


def test_a_row_stands_on_the_day_of_its_fetch_in_china_and_its_flags_with_it(tmp_path: Path, page: Page, store: Page) -> None:
    late, early = datetime(2026, 11, 20, 15, 59, 59, tzinfo=UTC), datetime(2026, 11, 20, 16, tzinfo=UTC)
    store(tmp_path, [page(0, fetched_at=late), page(3, fetched_at=early)])
    for table in ("articles", "flags"):
        assert {p.parent.name for p in files(tmp_path, table)} == {"crawl_date=2026-11-20", "crawl_date=2026-11-21"}


def test_the_same_input_again_is_known_and_writes_nothing(tmp_path: Path, page: Page, config: Config, store: Page) -> None:
    store(tmp_path, map(page, range(20)))
    before = sorted(tmp_path.glob("[!_]*/*/*"))
    with Dataset(tmp_path).begin("process", config) as run:
        assert all(run.has(page(n).input_key) for n in range(20))
        run.add(page(3))  # was refined before it was known
        manifest = run.finish(5)
    assert sorted(tmp_path.glob("[!_]*/*/*")) == before
    assert (manifest.exit_code, manifest.sites, manifest.files) == (5, {}, ())


def test_the_same_input_twice_in_one_run_is_stored_once(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1), page(1), page(2)])
    assert sources(tmp_path) == ["page-1", "page-2"]


def test_inputs_without_a_key_are_never_taken_for_each_other(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1, input_key=b""), page(2, input_key=b"")])
    assert sources(tmp_path) == ["page-1", "page-2"]


def test_a_new_version_is_a_new_row_that_knows_the_verdict_before(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1)])
    store(tmp_path, [page(1, text=100, lang="en", input_key=b"version 2"), page(1, text=101, input_key=b"version 3")])
    rows = read(tmp_path, "rejects").to_pylist() + read(tmp_path, "articles").to_pylist()
    assert [(r["verdict"], r["previous_verdict"]) for r in rows] == [("rejected", "clean"), ("clean", None), ("clean", "rejected")]


def test_duplicates_are_found_in_the_same_run_and_against_earlier_ones(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1), page(2, text=1)], each=1)
    store(tmp_path, [page(4, text=1)])
    rows = read(tmp_path, "rejects").to_pylist()
    assert [(r["source_id"], r["duplicate_of"], r["reasons"]) for r in rows] == [
        ("page-2", "doc-1", ["duplicate.exact"]),
        ("page-4", "doc-1", ["duplicate.exact"]),
    ]
    assert read(tmp_path, "flags")["category"].to_pylist() == ["duplicate.exact"] * 2


def test_a_rejected_page_is_nobodys_original_and_an_article_not_its_own_copy(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1, lang="en"), page(2, text=1), page(2, text=1, title="changed", input_key=b"again")])
    assert read(tmp_path, "articles", ["source_id", "duplicate_of"]).to_pylist() == [{"source_id": "page-2", "duplicate_of": None}] * 2


def test_a_full_batch_is_committed_by_itself(tmp_path: Path, page: Page, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH_ROWS", 3)
    with Dataset(tmp_path).begin("process", config) as run:
        for number in range(2):
            run.add(page(number))
        assert sources(tmp_path) == []
        run.add(page(2))
        assert len(sources(tmp_path)) == 3


def test_a_batch_of_long_pages_is_full_sooner(tmp_path: Path, page: Page, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    size = 2 * len(page(1).text)
    monkeypatch.setattr(batches, "BATCH_CHARS", size + 1)
    with Dataset(tmp_path).begin("process", config) as run:
        run.add(page(1))
        assert sources(tmp_path) == []
        run.add(page(2))
        assert len(sources(tmp_path)) == 2


def test_an_exception_drops_what_was_not_committed_and_a_plain_end_does_not(tmp_path: Path, page: Page, config: Config) -> None:
    with pytest.raises(KeyError), Dataset(tmp_path).begin("process", config) as run:  # noqa: PT012
        run.add(page(1))
        run.commit()
        run.add(page(2))
        raise KeyError
    assert sources(tmp_path) == ["page-1"]
    with Dataset(tmp_path).begin("process", config) as run:
        run.add(page(2))
    assert sources(tmp_path) == ["page-1", "page-2"]


def test_a_page_without_a_time_gets_the_start_of_the_run(tmp_path: Path, page: Page, store: Page) -> None:
    manifest = store(tmp_path, [page(1, fetched_at=None)])
    assert read(tmp_path, "articles")["fetched_at"].to_pylist() == [manifest.started_at]


def test_failed_fetches_are_rows_of_their_own(tmp_path: Path, config: Config) -> None:
    with Dataset(tmp_path).begin("crawl", config) as run:
        run.add_fetch(Fetch("http://a.example/", WHEN, "timeout", "a", error="30 s", attempts=3))
        manifest = run.finish(4)
    row = read(tmp_path, "fetches").to_pylist()[0]
    assert (row["url"], row["outcome"], row["attempts"], row["run_id"], row["http_status"]) == (
        "http://a.example/", "timeout", 3, run.run_id, None,
    )  # fmt: skip
    assert manifest.sites["a"].outcomes == {"timeout": 1}
    assert read(tmp_path, "runs")["n_fetch_failures"].to_pylist() == [1]


def test_counts_say_what_is_stored_site_by_site(tmp_path: Path, page: Page, config: Config) -> None:
    with Dataset(tmp_path).begin("process", config) as run:
        for number in range(12):
            run.add(page(number, error="unreadable" if number == 1 else ""))
        run.counts.site("site0").bytes_fetched += 1000
        run.counts.site("site0").not_modified += 2
        total = run.counts.total
        run.finish(0)
    assert (total.pages, total.articles, total.rejects, total.errors, total.flags) == (12, 10, 2, 1, 4)
    assert total.reasons == {"error": 1, "language.en": 1}
    assert total.verdicts == {"clean": 7, "cleaned": 3, "rejected": 2}
    assert total.categories == {"injection.adult": 4}
    rows = {r["site"]: r for r in read(tmp_path, "runs").to_pylist()}
    assert [rows[s]["n_pages"] for s in ("site0", "site1", "site2")] == [4, 4, 4]
    assert [rows[s]["rejected_by_reason"] for s in ("site0", "site1", "site2")] == ['{"language.en": 1}', '{"error": 1}', "{}"]
    assert (rows["site0"]["bytes_fetched"], rows["site0"]["n_not_modified"]) == (
        1000,
        2,
    )


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"policy": Policy(("zh-Hans",), {"too_short": Threshold("n_chars", below=50)})}, r"other policy\).*repolicy.*another OUT"),
        ({"keep_pii": True}, r"other keep_pii\); choose another OUT"),
        ({"keep_pii": True, "userdict": "淘沙"}, r"other keep_pii, userdict\); choose another OUT"),
        ({"sites": {"news": Site("news", Selectors(title="h1"))}}, r"other sites \(news\)\); choose another OUT"),
    ],
    ids=["policy", "privacy", "both", "selectors"],
)
def test_another_configuration_is_refused_with_the_ways_out(
    tmp_path: Path, page: Page, store: Page, config: Config, other: dict[str, Any], says: str
) -> None:
    store(tmp_path, [page(1)])
    with pytest.raises(UsageError, match=f"another configuration.*{says}"):
        Dataset(tmp_path).begin("process", replace(config, **other))


def test_a_run_id_is_part_of_file_names_and_therefore_plain(tmp_path: Path, config: Config) -> None:
    with pytest.raises(ValueError, match="file name"):
        Dataset(tmp_path).begin("process", config, "../x")


def test_a_run_that_is_taken_up_again_under_its_id_overwrites_nothing(tmp_path: Path, page: Page, config: Config) -> None:
    for number in (1, 2):
        with Dataset(tmp_path).begin("crawl", config, "20261124T101500Z-ab12") as run:
            run.add(page(number))
    assert sources(tmp_path) == ["page-1", "page-2"]
    assert validate(tmp_path) == []


def test_two_runs_at_once_lose_nothing_and_decide_as_if_one_came_after_the_other(tmp_path: Path, page: Page, config: Config) -> None:
    first, second = Dataset(tmp_path).begin("process", config), Dataset(tmp_path).begin("process", config)
    first.add(page(1))
    second.add(page(1))
    second.add(page(2, text=1))
    second.add(page(3))
    assert second.counts.total.pages == 3
    first.commit()
    second.commit()  # page 1 is stored by now, page 2 repeats it
    first.add(page(4, text=3))
    first.add(page(5))
    second.finish(0)
    first.finish(0)
    assert sources(tmp_path) == [f"page-{n}" for n in range(1, 6)]
    rows = read(tmp_path, "rejects").to_pylist()
    assert {(r["source_id"], r["duplicate_of"]) for r in rows} == {("page-2", "doc-1"), ("page-4", "doc-3")}
    assert read(tmp_path, "flags")["category"].to_pylist().count("duplicate.exact") == 2
    assert (second.counts.total.pages, second.counts.total.reasons) == (2, {"duplicate.exact": 1})
    assert validate(tmp_path) == []


def test_two_processes_write_into_one_dataset(tmp_path: Path, config: Config) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:3]\n"
        "from conftest import page, store\nfrom pathlib import Path\n"
        "low, high = map(int, sys.argv[4:])\n"
        "store(Path(sys.argv[3]), map(page, range(low, high)), each=6)\n"
    )
    here = Path(__file__).parent
    start = [sys.executable, "-c", script, str(here.parents[2]), str(here), str(tmp_path)]
    writers = [subprocess.Popen([*start, low, high]) for low, high in (("0", "40"), ("20", "60"))]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert sources(tmp_path) == sorted(f"page-{n}" for n in range(60))
    assert validate(tmp_path) == []


def test_a_reader_sees_whole_commits_only_while_a_run_writes(tmp_path: Path, page: Page, config: Config) -> None:
    done, seen = threading.Event(), list[int]()

    def look() -> None:
        while not done.is_set():
            seen.append(read(tmp_path, "articles", ["doc_id"]).num_rows)

    reader = threading.Thread(target=look)
    reader.start()
    try:
        with Dataset(tmp_path).begin("process", config) as run:
            for number in range(150):
                run.add(page(number, lang="zh-Hans"))
                if number % 10 == 9:
                    run.commit()
    finally:
        done.set()
        reader.join()
    assert seen == sorted(seen)
    assert {count % 10 for count in seen} == {0}
    assert read(tmp_path, "articles").num_rows == 150


def twin(page: Page, number: int, **changes: Any) -> Any:
    """Page `number` as it stands at its mobile address, which names the other as canonical."""
    one = page(number)
    fresh = {
        "url": one.url.replace("//", "//m."),
        "canonical_url": one.url,
        "source_id": "mobile",
        "input_key": b"mobile" + bytes([number]),
    }
    return page(number, **{**fresh, **changes})


@pytest.mark.parametrize("runs", [1, 2])
def test_an_article_at_another_address_repeats_the_first_and_changes_nothing(tmp_path: Path, page: Page, store: Page, runs: int) -> None:
    pages = [page(1), twin(page, 1)]
    for some in [pages] if runs == 1 else [[one] for one in pages]:
        store(tmp_path, some)
    (row,) = read(tmp_path, "rejects").to_pylist()
    assert (row["url"], row["duplicate_of"], row["previous_verdict"]) == ("http://m.site1.example/1.html", "doc-1", None)
    assert read(tmp_path, "articles").num_rows == 1


def test_an_article_whose_canonical_address_was_never_fetched_changes_as_any_other(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [twin(page, 1)])
    store(tmp_path, [twin(page, 1, input_key=b"changed")])
    rows = read(tmp_path, "articles").to_pylist()
    assert [row["previous_verdict"] for row in rows] == [None, "clean"]


def test_another_part_of_an_article_with_the_same_canonical_address_is_no_twin(tmp_path: Path, page: Page, store: Page) -> None:
    store(tmp_path, [page(1), twin(page, 1, text=77, **{k: getattr(page(1, text=77), k) for k in ("content_hash", "minhash")})])
    assert read(tmp_path, "articles").num_rows == 2


@pytest.mark.parametrize("runs", [1, 2])
def test_without_addresses_the_same_text_from_another_source_is_a_duplicate(tmp_path: Path, page: Page, store: Page, runs: int) -> None:
    pages = [page(1, url="", canonical_url="", source_id=name, input_key=name.encode()) for name in "abc"]
    for some in [pages] if runs == 1 else [pages[:1], pages[1:]]:
        store(tmp_path, some)
    assert read(tmp_path, "articles")["source_id"].to_pylist() == ["a"]
    assert [(row["source_id"], row["duplicate_of"]) for row in read(tmp_path, "rejects").to_pylist()] == [("b", "doc-1"), ("c", "doc-1")]


def test_without_addresses_a_source_that_says_the_same_once_more_repeats_nothing(tmp_path: Path, page: Page, store: Page) -> None:
    for layout in (b"one", b"two"):
        store(tmp_path, [page(1, url="", canonical_url="", input_key=layout)])
    assert [row["duplicate_of"] for row in read(tmp_path, "articles").to_pylist()] == [None, None]
