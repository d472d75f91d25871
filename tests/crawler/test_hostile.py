"""Servers that mean harm: one crawl meets them all, beside a good one; no test here trusts what the crawler says of itself alone."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.crawler.hostile import NAMES, OURS, TRICKS, Listener, bombs, inward, odd_answers, raw_server, xml


@pytest.fixture(scope="module")
def met(webs, module_crawl, tmp_path_factory):
    """One crawl of everything; what it left, and what the other side saw."""
    secret = tmp_path_factory.mktemp("secret") / "file"
    secret.write_text("top-secret")
    listener, good, crawl = Listener(), webs(), module_crawl
    good.put("/", "".join(f'<a href="/{n}">{n}</a>' for n in range(30)))
    for n in range(30):
        good.put(f"/{n}", f"<title>第{n}页</title><p>好</p>")
    sides = {name: webs() for name in ("bombs", "xml", "inward", "odd")}
    with raw_server() as port:
        tricky = "".join(f'<a href="http://127.0.0.1:{port}{path}">x</a>' for path in TRICKS)
        entry = webs()
        entry.put("/", tricky + f'<a href="https://127.0.0.1:{good.port}/tls">x</a><a href="http://127.0.0.1:1/refused">x</a>')
        inside = [entry.inside, good.inside, f"127.0.0.1:{port}", "127.0.0.1:1"]
        sites = {
            "tricky": {**OURS, "start_urls": [entry.origin + "/"], "allow_private": inside},
            "good": {"start_urls": [good.origin + "/"], "delay": 0, "allow_private": [good.inside]},
            "bombs": bombs(sides["bombs"]),
            "xml": xml(sides["xml"], secret),
            "inward": inward(sides["inward"], listener.port),
            "odd": odd_answers(sides["odd"]),
        }
        result = crawl(settings={"DOWNLOAD_TIMEOUT": 4, "LOG_LEVEL": "DEBUG"}, names=NAMES, **sites)
    listener.close()
    return crawl, result, sides, listener


def outcomes(crawl, site):
    return {"/" + row["url"].split("/", 3)[3]: row["outcome"] for row in crawl.rows("fetches") if row["site"] == site}


def test_the_crawl_ends_well_and_every_site_is_done(met):
    result = met[1]
    assert result["code"] == 0, result
    assert {site["state"] for site in result["sites"].values()} == {"done"}
    assert {site["waiting"] for site in result["sites"].values()} == {0}


def test_nobody_inside_is_connected_to_in_any_spelling_and_by_any_way(met):
    crawl, _, sides, listener = met
    assert listener.connections == 0
    refused = [row for row in crawl.rows("fetches") if row["site"] == "inward" and row["outcome"] == "private_address"]
    assert len(refused) >= 3 * 60  # links, the sitemap, the feed; redirects lead to the same addresses
    assert {"/hop", "/to/0", "/to/59", "/map.xml", "/rss"} <= set(sides["inward"].paths())
    assert {row["url"].rpartition("/")[2] for row in refused} >= {"start", "canonical", "refresh", "x", "schemeless", "0"}
    assert not [row for row in crawl.rows("articles", "rejects", "fetches") if not row["url"].startswith("http")]


@pytest.mark.parametrize("path", ["/gzip", "/deflate", "/zstd", "/br", "/twice", "/mixed"])
def test_a_bomb_is_too_large(met, path):
    assert outcomes(met[0], "bombs")[path] == "too_large"


def test_a_sitemap_that_is_a_bomb_is_none(met):
    assert outcomes(met[0], "bombs")["/map.xml.gz"] == "bad_sitemap"


def test_bombs_cost_no_memory(met):
    assert met[1]["grown"] < 300, "MB of peak memory beside what a crawl needs anyway"


def test_xml_neither_grows_nor_reads_files_nor_goes_round(met):
    crawl, _, sides, *_ = met
    asked = sides["xml"].paths()
    assert "top-secret" not in str(asked) + str(crawl.rows("articles", "rejects", "fetches"))
    assert [path for path in asked if path.startswith("/loop")] == ["/loop0.xml", "/loop1.xml", "/loop2.xml"]
    assert max(map(len, asked)) < 100
    assert "/file.xml" in asked
    assert "/laughs.rss" in asked


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/hold", "timeout"), ("/drip", "timeout"), ("/headers", "too_large"), ("/reset", "reset"), ("/short", "reset"), ("/garbage", "bad_answer"),
        ("/nothing", "reset"), ("/line", "reset"), ("/tls", "tls"), ("/refused", "refused"),
    ],
)  # fmt: skip
def test_a_bad_server_is_counted_by_what_it_did(met, path, outcome):
    crawl, result, *_ = met
    assert outcomes(crawl, "tricky")[path] == outcome
    assert result["sites"]["tricky"]["outcomes"][outcome] >= 1


def test_a_hundred_redirects_in_a_row_are_given_up(met):
    crawl, _, sides, *_ = met
    assert outcomes(crawl, "odd")["/hop10"] == "redirect"
    assert [path for path in sides["odd"].paths() if path.startswith("/hop")] == [f"/hop{n}" for n in range(11)]


def test_other_hosts_go_on_meanwhile(met):
    crawl, result, *_ = met
    assert result["sites"]["good"]["fetched"] == 31
    slow = max(row["fetched_at"] for row in crawl.rows("fetches") if row["site"] == "tricky")
    done = max(row["fetched_at"] for row in crawl.rows("articles", "rejects") if row["site"] == "good")
    assert done < slow


def test_no_cookie_goes_back(met):
    assert not any("cookie" in {name.lower() for name in asked} for asked in met[2]["odd"].headers)


def test_odd_headers_are_pages_all_the_same(met):
    crawl = met[0]
    found = {"/" + row["url"].split("/", 3)[3]: row["http_status"] for row in crawl.rows("articles", "rejects") if row["site"] == "odd"}
    assert {path: found.get(path) for path in ("/ansi", "/cookie", "/many", "/types", "/tag")} == dict.fromkeys(
        ("/ansi", "/cookie", "/many", "/types", "/tag"), 200
    )
    assert {path: outcome for path, outcome in outcomes(crawl, "odd").items() if path.startswith("/away")} == dict.fromkeys(
        (f"/away{n}" for n in (0, 1, 2, 3, 5, 6, 7)), "redirect"
    )


def test_the_log_holds_no_control_character_and_no_faked_line(met):
    log = met[1]["log"]
    assert "/ansi" in log
    assert not re.findall(r"[^\n\x20-\x7e\xa0-\uffff]|[\x80-\x9f\u202e]", log)
    assert not re.search(r"^2026-01-01 faked", log, re.MULTILINE)


def test_nothing_is_written_outside_the_dataset(met):
    crawl = met[0]
    assert {path.name for path in crawl.folder.iterdir()} == {"out", "sites.toml"}
    assert subprocess.run(["find", crawl.out, "-name", "*\x1b*"], capture_output=True, check=True).stdout == b""
