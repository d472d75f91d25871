"""The gap between two requests, measured where it counts: at the server, in simulated time, with a network that jitters."""

from __future__ import annotations

import asyncio
import random
from itertools import pairwise
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import Response

from crawler.sites import SiteConfig
from crawler.throttle import Throttle, ThrottleMiddleware


class SimulatedLoop(asyncio.SelectorEventLoop):
    """An event loop in which nobody waits: where nothing can run, the clock jumps to the next timer."""

    def __init__(self):
        super().__init__()
        self.now = 1000.0

    def time(self):
        return self.now

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.now = max(self.now, self._scheduled[0].when())
        super()._run_once()


class Server:
    """Answers over a network that takes 0 to 2 seconds each way, and writes down when a request arrived."""

    def __init__(self, answer=lambda n: (200, {})):
        self.answer, self.arrived, self.chance = answer, [], random.Random(7)

    async def __call__(self, url):
        await asyncio.sleep(self.chance.uniform(0, 2))
        self.arrived.append(asyncio.get_running_loop().time())
        status, headers = self.answer(len(self.arrived))
        await asyncio.sleep(self.chance.uniform(0, 2))
        if status is None:
            raise TimeoutError
        return Response(url, status=status, headers=headers)

    @property
    def gaps(self):
        return [round(later - earlier, 9) for earlier, later in pairwise(self.arrived)]


def crawl(server, *delays, pages=40, crawl_delay=None, latency=0.0):
    """Ask a server for pages from one site for each delay, all at once and as fast as the throttle lets them."""
    loop = SimulatedLoop()
    throttle = Throttle(loop.time)
    throttle.ask("h.example", crawl_delay)

    async def one(delay):
        journal = SimpleNamespace(throttle=throttle, freed=lambda key: None)
        middleware = ThrottleMiddleware(SimpleNamespace(spider=SimpleNamespace(journal=journal, site=SiteConfig("a", delay=delay))))
        for n in range(pages):
            request = Request(f"http://h.example/{n}", meta={"page": n, "download_latency": latency})
            await middleware.process_request(request)
            try:
                middleware.process_response(request, await server(request.url))
            except TimeoutError as error:
                middleware.process_exception(request, error)

    async def everyone():
        await asyncio.gather(*map(one, delays))

    try:
        loop.run_until_complete(everyone())
    finally:
        loop.close()
    assert len(server.arrived) == pages * len(delays)
    return server.gaps


@pytest.mark.parametrize("delay", [1.0, 3.0, 10.0])
def test_the_delay_of_a_site_holds_for_every_pair(delay):
    gaps = crawl(Server(), delay)
    assert min(gaps) >= delay
    assert max(gaps) <= delay + 4.25  # and no longer: the network's way and a nap


def test_the_crawl_delay_of_robots_txt_holds_for_every_pair():
    assert min(crawl(Server(), 1.0, crawl_delay=10.0)) >= 10.0


def test_a_slow_server_gets_as_long_to_rest_as_it_took():
    assert min(crawl(Server(), 1.0, latency=6.0)) >= 6.0


def test_failures_count_as_requests():
    assert min(crawl(Server(lambda n: (None, {}) if n % 3 else (200, {})), 3.0)) >= 3.0


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_obeyed_each_time(status):
    gaps = crawl(Server(lambda n: (status, {"Retry-After": "30"}) if n % 4 == 0 else (200, {})), 1.0)
    assert all(gap >= (30.0 if n % 4 == 3 else 1.0) for n, gap in enumerate(gaps))


def test_two_sites_on_one_host_share_its_turns():
    assert min(crawl(Server(), 3.0, 3.0, 3.0, pages=15)) >= 3.0


def test_hosts_do_not_wait_for_each_other():
    async def go():
        throttle = Throttle(asyncio.get_running_loop().time)
        for n in range(50):
            await throttle.turn(f"h{n}")
        return asyncio.get_running_loop().time()

    loop = SimulatedLoop()
    began = loop.time()
    assert loop.run_until_complete(go()) == began
    loop.close()
