"""`taosha crawl` as a user calls it: what is refused, what is said."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from taosha.cli import run

PAGE = "".join(f"<p>本市昨日召开会议，部署下一阶段的重点工作，第{n}项议题由主任说明，编号{n * 37}。</p>" for n in range(9))


@pytest.fixture
def site(web):
    """Two pages."""
    web.put("/", '<h1>首页</h1><a href="/a">一</a>')
    web.put("/a", f"<html><title>会议纪要公布</title><body><h1>会议纪要公布</h1>{PAGE}</body></html>")
    return web


def taosha(*arguments):
    return subprocess.run([sys.executable, "-m", "taosha", "crawl", *map(str, arguments)], capture_output=True, text=True, timeout=300)


def test_sites_of_a_file_are_crawled_and_the_exit_code_says_how_it_went(site, tmp_path):
    inside = site.inside
    keys = f'allow_private = ["{inside}"]\ndelay = 0\n'
    file = tmp_path / "sites.toml"
    file.write_text(f'[sites.good]\nstart_urls = ["http://{inside}/"]\n{keys}[sites.gone]\nstart_urls = ["http://{inside}/none"]\n{keys}')
    arguments = ("--sites", file, "--out", tmp_path / "out", "--workers", 0)

    first = taosha(*arguments, "--json")
    assert first.returncode == 4, first.stderr
    found = json.loads(first.stdout)
    sites = {site["name"]: site for site in found["sites"]}
    assert found["exit_code"] == 4
    assert (sites["good"]["state"], sites["good"]["articles"] + sites["good"]["rejects"]) == ("done", 2)
    assert (sites["gone"]["state"], sites["gone"]["reason"]) == ("failed", f"http://{inside}/none: status 404")

    asked = len(site.seen)
    again = taosha("good", *arguments)
    assert again.returncode == 5, again.stderr
    assert "/a" not in site.paths()[asked:]
    assert "done" in again.stdout
    assert " articles rejects changed flags same no page left" in again.stdout
    assert "taosha:" not in again.stderr


def test_what_was_not_fetched_is_not_called_fetched_and_what_is_left_is_explained(site, tmp_path):
    inside = site.inside
    site.put("/", '<h1>首页</h1><a href="/a">一</a><a href="/b">二</a><a href="/c">三</a>')
    site.put("/robots.txt", "User-agent: *\nDisallow: /a\n", content_type="text/plain")
    file = tmp_path / "sites.toml"
    file.write_text(f'[sites.news]\nstart_urls = ["http://{inside}/"]\nallow_private = ["{inside}"]\ndelay = 0\n')
    arguments = ("--sites", file, "--out", tmp_path / "out", "--workers", 0)
    first = taosha(*arguments, "--max-pages", 2)
    assert "\n2 fetched in " in first.stdout
    assert "taosha: news: max_pages is reached; addresses left for the next crawl: 1" in first.stderr
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n", content_type="text/plain")
    second = taosha(*arguments)
    assert second.returncode == 1
    assert "\n0 fetched in " in second.stdout
    assert "taosha: news:" in second.stderr
    assert "disallowed by robots.txt" in second.stderr


def test_loopback_is_refused_unless_a_site_allows_it(site, tmp_path):
    inside = site.inside
    by_name = inside.replace("127.0.0.1", "localhost")
    done = taosha(f"http://{inside}/", f"http://{inside}/a", f"http://{by_name}/", "--out", tmp_path / "out", "--workers", 0)
    assert done.returncode == 1
    assert site.seen == []
    messages = [line for line in done.stderr.splitlines() if not line.startswith("crawling:")]  # what a slow machine says meanwhile
    assert [line.partition("; ")[0] for line in messages] == [
        f"taosha: {host.partition(':')[0]}: http://{host}/: {host} is not public" for host in (inside, by_name)
    ]


def test_sites_are_dealt_to_machines_and_a_machine_without_a_site_has_nothing_to_do(site, tmp_path):
    inside = site.inside
    file = tmp_path / "sites.toml"
    file.write_text(f'[sites.news]\nstart_urls = ["http://{inside}/"]\nallow_private = ["{inside}"]\ndelay = 0\n')
    arguments = ("--sites", file, "--out", tmp_path / "out", "--workers", 0, "--json")
    none = taosha(*arguments, "--shard", "1/5")
    assert (none.returncode, site.seen, json.loads(none.stdout)["sites"]) == (5, [], [])
    ours = taosha(*arguments, "--shard", "3/5", "-v")
    assert ours.returncode == 0, ours.stderr
    events = [json.loads(line) for line in ours.stderr.splitlines()]
    assert {event["event"] for event in events} >= {"log", "site"}
    assert next(event for event in events if event["event"] == "site")["fetched"] == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "nothing to crawl"),
        (("https://example.com/", "--shard", "6/5"), "--shard 6/5"),
        (("https://example.com/", "--disk", "much"), "not a size"),
        (("--sites", "none.toml"), "none.toml is not there"),
        (("nowhere",), "sites.toml is not there"),
        (("nowhere", "--sites", "here.toml"), "no site 'nowhere'"),
        (("file:///etc/passwd",), "not an http or https address"),
        (("https://example.com/", "--out", "here.toml"), "here.toml"),
        (("https://example.com/", "--max-pages", "0"), "max-pages"),
        (("https://example.com/", "--policy", "none.toml"), "none.toml is not there"),
    ],
)
def test_a_wrong_option_is_one_line_and_exit_2(tmp_path, monkeypatch, capsys, arguments, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.toml").write_text('[sites.a]\nstart_urls = ["https://example.com/"]\n')
    assert run(["crawl", *arguments]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_the_help_has_an_example_and_the_exit_codes(capsys):
    assert run(["crawl", "--help"]) == 0
    said = capsys.readouterr().out
    assert "taosha crawl https://" in said
    assert "Exit codes:" in said
