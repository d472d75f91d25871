"""The section on what could not be fetched: of each site's newest crawl, by what came of it."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.outcome import TRIES_AGAIN
from pipelines.config import Config
from pipelines.dataset import Dataset
from pipelines.dataset.fetch import Fetch
from reports.content import SiteCount
from reports.explain import LANGUAGES, words
from reports.export import value_as_json
from reports.gather import report
from reports.html import render
from reports.summary import show
from reports.terminal import console

OUTCOMES = TRIES_AGAIN | {"tls", "bad_answer", "too_large", "redirect", "not_html", "robots", "noindex", "private_address", "bad_url"}
OUTCOMES |= {"bad_sitemap", "bad_feed", "login"}


def crawled(out: Path, make: Any, run_id: str, day: int, *fetches: tuple[str, str, str], error: str = "") -> None:
    """A crawl that stored a page of each site and missed some: site, address, outcome."""
    at = make.STARTED + timedelta(days=day)
    with Dataset(out).begin("crawl", Config.default(), run_id=run_id) as run:
        for number, site in enumerate(sorted({site for site, *_ in fetches})):
            run.add(make.page(site, 100 * day + number, fetched_at=at, input_key=f"{run_id}{number:015}".encode()[:16]))
        for number, (site, address, outcome) in enumerate(fetches):
            run.add_fetch(Fetch(address, at + timedelta(seconds=number), outcome, site, error=error))
        run.finish(0, at)


@pytest.fixture
def made(tmp_path: Path, make: Any) -> Path:
    crawled(tmp_path / "data", make, "run-1", 0, ("a.example", "http://a.example/gone", "dns"), ("b.example", "http://b.example/1", "tls"))
    crawled(
        tmp_path / "data",
        make,
        "run-2",
        1,
        ("a.example", "http://a.example/slow?tel=13800138000", "timeout"),
        ("a.example", "http://a.example/slower", "timeout"),
        ("a.example", "http://a.example/slower", "timeout"),
        ("a.example", "http://a.example/1", "robots"),
        ("a.example", "http://a.example/2", "robots"),
        ("a.example", "http://a.example/3", "robots"),
        error="<b>\x1b[31mnot</b> 13800138000",
    )
    return tmp_path / "data"


def test_it_is_the_newest_crawl_of_each_site_that_counts_faults_first(made: Path) -> None:
    found = report(made, "en").missed
    assert [(line.outcome, line.addresses, line.sites) for line in found] == [
        ("timeout", 2, (SiteCount("a.example", 2),)),
        ("tls", 1, (SiteCount("b.example", 1),)),
        ("robots", 3, (SiteCount("a.example", 3),)),
    ]


def test_addresses_and_errors_hold_no_personal_data_and_steer_nothing(made: Path) -> None:
    (address, error), _ = report(made, "en").missed[0].examples
    assert address.startswith("http://a.example/slow?tel=")
    for shown in (address, error, value_as_json(report(made, "en"))):
        assert "13800138000" not in shown
        assert "\x1b" not in shown
    assert "<b>" not in render(report(made, "en"))[-30_000:].replace("<b>2</b>", "").split('id="missed"')[1].split("</section>")[0]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_it_is_said_everywhere(made: Path, spoken: Any) -> None:
    one, said = report(made, spoken), words(spoken)
    label = said.say("outcome", "timeout")
    out = io.StringIO()
    show(one, console(out))
    page = render(one)
    assert label in out.getvalue()
    assert said.ui("missed") in out.getvalue()
    assert label[1:] in page.split('id="missed"')[1]
    assert 'href="#missed"' in page
    assert json.loads(value_as_json(one))["missed"][0]["label"] == label


def test_every_outcome_has_words() -> None:
    for spoken in LANGUAGES:
        assert set(words(spoken).tables["outcome"]) == OUTCOMES


def test_without_any_there_is_no_section(tmp_path: Path, make: Any, stored: Any) -> None:
    one = report(stored([make.page("a.example", 1)]), "en")
    assert one.missed == ()
    assert 'id="missed"' not in render(one)
