"""A page whose article is made by a script, rendered by the system's Chromium; one crawl for all tests of this module."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from crawler import browser
from crawler.demo.article import bank
from pipelines.errors import UsageError

ARTICLE = bank()["bridge-repair"]
SHELL = "<html><head><title>载入中</title><script src='/app.js'></script>{0}</head><body><div id='app'>请稍候</div></body></html>"
APP = """
fetch('/moved.json').then(answer => answer.json()).then(article => {
  document.title = article.title;
  document.getElementById('app').innerHTML = '<h1>' + article.title + '</h1>' + article.paragraphs.map(p => '<p>' + p + '</p>').join('');
});
for (const url of INSIDE) fetch(url).catch(() => 0);
new Image().src = '/picture.png';
try { new WebSocket(INSIDE[0].replace('http', 'ws')); } catch { }
"""

try:
    browser.executable()
    missing = ""
except UsageError as error:
    missing = str(error)

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing), reason=missing)]


@pytest.fixture(scope="module")
def rendered(webs, module_crawl):
    web, inside = webs(), webs()
    web.put("/robots.txt", "User-agent: *\nDisallow: /forbidden\n", content_type="text/plain")
    web.put(
        "/",
        SHELL.format("<link rel=stylesheet href='/style.css'><script src='/forbidden.js'></script>"),
        content_type="text/html",
        etag='"1"',
    )
    targets = [f"{inside.origin}/secret", f"http://localhost:{inside.port}/secret", "/away", "/forbidden.json"]
    web.put("/app.js", APP.replace("INSIDE", json.dumps(targets)), content_type="text/javascript")
    web.put("/away", "", status=302, location=f"{inside.origin}/secret")
    web.put("/moved.json", "", status=302, location="/article.json")
    web.put("/article.json", json.dumps({"title": ARTICLE.title, "paragraphs": ARTICLE.paragraphs}), content_type="application/json")
    web.put(
        "/large",
        SHELL.format("<script>addEventListener('load', () => { document.body.textContent = 'x'.repeat(9 << 20) })</script>").replace(
            "<script src='/app.js'></script>", ""
        ),
    )
    web.put("/plain", SHELL.format("<script>throw 1</script>").replace("<script src='/app.js'></script>", ""))
    sites = {
        "shown": {"start_urls": [web.origin + "/", web.origin + "/large"], "allow_private": [web.inside], "delay": 0.3, "browser": True},
        "sent": {"start_urls": [web.origin + "/plain"], "allow_private": [web.inside], "delay": 0.3},
    }
    result = module_crawl(**sites)
    assert result["code"] == 0, result
    return web, inside, module_crawl


def test_the_article_that_a_script_makes_is_stored(rendered):
    row = rendered[2].pages()["/"]
    assert (row["title"], row["verdict"]) == (ARTICLE.title, "clean")
    assert ARTICLE.paragraphs[0] in row["text"]
    assert ARTICLE.paragraphs[-1] in row["text"]


def test_nothing_inside_is_reached_by_the_browser(rendered):
    assert rendered[1].paths() == []


def test_robots_txt_is_obeyed_by_the_browser(rendered):
    assert not [path for path in rendered[0].paths() if path.startswith("/forbidden")]


def test_what_no_article_needs_is_not_loaded(rendered):
    assert not {"/picture.png", "/style.css", "/favicon.ico"} & set(rendered[0].paths())
    assert {"/app.js", "/moved.json", "/article.json"} <= set(rendered[0].paths())


def test_the_distance_is_kept_by_the_browser(rendered):
    assert min(b - a for a, b in pairwise(at for _, at in rendered[0].seen)) >= 0.3


def test_a_page_that_grows_too_large_is_none(rendered):
    assert rendered[2].fetches()["/large"]["outcome"] == "too_large"


def test_another_site_is_not_rendered(rendered):
    assert "请稍候" in rendered[2].pages()["/plain"]["text_raw"]


def test_without_chromium_the_error_names_the_remedy(monkeypatch):
    monkeypatch.setenv("PATH", "/none")
    monkeypatch.delenv("TAOSHA_CHROMIUM", raising=False)
    with pytest.raises(UsageError, match="apt install chromium"):
        browser.executable()
