import asyncio
import time
from email.utils import formatdate
from itertools import pairwise

import pytest
from scrapy.http import Response

from crawler.outcome import Postponed
from crawler.throttle import MAX_CRAWL_DELAY, MAX_LATENCY, MAX_RETRY_AFTER, Throttle, retry_after


def test_the_greatest_of_all_gaps_counts():
    throttle = Throttle()
    assert throttle.gap("h", 1.0) == 1.0
    throttle.ask("h", 3.0)
    assert throttle.gap("h", 1.0) == 3.0
    assert throttle.gap("h", 5.0) == 5.0
    assert throttle.gap("other", 0.0) == 0.0


def test_a_crawl_delay_is_capped_and_nonsense_is_none():
    throttle = Throttle()
    throttle.ask("h", 10_000)
    assert throttle.gap("h", 0.0) == MAX_CRAWL_DELAY
    for host, delay in (("a", -5.0), ("b", None)):
        throttle.ask(host, delay)
        assert throttle.gap(host, 0.0) == 0.0


def test_of_two_files_of_a_host_the_greater_delay_counts():
    throttle = Throttle()
    throttle.ask("h", 3.0)
    throttle.ask("h", None)
    assert throttle.gap("h", 1.0) == 3.0


def test_a_host_that_is_slow_gets_as_long_to_rest_and_one_slow_page_is_soon_forgotten():
    throttle = Throttle()
    throttle.took("h", 4.0)
    assert throttle.gap("h", 1.0) == 4.0
    assert throttle.gap("h", 0.0) == 0.0  # a server of our own
    throttle.took("h", 0.0)
    assert throttle.gap("h", 1.0) == 2.0
    throttle.took("h", 300.0)
    assert throttle.gap("h", 1.0) == MAX_LATENCY


def test_requests_that_come_together_leave_at_the_gap():
    async def go():
        throttle, left = Throttle(), []

        async def one():
            await throttle.turn("h")
            left.append(time.monotonic())
            throttle.answered("h", 0.05)

        await asyncio.gather(*(one() for _ in range(5)))
        return left

    left = asyncio.run(go())
    assert all(later - earlier >= 0.05 for earlier, later in pairwise(left))


def test_a_host_that_is_held_waits_and_another_does_not():
    throttle = Throttle()
    throttle.hold("h", 60)
    assert 59 < throttle.wait("h") <= 60
    assert throttle.wait("other") == 0


def test_a_stop_ends_all_waits():
    throttle = Throttle()
    throttle.hold("h", 60)
    throttle.stopping = True
    with pytest.raises(Postponed):
        asyncio.run(throttle.turn("h"))


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("120", 120, 120),
        (formatdate(0, usegmt=True), 0, 0),
        ("999999", MAX_RETRY_AFTER, MAX_RETRY_AFTER),
        ("soon", 0, 0),
        ("-1", 0, 0),
        ("", 0, 0),
    ],
)
def test_retry_after_is_a_number_or_a_date(header, least, most):
    assert least <= retry_after(Response("http://h/", headers={"Retry-After": header})) <= most


def test_a_date_to_come_is_so_many_seconds_away():
    header = formatdate(time.time() + 100, usegmt=True)
    assert 90 <= retry_after(Response("http://h/", headers={"Retry-After": header})) <= 100
