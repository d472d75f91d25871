"""Local numbers of an exchange that the page tells elsewhere."""

from __future__ import annotations

import pytest

from filters import privacy
from filters.line import Line
from filters.model import Document


def rendered(*lines: str) -> list[str]:
    document = Document(Line(""), [Line(line) for line in lines])
    privacy.mask(document)
    return document.render().split("\n")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("教务处 62345001", "教务处 [电话]"),
        ("62345001-12", "[电话]"),
        ("教务处62355001", "教务处62355001"),
        ("教务处：62355001", "教务处：[电话]"),
        ("教务处：62455001", "教务处：62455001"),
        ("教务处：6235500", "教务处：6235500"),
        ("编号 62345001", "编号 62345001"),
        ("收入62345001元，62345001.5", "收入62345001元，62345001.5"),
        (
            "http://www.example.com/62345001 thread-62345001-1 62345001.html",
            "http://www.example.com/62345001 thread-62345001-1 62345001.html",
        ),
        ("f62345001 62345001f 62345001,000", "f62345001 62345001f 62345001,000"),
    ],
)
@pytest.mark.parametrize("told", ["总机：010-62345678", "电话：62345678"])
def test_numbers_like_one_that_is_told_are_masked(line: str, shown: str, told: str) -> None:
    assert rendered(line, told)[0] == shown
    assert rendered(line)[0] == line


def test_of_seven_digits_three_agree() -> None:
    assert rendered("电话：0471-4632285", "办公室 4631001 4641001") == ["电话：[电话]", "办公室 [电话] 4641001"]


def test_a_day_is_no_number() -> None:
    assert rendered("电话：020-20241234", "更新20241130")[1] == "更新20241130"
