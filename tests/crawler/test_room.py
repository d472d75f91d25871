import json
import resource
import subprocess

import pytest

from crawler.room import Room, size
from pipelines.errors import UsageError


@pytest.mark.parametrize(("text", "bytes_"), [("500M", 500_000_000), ("20 G", 20 * 10**9), ("1.5gb", 1_500_000_000), ("2T", 2 * 10**12)])
def test_a_size_has_a_unit(text, bytes_):
    assert size(text) == bytes_


@pytest.mark.parametrize("text", ["", "7", "7B", "G", "-1G", "20 X", "1,5G"])
def test_what_is_no_size_is_an_error(text):
    with pytest.raises(UsageError, match="size"):
        size(text)


def test_a_budget_counts_all_files_of_the_dataset(tmp_path):
    (tmp_path / "warc").mkdir()
    (tmp_path / "warc" / "a").write_bytes(b"x" * 60)
    (tmp_path / "b").write_bytes(b"x" * 39)
    assert Room(dataset=100, free=0).reached(tmp_path) == ""
    (tmp_path / "c").write_bytes(b"x")
    assert "budget" in Room(dataset=100, free=0).reached(tmp_path)
    assert Room(free=0).reached(tmp_path) == ""


def test_a_disk_that_is_nearly_full_ends_a_crawl_before_it_is_full(tmp_path):
    assert "nearly full" in Room(free=10**18).reached(tmp_path)


def test_a_crawl_that_reaches_its_budget_ends_cleanly_and_goes_on_with_more(web, crawl):
    web.put("/", "".join(f'<a href="/{n}">{n}</a>' for n in range(40)))
    for n in range(40):
        web.article(f"/{n}", f"第{n}号会议纪要")
    site = {"start_urls": [web.origin + "/"], "delay": 0.2, "allow_private": [web.inside]}
    first = crawl(room={"dataset": 1}, a=site)
    assert first["code"] == 1
    assert "budget" in first["reason"]
    assert len(crawl.pages()) == sum(path != "/robots.txt" for path in web.paths()) < 41
    again = crawl(a={**site, "delay": 0})
    assert again["code"] == 0, again
    assert len(crawl.pages()) == 41
    assert len({path for path in web.paths() if path != "/robots.txt"}) == sum(path != "/robots.txt" for path in web.paths())


@pytest.mark.parametrize("largest", [20_000, 150_000])
def test_a_crawl_that_can_write_no_more_ends_and_is_gone_on_with(web, crawl, largest):
    web.put("/", "".join(f'<a href="/{n}">{n}</a>' for n in range(40)))
    for n in range(40):
        web.article(f"/{n}", f"第{n}号会议纪要", links=f"<!-- {'x' * 20_000} -->")
    site = {"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]}
    limited = subprocess.run(
        crawl.command({"a": site}, workers=1),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY)),
    )
    said = limited.stdout + limited.stderr
    assert limited.returncode == 1 or json.loads(limited.stdout)["code"] == 1, said
    assert "make room" in said
    again = crawl(a=site)
    assert again["code"] == 0, again
    assert len(crawl.pages()) == 41


def test_a_site_of_which_the_end_cannot_be_written_down_is_said_and_the_workers_end(web, crawl):
    web.article("/", "一号会议纪要")
    broken = """
from crawler.frontier import Frontier
from pipelines.errors import StorageError
def finish(self): raise StorageError("no space left", "make room")
Frontier.finish = finish
"""
    python, option, script, given = crawl.command(
        {"a": {"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]}}, workers=1
    )
    done = subprocess.run([python, option, broken + script, given], capture_output=True, text=True, timeout=60, check=True)
    assert "Traceback" not in done.stderr
    assert json.loads(done.stdout)["reason"] == "a: no space left; make room"
