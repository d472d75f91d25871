"""Which page is fetched next, within one pass over a site."""

import time
from concurrent.futures import ThreadPoolExecutor

from crawler.frontier.entry import Lead
from crawler.frontier.queue import PATIENCE
from tests.crawler.answered import A, answer, done, taken


def test_a_busy_host_waits(frontier):
    one = frontier(start_urls=(A, "http://b.example/"))
    assert one.queue.take({"a.example"}, 0.0).host == "b.example"
    assert one.queue.take({"a.example"}, 0.0) is None
    assert one.queue.waits()
    assert not one.queue.waits(held=["a.example"])


def test_a_host_with_nothing_left_is_looked_at_again_when_something_comes(frontier):
    one = frontier(start_urls=(A, "http://b.example/"), max_pages=100)
    first, other = one.queue.take((), 0.0), one.queue.take((), 0.0)
    assert one.queue.take((), 0.0) is None
    done(one, first, "1")
    assert taken(one) == ["1"]
    one.queue.put_back(other.key)
    assert one.queue.take((), 0.0).url == "http://b.example/"
    assert not one.queue.waits()


def test_a_page_that_is_postponed_waits_and_others_go_first(frontier):
    one = frontier(start_urls=(A, A + "1"))
    task = one.queue.take((), 0.0)
    one.queue.put_back(task.key, time.time() + 5)
    assert one.queue.take((), 0.0).url == A + "1"
    assert one.queue.take((), 0.0) is None
    assert one.queue.waits()
    late = one.queue.take((), 10.0)
    assert (late.key, late.attempts) == (task.key, 2)
    one.queue.put_back(task.key, time.time() + PATIENCE + 60)
    assert not one.queue.waits()
    assert one.progress.unfinished


def test_of_pages_that_are_due_those_that_were_never_tried_go_first(frontier):
    one = frontier()
    done(one, one.queue.take((), 0.0), "busy", "1", "2")
    one.queue.put_back(one.queue.take((), 0.0).key, 1.0)
    assert taken(one) == ["1", "2", "busy"]


def test_addresses_that_come_in_from_another_thread_are_taken_once_their_hosts_are_woken(frontier):
    one = frontier()
    done(one, one.queue.take((), 0.0))
    assert one.queue.take((), 0.0) is None
    with ThreadPoolExecutor(1) as pool:
        hosts = pool.submit(one.take_in, [Lead(A + "1"), Lead("http://b.example/")]).result()
    assert hosts == {"a.example", "b.example"}
    one.queue.wake(hosts)
    assert [one.queue.take((), 0.0).url for _ in range(2)] == [A + "1", "http://b.example/"]


def test_a_page_that_is_put_back_uncounted_is_as_if_it_was_not_taken(frontier):
    one = frontier(max_pages=1)
    one.queue.put_back(one.queue.take((), 0.0).key, counts=False)
    assert one.queue.take((), 0.0).attempts == 1


def test_an_answer_without_a_response_does_not_count_for_max_pages(frontier):
    one = frontier(start_urls=(A, A + "1"), max_pages=1)
    one.answered(answer(one.queue.take((), 0.0).key, "robots", None))
    assert one.queue.take((), 0.0).url == A + "1"
