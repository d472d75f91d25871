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


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("转自weixin_20461357的博客", "转自weixin_20461357的博客"),
        ("作者qq_20461357", "作者qq_20461357"),
        ("QQ_20461357", "QQ_[QQ]"),
        ("weixin_204613579", "weixin_[微信]"),
        ("球球204613 发表于", "球球204613 发表于"),
        ("球球2046135", "球球[QQ]"),
        ("球球：204613", "球球：[QQ]"),
    ],
)
def test_what_somebody_is_called_is_no_account(text: str, masked: str) -> None:
    assert privacy.masked(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("读者交流群：27052471 粤ICP备06012345号", "读者交流群：[QQ] 粤ICP备06012345号"),
        ("群号270524", "群号[QQ]"),
        ("群号27052", "群号27052"),
        ("加群 2705247199", "加群 [QQ]"),
        ("书友群二27052471", "书友群[QQ]"),
        ("书友群270524人", "书友群270524人"),
        ("服务器集群27052471", "服务器集群27052471"),
        ("交流群20240131", "交流群20240131"),
    ],
)
def test_a_group_is_told_by_its_word_alone(text: str, masked: str) -> None:
    assert privacy.masked(text) == masked
