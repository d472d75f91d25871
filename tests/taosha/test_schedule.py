"""`taosha schedule` as a user calls it."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawler.lock import is_held
from crawler.shard import Shard
from taosha.cli import run

LINKS = "".join(f'<a href="/{n}">条目{n}号</a>' for n in range(60))


@pytest.fixture
def server(web):
    """A front page with many links, each of which takes a while; one is forbidden."""

    def answer(path, status=200):
        def slow(_):
            time.sleep(0.1)
            return status, {"content-type": "text/html; charset=utf-8"}, f"<h1>首页</h1>{LINKS if path == '/' else ''}{path}".encode()

        return slow

    web.pages |= {path: answer(path) for path in ("/", *(f"/{n}" for n in range(1, 60)))} | {"/0": answer("/0", 403)}
    return web.inside


@pytest.fixture
def arguments(server, tmp_path):
    file = tmp_path / "sites.toml"
    file.write_text(
        f'[sites.small]\nstart_urls = ["http://{server}/"]\nallow_private = ["{server}"]\ndelay = 0\nschedule = "0 * * * *"\nmax_pages = 5\n'
        f'[sites.large]\nstart_urls = ["http://{server}/"]\nallow_private = ["{server}"]\ndelay = 0\nschedule = "0 * * * *"\nmax_depth = 1\n'
    )
    return ["--sites", str(file), "--out", str(tmp_path / "out")]


def make_due(out: Path, site: str) -> None:
    with sqlite3.connect(out / "schedule.sqlite") as ledger:
        assert ledger.execute("UPDATE sites SET due = '2026-01-01T00:00:00+00:00' WHERE site = ?", (site,)).rowcount == 1


def wait_for(happens) -> None:
    end = time.monotonic() + 60
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_tick_crawls_what_is_due_and_nothing_else(arguments, tmp_path, capsys):
    assert run(["schedule", "tick", *arguments]) == 5
    make_due(tmp_path / "out", "small")
    assert run(["schedule", "tick", *arguments, "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    said = json.loads(line)
    assert (said["site"], said["exit_code"], said["result"]["state"], said["alerts"]) == ("small", 0, "done", [])
    assert "Spider closed" in Path(said["log"]).read_text()
    assert run(["schedule", "tick", *arguments]) == 5


def test_each_machine_looks_after_its_own_share_and_no_more(arguments, tmp_path):
    out = tmp_path / "out"
    shares = {name: next(n for n in range(1, 5) if Shard(n, 4).has(name)) for name in ("small", "large")}
    assert len(set(shares.values())) == 2
    assert run(["schedule", "tick", *arguments]) == 5
    for site in shares:
        make_due(out, site)
    for share, code in ((min({1, 2, 3, 4} - set(shares.values())), 5), (shares["small"], 0)):
        assert run(["schedule", "tick", *arguments, "--shard", f"{share}/4"]) == code
    assert [path.name.partition("-")[0] for path in (out / "logs").iterdir()] == ["small"]


def test_a_crawl_ends_where_the_disk_budget_is_used_up(arguments, tmp_path, capsys):
    assert run(["schedule", "tick", *arguments]) == 5
    make_due(tmp_path / "out", "small")
    assert run(["schedule", "tick", *arguments, "--disk", "1K", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["site"], said["exit_code"]) == ("small", 1)
    assert "the disk budget is used up" in said["reason"]


def test_run_stops_its_crawls_cleanly_and_they_go_on_when_it_is_started_again(arguments, tmp_path):
    out = tmp_path / "out"
    assert run(["schedule", "tick", *arguments]) == 5
    make_due(out, "large")
    command = [sys.executable, "-m", "taosha", "schedule", "run", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_for(lambda: list(out.glob("logs/large-*.log")) and "Spider opened" in next(out.glob("logs/large-*.log")).read_text())
    assert is_held(out / "frontier" / "large.lock")
    process.send_signal(signal.SIGTERM)
    _, stderr = process.communicate(timeout=300)
    assert (process.returncode, stderr.count("\n")) == (143, 1)
    assert not is_held(out / "frontier" / "large.lock")
    with sqlite3.connect(out / "schedule.sqlite") as ledger:
        assert ledger.execute("SELECT exit_code FROM sites WHERE site = 'large'").fetchone() == (143,)
    assert run(["schedule", "tick", *arguments]) == 0
    assert run(["schedule", "tick", *arguments]) == 5


@pytest.mark.parametrize(
    ("text", "more", "says"),
    [
        ('[sites.a]\nstart_urls = ["https://a.example/"]\n', ["tick"], "no site in sites.toml has a schedule"),
        ("[sites.a\n", ["run"], "is not valid TOML"),
        (None, ["tick"], "is not there"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\nschedule = "0 0 30 2 *"\n', ["tick"], "sites.toml:3: [sites.a] schedule '0 0 30 2 *' is"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\nschedule = "0 6 * * *"\n', ["export"], "one of --cron and --systemd"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\nschedule = "0 6 * * *"\n', ["tick", "--cron"], "neither --cron nor --systemd"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\nschedule = "0 6 * * *"\n', ["tick", "--webhook", "file:///x"], "not an http or https"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\nschedule = "0 6 * * *"\n', ["run", "--shard", "3/2"], "3/2 is not a share"),
        ('[sites.a]\nstart_urls = ["https://a.example/"]\nschedule = "0 6 * * *"\n', ["export", "--cron", "--disk", "much"], "'much' is not a size"),
    ],
)  # fmt: skip
def test_a_wrong_option_or_file_is_one_line_and_exit_2(tmp_path, monkeypatch, capsys, text, more, says):
    monkeypatch.chdir(tmp_path)
    if text:
        Path("sites.toml").write_text(text)
    assert run(["schedule", *more]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert (said.err.count("\n"), said.out) == (1, "")


def test_a_dataset_that_cannot_be_read_for_alerts_hides_nothing_of_a_crawl_and_does_not_end_the_schedule(arguments, tmp_path, capsys):
    for expected in (5, 0):
        assert run(["schedule", "tick", *arguments]) == expected
        make_due(tmp_path / "out", "small")
    (manifest,) = (tmp_path / "out/_runs").glob("*.json")
    manifest.write_text("{")
    make_due(tmp_path / "out", "large")
    capsys.readouterr()
    assert run(["schedule", "tick", *arguments, "--json"]) == 4
    said = capsys.readouterr()
    assert {json.loads(line)["site"] for line in said.out.splitlines()} == {"small", "large"}
    assert said.err.count(f"no look for alerts: {manifest}") == 2
    command = ["crawl", "small", *arguments, "--workers", "0", "--alerts"]
    done = subprocess.run([sys.executable, "-m", "taosha", *command], capture_output=True, text=True, timeout=300)
    assert done.returncode == 1, done.stderr
    assert "fetched in" in done.stdout
    assert str(manifest) in done.stderr


def test_export_names_this_command_and_whole_paths(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("sites.toml").write_text('[sites.a]\nstart_urls = ["https://a.example/"]\nschedule = "0 6 * * *"\n')
    for option, action in (("--cron", "tick"), ("--systemd", "run")):
        options = ["--at-once", "3", "--shard", "2/5", "--disk", "20G"]
        assert run(["schedule", "export", option, *options, "--policy", "p.toml"]) == 0
        said = capsys.readouterr().out
        where = f"--sites {tmp_path}/sites.toml --out {tmp_path}/data/crawl"
        assert f"schedule {action} {where} {' '.join(options)} --policy {tmp_path}/p.toml" in said


def test_alerts_end_a_crawl_with_exit_3_and_reach_the_webhook(server, tmp_path):
    posted = []

    class Listener(BaseHTTPRequestHandler):
        def log_message(self, *_): ...

        def do_POST(self):
            posted.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.end_headers()

    file = tmp_path / "sites.toml"
    file.write_text(
        f'[sites.a]\nstart_urls = ["http://{server}/"]\nallow_private = ["{server}"]\ndelay = 0\nmax_pages = 4\n'
        "[sites.a.alerts]\nrefused = 0.1\nleast_pages = 1\n"
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as hook:
        threading.Thread(target=hook.serve_forever, args=(0.05,), daemon=True).start()
        url = f"http://127.0.0.1:{hook.server_address[1]}/"
        command = ["crawl", "--sites", file, "--out", tmp_path / "out", "--workers", "0", "--webhook", url, "--json"]
        done = subprocess.run([sys.executable, "-m", "taosha", *map(str, command)], capture_output=True, text=True, timeout=300)
        hook.shutdown()
    assert done.returncode == 3, done.stderr
    (alert,) = json.loads(done.stdout)["alerts"]
    assert (alert["site"], alert["kind"]) == ("a", "refused")
    assert f"taosha: alert: a: {alert['text']}" in done.stderr
    assert [each["kind"] for each in posted[0]["alerts"]] == ["refused"]
