"""What a crawl of a small site with traps leaves in the dataset; one crawl for all tests of this module."""

from __future__ import annotations

import gzip
import time
from itertools import pairwise
from urllib.parse import quote

import pytest

from crawler.redirect import BACK
from pipelines.readers import open_inputs
from pipelines.readers.text import NO_TEXT

SHORT = "<html><body><p>内部</p></body></html>"


@pytest.fixture(scope="module")
def trapped(module_web, module_crawl):
    web, home = module_web, module_web.origin
    web.put("/robots.txt", f"User-agent: *\nDisallow: /secret/\nSitemap: {home}/index.xml.gz\n", content_type="text/plain")
    index = f"<sitemapindex><sitemap><loc>{home}/map.xml</loc></sitemap><sitemap><loc>{home}/index.xml.gz</loc></sitemap></sitemapindex>"
    web.put("/index.xml.gz", gzip.compress(index.encode()), content_type="application/gzip")
    web.put("/map.xml", f"<urlset><url><loc>{home}/from-sitemap</loc></url><url><loc>http://elsewhere.example/x</loc></url></urlset>")
    web.put("/feed", f"<rss version='2.0'><channel><item><link>{home}/from-feed?utm_source=rss</link></item></channel></rss>")
    links = [
        "/one", "one#part", "/one?spm=1.2", "/gbk", "/secret/1", "/moved", "/away", "/loop", "/none", "/picture", "/noindex", "/nofollow",
        "http://169.254.169.254/latest/", "/busy", "/broken", "/cut", "/file.pdf", "/big", "/bomb", "/tagged", "/binary", "/lost", "mailto:a@b.example", "http://0x7f000001:9/",
    ]  # fmt: skip
    anchors = "".join(f'<li><a href="{link}">第{n}条消息</a></li>' for n, link in enumerate(links))
    hidden = (
        f'<ul style="display:none"><li><a href="/menu">分中心</a><a href="{home.replace("127.0.0.1", "localhost")}/hidden">暗</a></li></ul>'
        '<a rel="nofollow" href="/unfollowed">广告</a>'
    )
    web.put("/", f"<html><body><h1>首页</h1><ul>{anchors}</ul>{hidden}</body></html>")
    for path in ("/one", "/menu", "/from-sitemap", "/from-feed", "/target", "/after"):
        web.article(path, f"第{len(path)}号会议纪要{path[1:]}")
    web.article("/gbk", "中文查询", links='<a href="/find?q=中文">查</a>', head='<meta charset="gbk">', encoding="gbk")
    web.article("/find?q=" + quote("中文".encode("gbk")), "查询结果页面")
    web.article("/noindex", "不收录", head='<meta name="robots" content="noindex">', links='<a href="/after">后</a>')
    web.article("/nofollow", "不跟随", head='<meta name="robots" content="nofollow">', links='<a href="/never">后</a>')
    web.article("/tagged", "头部不收录")
    web.pages["/tagged"] = (200, {**web.pages["/tagged"][1], "X-Robots-Tag": "noindex"}, web.pages["/tagged"][2])
    web.put("/moved", "", status=301, location="/target")
    web.put("/away", "", status=302, location="http://elsewhere.example/")
    web.put("/loop", "", status=302, location="/loop")
    web.put("/picture", b"\x89PNG", content_type="image/png")
    web.put("/binary", bytes(range(256)) * 40)
    web.put("/lost", "nothing here", status=404, content_type="text/plain")
    web.put("/broken", "<html><body><h1>服务器错误</h1></body></html>", status=500)
    web.put("/big", b"x" * 64, content_length=str(9 << 20))
    web.put("/bomb", gzip.compress(b"<p>" + b"\0" * (9 << 20)), content_encoding="gzip")
    web.put("/cut", b"<p>half", content_length="900", connection="close")
    busy = []

    def answer(_):
        busy.append(1)
        return (503, {"Retry-After": "1"}, b"") if len(busy) == 1 else web.pages["/one"]

    web.pages["/busy"] = answer
    abroad = f"localhost:{web.port}"
    site = {
        "start_urls": [home + "/"], "feeds": [home + "/feed"], "delay": 0, "allow_private": [web.inside, abroad], "allow": ["^http://localhost", "/"],
    }  # fmt: skip
    return web, module_crawl, module_crawl(trap=site)


