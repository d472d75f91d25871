"""What a frontier gives out and takes in, within one pass over a site."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime

import pytest

from crawler.entry import Answer, Lead
from crawler.frontier import PATIENCE, Frontier
from crawler.sites import SiteConfig
from pipelines.errors import StorageError
from tests.crawler.answered import A, answer, done, read, taken


def test_pages_come_in_the_order_found_and_each_once(frontier):
    one = frontier()
    task = one.take((), 0.0)
    assert (task.url, task.depth, task.attempts) == (A, 0, 1)
    done(one, task, "1", "2", "1", "")
    assert taken(one) == ["1", "2"]
    assert not one.waits()


def test_what_was_in_flight_is_taken_again(frontier):
    one = frontier()
    done(one, one.take((), 0.0), "1", "2")
    one.take((), 0.0)
    again = frontier()
    assert again.resumed
    assert taken(again) == ["1", "2"]


def test_an_answer_is_in_the_spool_until_it_is_exported(frontier):
    one = frontier()
    seq = done(one, one.take((), 0.0))
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
    first = done(one, one.take((), 0.0), "1")
    one.spool.exported(first)
    again = frontier()
    assert done(again, again.take((), 0.0)) > first


def test_a_busy_host_waits(frontier):
    one = frontier(start_urls=(A, "http://b.example/"))
    assert one.take({"a.example"}, 0.0).host == "b.example"
    assert one.take({"a.example"}, 0.0) is None
    assert one.waits()
    assert not one.waits(held=["a.example"])


def test_a_host_with_nothing_left_is_looked_at_again_when_something_comes(frontier):
    one = frontier(start_urls=(A, "http://b.example/"), max_pages=100)
    first, other = one.take((), 0.0), one.take((), 0.0)
    assert one.take((), 0.0) is None
    done(one, first, "1")
    assert taken(one) == ["1"]
    one.put_back(other.key)
    assert one.take((), 0.0).url == "http://b.example/"
    assert not one.waits()


def test_a_page_that_is_postponed_waits_and_others_go_first(frontier):
    one = frontier(start_urls=(A, A + "1"))
    task = one.take((), 0.0)
    one.put_back(task.key, time.time() + 5)
    assert one.take((), 0.0).url == A + "1"
    assert one.take((), 0.0) is None
    assert one.waits()
    late = one.take((), 10.0)
    assert (late.key, late.attempts) == (task.key, 2)
    one.put_back(task.key, time.time() + PATIENCE + 60)
    assert not one.waits()
    assert one.unfinished


def test_of_pages_that_are_due_those_that_were_never_tried_go_first(frontier):
    one = frontier()
    done(one, one.take((), 0.0), "busy", "1", "2")
    one.put_back(one.take((), 0.0).key, 1.0)
    assert taken(one) == ["1", "2", "busy"]


def test_addresses_that_come_in_from_another_thread_are_taken_once_their_hosts_are_woken(frontier):
    one = frontier()
    done(one, one.take((), 0.0))
    assert one.take((), 0.0) is None
    with ThreadPoolExecutor(1) as pool:
        hosts = pool.submit(one.take_in, [Lead(A + "1"), Lead("http://b.example/")]).result()
    assert hosts == {"a.example", "b.example"}
    one.wake(hosts)
    assert [one.take((), 0.0).url for _ in range(2)] == [A + "1", "http://b.example/"]


def test_a_page_that_is_put_back_uncounted_is_as_if_it_was_not_taken(frontier):
    one = frontier(max_pages=1)
    one.put_back(one.take((), 0.0).key, counts=False)
    assert one.take((), 0.0).attempts == 1


def test_an_answer_without_a_response_does_not_count_for_max_pages(frontier):
    one = frontier(start_urls=(A, A + "1"), max_pages=1)
    one.answered(answer(one.take((), 0.0).key, "robots", None))
    assert one.take((), 0.0).url == A + "1"


def test_links_beyond_max_depth_wait_for_a_greater_one(frontier):
    one = frontier(max_depth=1)
    done(one, one.take((), 0.0), "1")
    done(one, one.take((), 0.0), "2")
    assert taken(one) == []
    assert taken(frontier(max_depth=2)) == ["2"]


def test_a_shorter_way_to_a_page_counts(frontier):
    one = frontier(max_depth=1)
    one.found([Lead(A + "x", depth=2)])
    done(one, one.take((), 0.0), "x")
    assert one.take((), 0.0).depth == 1


def test_a_failed_start_says_why(frontier):
    one = frontier(start_urls=(A, A + "1"))
    for outcome in ("dns", "timeout"):
        task = one.take((), 0.0)
        one.answered(Answer(task.key, datetime.now(UTC), outcome, error="no such host" if outcome == "dns" else ""))
    assert one.failed_start() == f"{A}: no such host"


def test_a_start_url_that_waits_as_its_server_asks_has_not_failed(frontier):
    one = frontier()
    task = one.take((), 0.0)
    one.put_back(task.key, time.time() + 400)
    assert one.failed_start() is None


@pytest.mark.parametrize(("status", "reason"), [(200, None), (404, f"{A}: status 404")])
def test_a_start_url_with_an_error_status_failed(frontier, status, reason):
    one = frontier()
    task = one.take((), 0.0)
    read(one, one.answered(answer(task.key, status=status)))
    assert one.failed_start() == reason


def test_a_start_url_that_redirects_is_judged_by_its_target(frontier):
    one = frontier()
    task = one.take((), 0.0)
    one.led(answer(task.key, "redirect", 301), [Lead(A + "home", hops=1)])
    assert one.failed_start() is None  # the target waits
    done(one, one.take((), 0.0))
    assert one.failed_start() is None


def test_a_file_that_is_no_database_is_an_error_for_people(tmp_path):
    (tmp_path / "a.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(StorageError, match=r"a\.sqlite"):
        Frontier(tmp_path / "a.sqlite", SiteConfig("a"))


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
    assert taken(frontier()) == ["1", ""]
