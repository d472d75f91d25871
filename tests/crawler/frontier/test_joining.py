"""An article on several pages is one row, whatever happens on the way; the WARC of a crawl gives the crawl's rows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler import demo
from crawler.frontier.entry import Answer, Lead
from pipelines.dataset import read, validate

RUN_ONLY = ("run_id", "crawl_date", "previous_verdict", "source_id", "warc_file", "warc_offset")
ARTICLES = Path(demo.__file__).parent / "articles"


def paragraphs(topic):
    return [line for line in (ARTICLES / f"{topic}.txt").read_text("utf-8").split("\n\n", 1)[1].splitlines() if line]


def part(web, path, title, lines, links):
    bar = "".join(f'<a href="{to}">{text}</a> ' for to, text in links)
    body = "".join(f"<p>{line}</p>" for line in lines)
    web.put(
        path,
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>来源：本报</p><div>{body}</div><div>{bar}</div></body></html>",
    )


def in_parts(web, name, topic, n=3):
    """Put an article on n pages, each with a bar of all of them."""
    lines = paragraphs(topic)
    size = -(-len(lines) // n)
    paths = [f"/{name}.html", *(f"/{name}_{k}.html" for k in range(2, n + 1))]
    for k, path in enumerate(paths):
        bar = [(to, str(number)) for number, to in enumerate(paths, 1) if to != path]
        bar += [(paths[k + 1], "下一页")] if k + 1 < n else []
        part(web, path, f"{name}的消息", lines[k * size : (k + 1) * size], bar)
    return lines, paths


def index(web, *paths):
    items = "".join(f'<li><a href="{path}">关于{path}的消息</a></li>' for path in paths)
    web.put("/", f"<h1>首页</h1><ul>{items}</ul>")
    return {"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]}


@pytest.fixture(scope="module")
def joined(webs, crawls):
    """A crawl of articles on several pages, some of whose parts fail."""
    web, crawl = webs(), crawls()
    made = {
        name: in_parts(web, name, topic)
        for name, topic in (("long", "bee-keeping"), ("gone", "old-lift"), ("odd", "soy-sauce"), ("moved", "pickle-jar"))
    }
    web.put("/gone_3.html", "<h1>找不到</h1>", status=404)
    web.put("/odd_2.html", b"\x89PNG", content_type="image/png")
    web.put("/moved_2.html", "", status=302, location="/elsewhere.html")
    part(web, "/elsewhere.html", "别处的消息", paragraphs("winter-swim"), [])
    part(web, "/short.html", "短的消息", paragraphs("night-bus"), [])
    result = crawl(a={**index(web, "/long.html", "/gone.html", "/odd.html", "/moved.html", "/short.html"), "max_pages": 9})
    assert result["code"] == 0, result
    return web, crawl.pages(), crawl.fetches(), made


def test_an_article_on_three_pages_is_one_row_that_names_its_parts(joined):
    web, pages, _, made = joined
    lines, paths = made["long"]
    assert sorted(pages) == ["/", "/elsewhere.html", "/gone.html", "/gone_3.html", "/long.html", "/moved.html", "/odd.html", "/short.html"]
    assert pages["/long.html"]["parts"] == [web.origin + path for path in paths[1:]]
    assert [line in pages["/long.html"]["text"] for line in lines] == [True] * len(lines)
    assert pages["/long.html"]["text"].count("来源") <= 1
    assert pages["/short.html"]["parts"] == []
    assert [web.paths().count(path) for path in paths] == [1, 1, 1]


def test_a_part_that_fails_leaves_the_article_as_far_as_it_came_and_a_row_of_its_own(joined):
    web, pages, fetches, _ = joined
    assert pages["/gone.html"]["parts"] == [web.origin + "/gone_2.html"]
    assert pages["/gone_3.html"]["http_status"] == 404
    assert pages["/odd.html"]["parts"] == []
    assert {path: row["outcome"] for path, row in fetches.items()} == {"/odd_2.html": "not_html"}
    assert pages["/moved.html"]["parts"] == []
    assert pages["/elsewhere.html"]["title"] == "别处的消息"


def test_with_max_pages_reached_an_article_that_was_begun_is_finished(web, crawl):
    """In the frontier alone: the first page counts, its parts do not."""
    from crawler.frontier import Frontier
    from crawler.frontier.entry import Answer, Lead
    from crawler.sites import SiteConfig

    frontier = Frontier(crawl.folder / "a.sqlite", SiteConfig("a", ("http://a.example/1.html", "http://a.example/2.html"), max_pages=1))
    frontier.begin(time.time())
    first = frontier.queue.take((), 0.0)
    seq = frontier.answered(Answer(first.key, datetime.now(UTC), "page", 200, body=b"1"))
    assert frontier.joining.hold(frontier.spool.one(seq), Lead("http://a.example/1_2.html"), [])
    second = frontier.queue.take((), 0.0)
    assert (second.url, second.part_of) == ("http://a.example/1_2.html", first.key)
    frontier.continued(first.key, Answer(second.key, datetime.now(UTC), "page", 200, body=b"2"))
    assert frontier.queue.take((), 0.0) is None
    whole = frontier.spool.one(frontier.joining.goes_on(first.key, None, []))
    assert (whole.answer.body, [answer.body for _, answer in frontier.joining.parts(first.key)]) == (b"1", [b"2"])
    frontier.spool.exported(whole.seq)
    assert frontier.joining.parts(first.key) == []
    frontier.close()


def test_what_an_article_has_no_room_for_is_a_page_of_its_own(frontier, monkeypatch):
    monkeypatch.setattr("crawler.frontier.joining.MAX_PARTS", 1)
    one = frontier()
    first = one.queue.take((), 0.0)
    seq = one.answered(Answer(first.key, datetime.now(UTC), "page", 200, body=b"1"))
    assert one.joining.hold(one.spool.one(seq), Lead(first.url + "a_2.html"), [])
    part = one.queue.take((), 0.0)
    one.continued(first.key, Answer(part.key, datetime.now(UTC), "page", 200, body=b"2"))
    assert one.joining.goes_on(first.key, Lead(first.url + "a_3.html"), [])
    later = one.queue.take((), 0.0)
    assert (later.url, later.part_of) == (first.url + "a_3.html", None)


def test_where_the_last_part_leads_on_without_saying_so_that_is_a_page_of_its_own(web, crawl):
    lines = paragraphs("bee-keeping")
    part(web, "/long.html", "养蜂", lines[:3], [("/long_2.html", "2")])
    part(web, "/long_2.html", "养蜂", lines[3:], [("/long.html", "1"), ("/long_3.html", ">")])
    part(web, "/long_3.html", "夜班车", paragraphs("night-bus"), [])
    assert crawl(a=index(web, "/long.html"))["code"] == 0
    pages = crawl.pages()
    assert pages["/long.html"]["parts"] == [web.origin + "/long_2.html"]
    assert pages["/long_3.html"]["title"] == "夜班车"


def test_short_lists_that_look_like_parts_of_an_article_are_followed_to_the_last(web, crawl):
    def entry(path):
        return f'<li><a href="{path}">关于{path}的消息</a><span>2026-11-20</span></li>'

    lists = ["/news/", "/news/index_2.html", "/news/index_3.html", "/news/index_4.html"]
    for n, path in enumerate(lists):
        onward = f'<a href="{lists[n + 1]}">下一页</a>' if n + 1 < len(lists) else ""
        found = f"<ul>{entry(f'/{n}.html')}</ul><div>{onward}</div>"
        web.put(path, f"<title>消息</title>{found}<h1>消息 第{n + 1}页</h1><p>发布时间：2026-11-20 10:00 来源：本报</p>")
        part(web, f"/{n}.html", f"第{n}则消息", paragraphs(["bee-keeping", "night-bus", "old-lift", "pickle-jar"][n]), [])
    result = crawl(a=index(web, "/news/"))
    assert result["code"] == 0, result
    assert sorted(crawl.pages()) == sorted(["/", *lists, *(f"/{n}.html" for n in range(4))])


def test_parts_survive_kills(web, crawl):
    topics = ["bee-keeping", "old-lift", "soy-sauce", "night-bus"]
    made = {topic: in_parts(web, topic, topic, 4) for topic in topics}
    sites = {"a": {**index(web, *(f"/{topic}.html" for topic in topics)), "delay": 0.02}}
    kills = 0
    for goal in (3, 8, 13):
        process = subprocess.Popen(crawl.command(sites), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        while process.poll() is None and len(web.paths()) - web.paths().count("/robots.txt") < goal:
            time.sleep(0.002)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            kills += 1
        process.communicate()
    result = crawl(**sites)
    assert kills == 3
    assert result["code"] in (0, 5), result
    pages = crawl.pages()
    assert sorted(pages) == ["/", *sorted(f"/{topic}.html" for topic in topics)]
    for topic, (lines, paths) in made.items():
        assert pages[f"/{topic}.html"]["parts"] == [web.origin + path for path in paths[1:]]
        assert [line in pages[f"/{topic}.html"]["text"] for line in lines] == [True] * len(lines)


def rows(out):
    """What the rows of a dataset say, without what only its own run says."""
    found = {}
    for table in ("articles", "rejects"):
        for row in read(out, table).to_pylist():
            found[row["url"], row["fetched_at"]] = {"table": table, **{k: v for k, v in row.items() if k not in RUN_ONLY}}
    flags = sorted(str({k: v for k, v in row.items() if k not in RUN_ONLY}) for row in read(out, "flags").to_pylist())
    return found, flags


@pytest.fixture(scope="module")
def archived(webs, crawls, tmp_path_factory):
    """A crawl with WARC files that are soon full, and the same pages processed from them."""
    web, crawl = webs(), crawls()
    _, paths = in_parts(web, "long", "bee-keeping")
    topics = ["night-bus", "old-lift", "pickle-jar", "water-stop", "winter-swim"]
    for topic in topics:
        part(web, f"/{topic}.html", f"{topic}的消息", paragraphs(topic), [])
    part(web, "/copy.html", "转载的消息", paragraphs("night-bus"), [])
    web.put("/none.html", "<h1>找不到</h1>", status=404)
    web.put("/empty.html", b"", status=500)
    web.article("/gbk.html", "国标码的消息", encoding="gbk")
    web.put("/hidden.html", "<title>x</title><p>不收录</p>", x_robots_tag="noindex")
    found = [paths[0], *(f"/{topic}.html" for topic in topics), "/copy.html", "/none.html", "/empty.html", "/gbk.html", "/hidden.html"]
    site = index(web, *found)
    result = crawl(room={"warc": 3000}, a=site)
    assert result["code"] == 0, result
    again = tmp_path_factory.mktemp("again") / "out"
    command = [
        sys.executable,
        "-m",
        "taosha",
        "process",
        crawl.out / "warc",
        "--sites",
        crawl.folder / "sites.toml",
        "--out",
        again,
        "--workers",
        "1",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200)
    assert done.returncode in (0, 4), done.stderr
    return crawl, again


def test_the_warc_of_a_crawl_gives_the_rows_of_the_crawl(archived):
    crawl, again = archived
    crawled, flags = rows(crawl.out)
    processed, same_flags = rows(again)
    assert len(crawled) == 11
    assert processed.keys() == crawled.keys()
    for key, row in crawled.items():
        assert processed[key] == row
    assert same_flags == flags


def test_warc_files_are_rotated_and_pass_warcio_check(archived):
    crawl, _ = archived
    files = sorted((crawl.out / "warc").iterdir())
    assert len(files) > 2
    done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", *files], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout
    assert "digest failed" not in done.stdout
    assert done.stdout.count("digest pass") >= 11
    assert validate(crawl.out) == []
