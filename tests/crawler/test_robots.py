import asyncio
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.outcome import Refusal
from crawler.robots import MAX_BYTES, RobotsMiddleware
from crawler.throttle import Throttle

DENY = b"User-agent: *\nDisallow: /secret/\n"


class Engine:
    """Answers each robots.txt after a while, as a test says."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    async def download_async(self, request):
        self.asked.append(request.url)
        await asyncio.sleep(0.01)
        found = self.answer(request.url) if callable(self.answer) else self.answer
        if isinstance(found, Exception):
            raise found
        status, body, headers = (*found, {})[:3] if isinstance(found, tuple) else (200, found, {})
        return Response(request.url, status=status, body=body, headers=headers)


def middleware(answer):
    journal = SimpleNamespace(throttle=Throttle(), found=[], leads=lambda urls, kind: journal.found.extend((url, kind) for url in urls))
    settings = Settings({"TAOSHA_RETRY_WAIT": 0.01})
    crawler = SimpleNamespace(engine=Engine(answer), spider=SimpleNamespace(journal=journal), settings=settings)
    return RobotsMiddleware(crawler), crawler


async def allowed(robots, url):
    try:
        await robots.process_request(Request(url))
    except Refusal as refusal:
        return refusal.outcome
    return "allowed"


def outcomes(answer, *urls):
    async def ask():
        robots, crawler = middleware(answer)
        return await asyncio.gather(*(allowed(robots, url) for url in urls)), crawler

    return asyncio.run(ask())


def test_nothing_disallowed_passes_at_a_cold_start_and_each_host_is_asked_once():
    urls = [f"http://h{n % 50}.example/secret/{n}" for n in range(1000)]
    found, crawler = outcomes(DENY, *urls)
    assert set(found) == {"robots"}
    assert len(crawler.engine.asked) == 50


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((404, b""), "allowed"),
        ((403, DENY), "allowed"),  # RFC 9309, 2.3.1.3: unavailable
        ((429, b""), "failed"),
        ((500, b""), "failed"),
        ((503, DENY), "failed"),
        ((200, b""), "allowed"),
        ((200, b"<html>no robots here</html>"), "allowed"),
        (b"\xef\xbb\xbf" + DENY, "robots"),  # a byte order mark
        (b"# x\n" * (MAX_BYTES // 4) + DENY, "allowed"),  # behind the limit
        (DENY + b"# x\n" * MAX_BYTES, "robots"),
        (b"\xff\xfe\x00bad\n" + DENY, "robots"),
        (TimeoutError("slow"), "failed"),
        (b"User-agent: taosha\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "robots"),
        (b"User-agent: other\nDisallow: /\n", "allowed"),
    ],
)
def test_a_status_and_a_file_are_read_as_the_rfc_says(answer, expected):
    assert outcomes(answer, "http://h.example/secret/1")[0] == [expected]


def test_a_file_that_is_not_there_for_a_moment_is_asked_for_again():
    answers = iter([(503, b""), TimeoutError("slow"), (200, DENY)])
    found, crawler = outcomes(lambda _: next(answers), "http://h.example/secret/1", "http://h.example/secret/2")
    assert found == ["robots", "robots"]
    assert len(crawler.engine.asked) == 3


@pytest.mark.parametrize(("answer", "asked"), [((500, b""), 3), ((404, b""), 1), (Refusal("private_address", "inside"), 1)])
def test_a_file_is_asked_for_three_times_where_its_failure_may_pass(answer, asked):
    assert len(outcomes(answer, "http://h.example/1", "http://h.example/2")[1].engine.asked) == asked


def test_a_redirect_is_followed_five_times():
    def hop(url):
        at = int(url.rpartition("?")[2]) if "?" in url else 0
        return (200, DENY) if at == goal else (302, b"", {"Location": f"/robots.txt?{at + 1}"})

    goal = 5
    assert outcomes(hop, "http://h.example/secret/1")[0] == ["robots"]
    goal = 6
    assert outcomes(hop, "http://h.example/secret/1")[0] == ["allowed"]


def test_crawl_delay_and_sitemaps_are_passed_on():
    body = b"User-agent: *\nCrawl-delay: 7\nSitemap: /map.xml\nSitemap: http://h.example/two.xml\n"
    _, crawler = outcomes(body, "http://h.example/a")
    journal = crawler.spider.journal
    assert journal.throttle.gap("h.example", 1.0) == 7.0
    assert journal.found == [("http://h.example/map.xml", "sitemap"), ("http://h.example/two.xml", "sitemap")]


def test_another_port_has_rules_of_its_own():
    found, crawler = outcomes(
        lambda url: (200, DENY) if ":81" in url else (404, b""), "http://h.example/secret/1", "http://h.example:81/secret/1"
    )
    assert found == ["allowed", "robots"]
    assert len(crawler.engine.asked) == 2
