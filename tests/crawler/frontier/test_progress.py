"""What is told of a site that could not be entered."""

import time
from datetime import UTC, datetime

import pytest

from crawler.frontier.entry import Answer, Lead
from tests.crawler.answered import A, answer, done, read


def test_a_failed_start_says_why(frontier):
    one = frontier(start_urls=(A, A + "1"))
    for outcome in ("dns", "timeout"):
        task = one.queue.take((), 0.0)
        one.answered(Answer(task.key, datetime.now(UTC), outcome, error="no such host" if outcome == "dns" else ""))
    assert one.progress.failed_start() == f"{A}: no such host"


def test_a_start_url_that_waits_as_its_server_asks_has_not_failed(frontier):
    one = frontier()
    task = one.queue.take((), 0.0)
    one.queue.put_back(task.key, time.time() + 400)
    assert one.progress.failed_start() is None


@pytest.mark.parametrize(("status", "reason"), [(200, None), (404, f"{A}: status 404")])
def test_a_start_url_with_an_error_status_failed(frontier, status, reason):
    one = frontier()
    task = one.queue.take((), 0.0)
    read(one, one.answered(answer(task.key, status=status)))
    assert one.progress.failed_start() == reason


def test_a_start_url_that_redirects_is_judged_by_its_target(frontier):
    one = frontier()
    task = one.queue.take((), 0.0)
    one.led(answer(task.key, "redirect", 301), [Lead(A + "home", hops=1)])
    assert one.progress.failed_start() is None  # the target waits
    done(one, one.queue.take((), 0.0))
    assert one.progress.failed_start() is None
