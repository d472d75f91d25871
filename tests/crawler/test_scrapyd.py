"""A real Scrapyd: the project is deployed as its users do it, a crawl is scheduled, and ends; its code runs inside the egg, a zip file."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPBasicAuthHandler, HTTPPasswordMgrWithDefaultRealm, OpenerDirector, build_opener, urlopen

import pytest

from pipelines.dataset import read

pytest.importorskip("scrapyd", reason="the extra scrapyd is not installed: make venv EXTRAS=scrapyd")
pytest.importorskip("scrapyd_client", reason="the extra scrapyd is not installed: make venv EXTRAS=scrapyd")

ROOT = Path(__file__).parents[2]
CODE = ("crawler", "filters", "pipelines", "reports", "taosha")
USER, PASSWORD = "operator", "a-password-of-this-test"
CONF = """[scrapyd]
bind_address = 127.0.0.1
http_port = {port}
username = {user}
password = {password}
poll_interval = 0.2
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(happens: Callable[[], object], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python that has all that we depend on and not our own code, as a server that code is deployed to."""
    home = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    missing = subprocess.run([str(home / "bin" / "python"), "-c", "import crawler"], cwd=home, capture_output=True)
    assert missing.returncode == 1
    return str(home / "bin" / "python")


@pytest.fixture(scope="module")
def server(python: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, OpenerDirector]]:
    """Its address, and how it is spoken to."""
    home, port = tmp_path_factory.mktemp("scrapyd"), free_port()
    (home / "scrapyd.conf").write_text(CONF.format(port=port, user=USER, password=PASSWORD))
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, f"http://127.0.0.1:{port}/", USER, PASSWORD)
    opener = build_opener(HTTPBasicAuthHandler(passwords))

    def up() -> bool:
        try:
            return json.load(opener.open(f"http://127.0.0.1:{port}/daemonstatus.json"))["status"] == "ok"
        except OSError:
            return False

    with (home / "log").open("wb") as log, subprocess.Popen([python, "-m", "scrapyd"], cwd=home, stdout=log, stderr=log) as process:
        try:
            wait_for(up)
            yield f"http://127.0.0.1:{port}/", opener
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def deployed(server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Deploy a copy of the project; what the client said."""
    copy = tmp_path_factory.mktemp("project")
    for name in CODE:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "scrapy.cfg"):
        shutil.copy(ROOT / name, copy)
    config = (copy / "scrapy.cfg").read_text()
    assert "http://127.0.0.1:6800/" in config
    (copy / "scrapy.cfg").write_text(config.replace("http://127.0.0.1:6800/", server[0]))
    environment = {"PATH": "/usr/bin:/bin", "SCRAPYD_USERNAME": USER, "SCRAPYD_PASSWORD": PASSWORD}
    command = [sys.executable, "-m", "scrapyd_client.deploy", "--version", "1"]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_project_is_deployed_and_a_scheduled_crawl_ends_and_leaves_a_dataset(server, deployed: str, web, tmp_path: Path) -> None:
    address, opener = server
    with pytest.raises(HTTPError, match="401"):
        urlopen(f"{address}daemonstatus.json")
    assert json.loads(deployed[deployed.index("{") :])["status"] == "ok"
    assert json.load(opener.open(f"{address}listspiders.json?project=taosha"))["spiders"] == ["article"]
    web.put("/", '<h1>首页</h1><a href="/a">第一篇文章在这里</a>')
    web.article("/a", "会议纪要公布")
    (tmp_path / "sites.toml").write_text(
        f'[sites.one]\nstart_urls = ["{web.origin}/"]\nallow_private = ["{web.inside}"]\ndelay = 0\n[sites.one.select]\ntitle = "h1"\n'
    )
    arguments = {"project": "taosha", "spider": "article", "site": "one", "sites": str(tmp_path / "sites.toml"), "out": str(tmp_path / "out"), "workers": "1"}  # fmt: skip
    job = json.load(opener.open(f"{address}schedule.json", urlencode(arguments).encode()))["jobid"]

    def finished() -> list[dict]:
        return [each for each in json.load(opener.open(f"{address}listjobs.json?project=taosha"))["finished"] if each["id"] == job]

    wait_for(finished)
    log = opener.open(f"{address}logs/taosha/article/{job}.log").read().decode()
    assert "Traceback" not in log, log
    rows = {row["url"]: row for table in ("articles", "rejects") for row in read(tmp_path / "out", table).to_pylist()}  # type: ignore[arg-type]
    assert set(rows) == {f"{web.origin}/", f"{web.origin}/a"}
    assert rows[f"{web.origin}/a"]["title"] == "会议纪要公布"
    assert not any(row["error"] for row in rows.values())