def test_the_crawl_is_done(trapped):
    _, _, result = trapped
    assert result["code"] == 0, result
    assert result["sites"]["trap"]["state"] == "done"


def test_pages_come_from_links_sitemaps_and_feeds(trapped):
    web, crawl, _ = trapped
    pages = crawl.pages()
    for path in ("/one", "/menu", "/from-sitemap", "/from-feed", "/target", "/after", "/gbk"):
        assert "部署下一阶段" in pages[path]["text"]
        assert pages[path]["site"] == "trap"
        assert pages[path]["source_id"] == pages[path]["url"]
        assert web.paths().count(path) == 1


def test_an_index_page_is_a_reject(trapped):
    assert trapped[1].pages()["/"]["verdict"] == "rejected"


def test_a_query_is_written_in_the_encoding_of_its_page(trapped):
    assert trapped[1].pages()["/find?q=%D6%D0%CE%C4"]["title"] == "查询结果页面"


def test_what_robots_txt_disallows_is_not_fetched(trapped):
    web, crawl, _ = trapped
    assert "/secret/1" not in web.paths()
    assert crawl.fetches()["/secret/1"]["outcome"] == "robots"
    assert web.paths()[0] == "/robots.txt"
    assert web.paths().count("/robots.txt") == 1


def test_nofollow_noindex_and_hidden_links(trapped):
    web, crawl, _ = trapped
    assert not {"/never", "/unfollowed", "/hidden", "/file.pdf"} & set(web.paths())
    assert "/menu" in crawl.pages()  # hidden, and on the page's own host: a menu that unfolds
    for path in ("/noindex", "/tagged"):
        assert path not in crawl.pages()
        assert crawl.fetches()[path]["outcome"] == "noindex"
    assert crawl.pages()["/nofollow"]["title"] == "不跟随"


def test_an_error_page_is_a_reject_with_its_status(trapped):
    web, crawl, _ = trapped
    pages = crawl.pages()
    assert pages["/none"]["http_status"] == 404
    assert "http.404" in pages["/none"]["reasons"]
    assert "http.500" in pages["/broken"]["reasons"]
    assert web.paths().count("/broken") == 3
    assert web.paths().count("/none") == 1


def test_a_busy_server_is_left_alone_as_long_as_it_asks(trapped):
    web, crawl, _ = trapped
    assert crawl.pages()["/busy"]["http_status"] == 200
    times = [(path, at) for path, at in web.seen]
    first = next(n for n, (path, _) in enumerate(times) if path == "/busy")
    assert times[first + 1][1] - times[first][1] >= 1.0


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [("/picture", "not_html", 200), ("/big", "too_large", None), ("/bomb", "too_large", None), ("/cut", "reset", None)],
)
def test_an_answer_without_a_page_is_a_row_of_fetches(trapped, path, outcome, status):
    row = trapped[1].fetches()[path]
    assert (row["outcome"], row["http_status"]) == (outcome, status)
    assert row["referrer"].endswith("/")
    assert row["depth"] == 1
    assert row["attempts"] == (3 if outcome == "reset" else 1)


def test_redirects_stay_on_the_site(trapped):
    web, crawl, result = trapped
    assert {"/moved", "/away", "/loop", "/target"} <= set(web.paths())
    assert not {"/moved", "/away", "/loop"} & crawl.pages().keys()
    assert not {"/moved", "/away"} & crawl.fetches().keys()
    assert (crawl.fetches()["/loop"]["outcome"], crawl.fetches()["/loop"]["error"]) == ("redirect", BACK)
    assert not any("elsewhere" in row["url"] for row in crawl.rows("fetches", "articles", "rejects"))
    assert result["sites"]["trap"]["waiting"] == 0


def test_a_link_to_a_server_inside_is_refused_and_leaves_a_row(trapped):
    (row,) = [row for row in trapped[1].rows("fetches") if row["outcome"] == "private_address"]
    assert row["url"] == "http://127.0.0.1:9/"


