"""One start of a crawl that a test leads step by step, and what it leaves."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from warcio.archiveiterator import ArchiveIterator

from crawler.session import Session
from crawler.sites import SiteConfig
from pipelines.config import Config
from pipelines.dataset import read, validate
from pipelines.items import MissItem, PageItem

A = "http://a.example/"
SITE = SiteConfig("a", tuple(f"{A}{n}" for n in range(4)))


class Begun:
    """One start of a crawl, which a test leaves as a crash would."""

    def __init__(self, out, site=SITE, said=b""):
        self.said = said  # what stands on every page
        self.session = Session(out, Config.default(), workers=0)
        self.journal = self.session.open(site)

    def page(self, key):
        return self.journal.page(f"{A}{key - 1}", 200, (("content-type", "text/html"),), b"<p>%d%s" % (key, self.said), datetime.now(UTC))

    async def fetch(self, *kinds):
        """Take the next pages and answer them: `page`, `miss`, or `spooled` for a page that gets no further than the spool."""
        for kind in kinds:
            task = self.journal.next()
            item = (
                MissItem(task.key, datetime.now(UTC), "timeout", error="slow")
                if kind == "miss"
                else PageItem(task.key, self.page(task.key))
            )
            await self.journal.spool(item)
            if kind == "page":
                await self.journal.refine(item)
            if kind != "spooled":
                await self.journal.store(item)

    def crash(self, *, finished=False):
        """What is left of a process that is gone: its files, closed, and its locks."""
        self.session.shared.exporter.close()
        self.session.shared.workers.stop()
        self.session.close(self.journal, finished=finished)

    async def finish(self):
        await self.journal.flush()
        assert self.journal.error is None
        self.crash(finished=True)


def stored(out):
    """Number of each page in the dataset, in order, after checking that all is whole."""
    rows = read(out, "articles").to_pylist() + read(out, "rejects").to_pylist()
    offsets = {}
    for file in (out / "warc").iterdir():
        with file.open("rb") as stream:
            reader = ArchiveIterator(stream)
            for record in reader:
                record.content_stream().read()
                offsets[f"warc/{file.name}", reader.get_record_offset()] = record.rec_headers["WARC-Target-URI"]
    assert offsets == {(row["warc_file"], row["warc_offset"]): row["url"] for row in rows}
    assert validate(out) == []
    return sorted(int(row["url"].removeprefix(A)) for row in rows), [row["url"] for row in read(out, "fetches").to_pylist()]


def again(out, *kinds, said=b""):
    """Start again, fetch what is left, end well."""

    async def go():
        begun = Begun(out, said=said)
        await begun.journal.recover()
        await begun.fetch(*kinds)
        assert begun.journal.next() is None
        await begun.finish()

    asyncio.run(go())
