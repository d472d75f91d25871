"""The summary on a terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from reports.explain import LANGUAGES, Language
from reports.gather import report
from reports.summary import show
from reports.terminal import WIDTH, console


def summary(path: Path, spoken: Language, *, reveal: bool = False) -> str:
    """What is printed without a terminal."""
    show(report(path, spoken), console(stream := io.StringIO()), reveal)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def test_it_says_the_verdict_first_and_then_who_turned_bad(dataset: Path) -> None:
    lines = summary(dataset, "en").split("\n")
    assert lines[0] == "11 of 34 pages flagged (32.4 %)  6 more than before the last run"
    assert "run-2" in lines[1]
    assert lines[3] == "! health.example  pages that were clean before and carry spam now: 3 (limit 0)"
    assert lines[5] == "Turned bad since the last run"
    assert lines[6].startswith("health.example  3 pages")


def test_many_alerts_do_not_push_the_rest_away_and_an_empty_dataset_names_its_run(dataset: Path) -> None:
    made = report(dataset, "en")
    show(replace(made, alerts=made.alerts * 30), console(stream := io.StringIO()))
    lines = stream.getvalue().split("\n")
    assert sum(line.startswith("! ") for line in lines) == 12
    assert "and 18 more" in lines
    show(replace(made, totals=replace(made.totals, pages=0)), console(stream := io.StringIO()))
    assert stream.getvalue().startswith("No pages are stored yet\nDataset data · crawl run-2 · ")


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_hostile_texts_neither_steer_nor_overflow(spoken: Language, hostile: Path) -> None:
    text = summary(hostile, spoken)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert max(map(cell_len, text.split("\n"))) <= WIDTH


def test_a_narrow_terminal_is_kept(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(cell_len, summary(hostile, "en").split("\n"))) <= 60


def test_a_narrow_terminal_shows_names_of_sites_whole(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = summary(dataset, "en").split("Sites\n")[1]
    monkeypatch.setenv("COLUMNS", "44")
    narrow = summary(dataset, "en").split("Sites\n")[1]
    assert [re.search(r"^health\.example", text, re.M) is not None for text in (wide, narrow)] == [True, True]
    assert ("Articles" in wide, "Articles" in narrow) == (True, False)


def test_explicit_words_are_veiled_unless_asked_for(dataset: Path) -> None:
    assert "手机无码" not in summary(dataset, "en")
    assert "手机无码" in summary(dataset, "en", reveal=True)


def test_a_first_run_has_nothing_to_compare_with(stored, make) -> None:  # type: ignore[no-untyped-def]
    text = summary(stored([make.page("a.example", 1)]), "en")
    assert text.startswith("0 of 1 page flagged (0.0 %)  first run, nothing to compare with")
    assert "Worst pages" not in text


def test_reasons_name_the_sites_that_have_most_of_them(stored, make) -> None:  # type: ignore[no-untyped-def]
    rows = [make.page(f"{site}.example", n, body=["短。"]) for site, pages in zip("abcd", (1, 3, 2, 1), strict=True) for n in range(pages)]
    text = summary(stored(rows), "zh").split("不收的原因")[1]
    assert re.search(r"太短  quality\.too_short +7  b\.example 3、c\.example 2、另有 2 个站点", text)


def test_one_broken_site_does_not_hide_the_others(stored, make) -> None:  # type: ignore[no-untyped-def]
    rows = [make.hijacked("a.example", n) for n in range(9)] + [make.hijacked(f"{site}.example", 1) for site in "bcde"]
    worst = summary(stored(rows), "en").split("Worst pages")[1]
    assert [len(re.findall(f"http://{site}.example/", worst)) for site in "abcde"] == [1, 1, 1, 1, 1]


def test_a_reason_is_named_whole_and_a_long_title_stands_under_its_beginning(stored, make, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("COLUMNS", "60")
    rows = [make.page("a.example", 1, body=["短。"]), make.hijacked("a.example", 2)]
    rows[1].title = "很长的标题" * 20
    text = summary(stored(rows), "en")
    assert "quality.too_short " in text
    begun = text.index("Worst pages")
    lines = text[begun:].split("\n")[2:]
    assert all(line.startswith("     ") for line in lines[: lines.index(next(x for x in lines if "http" in x))])
