"""What a frontier takes in and gives back, within one pass over a site."""

import sqlite3
from contextlib import closing

import pytest

from crawler.frontier import Frontier
from crawler.frontier.entry import Lead
from crawler.sites import SiteConfig
from pipelines.errors import StorageError
from tests.crawler.answered import A, done, taken


def test_pages_come_in_the_order_found_and_each_once(frontier):
    one = frontier()
    task = one.queue.take((), 0.0)
    assert (task.url, task.depth, task.attempts) == (A, 0, 1)
    done(one, task, "1", "2", "1", "")
    assert taken(one) == ["1", "2"]
    assert not one.queue.waits()


def test_what_was_in_flight_is_taken_again(frontier):
    one = frontier()
    done(one, one.queue.take((), 0.0), "1", "2")
    one.queue.take((), 0.0)
    again = frontier()
    assert again.resumed
    assert taken(again) == ["1", "2"]


def test_an_answer_is_in_the_spool_until_it_is_exported(frontier):
    one = frontier()
    seq = done(one, one.queue.take((), 0.0))
    one.spool.handed_over(seq, "run", "warc/a.warc.gz", 10, 99)
    again = frontier()
    (left,) = again.spool.waiting()
    spooled = again.spool.one(left)
    assert (spooled.url, spooled.answer.body, spooled.answer.status, spooled.run_id) == (A, b"<p>", 200, "run")
    again.spool.exported(left)
    assert again.spool.waiting() == []
    assert frontier().spool.archived == ("warc/a.warc.gz", 99)
    assert taken(frontier()) == []


def test_sequence_numbers_are_never_used_again(frontier):
    one = frontier()
    first = done(one, one.queue.take((), 0.0), "1")
    one.spool.exported(first)
    again = frontier()
    assert done(again, again.queue.take((), 0.0)) > first


def test_links_beyond_max_depth_wait_for_a_greater_one(frontier):
    one = frontier(max_depth=1)
    done(one, one.queue.take((), 0.0), "1")
    done(one, one.queue.take((), 0.0), "2")
    assert taken(one) == []
    assert taken(frontier(max_depth=2)) == ["2"]


def test_a_shorter_way_to_a_page_counts(frontier):
    one = frontier(max_depth=1)
    one.found([Lead(A + "x", depth=2)])
    done(one, one.queue.take((), 0.0), "x")
    assert one.queue.take((), 0.0).depth == 1


def test_a_file_that_is_no_database_is_an_error_for_people(tmp_path):
    (tmp_path / "a.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(StorageError, match=r"a\.sqlite") as raised:
        Frontier(tmp_path / "a.sqlite", SiteConfig("a"))
    assert "; move a.sqlite" in str(raised.value)


def test_a_file_of_an_earlier_version_goes_on(frontier, tmp_path):
    old = """CREATE TABLE pages (key INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, host TEXT NOT NULL, kind TEXT NOT NULL,
      start INTEGER NOT NULL, depth INTEGER NOT NULL, hops INTEGER NOT NULL, referrer TEXT NOT NULL, state TEXT NOT NULL,
      pass INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0, not_before REAL NOT NULL DEFAULT 0, visited REAL,
      outcome TEXT NOT NULL DEFAULT '', status INTEGER, error TEXT NOT NULL DEFAULT '', is_index INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX pages_due ON pages (state, host, key);
    CREATE TABLE spool (seq INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL, fetched_at TEXT NOT NULL, outcome TEXT NOT NULL,
      status INTEGER, error TEXT NOT NULL DEFAULT '', headers TEXT NOT NULL DEFAULT '[]', body BLOB, run_id TEXT NOT NULL DEFAULT '',
      warc_file TEXT NOT NULL DEFAULT '', warc_offset INTEGER, warc_end INTEGER);
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    INSERT INTO pages (url, host, kind, start, depth, hops, referrer, state)
      VALUES ('http://a.example/1', 'a.example', 'page', 0, 1, 0, '', 'pending');"""
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as file:
        file.executescript(old)
    assert taken(frontier()) == ["", "1"]
