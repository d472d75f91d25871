"""Words in both languages, for everything that a record can hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from filters.model import Category
from pipelines.errors import UsageError
from pipelines.policy import Policy
from reports.explain import LANGUAGES, Language, day, language, moment, percent, points, words


def test_both_languages_have_the_same_keys_and_figures() -> None:
    zh, en = words("zh").tables, words("en").tables
    assert zh.keys() == en.keys()
    for table in en:
        assert list(zh[table]) == list(en[table]), table
        for key in en[table]:
            assert set(re.findall(r"{(\w+)}", zh[table][key])) == set(re.findall(r"{(\w+)}", en[table][key])), key


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_category_has_a_name_and_a_meaning(spoken: Language) -> None:
    said = words(spoken)
    for category in Category:
        assert said.category(category) != category.value
        assert said.why("no.such.rule", category, "own words") != "own words"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_reason_of_the_policy_has_words(spoken: Language) -> None:
    said = words(spoken)
    for reason in Policy.load().reject:
        assert said.reason(f"quality.{reason}") != f"quality.{reason}"
    assert "404" in said.reason("http.404")
    assert "ja" in said.reason("language.ja")
    assert said.reason("page.blocked") == said.category("page.blocked")


def test_a_known_rule_says_more_than_its_category() -> None:
    meaning = words("en").tables["meaning"]["injection.adult"]
    assert words("en").why("injection.title", "injection.adult", "") == f"{meaning} They stand at the title's beginning or end."
    assert words("zh").why("injection.title", "injection.adult", "").endswith("所致。这些词加在标题的开头或结尾。")


def test_an_unknown_rule_falls_back_to_its_category_and_then_to_its_own_words() -> None:
    said = words("en")
    assert said.why("new.rule", "injection.adult", "own words") == said.tables["meaning"]["injection.adult"]
    assert said.why("new.rule", "new.category", "own words") == "own words"


def test_one_and_many() -> None:
    assert words("en").ui("onset_count", n=1) == "1 page"
    assert words("en").ui("onset_count", n=2) == "2 pages"


def test_shares_and_changes() -> None:
    assert percent(0) == "0.0 %"
    assert percent(0.0004) == "< 0.1 %"
    assert percent(0.001) == "0.1 %"
    assert percent(1, 0) == "100 %"
    assert [points(c) for c in (None, 0.0, 0.0004, 0.1, -0.1)] == ["", "±0", "±0", "+10.0", "−10.0"]


def test_times_are_those_of_shanghai() -> None:
    when = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
    assert moment(when) == "2026-11-25 01:30"
    assert day(when) == "2026-11-25"
    assert moment(None) == ""


def test_a_language_without_words_is_refused() -> None:
    assert language("zh") == "zh"
    with pytest.raises(UsageError, match="give zh or en"):
        language("fr")