def test_every_row_names_its_warc_record(trapped):
    from warcio.archiveiterator import ArchiveIterator

    _, crawl, _ = trapped
    found = {}
    for file in (crawl.out / "warc").iterdir():
        with file.open("rb") as stream:
            reader = ArchiveIterator(stream)
            for record in reader:
                record.content_stream().read()
                found[f"warc/{file.name}", reader.get_record_offset()] = record.rec_headers["WARC-Target-URI"]
    assert found == {(row["warc_file"], row["warc_offset"]): row["url"] for row in crawl.pages().values()}


def test_the_archive_holds_the_same_pages_with_the_same_faults(trapped):
    _, crawl, _ = trapped
    stored = {raw.url: (raw.status, raw.error) for raw in open_inputs([str(crawl.out / "warc")])}
    assert stored == {row["url"]: (row["http_status"], row["error"]) for row in crawl.pages().values()}
    assert (crawl.pages()["/binary"]["error"], crawl.pages()["/lost"]["http_status"]) == (NO_TEXT, 404)


def test_a_second_run_fetches_no_article_again_and_finds_nothing_new(trapped):
    web, crawl, _ = trapped
    before, rows = len(web.seen), len(crawl.pages())
    site = {"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]}
    again = crawl(trap=site)
    asked = {path for path, _ in web.seen[before:]}
    assert again["code"] == 5, again
    assert len(crawl.pages()) == rows
    assert {"/", "/robots.txt"} <= asked
    assert not {"/one", "/gbk", "/from-feed", "/noindex", "/none", "/picture"} & asked


@pytest.fixture(scope="module")
def several(webs, crawls):
    """Three sites in one run: a slow one, one whose robots.txt takes its time, one that has moved."""
    slow, cold, moved = webs(), webs(), webs()
    slow.put("/", '<a href="/1">1</a><a href="/2">2</a><a href="/secret">3</a><a href="/3">4</a>')
    slow.put("/robots.txt", "User-agent: *\nDisallow: /secret\nCrawl-delay: 0.6", content_type="text/plain")
    for n in range(1, 4):
        slow.article(f"/{n}", f"第{n}号")

    def robots(_):
        time.sleep(0.5)
        return 200, {"content-type": "text/plain"}, b"User-agent: *\nDisallow: /secret/"

    cold.pages["/robots.txt"] = robots
    cold.put("/", SHORT)
    other = moved.inside.replace("127.0.0.1", "localhost")
    moved.put("/", "", status=301, location=f"http://{other}/home")
    moved.article("/home", "首页在别处", links='<a href="/next">下</a>')
    moved.article("/next", "下一篇")
    crawl = crawls()
    result = crawl(
        slow={"start_urls": [slow.origin + "/"], "delay": 0.4, "allow_private": [slow.inside]},
        cold={
            "start_urls": [cold.origin + path for path in ["/", *(f"/secret/{n}" for n in range(10))]],
            "delay": 0,
            "allow_private": [cold.inside],
        },
        moved={"start_urls": [moved.origin + "/"], "delay": 0, "allow_private": [moved.inside, other]},
    )
    return slow, cold, moved, crawl, result


def test_several_sites_are_crawled_in_one_run(several):
    *_, crawl, result = several
    assert result["code"] == 0, result
    assert {row["site"] for row in crawl.rows("articles", "rejects")} == {"slow", "cold", "moved"}
    assert len({row["run_id"] for row in crawl.rows("articles", "rejects", "fetches")}) == 1


def test_a_delay_holds_between_all_requests_of_a_host(several):
    slow = several[0]
    times = [at for _, at in slow.seen]
    assert slow.paths() == ["/robots.txt", "/", "/1", "/2", "/3"]
    assert all(b - a >= (0.4 if n == 0 else 0.6) for n, (a, b) in enumerate(pairwise(times)))


def test_ten_disallowed_start_urls_are_not_fetched_while_robots_txt_is_on_its_way(several):
    _, cold, *_, result = several
    assert cold.paths() == ["/robots.txt", "/"]
    assert result["sites"]["cold"]["outcomes"] == {"robots": 10}


def test_a_start_url_may_lead_to_another_host(several):
    crawl = several[3]
    assert {row["url"].rpartition("/")[2] for row in crawl.rows("articles", "rejects") if row["site"] == "moved"} == {"home", "next"}
