"""QQ and WeChat accounts."""

from __future__ import annotations

import pytest

from filters import privacy


@pytest.mark.parametrize(
    ("text", "found"), [("QQ：12345", True), ("QQ：1234", False), ("QQ：12345678901", True), ("QQ：123456789012", False)]
)
def test_a_qq_number_has_5_to_11_digits(text: str, found: bool) -> None:
    assert ("[QQ]" in privacy.masked(text)) == found


@pytest.mark.parametrize(("text", "found"), [("微信：abc123", True), ("微信：abc12", False)])
def test_a_wechat_name_has_at_least_6_characters(text: str, found: bool) -> None:
    assert ("[微信]" in privacy.masked(text)) == found


@pytest.mark.parametrize(("text", "found"), [("wx.request 用来发请求", False), ("wx.mm_2041", True), ("wx：request", True)])
def test_a_name_in_code_is_no_account(text: str, found: bool) -> None:
    assert ("[微信]" in privacy.masked(text)) == found
