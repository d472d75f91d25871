"""One page at several addresses: one row a version in `articles`, whichever address is read first, in whatever runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest

from filters.model import RawPage
from pipelines.config import Config
from pipelines.dataset import Dataset, read
from pipelines.dataset.compact import compact
from pipelines.dataset.repolicy import repolicy
from pipelines.policy import Policy
from pipelines.record import Record, input_key, page_key

Page = Callable[..., Record]
Store = Callable[..., Any]

HOME = "http://site.example/1.html"
COPIES = ("http://m.site.example/1.html", "http://site.example/1.html?print")


def visit(page: Page, url: str, version: int, case: int = 1, **changes: Any) -> Record:
    """What an address says at its n-th version, each a near copy of the one before."""
    url, home = (each.replace("1.html", f"{case}.html") for each in (url, HOME))
    about = {"url": url, "canonical_url": home, "source_id": url, "site": "site", "flags": [], "lang": "zh-Hans"}
    said = {"content_hash": f"{case}, version {version}", "input_key": f"{url} {version}".encode()}
    return page(case, **(about | said | changes))


def versions(out: Path) -> list[str]:
    return sorted(read(out, "articles")["content_hash"].to_pylist())


@pytest.mark.parametrize("addresses", [(HOME, COPIES[0]), COPIES, (HOME, *COPIES)])
@pytest.mark.parametrize("each", [25, 1000])
def test_each_version_is_one_article_in_whatever_order_its_addresses_are_read(
    tmp_path: Path, page: Page, store: Store, addresses: tuple[str, ...], each: int
) -> None:
    orders = list(enumerate(product(permutations(addresses), repeat=2)))
    for version in (1, 2, 3):
        store(tmp_path, [visit(page, url, version, case) for case, order in orders for url in order[version % 2]], each=each)
    assert versions(tmp_path) == sorted(f"{case}, version {version}" for case, _ in orders for version in (1, 2, 3))
    rejects = read(tmp_path, "rejects").to_pylist()
    assert len(rejects) == 3 * len(orders) * (len(addresses) - 1)
    assert all(row["duplicate_of"] == row["doc_id"] and row["previous_verdict"] is None for row in rejects)


def test_a_canonical_address_that_is_met_last_repeats_its_copy_and_speaks_from_then_on(tmp_path: Path, page: Page, store: Store) -> None:
    store(tmp_path, [visit(page, COPIES[0], 1)])
    store(tmp_path, [visit(page, HOME, 1)])
    assert read(tmp_path, "articles")["url"].to_pylist() == [COPIES[0]]
    store(tmp_path, [visit(page, COPIES[0], 2), visit(page, HOME, 2)])
    assert sorted(read(tmp_path, "articles")["url"].to_pylist()) == [COPIES[0], HOME]


def test_a_copy_speaks_for_a_page_whose_canonical_address_is_gone(tmp_path: Path, page: Page, store: Store) -> None:
    store(tmp_path, [visit(page, HOME, 1), visit(page, COPIES[0], 1)])
    store(tmp_path, [visit(page, HOME, 0, http_status=404, text="", content_hash="", minhash=None, n_chars=0)])
    store(tmp_path, [visit(page, COPIES[0], 2)])
    assert versions(tmp_path) == ["1, version 1", "1, version 2"]


def test_a_copy_does_not_hide_what_the_page_was_before(tmp_path: Path, page: Page, store: Store) -> None:
    store(tmp_path, [visit(page, HOME, 1), visit(page, COPIES[0], 1)])
    store(tmp_path, [visit(page, HOME, 2)])
    assert read(tmp_path, "articles").sort_by("run_id")["previous_verdict"].to_pylist() == [None, "clean"]


def test_which_address_speaks_outlives_compaction_and_another_policy(tmp_path: Path, page: Page, store: Store) -> None:
    store(tmp_path, [visit(page, COPIES[0], 1)])
    store(tmp_path, [visit(page, COPIES[1], 1)])
    compact(tmp_path)
    repolicy(tmp_path, replace(Policy.load(), languages=("zh-Hans", "en")))
    repolicy(tmp_path, Policy.load())
    store(tmp_path, [visit(page, COPIES[1], 2), visit(page, COPIES[0], 2)])
    assert versions(tmp_path) == ["1, version 1", "1, version 2"]


def test_a_crawl_knows_a_page_that_came_from_an_archive(tmp_path: Path, page: Page, store: Store, config: Config) -> None:
    crawled = RawPage(b"<p>...", url=HOME, source_id=HOME)
    archived = replace(crawled, source_id="<urn:uuid:1>")
    store(tmp_path, [visit(page, HOME, 1, input_key=input_key(archived), page_key=page_key(archived))])
    assert page_key(crawled) == b""
    for command, known in (("crawl", True), ("process", False)):
        assert Dataset(tmp_path).begin(command, config).has(input_key(crawled)) is known
