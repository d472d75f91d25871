"""A login's form, and whether a page speaks of anything else."""

from __future__ import annotations

import time

import pytest

from filters.login import form, is_about


@pytest.mark.parametrize(
    "blocks",
    [
        ["用户名", "密 码", "验证码 看不清？换一张"],
        ["学号/工号 密码 记住我 忘记密码？ 登录"],
        ["帳號：", "密碼：", "登入"],
        ["Username Password"],
    ],
)
def test_labels_that_ask_for_a_name_and_a_password_are_a_form(blocks: list[str]) -> None:
    assert form(["欢迎使用办公系统，请妥善保管您的密码。", *blocks])


@pytest.mark.parametrize("blocks", [["登录 注册"], ["用户名 邮箱 留言"], ["忘记密码怎么办，用户名又是什么"], []])
def test_other_labels_and_sentences_are_none(blocks: list[str]) -> None:
    assert not form(blocks)


def test_labels_without_end_cost_nothing() -> None:
    began = time.perf_counter()
    assert not form([("用户" * 29) + "乙"] * 1000)
    assert time.perf_counter() - began < 1


def test_half_of_what_is_said_decides() -> None:
    assert is_about(["初次登录的密码是学号后六位。", "祝各位同学学习进步。"])
    assert not is_about(["初次登录的密码是学号。", "今天食堂的午饭有红烧鱼和蒸南瓜。"])
    assert not is_about([])
