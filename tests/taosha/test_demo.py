"""`taosha demo`, whole: the real spider, the real pipeline, the site's ground truth."""

import json
import os
import subprocess
import sys

import pytest
import typer

from crawler.result import CrawlResult, SiteResult
from pipelines.errors import Exit, TaoshaError, UsageError
from taosha.commands import demo
from taosha.commands.demo import MARK, _fresh


def taosha(*arguments, cwd):
    command = [sys.executable, "-m", "taosha", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, env=dict(os.environ, COLUMNS="100"))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """One demo, its JSON, and its folder."""
    out = tmp_path_factory.mktemp("demo") / "out"
    run = taosha("demo", "--out", str(out), "--json", cwd=out.parent)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout), out, run


@pytest.fixture(scope="module")
def scores(made):
    return {score["kind"]: score for score in made[0]["comparison"]}


def test_it_leaves_datasets_and_a_report(made):
    data, out, run = made
    assert data["exit_code"] == 0
    assert data["articles"] >= 60
    assert data["flags"] > 100
    assert (out / "report.html").stat().st_size > 20_000
    assert not run.stderr


@pytest.mark.parametrize(("code", "error"), [(Exit.CANNOT_FINISH, TaoshaError), (Exit.INTERRUPTED, typer.Exit)])
def test_a_demo_that_could_store_nothing_says_why(tmp_path, monkeypatch, code, error):
    result = CrawlResult(code, str(tmp_path), "run", (SiteResult("demo", "broken", "no room is left"),), None)
    monkeypatch.setattr(demo, "_crawl", lambda out, quiet: result)
    with pytest.raises(error) as told:
        demo.demo(tmp_path / "out", as_json=False)
    assert code == told.value.exit_code
    assert error is typer.Exit or str(told.value) == "demo: no room is left"


# What is not found yet: kind -> pages that miss it, and pages wrongly said to have it.
SIMPLE: dict[str, set[str]] = {
    "torn sentences whole again": {"/zhaiwu/20241025.html"},
}


def test_everything_on_the_site_is_found_and_nothing_else(scores):
    short = {kind: {*score["missed"], *score["wrong"]} - SIMPLE.get(kind, set()) for kind, score in scores.items()}
    assert not {kind: paths for kind, paths in short.items() if paths}


def test_what_is_called_simple_is_at_most_a_few_pages(scores):
    assert len(set().union(*SIMPLE.values())) <= 10


def test_the_kinds_come_in_the_order_of_the_way_of_a_page(scores):
    groups = list(dict.fromkeys(score["group"] for score in scores.values()))
    assert groups[0] == "article"
    assert groups[-2:] == ["crawl", "duplicates"]


def test_a_second_demo_replaces_the_first(tmp_path):
    out = tmp_path / "demo"
    out.mkdir()
    (out / MARK).touch()
    (out / "old").touch()
    _fresh(out)
    assert [path.name for path in out.iterdir()] == [MARK]


def test_a_folder_that_no_demo_made_is_not_touched(tmp_path):
    (tmp_path / "thesis.txt").write_text("three years of work")
    run = taosha("demo", "--out", str(tmp_path), cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr == f"taosha: {tmp_path} was not made by a demo; give another --out; nothing in it was touched\n"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_link_to_a_demo_is_not_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / MARK).touch()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(UsageError):
        _fresh(tmp_path / "link")
    assert (tmp_path / "real" / MARK).exists()


def test_a_file_in_the_way_is_not_touched(tmp_path):
    (tmp_path / "demo").write_text("mine")
    with pytest.raises(UsageError):
        _fresh(tmp_path / "demo")
    assert (tmp_path / "demo").read_text() == "mine"


def test_an_empty_folder_will_do(tmp_path):
    _fresh(tmp_path)
    assert (tmp_path / MARK).exists()
