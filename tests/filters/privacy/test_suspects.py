"""Which lines are read closely."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.personal_data.honest import honest_sentences
from benchmarks.personal_data.made import made_cases
from filters.fold import fold
from filters.privacy import detect
from filters.privacy.suspects import suspects


def test_whatever_is_found_stands_in_a_suspect() -> None:
    texts = [fold(text) for _, _, text in made_cases(3)] + [fold(text) for text in honest_sentences(1)]
    looked_at = set(suspects(texts))
    assert {at for at, text in enumerate(texts) if detect.hits(text)} <= looked_at
    assert len(looked_at) < len(texts)


@given(
    st.lists(
        st.text(st.sampled_from("1234567890oO一幺零QqvVxX微信薇扣加企鹅号群:@#艾特%40([ （.-_*~·atAT圈，的c\n"), max_size=30),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=400, deadline=None)
def test_no_line_with_a_hit_is_passed_over(lines: list[str]) -> None:
    assert {at for at, line in enumerate(lines) if detect.hits(line)} <= set(suspects(lines))


@pytest.mark.parametrize("line", ["发布时间 2024-10-20 04:47:59 来源", "2024.1.2", "1999-12-31  8:05", "2024-10-20", "2024-1-2 共33页"])
def test_a_day_with_its_time_is_no_suspect(line: str) -> None:
    assert suspects(["水稻", line]) == []


@pytest.mark.parametrize(
    "line", ["2024-10-20 13800138000", "(2024-10-20 04:47)", "+2024-10-20 04:47", "2024-10-20 04.47.59.001", "20241020"]
)
def test_a_day_with_more_digits_or_a_sign_of_a_number_before_it_is_one(line: str) -> None:
    assert suspects(["水稻", line]) == [1]


_PIECES = ["2024-10-20", "2024.1.2 ", " 04:47", "13800138000", "62345678", "010-", "(", "+", " ", "-", "电话", "o", "一二三", "7"]


@given(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join))
@settings(max_examples=400, deadline=None)
def test_no_number_beside_a_day_is_passed_over(line: str) -> None:
    assert not detect.hits(line) or suspects([line]) == [0]
