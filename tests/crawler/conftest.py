"""A crawl in a process of its own, of what a test serves on loopback; a site's frontier; pages that nobody reads."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.frontier import Frontier
from crawler.sites import SiteConfig
from pipelines.gather import failure
from tests.crawler.answered import A

DRIVE = """
import json, resource, socket, sys
from dataclasses import asdict
from pathlib import Path
given = json.loads(sys.argv[1])
system = socket.getaddrinfo
def resolve(host, *rest, **more):
    named = given["names"].get(host)
    return [found for name in named for found in system(name, *rest, **more)] if named else system(host, *rest, **more)
socket.getaddrinfo = resolve  # before Twisted takes it
from crawler.room import Room
from crawler.run import crawl
from crawler.sites import load_sites
from pipelines.executors import preload
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before = peak()
sites = load_sites(Path(given["sites"]))
settings = {"TAOSHA_RETRY_WAIT": 0.05, "LOG_LEVEL": "ERROR", **given["settings"]}
result = crawl(list(sites.values()), Path(given["out"]), workers=given["workers"], settings=settings, room=Room(**given["room"]))
print(json.dumps({"code": int(result.exit_code), "reason": result.reason, "sites": {s.name: asdict(s) for s in result.sites},
    "grown": peak() - before}))
"""


def toml(**sites: Mapping[str, object]) -> str:
    """The text of a sites.toml."""
    return "\n".join(f"[sites.{name}]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in keys.items()) for name, keys in sites.items())


@dataclass
class Crawl:
    """Crawls of sites into one dataset, each in a process of its own."""

    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def command(
        self,
        sites: Mapping[str, Mapping[str, object]],
        workers: int = 0,
        names: Mapping[str, list[str]] | None = None,
        room: Mapping[str, int] | None = None,
        **settings: object,
    ) -> list[str]:
        """`names`: host -> what the system resolves it to."""
        file = self.folder / "sites.toml"
        file.write_text(toml(**sites), "utf-8")
        given = {
            "sites": str(file),
            "out": str(self.out),
            "workers": workers,
            "names": names or {},
            "room": room or {},
            "settings": settings,
        }
        return [sys.executable, "-c", DRIVE, json.dumps(given)]

    def __call__(
        self,
        workers: int = 0,
        settings: Mapping[str, object] | None = None,
        names: Mapping[str, list[str]] | None = None,
        room: Mapping[str, int] | None = None,
        **sites: Mapping[str, object],
    ) -> dict:
        """What came of it, with its log and by how many MB its peak memory grew."""
        done = subprocess.run(self.command(sites, workers, names, room, **(settings or {})), capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return {**json.loads(done.stdout), "log": done.stderr}

    def rows(self, *tables: str) -> list[dict]:
        from pipelines.dataset import read

        return [row for table in tables for row in read(self.out, table).to_pylist()]

    def pages(self) -> dict[str, dict]:
        """Path -> row, over articles and rejects; a page in both or twice is an error."""
        rows = self.rows("articles", "rejects")
        found = {"/" + row["url"].split("/", 3)[3]: row for row in rows}
        assert len(found) == len(rows)
        return found

    def fetches(self) -> dict[str, dict]:
        """Path -> row of fetches."""
        return {"/" + row["url"].split("/", 3)[3]: row for row in self.rows("fetches")}


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    """Crawls into a dataset of the test's own."""
    return Crawl(tmp_path)


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Crawl]:
    """As many as a module's tests ask for."""
    return lambda: Crawl(tmp_path_factory.mktemp("crawl"))


@pytest.fixture(scope="module")
def module_crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """The same for all tests of a module."""
    return Crawl(tmp_path_factory.mktemp("crawl"))


@pytest.fixture
def frontier(tmp_path):
    """Opens the frontier of a site, the one before it closed; `resumed` says what `begin` did."""
    opened = []

    def make(now=0.0, **keys):
        for one in opened:
            one.close()
        keys = {"start_urls": (A,), "max_depth": 3, **keys}
        one = Frontier(tmp_path / "a.sqlite", SiteConfig("a", **keys))
        one.resumed = one.begin(now or time.time())
        opened.append(one)
        return one

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def unread(monkeypatch):
    """Pages are not read: what is tested is their way."""
    monkeypatch.setattr("crawler.workers.refiner", lambda config: lambda raw: failure(raw, f"not read: {raw.url}"))
