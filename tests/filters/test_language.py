"""Languages: labelled snippets, and the borders between what scripts tell and what langdetect is asked."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters import language

SNIPPETS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "languages.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_97_of_100_labelled_snippets_are_right() -> None:
    assert len(SNIPPETS) >= 300
    wrong = [(label, language.of(text), text) for label, _, text in SNIPPETS if language.of(text).lang != label]
    assert len(wrong) <= 0.03 * len(SNIPPETS), wrong


def test_snippets_are_distinct_and_of_every_kind() -> None:
    assert len({text for _, _, text in SNIPPETS}) == len(SNIPPETS)
    assert {kind for _, kind, _ in SNIPPETS} == {"title", "sentence", "mixed", "cantonese", "kanji"}
    assert {"zh-Hans", "zh-Hant", "ja", "ko", "en", "ru", "de", "fr", "vi"} <= {label for label, _, _ in SNIPPETS}


@pytest.mark.parametrize("text", ["", " \n", "2024-10-20", "？！……", "😀😀", "\u200b"])
def test_a_text_without_letters_is_undetermined(text: str) -> None:
    assert language.of(text) == language.Language("und", 0.0)


def test_a_quotation_does_not_change_an_article_s_language() -> None:
    article = "他在东京住了三年，学会的第一句话是谢谢。" * 10
    assert language.of(article + "ありがとうございます").lang == "zh-Hans"
    assert language.of(article + "Thank you very much").lang == "zh-Hans"


def test_a_title_full_of_product_names_is_chinese_still() -> None:
    assert language.of("Galaxy S24 Ultra 评测").lang == "zh-Hans"
    assert language.of("The way that can be told is not the constant way: 道 and its readers").lang == "en"


def test_the_script_is_told_with_the_language() -> None:
    assert language.of("这是简体字").script == "hans"
    assert language.of("這是繁體字").script == "hant"
    assert language.of("这是简体，這是繁體").script == "mixed"


def test_japanese_without_kana_is_no_longer_than_a_headline() -> None:
    title = "経済産業省発表"
    assert language.of(title).lang == "ja"
    assert language.of(title * 5).lang == "zh-Hant"


def test_what_tells_nothing_is_said_with_less_confidence() -> None:
    assert language.of("山水人家").confidence < language.of("这是一篇文章").confidence


@pytest.mark.parametrize("text", ["Der Hund läuft über die Straße und bellt.", "Le chien court dans la rue."])
def test_the_answer_is_the_same_every_time(text: str) -> None:
    assert len({language.of(text) for _ in range(5)}) == 1


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_gets_an_answer(text: str) -> None:
    assert 0.0 <= language.of(text).confidence <= 1.0
