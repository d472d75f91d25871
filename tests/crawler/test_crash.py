"""A crash at each point between the answer and the last transaction: the next start leaves every page once, and nothing else."""

from __future__ import annotations

import asyncio

import pytest

from pipelines.errors import StorageError
from tests.crawler.begun import A, Begun, again, stored

pytestmark = pytest.mark.usefixtures("unread")


def test_a_crash_after_transaction_a(tmp_path):
    async def go():
        begun = Begun(tmp_path)
        await begun.journal.recover()
        await begun.fetch("page", "spooled", "spooled")
        begun.crash()

    asyncio.run(go())
    again(tmp_path, "page")
    assert stored(tmp_path) == ([0, 1, 2, 3], [])


def test_a_crash_before_the_commit_cuts_the_archive(tmp_path):
    async def go():
        begun = Begun(tmp_path)
        await begun.journal.recover()
        await begun.fetch("page", "miss", "page")
        begun.crash()

    asyncio.run(go())
    assert (tmp_path / "warc").exists()
    again(tmp_path, "page")
    assert stored(tmp_path) == ([0, 2, 3], [f"{A}1"])


def test_a_crash_between_the_commit_and_transaction_c(tmp_path, monkeypatch):
    async def go():
        begun = Begun(tmp_path)
        await begun.journal.recover()
        await begun.fetch("page", "miss", "page")
        with monkeypatch.context() as patch:
            patch.setattr(type(begun.journal.frontier.spool), "exported", lambda *_: 1 / 0)
            await begun.journal.flush()
        assert isinstance(begun.journal.error, ZeroDivisionError)
        begun.crash()

    asyncio.run(go())
    again(tmp_path, "page")
    assert stored(tmp_path) == ([0, 2, 3], [f"{A}1"])


@pytest.mark.parametrize("committed", [True, False])
def test_a_crash_while_pages_come_back_that_had_changed(tmp_path, monkeypatch, committed):
    for said in (b"", b" out of order"):
        again(tmp_path, *["page"] * 4, said=said)

    async def go():
        begun = Begun(tmp_path)
        await begun.journal.recover()
        await begun.fetch("page", "page", "page")
        if committed:
            with monkeypatch.context() as patch:
                patch.setattr(type(begun.journal.frontier.spool), "exported", lambda *_: 1 / 0)
                await begun.journal.flush()
        begun.crash()

    asyncio.run(go())
    again(tmp_path, "page")
    assert stored(tmp_path) == (sorted([0, 1, 2, 3] * 3), [])


def test_a_crash_after_some_were_committed_and_more_were_archived(tmp_path):
    async def go():
        begun = Begun(tmp_path)
        await begun.journal.recover()
        await begun.fetch("page", "page")
        await begun.journal.flush()
        await begun.fetch("page")
        with (tmp_path / "warc" / "a-00001.warc.gz").open("ab") as file:
            file.write(b"half a record")
        begun.crash()

    asyncio.run(go())
    again(tmp_path, "page")
    assert stored(tmp_path) == ([0, 1, 2, 3], [])


def test_a_disk_that_is_full_is_an_error_that_ends_the_crawl(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    async def go():
        begun = Begun(tmp_path)
        await begun.journal.recover()
        with monkeypatch.context() as patch:
            patch.setattr("warcio.warcwriter.WARCWriter.write_record", full)
            with pytest.raises(StorageError, match="no space left"):
                await begun.fetch("page")
        begun.crash()

    asyncio.run(go())
    again(tmp_path, "page", "page", "page")
    assert stored(tmp_path) == ([0, 1, 2, 3], [])
