"""The way of an answer to the dataset: its order, what is held back meanwhile, and what is put back."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.frontier.entry import Lead
from filters.model import RawPage
from pipelines.dataset import read
from pipelines.errors import StorageError
from pipelines.items import LeadItem, PageItem
from tests.crawler.begun import SITE, A, Begun, again, stored

pytestmark = pytest.mark.usefixtures("unread")


def test_pages_reach_the_dataset_in_the_order_of_their_answers(tmp_path):
    async def go():
        begun = Begun(tmp_path, replace(SITE, start_urls=(*SITE.start_urls, "http://b.example/")))
        await begun.journal.recover()
        first, second = begun.journal.next(), begun.journal.next()
        items = [PageItem(task.key, replace(begun.page(task.key), url=task.url, source_id=task.url)) for task in (first, second)]
        for item in items:
            await begun.journal.spool(item)
            await begun.journal.refine(item)
        await begun.journal.store(items[1])
        await begun.journal.flush()
        assert read(tmp_path, "rejects").num_rows == 0
        await begun.journal.store(items[0])
        await begun.finish()

    asyncio.run(go())
    assert read(tmp_path, "rejects", ["url"]).column("url").to_pylist() == [f"{A}0", "http://b.example/"]


def test_the_same_page_again_is_no_new_row(tmp_path):
    async def go():
        begun = Begun(tmp_path)
        await begun.journal.recover()
        await begun.fetch("page", "page", "page", "page")
        await begun.journal.flush()
        begun.session.close(begun.journal, finished=True)
        begun.journal = begun.session.open(SITE)
        await begun.journal.recover()
        await begun.fetch("page", "page", "page", "page")
        assert begun.journal.unchanged == 4
        await begun.finish()

    asyncio.run(go())
    assert stored(tmp_path) == ([0, 1, 2, 3], [])


def visit(out, said):
    """Crawl the site while this stands on its pages; returns how many were unchanged."""

    async def go():
        begun = Begun(out, said=said)
        await begun.journal.recover()
        await begun.fetch("page", "page", "page", "page")
        await begun.finish()
        return begun.journal.unchanged

    return asyncio.run(go())


def test_a_page_that_is_again_what_it_was_before_it_changed_is_a_row_once_more(tmp_path):
    assert [visit(tmp_path, said) for said in (b"", b" out of order", b"", b"", b" out of order", b"")] == [0, 0, 0, 4, 0, 0]
    assert stored(tmp_path) == (sorted([0, 1, 2, 3] * 5), [])
    keys = [row["source_id"] for row in read(tmp_path, "rejects").to_pylist()]
    assert sorted(set(keys)) == [f"{A}{n}" for n in range(4)]


def test_a_dataset_without_its_frontier_takes_no_page_twice(tmp_path):
    visit(tmp_path, b"")
    shutil.rmtree(tmp_path / "frontier")
    assert visit(tmp_path, b"") == 4
    assert stored(tmp_path) == ([0, 1, 2, 3], [])


def test_a_dataset_without_its_frontier_keeps_the_warc_files_that_its_rows_name(tmp_path):
    for said in (b"", b" and more", b" and most"):
        shutil.rmtree(tmp_path / "frontier", ignore_errors=True)
        assert visit(tmp_path, said) == 0
    assert stored(tmp_path) == (sorted([0, 1, 2, 3] * 3), [])
    assert len(list((tmp_path / "warc").iterdir())) == 3


def test_too_many_pages_on_their_way_hold_back_the_next(tmp_path):
    async def go():
        begun = Begun(tmp_path, replace(SITE, start_urls=tuple(f"{A}{n}" for n in range(9))))
        await begun.journal.recover()
        await begun.fetch(*["spooled"] * begun.session.shared.workers.capacity)
        assert begun.journal.next() is None
        assert begun.journal.waits()
        begun.crash()

    asyncio.run(go())


@pytest.mark.parametrize(("seconds", "waits"), [(60, True), (290, True), (400, False)])
def test_a_host_that_asks_for_some_minutes_is_waited_for(tmp_path, seconds, waits):
    async def go():
        begun = Begun(tmp_path, replace(SITE, start_urls=(A,)))
        await begun.journal.recover()
        begun.journal.throttle.hold("a.example", seconds)
        assert begun.journal.next() is None
        assert begun.journal.waits() is waits
        begun.crash()

    asyncio.run(go())


def test_a_page_that_was_taken_again_is_not_put_back_by_the_news_of_its_last_failure(tmp_path):
    async def go():
        begun = Begun(tmp_path, replace(SITE, start_urls=(A,)))
        await begun.journal.recover()
        first = begun.journal.next()
        begun.journal.postpone(first.key, 0.0)
        again = begun.journal.next()
        assert (again.key, again.attempts) == (first.key, 2)
        begun.journal.put_back(first.key, first.attempts)
        assert begun.journal.next() is None
        begun.journal.put_back(again.key, again.attempts)
        assert begun.journal.next().key == first.key
        begun.crash()

    asyncio.run(go())


def test_the_next_run_looks_for_news_though_a_page_waits_as_its_server_asks(tmp_path):
    site = replace(SITE, start_urls=(A,))

    async def first():
        begun = Begun(tmp_path, site)
        await begun.journal.recover()
        await begun.fetch("page")
        begun.journal.frontier.take_in([Lead(f"{A}busy")])
        begun.journal.postpone(begun.journal.next().key, 3600)
        await begun.finish()

    async def second():
        begun = Begun(tmp_path, site)
        await begun.journal.recover()
        assert begun.journal.next().url == A
        begun.crash()

    asyncio.run(first())
    asyncio.run(second())


def test_a_long_list_holds_nothing_up(tmp_path):
    changed = {f"{A}{n}": 0.0 for n in range(20_000)}

    async def go():
        begun = Begun(tmp_path, replace(SITE, start_urls=(), sitemaps=(f"{A}map.xml",)))
        await begun.journal.recover()
        task = begun.journal.next()
        taking = asyncio.ensure_future(
            begun.journal.spool(LeadItem(task.key, datetime.now(UTC), "listing", 200, list(changed), "page", changed))
        )
        looks = 0
        while not taking.done():
            looks += 1
            await asyncio.sleep(0)
        await taking
        assert looks > 20
        assert begun.journal.waiting == len(changed)
        assert begun.journal.next().url == f"{A}0"
        begun.crash()

    asyncio.run(go())


def test_a_redirect_leads_on_without_a_row(tmp_path):
    async def go():
        begun = Begun(tmp_path, replace(SITE, start_urls=(A,)))
        await begun.journal.recover()
        task = begun.journal.next()
        await begun.journal.spool(LeadItem(task.key, datetime.now(UTC), "redirect", 301, ["http://www.a.example/?utm_source=x"]))
        assert begun.journal.next().url == "http://www.a.example/"
        begun.crash()

    asyncio.run(go())


def test_a_raw_page_names_its_site_and_run(tmp_path):
    begun = Begun(tmp_path)
    raw = begun.page(1)
    assert isinstance(raw, RawPage)
    assert (raw.site, raw.source_id, raw.run_id) == ("a", f"{A}0", begun.session.shared.run.run_id)
    begun.crash()


def test_nothing_is_stored_behind_a_page_that_could_not_be(tmp_path, monkeypatch):
    """As on a full disk that has room again a moment later, when another site commits."""

    async def go():
        begun = Begun(tmp_path)
        await begun.journal.recover()
        await begun.fetch("page")
        spool = begun.journal.frontier.spool
        with monkeypatch.context() as full:
            full.setattr(spool, "handed_over", refused)
            with pytest.raises(StorageError):
                await begun.fetch("page")
        for _ in range(2):
            with pytest.raises(StorageError):
                await begun.fetch("page")
        await begun.session.shared.exporter.commit()
        begun.crash()

    asyncio.run(go())
    assert read(tmp_path, "rejects").num_rows == 1
    again(tmp_path)
    assert stored(tmp_path) == ([0, 1, 2, 3], [])


def refused(*_):
    raise StorageError("no space left")
