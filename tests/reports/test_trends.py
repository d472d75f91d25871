"""How a dataset stood after each run: counted again from the rows, run by run."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports import trends
from reports.explain import Language
from reports.gather import report
from reports.html import render
from reports.tables import load


def stood(dataset: Path, runs: list[str]) -> list[tuple[int, int]]:
    """Pages and flagged pages after each run, as the newest rows of all runs up to it say."""
    stored = load(dataset).stored
    found = []
    for number in range(1, len(runs) + 1):
        then = stored.where(stored.is_in("run_id", runs[:number])).newest()
        found.append((len(then), int(then.flagged.sum())))
    return found


def test_after_each_run_the_newest_rows_of_then_count(dataset: Path) -> None:
    made = report(dataset, "en")
    after = [(run.pages_after, run.flagged_after) for run in made.runs]
    assert after == stood(dataset, [run.run_id for run in made.runs])
    assert after[-1] == (made.totals.pages, made.totals.flagged)


def test_sites_and_categories_end_with_what_they_are_now(dataset: Path) -> None:
    made = report(dataset, "en")
    assert all(len(line.trend) == 2 for line in (*made.sites, *made.categories))
    assert [line.trend[-1] for line in made.categories] == [line.pages for line in made.categories]
    assert [line.trend[-1] for line in made.sites] == pytest.approx([line.flagged_share for line in made.sites], abs=1e-4)
    health = next(line for line in made.sites if line.site == "health.example")
    assert health.trend[0] == 0 < health.trend[1]


def test_a_page_that_is_cleaned_again_is_no_longer_counted(stored, make) -> None:  # type: ignore[no-untyped-def]
    made = report(stored([make.page("a.example", 1)], [make.hijacked("a.example", 1)], [make.page("a.example", 1)]), "en")
    assert [run.flagged_after for run in made.runs] == [0, 1, 0]
    assert made.sites[0].trend == (0, 1, 0)


def test_the_last_runs_are_followed(stored, make, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(trends, "RUNS", 2)
    made = report(stored(*([make.page("a.example", n)] for n in range(4))), "en")
    assert [run.pages_after for run in made.runs] == [None, None, 3, 4]
    assert made.sites[0].trend == (0, 0)


def test_one_run_has_no_trend(stored, make) -> None:  # type: ignore[no-untyped-def]
    made = report(stored(make.first_run()), "en")
    assert made.runs[0].pages_after is None
    assert {line.trend for line in (*made.sites, *made.categories)} == {()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_draws_them_where_there_are_several_runs(dataset: Path, stored, make, language: Language) -> None:  # type: ignore[no-untyped-def]
    several, one = render(report(dataset, language)), render(report(stored(make.first_run()), language))
    assert ('id="trends"' in several, 'class="spark"' in several) == (True, True)
    assert ('id="trends"' in one, 'class="spark"' in one) == (False, False)
