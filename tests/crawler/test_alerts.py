"""Each limit with a run just under and just over it, against a history of manifests."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler import outcome
from crawler.alerts import ERRORS, Alert, alerts
from crawler.limits import built_in
from crawler.sites import SiteConfig
from pipelines.dataset import Manifest, SiteCounts
from pipelines.errors import Exit

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
FILLED = Counter(title=80, author=80, source=80, published_date=80, section=80, lead_image=80)


def usual(**changes: Any) -> SiteCounts:
    """A good run: 100 pages, 80 of them articles."""
    return SiteCounts(**({"pages": 100, "articles": 80, "fetched": 100, "finished": 1, "filled": FILLED.copy()} | changes))


class History:
    def __init__(self, out: Path) -> None:
        self.out, self.n = out, 0

    def run(self, counts: SiteCounts, *, exit_code: int = 0, command: str = "crawl", site: str = "news") -> None:
        self.n += 1
        when = NOW + timedelta(hours=self.n)
        Manifest(f"{self.n:04}", command, "", "1.0", {}, when, when, exit_code, None, {site: counts}, ()).write(self.out)

    def found(self, now: datetime | None = None, **limits: Any) -> list[Alert]:
        return alerts(self.out, now=now or NOW + timedelta(hours=self.n), **limits)


@pytest.fixture
def history(tmp_path: Path) -> History:
    made = History(tmp_path)
    for _ in range(7):
        made.run(usual())
    return made


def test_a_run_like_those_before_it_raises_nothing(history: History) -> None:
    history.run(usual())
    assert history.found() == []


@pytest.mark.parametrize(
    ("kind", "under", "over"),
    [
        ("pages", {"pages": 50, "articles": 40}, {"pages": 49, "articles": 40}),
        ("articles", {"articles": 56}, {"articles": 55}),
        ("errors", {"outcomes": Counter(timeout=3, dns=2, robots=90)}, {"outcomes": Counter(timeout=3, tls=3)}),
        ("errors", {"answers": Counter(out_of_order=5)}, {"answers": Counter(out_of_order=6)}),
        ("errors", {"standing": Counter(out_of_order=5)}, {"standing": Counter(out_of_order=6)}),
        ("refused", {"answers": Counter(turned_away=2)}, {"answers": Counter(turned_away=3)}),
        ("refused", {"standing": Counter(turned_away=2)}, {"standing": Counter(turned_away=3)}),
        ("spam", {"spammy": 5}, {"spammy": 6}),
        (
            "duplicates",
            {"reasons": Counter({"duplicate.exact": 15, "duplicate.near": 15})},
            {"reasons": Counter({"duplicate.exact": 31})},
        ),
        ("turned", {"turned": 0}, {"turned": 1}),
    ],
)
def test_each_limit_has_a_run_just_under_and_just_over_it(history: History, kind: str, under: Any, over: Any) -> None:
    filled = {"filled": Counter({name: under.get("articles", 80) for name in FILLED})}
    history.run(usual(**filled, **under))
    assert history.found() == []
    history.run(usual(**(filled | {"filled": Counter({name: over.get("articles", 80) for name in FILLED})}), **over))
    (alert,) = history.found()
    assert (alert.site, alert.kind, alert.run_id) == ("news", kind, f"{history.n:04}")
    assert alert.text


def test_a_field_that_is_filled_less_often_is_named(history: History) -> None:
    history.run(usual(filled=FILLED | {"author": 80 - 8}))
    assert history.found() == []
    history.run(usual(filled=FILLED | {"author": 80 - 9}))
    (alert,) = history.found()
    assert (alert.kind, alert.field, alert.usual) == ("fill_rate", "author", 1.0)
    assert alert.text == "only 88.8% of the articles have author (limit 90.0%, usual is 100.0%)"


def test_what_is_usual_is_the_median_of_the_last_seven_good_runs(tmp_path: Path) -> None:
    history = History(tmp_path)
    for _ in range(9):
        history.run(usual(pages=1000, articles=800, filled=Counter()))
    for pages in (100, 100, 100, 100, 5000, 5000, 5000):
        history.run(usual(pages=pages, articles=pages, filled=Counter()))
    history.run(usual(pages=50, articles=50, filled=Counter()))
    assert history.found() == []


def test_too_few_good_runs_make_nothing_usual_and_too_few_pages_no_share(tmp_path: Path) -> None:
    history = History(tmp_path)
    for _ in range(2):
        history.run(usual())
    history.run(usual(pages=10, articles=8))
    assert history.found() == []
    history.run(usual(pages=19, articles=0, filled=Counter()))
    assert [alert.kind for alert in history.found()] == ["pages"]
    history.run(SiteCounts(pages=19, fetched=19, finished=1, answers=Counter(turned_away=19)))
    assert [alert.kind for alert in history.found()] == ["pages"]


def test_pages_that_are_as_they_were_count_as_there(history: History) -> None:
    history.run(
        SiteCounts(pages=2, articles=2, fetched=100, unchanged=40, not_modified=58, finished=1, filled=Counter(dict.fromkeys(FILLED, 2)))
    )
    assert history.found() == []


def test_pages_that_had_no_need_to_be_asked_for_count_as_there(history: History) -> None:
    history.run(SiteCounts(pages=2, fetched=12, unchanged=10, resting=38, finished=1))
    assert history.found() == []
    history.run(SiteCounts(pages=2, fetched=12, unchanged=10, resting=37, finished=1))
    assert [(alert.kind, alert.value) for alert in history.found()] == [("pages", 49.0)]


def test_a_run_that_went_on_with_an_interrupted_one_is_judged_with_it(history: History) -> None:
    history.run(usual(pages=30, articles=24, finished=0, filled=Counter(dict.fromkeys(FILLED, 24))), exit_code=Exit.TERMINATED)
    assert history.found() == []
    history.run(usual(pages=70, articles=56, filled=Counter(dict.fromkeys(FILLED, 56))))
    assert history.found() == []
    history.run(usual(pages=30, articles=24, finished=0, filled=Counter(dict.fromkeys(FILLED, 24))), exit_code=Exit.CANNOT_FINISH)
    assert [alert.kind for alert in history.found()] == ["pages"]


def test_other_commands_and_other_sites_are_left_out(history: History) -> None:
    history.run(SiteCounts(pages=1), command="process")
    history.run(SiteCounts(pages=1, finished=1), site="other")
    assert history.found() == []
    assert history.found(sites={}) == []


@pytest.mark.parametrize(("hours", "kinds"), [(48, []), (48.1, ["periods"])])
def test_a_site_without_a_good_run_for_two_periods(history: History, hours: float, kinds: list[str]) -> None:
    last = NOW + timedelta(hours=history.n)
    history.run(SiteCounts(finished=0), exit_code=Exit.CANNOT_FINISH)
    sites = {"news": SiteConfig("news", schedule="30 6 * * *")}
    found = history.found(sites=sites, now=last + timedelta(hours=hours))
    assert [alert.kind for alert in found if alert.kind != "pages"] == kinds


def test_a_site_that_never_could_be_entered_is_told_of(tmp_path: Path) -> None:
    history = History(tmp_path)
    sites = {"news": SiteConfig("news", schedule="30 6 * * *")}
    for failed in (1, 0, 1):  # the second one was broken off
        history.run(SiteCounts(fetched=1, failed=failed, outcomes=Counter(dns=1)), exit_code=Exit.CANNOT_FINISH)
    assert history.found(sites=sites, now=NOW + timedelta(hours=49)) == []
    assert [alert.kind for alert in history.found(sites=sites, now=NOW + timedelta(hours=49.1))] == ["periods"]


def test_a_site_that_can_be_entered_again_is_not_judged_by_the_runs_that_could_not(history: History) -> None:
    for _ in range(3):
        history.run(SiteCounts(fetched=40, failed=1, outcomes=Counter(timeout=40)), exit_code=Exit.CANNOT_FINISH)
    assert {alert.kind for alert in history.found()} == {"pages", "errors"}
    history.run(usual())
    assert history.found() == []


def test_what_keeps_pages_from_us_for_weeks_does_not_become_usual(history: History) -> None:
    for _ in range(20):
        history.run(SiteCounts(fetched=90, unchanged=90, finished=1, answers=Counter(turned_away=90), standing=Counter(turned_away=90)))
        assert {alert.kind for alert in history.found()} == {"pages", "refused"}
    history.run(usual())
    assert history.found() == []


def test_it_stands_while_the_pages_that_turned_us_away_are_not_due(history: History) -> None:
    history.run(SiteCounts(fetched=3, unchanged=3, resting=90, finished=1, standing=Counter(turned_away=20)))
    assert [(alert.kind, round(alert.value, 2)) for alert in history.found()] == [("refused", 0.18)]


def test_a_run_of_a_clock_that_went_ahead_is_not_the_newest_for_years(history: History) -> None:
    right = history.n
    history.n += 24 * 365
    history.run(usual(articles=0, filled=Counter()))
    history.n = right
    history.run(usual(turned=3))
    assert [alert.kind for alert in history.found()] == ["turned"]


def test_a_site_may_have_its_own_limits(history: History) -> None:
    from dataclasses import replace

    history.run(usual(turned=3))
    assert [alert.kind for alert in history.found()] == ["turned"]
    assert history.found(sites={"news": SiteConfig("news", alerts=replace(built_in(), turned=3))}) == []


def test_outcomes_that_are_tried_again_are_errors() -> None:
    assert outcome.TRIES_AGAIN <= ERRORS


def test_no_crawl_no_alert(tmp_path: Path) -> None:
    assert alerts(tmp_path) == []


def test_an_older_manifest_without_these_figures_is_read(history: History) -> None:
    path = min((history.out / "_runs").iterdir())
    stored = json.loads(path.read_bytes())
    for name in ("filled", "fetched", "finished", "spammy", "turned", "unchanged"):
        del stored["sites"]["news"][name]
    path.write_text(json.dumps(stored))
    history.run(usual())
    assert history.found() == []
