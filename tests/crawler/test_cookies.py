"""A site that redirects until its cookie comes back is read; no other cookie is kept."""

import pytest
from scrapy import Request
from scrapy.http import Response

from crawler.cookies import MOST, CookieMiddleware

URL = "http://h.example/a"


def sent(middleware, url=URL):
    request = Request(url)
    middleware.process_request(request)
    return request.headers.get("Cookie")


def answered(middleware, *cookies, status=302):
    middleware.process_response(Request(URL), Response(URL, status=status, headers={"Set-Cookie": list(cookies)}))
    return sent(middleware)


def test_what_came_with_a_redirect_goes_back_to_its_host_alone():
    middleware = CookieMiddleware()
    assert answered(middleware, "ok=1; Path=/; HttpOnly", "b=2") == b"ok=1; b=2"
    assert answered(middleware, "ok=3; expires=Thu, 01 Jan 2099 00:00:00 GMT") == b"ok=3; b=2"
    assert sent(middleware, "http://other.example/a") is None
    assert sent(CookieMiddleware()) is None


def test_what_came_with_a_page_is_not_kept():
    assert answered(CookieMiddleware(), "seen=1", status=200) is None


@pytest.mark.parametrize("line", ["nonsense", "=1", "a=" + "x" * 5000, ""])
def test_nonsense_is_not_kept(line):
    assert answered(CookieMiddleware(), line) is None


def test_a_host_cannot_give_without_end():
    middleware = CookieMiddleware()
    kept = answered(middleware, *[f"c{n}=1" for n in range(100)])
    assert kept.count(b"=") == MOST


@pytest.mark.parametrize("over", ["", "/give?to="])
def test_a_site_that_redirects_until_its_cookie_comes_back_is_read(web, crawl, over):
    """To itself, or `over` another page; one that redirects whatever comes is given up."""

    def asks(path):
        page = web.pages[path]

        def answer(headers):
            given = {} if over else {"Set-Cookie": "ok=1"}
            return page if "ok=1" in headers.get("Cookie", "") else (302, {"Location": over + path, **given}, b"")

        web.pages[path] = answer
        web.pages[over + path if over else "/unused"] = (302, {"Location": path, "Set-Cookie": "ok=1; Path=/"}, b"")

    web.put("/", '<h1>首页</h1><a href="/a.html">养蜂人的一天</a><a href="/never">从不</a>')
    web.article("/a.html", "养蜂人的一天")
    asks("/")
    asks("/a.html")
    web.pages["/never"] = (302, {"Location": "/never", "Set-Cookie": "again=1"}, b"")
    result = crawl(a={"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]})
    assert result["code"] == 0, result
    assert {path: row["title"] for path, row in crawl.pages().items()} == {"/": "", "/a.html": "养蜂人的一天"}
    assert crawl.fetches()["/never"]["outcome"] == "redirect"
