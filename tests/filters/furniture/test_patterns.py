"""The line patterns of the file."""

import re

import pytest

from filters.furniture.patterns import LONGEST, patterns
from tests.filters.furniture.trimmed import P1, P2, trimmed


def test_every_pattern_is_a_valid_expression_of_a_known_place_and_category() -> None:
    assert len(patterns()) > 10
    for pattern in patterns():
        assert pattern.place in ("head", "tail", "both", "inside", "between")
        assert pattern.category.group == "boilerplate"
        assert isinstance(pattern.expression, re.Pattern)


@pytest.mark.parametrize(("length", "kept"), [(LONGEST, [P1, P2]), (LONGEST + 1, None)])
def test_no_line_of_furniture_is_longer_than_a_page_of_text(length: int, kept: list[str] | None) -> None:
    lines = [P1, P2, ("分享到:" + "微博 " * length)[: length - 2] + "微信"]
    assert trimmed(*lines) == (kept or lines)
