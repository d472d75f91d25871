"""What is posted of alerts that stand for days, and what is remembered of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.alerts import Alert, Ended
from crawler.posted import AGAIN, ENDS, FILE, Posted

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
DOWN = Alert("news", "pages", "r1", 0.0, 400.0, 800.0)
ERRORS = Alert("news", "errors", "r1", 1.0, 0.05)
TURNED = Alert("news", "turned", "r1", 3.0, 0.0)
ELSEWHERE = Alert("forum", "errors", "r2", 1.0, 0.05)


def run(out, at, *found, sites=("news",), works=True):
    """One run's alerts; returns the kinds that are posted, after a minus those that are over."""
    posted = Posted(out)
    due, over = posted.due(found, at), posted.over(sites, found)
    posted.remember(sites, found, due if works else (), over if works else (), at)
    return [*(alert.kind for alert in due), *(f"-{ended.kind}" for ended in over)]


def test_a_site_that_is_down_for_days_is_heard_of_once_a_day(tmp_path):
    hourly = [run(tmp_path, NOW + timedelta(hours=n), DOWN, ERRORS) for n in range(41)]
    assert [n for n, kinds in enumerate(hourly) if kinds] == [0, 20, 40]
    assert hourly[0] == hourly[20] == ["pages", "errors"]


@pytest.mark.parametrize(("late", "kinds"), [(timedelta(seconds=-1), []), (timedelta(), ["pages"])])
def test_what_stands_is_posted_again_after_most_of_a_day(tmp_path, late, kinds):
    run(tmp_path, NOW, DOWN)
    assert run(tmp_path, NOW + AGAIN + late, DOWN) == kinds


def test_what_is_new_is_posted_at_once_without_what_was_told(tmp_path):
    run(tmp_path, NOW, DOWN)
    assert run(tmp_path, NOW + timedelta(hours=1), DOWN, ERRORS) == ["errors"]


def test_what_was_gone_and_is_back_is_posted_at_once(tmp_path):
    run(tmp_path, NOW, DOWN)
    assert run(tmp_path, NOW + timedelta(hours=1)) == ["-pages"]
    assert run(tmp_path, NOW + timedelta(hours=2), DOWN) == ["pages"]


def test_an_end_is_told_once_and_again_only_where_the_listener_did_not_take_it(tmp_path):
    run(tmp_path, NOW, DOWN, ERRORS)
    assert run(tmp_path, NOW + timedelta(hours=1), ERRORS, works=False) == ["-pages"]
    assert run(tmp_path, NOW + timedelta(hours=2), ERRORS) == ["-pages"]
    assert run(tmp_path, NOW + timedelta(hours=3), ERRORS) == []


def test_a_share_that_has_too_few_pages_to_be_one_is_not_called_over(tmp_path):
    spam = Alert("news", "spam", "r1", 0.5, 0.06, 0.01)
    assert run(tmp_path, NOW, spam) == ["spam"]
    assert run(tmp_path, NOW + timedelta(hours=1)) == []
    assert all(Ended("news", kind).text for kind in ENDS)


def test_pages_that_turned_bad_are_news_each_time(tmp_path):
    assert [run(tmp_path, NOW + timedelta(minutes=n), TURNED) for n in range(3)] == [["turned"]] * 3


def test_what_the_listener_did_not_take_is_posted_again(tmp_path):
    assert run(tmp_path, NOW, DOWN, works=False) == ["pages"]
    assert run(tmp_path, NOW + timedelta(minutes=5), DOWN) == ["pages"]
    assert run(tmp_path, NOW + timedelta(minutes=10), DOWN) == []


def test_other_sites_keep_what_is_remembered_of_them(tmp_path):
    run(tmp_path, NOW, DOWN)
    assert run(tmp_path, NOW + timedelta(hours=1), ELSEWHERE, sites=("forum",)) == ["errors"]
    assert run(tmp_path, NOW + timedelta(hours=2), DOWN) == []
    run(tmp_path, NOW + timedelta(hours=3), sites=("forum",))
    assert "forum" not in (tmp_path / FILE).read_text()


@pytest.mark.parametrize("text", ["", "[]", '{"news": 1}', '{"news": {"pages": "soon"}}', '{"news": {"pages": 5}}'])
def test_a_damaged_memory_is_as_good_as_none(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    assert run(tmp_path, NOW, DOWN) == ["pages"]
    assert run(tmp_path, NOW, DOWN) == []


def test_a_folder_that_takes_nothing_stops_nothing(tmp_path):
    assert run(tmp_path / "gone", NOW, DOWN) == ["pages"]
