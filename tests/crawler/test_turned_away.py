"""A site that lets nobody in for days: that is seen at each run, and its pages are looked at again as soon as they may be."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from crawler import outcome
from crawler.alerts import alerts
from filters.model import RawPage
from pipelines.dataset import manifests
from pipelines.page import refine

DAY = 86400.0
PAGES = 24
CAPTCHA = "<html><head><title>安全验证</title></head><body><h1>请完成安全验证</h1><p>请输入验证码</p></body></html>"
ARTICLE = (
    "<html><head><title>会议</title></head><body><h1>会议</h1>"
    + "<p>本市昨日召开会议，部署下一阶段的重点工作，与会者认为成绩来之不易。</p>" * 9
)


@pytest.mark.parametrize(
    ("status", "html", "came_to"),
    [
        (200, ARTICLE, "page"),
        (200, CAPTCHA, outcome.TURNED_AWAY),
        (403, ARTICLE, outcome.TURNED_AWAY),
        (429, "", outcome.TURNED_AWAY),
        (404, "<h1>页面不存在</h1>", "page"),
        (200, "<title>提示</title><h1>提示</h1><p>对不起，您访问的页面不存在</p>", "page"),
        (500, ARTICLE, outcome.OUT_OF_ORDER),
        (200, "<title>系统发生错误</title><h1>系统发生错误</h1>", outcome.OUT_OF_ORDER),
    ],
)
def test_what_stands_in_a_pages_place_is_told_from_the_page(status: int, html: str, came_to: str) -> None:
    assert outcome.of_page(refine(RawPage(html.encode(), url="http://a.example/1", status=status))) == came_to


def later(crawl, seconds: float) -> None:
    with closing(sqlite3.connect(crawl.out / "frontier" / "news.sqlite")) as file, file:
        file.execute("UPDATE pages SET visited = visited - ?", (seconds,))


def test_a_site_that_refuses_for_days_is_told_of_each_day_and_found_open_the_day_it_is(web, crawl) -> None:
    links = "".join(f'<li><a href="/a/{k}.html">第{k}次会议的消息</a></li>' for k in range(PAGES))
    web.put("/", f"<h1>首页</h1><ul>{links}</ul>")
    for k in range(PAGES):
        web.put(f"/a/{k}.html", "<h1>403 Forbidden</h1>", status=403)
    site = {"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]}
    for day in range(2):
        result = crawl(news=site)
        counts = manifests(crawl.out)[-1].sites["news"]
        assert counts.answers == counts.standing == {outcome.TURNED_AWAY: PAGES}
        assert [alert.kind for alert in alerts(crawl.out)] == ["refused"]
        assert result["sites"]["news"]["unchanged"] == (PAGES + 1 if day else 0)
        later(crawl, DAY + 60)
    for k in range(PAGES):
        web.put(f"/a/{k}.html", ARTICLE.replace("会议", f"第{k}次会议"))
    crawl(news=site)
    assert {row["http_status"] for row in crawl.rows("articles", "rejects") if row["run_id"] == manifests(crawl.out)[-1].run_id} == {200}
    assert manifests(crawl.out)[-1].sites["news"].standing == {}
    assert alerts(crawl.out) == []


def test_a_site_whose_first_page_is_a_captcha_could_not_be_entered(web, crawl) -> None:
    web.put("/", CAPTCHA)
    site = {"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]}
    result = crawl(news=site)
    assert (result["code"], result["sites"]["news"]["state"]) == (1, "failed")
    assert result["reason"].endswith("a wall such as a captcha stands in its place")
    counts = manifests(crawl.out)[-1].sites["news"]
    assert (counts.finished, counts.failed, counts.standing) == (0, 1, {outcome.TURNED_AWAY: 1})


def test_a_site_that_sends_its_readers_to_a_login_is_told_of_and_read_again_once_it_is_open(web, crawl) -> None:
    links = "".join(f'<li><a href="/a/{k}.html">第{k}次会议的消息</a></li>' for k in range(PAGES))
    web.put("/", f"<h1>首页</h1><ul>{links}</ul>")
    closed = [f"/a/{k}.html" for k in range(PAGES)]
    for k, path in enumerate(closed):
        web.article(path, f"第{k}次会议的纪要")
    site = {"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]}
    assert crawl(news=site)["sites"]["news"]["state"] == "done"
    opened = {path: web.pages[path] for path in closed}
    for path in closed:
        web.put(path, "", status=302, location=f"/login?back={path}")
    for _ in range(2):
        later(crawl, 3 * DAY)
        crawl(news=site)
        assert manifests(crawl.out)[-1].sites["news"].standing == {outcome.TURNED_AWAY: PAGES}
        assert [alert.kind for alert in alerts(crawl.out)] == ["refused"]
    assert crawl.fetches()["/a/3.html"]["outcome"] == "login"
    assert "/login" not in "".join(web.paths())
    web.pages.update(opened)
    later(crawl, DAY + 60)
    crawl(news=site)
    assert not alerts(crawl.out)


def test_pages_that_were_never_open_to_us_are_no_alert(web, crawl) -> None:
    links = "".join(f'<li><a href="/favourite/{k}">收藏第{k}次会议的消息</a></li>' for k in range(PAGES))
    web.put("/", f"<h1>首页</h1><ul>{links}</ul>")
    for k in range(PAGES):
        web.put(f"/favourite/{k}", "", status=302, location="/login")
    crawl(news={"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]})
    assert not alerts(crawl.out)
    assert crawl.fetches()["/favourite/3"]["outcome"] == "login"
