"""After a crash: let go of what the dataset holds, cut the archive to it, and bring the rest on its way again."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from crawler.export import Parcel
from crawler.frontier import recrawl
from crawler.frontier.entry import Spooled
from crawler.probe import input_keys
from crawler.shared import Shared
from crawler.workers import Refiner
from pipelines.dataset import read
from pipelines.record import input_key

if TYPE_CHECKING:
    from crawler.journal import Journal


async def recover(journal: Journal, order: deque[int], refiner: Refiner, shared: Shared) -> bool:
    """Refine the spool again, and what was read last of each article in parts. Returns whether there was anything."""
    frontier = journal.frontier
    if frontier.spool.waiting():
        _let_go(journal, shared)
    journal.archive.cut(frontier.spool.archived)
    left = frontier.spool.waiting()
    order.extend(left)
    gate = asyncio.Semaphore(refiner.capacity)

    async def again(seq: int) -> None:
        async with gate:
            spooled = frontier.spool.one(seq)
            if spooled.answer.outcome == "page":
                raw = journal.raw(spooled)
                await journal.read(seq, raw, await refiner.refine(raw), whole=bool(raw.parts))
            else:
                await journal.pass_on(seq, Parcel(seq, journal.fetch(spooled)))

    await asyncio.gather(*map(again, left))
    unread = frontier.joining.interrupted()
    for first in unread:
        await _resume(journal, first, refiner)
    return bool(left or unread)


async def _resume(journal: Journal, first: int, refiner: Refiner) -> None:
    """Read the last part of an article again."""
    parts = journal.frontier.joining.parts(first)
    if not parts:
        await journal.join(journal.frontier.joining.goes_on(first, None, ()))
        return
    url, answer = parts[-1]
    raw = journal.page(url, answer.status or 0, answer.headers, answer.body or b"", answer.fetched_at)
    await journal.go_on(first, answer.key, raw, await refiner.refine(raw))


def _let_go(journal: Journal, shared: Shared) -> None:
    """Take out of the spool what was handed over and committed; commits are whole, so that is its beginning."""
    fetches = read(shared.out, "fetches", ["run_id", "url", "fetched_at"]).to_pylist()
    stored = {(row["run_id"], row["url"], row["fetched_at"]) for row in fetches}
    spool = journal.frontier.spool
    for seq in spool.waiting():
        spooled = spool.one(seq)
        answer = spooled.answer
        if not spooled.run_id:
            break
        held = spooled.held or (answer.outcome == "page" and any(map(shared.run.has, _keys(journal, spooled))))
        if not held and (spooled.run_id, spooled.url, answer.fetched_at) not in stored:
            break
        spool.exported(seq)


def _keys(journal: Journal, spooled: Spooled) -> list[bytes]:
    """The keys under one of which the dataset holds a page that was handed over, if it does."""
    keys = input_keys(input_key(journal.raw(spooled)))
    return [recrawl.visit_key(key, spooled.answer.fetched_at) for key in keys] if spooled.returned else keys
