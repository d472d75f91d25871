"""What is found, in whatever disguise, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.personal_data import CASES, SENTENCES
from benchmarks.personal_data.found import kinds
from benchmarks.personal_data.honest import honest_sentences
from benchmarks.personal_data.made import made_cases
from filters import privacy
from filters.fold import fold
from filters.privacy import detect
from filters.privacy.hit import Hit
from filters.privacy.suspects import suspects


def test_made_cases_of_every_kind_and_disguise_are_found() -> None:
    cases = made_cases(CASES)
    assert len(cases) >= 2000
    missed = [(kind, text) for kind, _, text in cases if kind not in kinds(text)]
    assert len(missed) <= 0.02 * len(cases), missed


def test_honest_numbers_are_left_alone() -> None:
    sentences = honest_sentences(SENTENCES)
    assert len(sentences) >= 10_000
    views = [fold(text) for text in sentences]
    masked = [views[at] for at in suspects(views) if detect.hits(views[at])]
    assert len(masked) <= 1, masked


def test_the_nearer_word_says_what_a_number_is() -> None:
    assert privacy.masked("客服订单13800138000") == "客服订单13800138000"
    assert privacy.masked("订单客服13800138000") == "订单客服[电话]"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("联系138OO137884", "联系[电话]"),
        ("联系138oo138ooo，有事找我", "联系[电话]，有事找我"),
        ("型号138OO13788（10 位）", "型号138OO13788（10 位）"),
        ("序列a138OO137884", "序列a138OO137884"),
        ("Vivo 13800138000", "Vivo [电话]"),
    ],
)
def test_an_o_is_a_nought_in_a_mobile_number_alone(text: str, masked: str) -> None:
    assert privacy.masked(text) == masked


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=20))
def test_of_two_that_overlap_the_earlier_found_stays(spans: list[tuple[int, int]]) -> None:
    found = [Hit(start, start + length, "phone", str(number)) for number, (start, length) in enumerate(spans)]
    kept = list[Hit]()
    for hit in found:
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    assert detect.disjoint(found) == sorted(kept, key=lambda hit: hit.start)


@pytest.mark.parametrize(("before", "found"), [(0, True), (29, True), (30, False)])
def test_a_row_of_single_digits_is_a_number_only_up_to_two_cards(before: int, found: bool) -> None:
    text = " ".join("0" * before + "13800138000")
    assert bool(detect.hits(text)) is found
    assert [hit.rule for hit in detect.hits(f"{text} 13800138001")][-1:] == ["pii.phone.mobile"]
