"""Radicals that stand in place of characters are put right; where a page speaks of them they stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from filters.model import Document
from filters.repair.radicals import MIN_AMONG, among_characters

Undone = Callable[..., Document]

TEXT = ["⼀⼤早⼈们就在村⼝等着，⻋还没有来。", "⽼⻢说：“今年的⻨⼦⻓得好，⽐去年多收了三成。”"]
MEANT = ["一大早人们就在村口等着，车还没有来。", "老马说：“今年的麦子长得好，比去年多收了三成。”"]


def test_radicals_among_characters_are_put_right(undone: Undone) -> None:
    document = undone(TEXT)
    assert [line.render() for line in document.lines] == MEANT
    assert [finding.rule for finding in document.findings] == ["mojibake.radicals"]
    assert document.n_repairs == 7
    assert document.cloak == "none"


def test_compatibility_characters_are_put_right(undone: Undone) -> None:
    (line,) = undone(["\uf983人在\uf9e8子\uf9e9唱\uf914，\uf934人在\uf9f4子外下棋。"]).lines
    assert line.render() == "旅人在裡子里唱樂，老人在林子外下棋。"


@pytest.mark.parametrize(("times", "are"), [(MIN_AMONG, True), (MIN_AMONG - 1, False)])
def test_they_must_come_again_and_again(times: int, are: bool) -> None:
    assert among_characters("，".join(["他是⼈"] * times)) is are


def test_who_lists_them_keeps_them(undone: Undone) -> None:
    lines = ["⼀ ⼁ ⼂ ⼃ ⼄ ⼅ ⼆", "部首“⼀”“⼤”“⼝”都很常见。", "⻔（门）、⻋（车）、⻢（马）是简化了的部首。"]
    document = undone(lines)
    assert [line.render() for line in document.lines] == lines
    assert not document.findings
