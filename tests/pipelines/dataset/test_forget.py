"""Every trace of an address goes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.archive import Archive
from filters.model import RawPage
from pipelines.dataset import read, validate
from pipelines.dataset.forget import forget
from pipelines.readers import open_inputs

Page = Callable[..., Any]


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
