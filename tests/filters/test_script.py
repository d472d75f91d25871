"""Which script a text is in, and its simplified form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import script
from filters.script import ScriptCount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这是简体字", "hans"),
        ("這是繁體字", "hant"),
        ("人山大水", ""),
        ("后里面只台", ""),  # both scripts write them
        ("", ""),
    ],
)
def test_the_script_is_told_by_characters_of_one_script_only(text: str, expected: str) -> None:
    assert script.count(text).script == expected


def test_a_tenth_of_the_rarer_script_is_not_yet_mixed() -> None:
    assert ScriptCount(9, 1).script == "hans"
    assert ScriptCount(8, 1).script == "mixed"
    assert ScriptCount(1, 9).script == "hant"


def test_each_occurrence_counts() -> None:
    assert script.count("这这這") == ScriptCount(2, 1)


@given(st.text(st.sampled_from("这這国國里人a，\ud800𠀀"), max_size=100))
def test_a_long_text_is_counted_like_its_characters(text: str) -> None:
    each = [script.count(c) for c in text]
    assert script.count(text) == ScriptCount(sum(c.simplified for c in each), sum(c.traditional for c in each))


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [("百日行動和催收有關係嗎", "百日行动和催收有关系吗"), ("著作", "著作"), ("皇后在樓後", "皇后在楼后"), ("\ud800這", "\ud800这")],
)
def test_traditional_becomes_simplified(traditional: str, simple: str) -> None:
    assert script.simplified(traditional) == simple


def test_an_unchanged_text_is_the_same_object() -> None:
    text = "这是简体字，没有什么要改。"
    assert script.simplified(text) is text


@given(st.text(st.sampled_from("這乾隆著後髮裡麼與為國龍𠀀㑯ab，\ud800里发"), max_size=30))
def test_the_length_stays(text: str) -> None:
    assert len(script.simplified(text)) == len(text)


@given(st.text(st.sampled_from("這隆國龍學會東車門見馬魚鳥語說話時間"), max_size=30))
def test_simplifying_twice_changes_nothing_more(text: str) -> None:
    once = script.simplified(text)
    assert script.simplified(once) == once
