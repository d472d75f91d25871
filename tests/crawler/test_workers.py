"""Pages are refined beside the reactor: one that hangs or kills its worker is a row with its error, and the crawl goes on."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from functools import partial

import pytest

from crawler.session import Session
from crawler.sites import SiteConfig
from pipelines.config import Config
from pipelines.dataset import read
from pipelines.executors.work import Work
from pipelines.items import PageItem
from tests.crawler.odd_pages import prepare

A = "http://a.example/"
BODIES = [b"one", b"die", b"two", b"hang", b"three", b"four"]


@pytest.fixture
def crawled(tmp_path, monkeypatch):
    """A crawl of BODIES by two workers with a short deadline; the rows, and how long the event loop stood still at most."""
    monkeypatch.setattr("crawler.workers.Work", partial(Work, prepare=prepare))
    monkeypatch.setattr("crawler.workers.DEADLINE", 2.0)
    longest = [0.0]

    async def ticks():
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.01)
            longest[0] = max(longest[0], time.monotonic() - before)

    async def go():
        session = Session(tmp_path, Config.default(), workers=2)
        journal = session.open(SiteConfig("a", tuple(f"{A}{n}" for n in range(len(BODIES)))))
        await journal.recover()
        ticking = asyncio.get_running_loop().create_task(ticks())

        async def one(body):
            task = journal.next()
            raw = journal.page(task.url, 200, (("content-type", "text/html"),), body, datetime.now(UTC))
            item = PageItem(task.key, raw)
            await journal.spool(item)
            await journal.refine(item)
            await journal.store(item)

        await asyncio.gather(*map(one, BODIES))
        await journal.flush()
        ticking.cancel()
        session.close(journal, finished=True)
        session.finish(0)

    asyncio.run(go())
    return {row["url"].removeprefix(A): row["error"] for row in read(tmp_path, "rejects").to_pylist()}, longest[0]


def test_a_page_that_hangs_or_kills_its_worker_is_a_row_and_the_others_are_read(crawled):
    errors, _ = crawled
    assert errors == {
        "0": "read", "1": "refining killed the worker process", "2": "read", "3": "refining took longer than 2 s", "4": "read", "5": "read",
    }  # fmt: skip


def test_the_reactor_does_not_wait_for_a_page_that_hangs(crawled):
    assert crawled[1] < 2.0, "seconds; the page hung for four"
