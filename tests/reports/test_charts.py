"""Charts: SVG that asks for nothing, runs nothing, and takes its colours from the page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reports.charts import by_category, by_run, draw, of_scores
from reports.content import CategoryLine, Histogram, Run

CATEGORIES = [CategoryLine("injection.adult", "色情词注入", "", 9, 5), CategoryLine("new.kind", "<b>&\"'", "", 1, 1)]
RUNS = [Run(f"r{n}", "crawl", datetime(2026, 11, n + 1, tzinfo=UTC), None, 0, "", "", stored=10, flagged=n) for n in range(3)]


def drawings() -> list[str]:
    """One of each."""
    scores = Histogram((0, 3) + (0,) * 18, 7, (0.6,))
    return [by_category(CATEGORIES), by_run(RUNS, "被标记"), of_scores(scores, "页面", "得分")]


@pytest.mark.parametrize("number", range(3))
def test_a_drawing_asks_for_nothing_and_runs_nothing(number: int) -> None:
    svg = drawings()[number]
    assert svg.startswith("<svg ")
    for foreign in ("http", "href", "<script", "<style", "style=", "<image", "foreignObject", "@import"):
        assert foreign not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "currentColor" in svg


def test_chinese_stands_in_it_as_text_and_markup_is_escaped() -> None:
    svg = by_category(CATEGORIES)
    assert ">色情词注入<" in svg
    assert "<b>" not in svg
    assert 'fill="var(--bad)"' in svg
    assert 'fill="var(--quiet)"' in svg


def test_a_limit_is_a_dashed_line_and_none_is_none() -> None:
    assert "stroke-dasharray" in of_scores(Histogram((1,) * 20, 0, (0.6,)), "", "")
    assert "stroke-dasharray" not in of_scores(Histogram((1,) * 20, 0, ()), "", "")


def test_the_same_figures_give_the_same_drawing() -> None:
    assert drawings() == drawings()


def test_runs_without_rows_are_left_out() -> None:
    empty = Run("r9", "crawl", datetime(2026, 12, 1, tzinfo=UTC) + timedelta(days=1), None, 0, "", "", stored=0, flagged=0)
    assert "12-02" not in by_run([*RUNS, empty], "")


def test_a_drawing_with_an_image_is_refused() -> None:
    spec = {
        "data": {"values": [{"x": 1}]},
        "mark": {"type": "image", "url": "data:image/png;base64,AAAA"},
        "encoding": {"x": {"field": "x"}},
    }
    with pytest.raises(ValueError, match="must not hold"):
        draw("bad", spec)
