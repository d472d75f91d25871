"""Back to simplified characters, and 著 where words keep it."""

from __future__ import annotations

import pytest

from filters.repair.script import simplified


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("著名的作家著有著作", "著名的作家着有著作"),
        ("他看著書，笑著說", "他看着书，笑着说"),
        ("拿著名片看著作業", "拿着名片看着作业"),
        ("效果顯著，由他編著", "效果显著，由他编著"),
        ("專家們議論著", "专家们议论着"),
        ("這本論著", "这本论著"),
        ("原样不变", "原样不变"),
        ("頭髮與出發", "头发与出发"),
    ],
)
def test_a_converted_text_comes_back(before: str, after: str) -> None:
    assert simplified(before) == after
