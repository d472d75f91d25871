"""Links that are no <a href>, and pages that only send their reader on."""

import pytest

from filters.dom import parse

URL = "http://h.example/news/list.html"


def links(html):
    return [link.url.removeprefix("http://h.example") for link in parse(html, URL).links]


@pytest.mark.parametrize(
    "html",
    [
        """<div onclick="location.href='/a/1.html'">消息</div>""",
        """<a href="javascript:void(0)" onclick="window.open(&quot;/a/1.html&quot;,'_blank')">消息</a>""",
        """<a href="javascript:openNews('/a/1.html')">消息</a>""",
        """<a href="#" data-href="../a/1.html">消息</a>""",
        """<li data-url="/a/1.html">消息</li>""",
        """<LI onClick='location="http://h.example/a/1.html"'>消息</LI>""",
        """<IFrame src="/a/1.html"></IFrame>""",
        """<select onchange="location=this.value"><option value="">请选择</option><option value="/a/1.html">消息</option></select>""",
    ],
)
def test_a_link_by_script_leads_on(html):
    assert links(html) == ["/a/1.html"]


@pytest.mark.parametrize(
    "html",
    [
        """<a href="javascript:void(0)" onclick="show('tab','b2')">消息</a>""",
        """<div onclick="location.href='http://shop.example/a/1.html'">消息</div>""",
        """<div data-url="/api/like?id=1">赞</div>""",
        """<select><option value="/a/1.html">消息</option></select>""",
        """<div onclick="play('/v/1.mp4')">影片</div>""",
    ],
)
def test_what_is_no_page_of_the_host_does_not(html):
    assert links(html) == []


@pytest.mark.parametrize("script", ["location.href='/a/1.html'", 'window.location.replace("/a/1.html");', "top.location = '/a/1.html'"])
def test_a_page_that_only_sends_on_leads_there(script):
    assert links(f"<html><body><script>{script}</script></body></html>") == ["/a/1.html"]


def test_a_page_that_shows_something_does_not_nor_one_that_sends_to_itself():
    assert links("<p>" + "本地新闻一则。" * 20 + "</p><script>function f(){location.href='/a/1.html'}</script>") == []
    assert links("<script>location.href='/news/list.html?checked=1'</script>") == ["/news/list.html?checked=1"]
    assert parse("<script>location.href='/x.html?n=2'</script>", "http://h.example/x.html?n=1").links == []


def test_the_feed_that_a_home_page_names_is_followed_and_that_of_another_page_is_not():
    head = '<link rel="alternate" type="application/rss+xml" href="/feed/"><p>消息</p>'
    assert [link.url for link in parse(head, "http://h.example/").links] == ["http://h.example/feed/"]
    assert links(head) == []
