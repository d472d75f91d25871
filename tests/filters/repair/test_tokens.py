"""The things that a line shows, one by one, without a rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.repair.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "shown", "readings"),
    [
        ("動(dòng)物", "動物", ["dòng", ""]),
        ("會(huì )?xué)", "會?", ["huì", "xué"]),
        ("動(dong4)物?shu4)", "動物?", ["dòng", "", "shù"]),
        ("追?shù)男?。", "追?男?。", ["", "shù", "", "", ""]),
        ("為?7.9", "為?7.9", [""] * 5),
        ("(a)動(A)", "(a)動(A)", [""] * 7),
    ],
)
def test_a_reading_belongs_to_what_stands_before_it(text: str, shown: str, readings: list[str]) -> None:
    assert ("".join(Tokens.of(text).shown), Tokens.of(text).readings) == (shown, readings)


@given(st.text(alphabet="動物?()dòng 。a"))
def test_tokens_leave_no_rest(text: str) -> None:
    tokens = Tokens.of(text)
    assert tokens.starts[0] == 0
    assert tokens.starts[-1] == len(text)
    assert [text[at] for at in tokens.starts[:-1]] == tokens.shown
    assert len(tokens.shown) == len(tokens.readings) == len(tokens.starts) - 1
