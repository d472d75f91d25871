"""`taosha sites check` on a few sites of one server, tried once for all tests."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from taosha.cli import run

PARAGRAPHS = (
    "<p>围挡拆下来的那天早上，家住桥头的老人提着菜篮，在青石桥面上来回走了三趟。她说自己嫁到这条街四十多年，每天都要过桥买菜。</p>"
    "<p>施工的技术员介绍，修缮没有用水泥，而是按老办法勾缝，换下来的桥石逐一编号，能用的打磨后归位，断裂的从远处的采石场补配。</p>"
    "<p>下午三点，第一批学生从桥上走过。有人问为什么栏板的颜色深浅不一，老师便停下来讲了十分钟，路过的大人也站住听。</p>"
)
NAV = "".join(f'<a href="/{word}/">频道{word}</a>' for word in "abcdefgh")


def article(n: int) -> str:
    head = f"<title>会议纪要公布{n}</title>"
    return f"<html>{head}<body><h1>第{n}号会议纪要公布</h1><b class=when>2024-05-0{n} 08:00</b><i class=who>王小明</i><div>{PARAGRAPHS}</div></body></html>"


def home(site: str) -> str:
    links = "".join(f'<li><a href="/{site}/2024/{n}.html">第{n}号会议纪要公布出来了</a></li>' for n in range(1, 7))
    return f"<html><body><h1>首页</h1>{NAV}<ul>{links}</ul></body></html>"


ROBOTS = "User-agent: *\nDisallow: /good/2024/1.html\nDisallow: /secret/\n"
PAGES = {f"/{site}/": home(site) for site in ("good", "slow", "select")}
PAGES |= {f"/{site}/2024/{n}.html": article(n) for site in ("good", "slow", "select") for n in range(1, 7)}
PAGES |= {f"/{word}/": NAV for word in "abcdefgh"}
SITES = """
[sites.good]
start_urls = ["http://{0}/good/"]
[sites.slow]
start_urls = ["http://{0}/slow/"]
[sites.select]
start_urls = ["http://{0}/select/"]
[sites.select.select]
title = "h1"
date = "b.when"
author = "i.nobody"
[sites.gone]
start_urls = ["http://{0}/none/"]
[sites.secret]
start_urls = ["http://{0}/secret/"]
[sites.index]
start_urls = ["http://{0}/good/"]
allow = ["/[ab]/$"]
"""


@pytest.fixture(scope="module")
def checked(module_web, tmp_path_factory):
    """The JSON that was printed, what the server was asked for and when, and the folder that the command ran in."""
    folder = tmp_path_factory.mktemp("sites")
    module_web.put("/robots.txt", ROBOTS, content_type="text/plain")
    for path, page in PAGES.items():
        module_web.put(path, page)
    inside = module_web.inside
    text = SITES.format(inside).replace('"]\n', f'"]\nallow_private = ["{inside}"]\ndelay = 0.2\n', 6)
    (folder / "sites.toml").write_text(text)
    command = [sys.executable, "-m", "taosha", "sites", "check", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 4, done.stderr
    return {each["site"]: each for each in json.loads(done.stdout)["sites"]}, module_web.seen, folder


def test_three_articles_of_a_site_are_shown(checked):
    site = checked[0]["good"]
    assert (site["problem"], len(site["pages"])) == ("", 3)
    for page in site["pages"]:
        assert (page["verdict"], page["author"], page["date"][:8]) in [("clean", "", "2024-05-"), ("clean", "王小明", "2024-05-")]
        assert page["title"].endswith("号会议纪要公布")
        assert page["lines"][0].startswith("围挡拆下来的那天早上")


def test_robots_txt_is_obeyed_and_said(checked):
    sites, seen, _ = checked
    asked = [path for path, _ in seen]
    assert "/good/2024/1.html" not in asked
    assert "/secret/" not in asked
    assert "disallowed by robots.txt" in sites["good"]["not_fetched"][0]
    assert sites["secret"]["problem"].endswith("/secret/: disallowed by robots.txt")


def test_the_delay_is_kept_over_all_sites_of_a_host(checked):
    times = [at for path, at in checked[1]]
    assert min(b - a for a, b in pairwise(times)) >= 0.2


def test_no_more_than_three_pages_and_what_leads_to_them_are_asked_for(checked):
    asked = [path for path, _ in checked[1] if path.startswith("/slow/")]
    assert len(asked) == 4


def test_each_selector_says_what_became_of_it(checked):
    site = checked[0]["select"]
    due = [("title", "h1", "found"), ("date", "b.when", "found"), ("author", "i.nobody", "missed")]
    assert [[(each["field"], each["css"], each["outcome"]) for each in page["selectors"]] for page in site["pages"]] == [due] * 3
    assert site["problem"] == "select.author 'i.nobody' found nothing that can be read on any page"


def test_a_start_that_is_not_there_and_a_site_without_articles_fail(checked):
    assert checked[0]["gone"]["problem"].endswith("/none/: status 404")
    assert checked[0]["index"]["problem"].startswith("none of the pages is an article: ")


def test_nothing_is_stored(checked):
    assert [path.name for path in checked[2].iterdir()] == ["sites.toml"]


@pytest.mark.parametrize(
    ("text", "arguments", "says"),
    [
        ('[sites.a]\nstart_urls = ["https://a.example/"]\n[sites.a.select]\nbody = "div >"\n', [], "sites.toml:4: [sites.a] body is no CSS selector"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\n[sites.a.select]\ntitle = "h1::text"\n', [], "sites.toml:4: [sites.a] title is no CSS selector"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\ncolour = 1\n', [], "sites.toml:3: [sites.a] colour is not a key"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\n[sites.a.alerts]\nspam = "5"\n', [], "sites.toml:4: [sites.a] spam must be a number"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\n', ["b"], "no site 'b' in sites.toml"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_one_line_that_names_line_and_key(tmp_path, monkeypatch, capsys, text, arguments, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sites.toml").write_text(text)
    assert run(["sites", "check", *arguments]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert (said.err.count("\n"), said.out) == (1, "")
