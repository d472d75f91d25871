"""What is fetched again, and what of it is new: rules, and three crawls of a site that changes."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler import demo
from crawler.frontier import recrawl
from filters.model import Category, Finding, RawPage
from pipelines.page import refine
from tests.crawler.answered import done, taken

DAY = 86400.0


@pytest.mark.parametrize(
    ("steady", "validators", "days"),
    [
        (0, False, 1),
        (1, False, 2),
        (3, False, 8),
        (4, False, 16),
        (5, False, 30),
        (99, False, 30),
        (0, True, 0),
        (1, True, 1),
        (2, True, 2),
        (99, True, 30),
    ],
)
def test_a_page_that_keeps_still_is_asked_for_less_often(steady, validators, days):
    assert recrawl.wait(DAY, steady, validators=validators) == days * DAY


def test_a_site_that_asks_for_more_than_the_longest_wait_gets_it():
    assert recrawl.wait(90 * DAY, 5, validators=False) == 90 * DAY


def test_validators_go_back_as_they_came():
    headers = (("date", "x"), ("etag", ' W/"ab,c" '), ("last-modified", "Thu, 26 Nov 2026 00:00:00 GMT"))
    assert recrawl.conditions(*recrawl.validators(headers)) == {
        "If-None-Match": 'W/"ab,c"',
        "If-Modified-Since": "Thu, 26 Nov 2026 00:00:00 GMT",
    }
    assert recrawl.conditions(*recrawl.validators(())) == {}
    assert recrawl.validators((("etag", "x" * (recrawl.MAX_LENGTH + 1)),)) == ("", "")


TEXT = "".join(f"<p>本市昨日召开会议，部署下一阶段的重点工作，第{k}项议题由主任说明。</p>" for k in range(6))


def record(before="", after="", status=200):
    body = f"<html><head><title>会议纪要</title></head><body>{before}<h1>会议纪要</h1><div>{TEXT}</div>{after}</body></html>"
    return refine(RawPage(body.encode(), url="http://a.example/1", status=status))


def test_the_noise_of_a_visit_is_no_new_state():
    one = recrawl.state(record(after="<script>var t = 1</script><p>阅读 1024 次</p>"))
    assert one == recrawl.state(record(after="<script>var t = 2</script><p>阅读 2048 次</p>"))
    assert one != recrawl.state(record(after=TEXT.replace("主任", "副主任")))
    assert one != recrawl.state(record(status=404))


def test_a_page_that_was_hijacked_since_is_a_new_state_though_its_article_stays():
    clean = record()
    hijacked = replace(clean, flags=[*clean.flags, Finding(Category.GAMBLING, "runs", "title", "x", "", payload="ab12")])
    assert recrawl.state(clean) != recrawl.state(hijacked)
    assert recrawl.state(hijacked) != recrawl.state(replace(clean, flags=[replace(hijacked.flags[-1], payload="cd34")]))


def test_what_was_put_on_a_page_is_told_from_what_its_owner_says():
    clean = record()
    assert not recrawl.is_injected(clean)
    assert recrawl.is_injected(replace(clean, flags=[*clean.flags, Finding(Category.GAMBLING, "runs", "title", "x", "", payload="ab12")]))


def rested(frontier, pages=4):
    """A frontier whose pages were read and found unchanged for long."""
    one = frontier()
    done(one, one.queue.take((), 0.0), *(f"{n}.html" for n in range(pages)))
    while (task := one.queue.take((), 0.0)) is not None:
        done(one, task)
    one._store.run("UPDATE pages SET steady = 9, quiet = 99 WHERE start = 0")
    one.finish()
    return one


@pytest.mark.parametrize(("pages", "taken_again"), [(recrawl.BROKEN_INTO, 4), (recrawl.BROKEN_INTO - 1, 0)])
def test_where_some_pages_turned_bad_the_next_pass_looks_at_all(frontier, pages, taken_again):
    one = rested(frontier)
    for _ in range(pages):
        one.turned(time.time())
    assert len(taken(frontier(now=time.time() + DAY))) == taken_again + 1  # the start page


def test_where_pages_turn_bad_each_day_all_are_looked_at_once_a_week(frontier):
    one = rested(frontier)
    for _ in range(recrawl.BROKEN_INTO):
        one.turned(time.time() - 6 * DAY)
    one = rested(frontier)
    for _ in range(recrawl.BROKEN_INTO):
        one.turned(time.time())
    assert len(taken(frontier(now=time.time() + DAY))) == 1
    one = rested(frontier)
    for _ in range(recrawl.BROKEN_INTO):
        one.turned(time.time() + 2 * DAY)
    assert len(taken(frontier(now=time.time() + DAY))) == 5


def test_a_page_without_text_is_told_by_its_bytes():
    def state(body):
        return recrawl.state(refine(RawPage(body, url="http://a.example/")))

    assert state(b"<html></html>") == state(b"<html></html>") != state(b"<html> </html>")


def answer(web, path):
    """Answer a path as it stands now, with its validator, and 304 where the client holds it."""
    status, headers, body = web.pages[path]
    tag = f'"{hash(body)}"'
    asked = []

    def given(request):
        asked.append(request.get("If-None-Match"))
        return (304, {"etag": tag}, b"") if asked[-1] == tag else (status, {**headers, "etag": tag}, body)

    web.pages[path] = given
    return asked


def later(crawl, seconds):
    """Let time pass, as far as the frontier knows of it."""
    with closing(sqlite3.connect(crawl.out / "frontier" / "news.sqlite")) as file, file:
        file.execute("UPDATE pages SET visited = visited - ?", (seconds,))


TOPICS = ["bee-keeping", "night-bus", "old-lift", "pickle-jar", "water-stop", "winter-swim"]


def article(web, path, title, topic, after=""):
    """Put an article on a path; its text is its topic's."""
    said = (Path(demo.__file__).parent / "articles" / f"{topic}.txt").read_text("utf-8")
    body = "".join(f"<p>{line}</p>" for line in said.split("\n\n", 1)[1].splitlines() if line)
    web.put(path, f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div>{after}</body></html>")


def links(*paths):
    return "".join(f'<li><a href="{path}">关于{path}的消息</a></li>' for path in paths)


def sitemap(web, **changed):
    entries = "".join(f"<url><loc>{web.origin}/{name}</loc><lastmod>{at}</lastmod></url>" for name, at in changed.items())
    web.put("/map.xml", f"<urlset>{entries}</urlset>", content_type="application/xml")


def at(seconds):
    return datetime.fromtimestamp(time.time() + seconds, UTC).isoformat(timespec="seconds")


@pytest.fixture(scope="module")
def three(module_web, module_crawl):
    """Three crawls: at once, an hour later, two days later; what each asked for and what it stored."""
    web, crawl = module_web, module_crawl
    site = {"start_urls": [web.origin + "/"], "sitemaps": [web.origin + "/map.xml"], "delay": 0, "allow_private": [web.inside]}
    runs = []

    def run():
        before, rows = len(web.seen), len(crawl.rows("articles", "rejects"))
        result = crawl(news=site)
        stored = sorted(
            (row["fetched_at"], row["url"].removeprefix(web.origin), row["title"], row["previous_verdict"])
            for row in crawl.rows("articles", "rejects")
        )
        new = [row[1:] for row in sorted(stored, key=lambda row: row[0])[rows:]]
        runs.append((sorted(web.paths()[before:]), sorted(new, key=str), result))

    web.put("/", f"<h1>首页</h1><ul>{links('/tagged', '/plain', '/noisy', '/gone')}</ul>")
    for topic, path in zip(TOPICS, ("/tagged", "/plain", "/noisy", "/gone", "/mapped", "/new"), strict=False):
        article(web, path, f"关于{path}的消息", topic)
    asked = answer(web, "/tagged")
    sitemap(web, mapped=at(-9 * DAY))
    run()

    later(crawl, 3600)
    web.put("/", f"<h1>首页</h1><ul>{links('/tagged', '/plain', '/noisy', '/gone', '/new')}</ul>")
    article(web, "/plain", "关于/plain的新消息", "kite-maker")  # changed, and nobody says so: seen when its time has come
    article(web, "/mapped", "关于/mapped的新消息", "soy-sauce")
    sitemap(web, mapped=at(-60))
    run()

    later(crawl, 2 * DAY)
    article(web, "/tagged", "关于/tagged的新消息", "old-town")
    again = answer(web, "/tagged")
    article(web, "/noisy", "关于/noisy的消息", "old-lift", after="<script>var visit = 3</script>")
    web.put("/gone", "<h1>找不到</h1>", status=404)
    run()
    return web, crawl, runs, asked + again


def test_the_first_crawl_fetches_and_stores_everything(three):
    asked, stored, result = three[2][0]
    assert asked == ["/", "/gone", "/map.xml", "/mapped", "/noisy", "/plain", "/robots.txt", "/tagged"]
    assert [path for path, *_ in stored] == ["/", "/gone", "/mapped", "/noisy", "/plain", "/tagged"]
    assert result["code"] == 0


def test_an_hour_later_only_what_can_have_changed_is_asked_for_and_only_what_did_is_stored(three):
    asked, stored, result = three[2][1]
    assert asked == ["/", "/map.xml", "/mapped", "/new", "/robots.txt", "/tagged"]
    assert stored == [("/", "", "rejected"), ("/mapped", "关于/mapped的新消息", "clean"), ("/new", "关于/new的消息", None)]
    assert result["code"] == 0


def test_two_days_later_all_is_looked_at_and_a_changed_article_is_a_new_row_of_the_same_article(three):
    web, crawl, runs, _ = three
    asked, stored, _ = runs[2]
    assert asked == ["/", "/gone", "/map.xml", "/mapped", "/new", "/noisy", "/plain", "/robots.txt", "/tagged"]
    assert [(path, before) for path, _, before in stored] == [("/gone", "clean"), ("/plain", "clean"), ("/tagged", "clean")]
    for path in ("/plain", "/tagged"):
        rows = sorted((row for row in crawl.rows("articles") if row["url"] == web.origin + path), key=lambda row: row["fetched_at"])
        assert [row["title"] for row in rows] == [f"关于{path}的消息", f"关于{path}的新消息"]
        assert len({row["doc_id"] for row in rows}) == 1


def test_a_page_that_the_server_knows_to_be_unchanged_is_a_304(three):
    _, crawl, runs, asked = three
    from pipelines.dataset import manifests

    assert [result["sites"]["news"]["not_modified"] for _, _, result in runs] == [0, 1, 0]
    assert asked[0] is None
    assert asked[1] == asked[2] is not None  # the third time its page is another one
    assert [run.sites["news"].not_modified for run in manifests(crawl.out)] == [0, 1, 0]
    assert [run.sites["news"].changed for run in manifests(crawl.out)] == [0, 2, 3]


def test_nothing_but_noise_is_no_row(three):
    _, crawl, runs, _ = three
    assert runs[2][2]["sites"]["news"]["unchanged"] == 4  # the front page, /noisy, /new, /mapped
    assert sum(row["url"].endswith("/noisy") for row in crawl.rows("articles", "rejects")) == 1
