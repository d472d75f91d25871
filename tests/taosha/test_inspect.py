"""`taosha inspect` as a user calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.errors import Exit
from taosha.cli import run
from tests.web import Web

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seed" / "000_006a91f187221b22.txt"
BODY = "消费者在签订合同之前应当仔细阅读条款，并保留往来的书面记录，以便在发生争议时作为依据。"
PAGE = f"<meta charset=utf-8><title>合同须知</title><h1>合同须知</h1><article><p>{BODY}</p><p>第二段。{BODY}</p></article>"


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.skipif(not SEED.exists(), reason="needs the seed page beside the checkout")
def test_the_seed_page_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", str(SEED)]) == Exit.DONE
    out = capsys.readouterr().out
    assert out.startswith(" cleaned ")
    for wanted in ("百日行动和催收有关系吗", "2024-10-20 04:47:59", "逾期短信", "Adult words injected", "Cloak: pinyin", "██████"):
        assert wanted in out
    assert "   0  [-手▒" in out
    assert "15070879527" not in out
    assert "3590931873" not in out


@pytest.mark.skipif(not SEED.exists(), reason="needs the seed page beside the checkout")
def test_the_seed_page_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", str(SEED), "--json"]) == Exit.DONE
    view = json.loads(capsys.readouterr().out)
    header = next(g for g in view["groups"] if g["category"] == "injection.adult")["findings"][0]
    assert (header["field"], header["line"], header["start"]) == ("text", 0, 0)
    assert view["verdict"] == "cleaned"
    assert view["title"] == "百日行动和催收有关系吗"


SELECT = """
[sites.news]
start_urls = ["https://news.example/"]
[sites.news.select]
title = "h1"
body = "div.gone"
date = "i.who"
"""


def test_each_selector_says_which_field_it_gave(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sites, page = tmp_path / "sites.toml", tmp_path / "page.html"
    sites.write_text(SELECT, "utf-8")
    page.write_text(f"{PAGE}<i class=who>王小明</i><p>2024-05-01 08:00</p>", "utf-8")
    asked = ["inspect", str(page), "--sites", str(sites), "--site", "news"]
    assert run([*asked, "--json"]) == Exit.DONE
    found = json.loads(capsys.readouterr().out)["selectors"]
    assert [(each["field"], each["css"], each["outcome"]) for each in found] == [
        ("title", "h1", "found"), ("body", "div.gone", "missed"), ("date", "i.who", "unread"),
    ]  # fmt: skip
    assert run(asked) == Exit.DONE
    out = [" ".join(line.split()) for line in capsys.readouterr().out.split("\n")]
    at = out.index("Selectors title from h1")
    assert out[at + 1 : at + 3] == [
        "body: div.gone found nothing; the general way was taken",
        "date: what i.who found is no date; the general way was taken",
    ]


def test_no_selector_is_tried_on_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sites.toml").write_text(SELECT, "utf-8")
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"id": "p", "title": "合同须知", "text": [BODY]}), "utf-8")
    assert run(["inspect", str(page), "--sites", str(tmp_path / "sites.toml"), "--site", "news", "--json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["selectors"] == []


def test_the_first_page_of_many_is_shown_and_the_others_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps({"id": f"p{n}", "title": "合同须知", "text": [BODY]}) + "\n" for n in range(3)), "utf-8")
    assert run(["inspect", str(path), "--lang", "zh"]) == Exit.DONE
    out = capsys.readouterr().out
    assert "p0" in out
    assert "其中另有 2 页" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.html"], "nowhere.html does not exist"),
        (["empty.html"], "empty.html is empty"),
        (["page.html", "--site", "demo"], "--site demo needs the file that names it; give it with --sites sites.toml"),
        (["page.html", "--lang", "fr"], "--lang 'fr' is not known"),
        (["http://"], "is not an http or https address"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.html").touch()
    Path("page.html").write_text(PAGE, "utf-8")
    assert run(["inspect", *arguments]) == Exit.USAGE
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1


@pytest.fixture
def server(web: Web) -> Web:
    """Two pages, of which robots may read one."""
    web.put("/robots.txt", "User-agent: *\nDisallow: /private", content_type="text/plain")
    for path in ("/a.html", "/private/a.html"):
        web.put(path, PAGE)
    return web


def test_an_address_is_fetched_once_and_politely(server: Web, tmp_path: Path) -> None:
    sites = tmp_path / "sites.toml"
    sites.write_text(f'[sites.loop]\nstart_urls = ["{server.origin}/"]\nallow_private = ["{server.inside}"]\ndelay = 0\n', "utf-8")
    seen = _inspect(f"{server.origin}/a.html", "--sites", str(sites), "--json")
    assert seen.returncode == Exit.DONE, seen.stderr
    assert json.loads(seen.stdout)["source"] == f"{server.origin}/a.html"
    assert sorted(server.paths()) == ["/a.html", "/robots.txt"]
    refused = _inspect(f"{server.origin}/private/a.html", "--sites", str(sites))
    assert refused.returncode == Exit.CANNOT_FINISH
    assert "robots" in refused.stderr
    assert "/private/a.html" not in server.paths()


def test_a_private_address_is_not_asked(server: Web) -> None:
    refused = _inspect(f"{server.origin}/a.html")
    assert refused.returncode == Exit.CANNOT_FINISH
    assert "not public" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert server.seen == []


def _inspect(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, since a crawl runs the reactor once."""
    command = [sys.executable, "-m", "taosha", "inspect", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "COLUMNS": "100"}, capture_output=True, text=True, timeout=300, check=False)


def test_a_page_of_many_is_chosen_by_its_id_or_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": f"n{k}", "url": f"http://a.example/{k}.html", "html": PAGE.replace("合同须知", f"第{k}号通知")} for k in range(3)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    for chosen in ("n1", "http://a.example/1.html"):
        assert run(["inspect", str(tmp_path / "a.jsonl"), "--page", chosen, "--json"]) == Exit.DONE
        assert json.loads(capsys.readouterr().out)["title"] == "第1号通知"
    assert run(["inspect", str(tmp_path / "a.jsonl"), "--page", "n9"]) == Exit.USAGE
    assert "holds no page n9; give the id or the address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["www.a.example"], "begins with https://: https://www.a.example"),
        (["https://a.example/", "--page", "x"], "leave it out where an address"),
    ],
)
def test_what_is_no_file_is_told_from_an_address(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert run(["inspect", *arguments]) == Exit.USAGE
    assert message in capsys.readouterr().err
