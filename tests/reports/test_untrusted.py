"""Nothing in a page's text may steer a terminal, a browser or a spreadsheet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.untrusted import URL_SHOWN, cell, one_line, plain, shown_url


@settings(deadline=None)
@given(st.text())
def test_no_control_or_direction_character_is_left(text: str) -> None:
    shown = plain(text)
    assert not any(unicodedata.category(c) == "Cc" for c in shown)
    assert not any(c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c" for c in shown)


@settings(deadline=None)
@given(st.text())
def test_what_is_shown_is_shown_the_same_again(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(whitelist_categories=["Lo", "Nd", "Po"])))
def test_ordinary_text_stays(text: str) -> None:
    assert plain(text) == text


def test_escapes_are_seen_and_not_obeyed() -> None:
    assert plain("\x1b[31m红") == "␛[31m红"
    assert plain("倒\u202e序") == "倒⟨U+202E⟩序"
    assert plain("\ud800") == "⟨U+D800⟩"


def test_a_line_is_cut_at_its_limit() -> None:
    assert one_line("一二三四五", 5) == "一二三四五"
    assert one_line("一二三四五六", 5) == "一二三四…"
    assert one_line(" 一\r\n二\t三 ") == "一 二 三"


@pytest.mark.parametrize(
    "value", ["tel=13800138000", "q=%31%33%38%30%30%31%33%38%30%30%30", "m=someone%40mail.example", "someone@mail.example"]
)
def test_personal_data_in_a_query_is_masked(value: str) -> None:
    shown = shown_url(f"http://a.example/list?page=2&{value}")
    assert "█" in shown
    assert "13800138000" not in shown
    assert "someone" not in shown
    assert "page=2" in shown


def test_an_ordinary_address_stays_and_a_long_one_is_cut() -> None:
    address = "https://a.example/2024/10/20/1.html?id=7&q=%E5%90%88%E5%90%8C"
    assert shown_url(address) == address
    assert len(shown_url("https://a.example/" + "a" * 2 * URL_SHOWN)) == URL_SHOWN


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_a_formula_is_prefixed(text: str) -> None:
    assert cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "合同=条款", "1+1", "a@b"])
def test_other_cells_stay(text: str) -> None:
    assert cell(text) == text
