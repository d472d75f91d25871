"""Answers on their way into the dataset: kept from the moment they came until the dataset holds them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from crawler.frontier.entry import Answer, Spooled
from crawler.frontier.store import Store

HELD: Final = 1  # values of the column `held`
RETURNED: Final = 2


class Spool:
    """The answers of one site that are not yet durable in the dataset, in the order in which they are added to it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, answer: Answer) -> int:
        """Keep an answer; part of transaction A. Returns its sequence number, which is never used again."""
        row = self._store.run(
            "INSERT INTO spool (key, fetched_at, outcome, status, error, headers, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                answer.key,
                answer.fetched_at.isoformat(),
                answer.outcome,
                answer.status,
                answer.error,
                json.dumps(answer.headers),
                answer.body,
            ),
        )
        return row.lastrowid or 0

    def waiting(self) -> list[int]:
        """Sequence numbers of all answers that wait for the dataset."""
        return [row["seq"] for row in self._store.all("SELECT seq FROM spool ORDER BY seq")]

    def one(self, seq: int) -> Spooled:
        """One answer that waits for the dataset."""
        row = self._store.one(
            "SELECT spool.*, url, referrer, depth, attempts FROM spool JOIN pages ON pages.key = spool.key WHERE seq = ?", (seq,)
        )
        assert row is not None
        headers = tuple((name, value) for name, value in json.loads(row["headers"]))
        fetched_at = datetime.fromisoformat(row["fetched_at"])
        answer = Answer(row["key"], fetched_at, row["outcome"], row["status"], row["error"], headers, row["body"])
        return Spooled(
            seq,
            answer,
            row["url"],
            row["referrer"],
            row["depth"],
            row["attempts"],
            row["run_id"],
            row["held"] == HELD,
            row["held"] == RETURNED,
        )

    def handed_over(self, seq: int, run_id: str, warc_file: str = "", warc_offset: int | None = None, warc_end: int | None = None) -> None:
        """Note, before the dataset takes an answer, which run hands it over and where its WARC record stands."""
        self._store.run(
            "UPDATE spool SET run_id = ?, warc_file = ?, warc_offset = ?, warc_end = ? WHERE seq = ?",
            (run_id, warc_file, warc_offset, warc_end, seq),
        )

    def held(self, seq: int, run_id: str) -> None:
        """Note that the dataset held the page as it is: nothing is handed over."""
        self._store.run("UPDATE spool SET run_id = ?, held = ? WHERE seq = ?", (run_id, HELD, seq))

    def returned(self, seq: int) -> None:
        """Note, before the page is handed over, that it is again what it was before it changed."""
        self._store.run("UPDATE spool SET held = ? WHERE seq = ?", (RETURNED, seq))

    def exported(self, until: int) -> None:
        """Transaction C: the dataset holds all answers up to this one, and the WARC is good up to the last of them."""
        with self._store.transaction():
            last = self._store.one(
                "SELECT warc_file, warc_end FROM spool WHERE seq <= ? AND warc_file <> '' ORDER BY seq DESC LIMIT 1", (until,)
            )
            if last is not None:
                self._store.remember("warc", json.dumps([last["warc_file"], last["warc_end"]]))
            self._store.run(
                "DELETE FROM parts WHERE first IN (SELECT spool.key FROM spool JOIN pages ON pages.key = spool.key"
                " WHERE seq <= ? AND pages.state <> 'joining')",
                (until,),
            )
            self._store.run("DELETE FROM spool WHERE seq <= ?", (until,))

    def archive_into(self, file: str) -> None:
        """Go on in this WARC file, which is still to be made: those before it are of a frontier that is gone, and rows may name them."""
        self._store.remember("warc", json.dumps([file, 0]))

    @property
    def archived(self) -> tuple[str, int]:
        """The WARC file, and its length, up to which the dataset names its records."""
        file, length = json.loads(self._store.fact("warc", '["", 0]'))
        return file, length
