"""Folding: width, compatibility forms, script, zero-width characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import fold, script


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢ１２３", "AB123"),
        ("，！？：；（）", ",!?:;()"),
        ("。、“”《》…", "。、“”《》…"),
        ("①②③", "123"),
        ("ⅴ", "v"),
        ("𝐀𝟗", "A9"),
        ("⼈", "人"),
        ("⾧", "长"),
        ("這裡", "这里"),
        ("中\u3000文\xa0字", "中 文 字"),
        ("½㈱", "½㈱"),  # they would become more than one character
    ],
)
def test_a_character_is_folded_to_one(text: str, folded: str) -> None:
    assert fold.characters(text) == folded


def test_an_unchanged_text_is_the_same_object() -> None:
    for text in ("plain ASCII!", "这是简体字。"):
        assert fold.characters(text) is text


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(fold.characters(text)) == len(text)


@given(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]))
def test_a_character_stays_or_becomes_what_nfkc_makes_of_it_in_simplified_script(character: str) -> None:
    compatible = unicodedata.normalize("NFKC", character)
    assert fold.characters(character) in (character, script.simplified(character), script.simplified(compatible), compatible)


@given(st.text(st.sampled_from("ＡＢ中，！①𝐀這\u200b\ufeff a"), max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold.fold(fold.fold(text)) == fold.fold(text)


def test_dropped_names_the_spans_that_fold_leaves_out() -> None:
    text = "a\u200b\u200b中\ufeff文"
    spans = fold.dropped(text)
    assert "".join(text[a:b] for a, b in spans) == "\u200b\u200b\ufeff"
    assert fold.fold(text) == "a中文"
    assert fold.dropped("ascii") == []


@given(st.lists(st.text(st.sampled_from("ＡＢ中，！①𝐀這\u200b\ufeff a\n\uffa0\U0001f600\U00020001\ud800著反覆"), max_size=8), max_size=6))
def test_texts_folded_in_one_go_are_those_folded_one_by_one(texts: list[str]) -> None:
    assert fold.each(texts) == [fold.fold(text) for text in texts]


def test_a_line_is_folded_alike_whatever_stands_beside_it() -> None:
    assert fold.each(["反覆講", "反覆讲", "這裡"]) == [
        fold.fold("反覆講"),
        "反覆讲",
        "这里",
    ]  # 反覆 changes as a word, its characters do not


def test_every_character_is_folded_in_one_go_as_by_itself() -> None:
    basic = [chr(point) for point in range(0x10000)]
    assert fold.each(basic) == [fold.fold(character) for character in basic]
