"""The demo site, crawled by the schedule twice with an hour between: what did not change is stored once."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.demo.server import Site
from crawler.schedule.shift import Shift, by_command
from crawler.schedule.watch import run
from crawler.sites import load_sites
from pipelines.dataset import read

SITES = """
[sites.demo]
start_urls = ["{home}/"]
sitemaps = ["{home}/sitemap.xml"]
allow_private = ["127.0.0.1:{port}"]
delay = 0
allow = ["/news/"]
revisit_after = "0s"
schedule = "0 * * * *"
"""
CHANGED = "/news/bridge.html"


class Hours:
    """A clock that goes on by a quarter of an hour while nothing runs, and stands still while a crawl is under way."""

    def __init__(self, shift: Shift) -> None:
        self.time = datetime(2026, 11, 26, 0, 30, tzinfo=UTC)
        self._shift = shift

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        if self._shift.busy:
            time.sleep(0.1)
        else:
            self.time += timedelta(minutes=15)


@pytest.fixture
def demo() -> Iterator[Site]:
    with Site(0, None) as site:
        assert site.pages
        threading.Thread(target=site.serve_forever, args=(0.05,), daemon=True).start()
        yield site
        site.shutdown()


def rows(out: Path) -> list[dict]:
    return [row for table in ("articles", "rejects") for row in read(out, table, ["url", "run_id", "doc_id", "fetched_at"]).to_pylist()]  # type: ignore[arg-type]


def test_an_hour_later_only_what_changed_is_stored(demo: Site, tmp_path: Path) -> None:
    home = f"http://127.0.0.1:{demo.server_port}"
    file, out = tmp_path / "sites.toml", tmp_path / "out"
    file.write_text(SITES.format(home=home, port=demo.server_port), "utf-8")
    command = [sys.executable, "-m", "taosha", "crawl", "--sites", str(file), "--out", str(out), "--workers", "0", "--json"]
    ended, stored = [], []
    with Shift(out, by_command(command), 1) as shift:
        for each in run(shift, lambda: load_sites(file).values(), Hours(shift)):
            ended.append(each)
            stored.append(rows(out))
            if len(ended) == 2:
                break
            page = demo.pages[CHANGED]
            body = page.body.decode().replace("</p>", "编辑部今天补充了新的说明。</p>", 1)
            demo.pages[CHANGED] = replace(page, body=body.encode())  # type: ignore[index]
    first, second = ended
    assert (first.exit_code, second.exit_code) == (0, 0), (first.log.read_text(), second.log.read_text())
    assert timedelta(minutes=45) <= second.started - first.started <= timedelta(minutes=75)
    new = [row for row in stored[1] if row not in stored[0]]
    assert len(stored[0]) > 15
    assert [row["url"] for row in new] == [home + CHANGED]
    (before,) = [row for row in stored[0] if row["url"] == home + CHANGED]
    assert new[0]["doc_id"] == before["doc_id"]
    assert new[0]["fetched_at"] > before["fetched_at"]
