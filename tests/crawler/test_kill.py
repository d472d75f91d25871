"""A crawl that is killed or stopped at any moment goes on where it was: no page is lost, none is stored twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time

PAGES = 40


def site(web):
    """A tree of articles, each naming three more."""
    web.article("/0", "第0号会议纪要", links="".join(f'<a href="/{n}">{n}</a>' for n in range(1, 4)))
    for k in range(1, PAGES):
        web.article(f"/{k}", f"第{k}号会议纪要", links="".join(f'<a href="/{n}">{n}</a>' for n in range(k * 3 + 1, min(PAGES, k * 3 + 4))))
    return {"start_urls": [web.origin + "/0"], "delay": 0, "allow_private": [web.inside]}


def started(crawl, sites):
    return subprocess.Popen(crawl.command(sites), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def fetched(web):
    return sum(path != "/robots.txt" for path in web.paths())


def test_kills_in_the_middle_of_work_lose_and_double_nothing(web, crawl):
    sites, chance, kills = {"a": site(web)}, random.Random(4), 0
    for goal in (12, 25):
        process = started(crawl, sites)
        while process.poll() is None and fetched(web) < goal:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.1))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            kills += 1
        process.communicate()
    result = crawl(**sites)
    assert kills == 2
    assert result["code"] == 0, result
    assert len(crawl.pages()) == PAGES
    assert fetched(web) - PAGES <= 2 * kills
    records = {(row["warc_file"], row["warc_offset"]) for row in crawl.pages().values()}
    assert len(records) == PAGES


def test_a_site_that_is_being_crawled_is_locked_and_a_signal_ends_its_crawl_cleanly(web, crawl):
    sites = {"a": {**site(web), "delay": 5}}
    first = started(crawl, sites)
    while fetched(web) < 1:
        time.sleep(0.01)
    second = crawl(**sites)
    assert second["code"] == 75
    assert f"pid {first.pid}" in second["reason"]
    first.send_signal(signal.SIGTERM)
    out, err = first.communicate(timeout=300)
    assert '"code": 143' in out
    assert "Traceback" not in err
    assert 1 <= len(crawl.pages()) == fetched(web) < PAGES
