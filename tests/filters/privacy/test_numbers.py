"""Runs of digits: days are passed over."""

from __future__ import annotations

import re

import pytest

from filters.privacy import numbers

NEVER = re.compile("(?!)")


DAYS = (
    "2024-10-20",
    "2024.1.2",
    "1999-12-31 23:59:59",
    "2024-10-20 04:47",
    "2024-10-20  8:30",
    "2024-13-20",
    "2024-10-32",
    "2024-10-20 25:00",
)


@pytest.mark.parametrize("day", ["2024-10-20", "2024.1.2", "2024-10-20 04:47:59", "1999-12-31  8:05"])
def test_a_day_and_its_time_are_never_tried_as_a_number(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "_longest", pytest.fail)
    assert list(numbers.find(f"发布时间 {day} 来源")) == []


@pytest.mark.parametrize("between", [" ", "  ", "(", "，", " 08:30 ", " 电话", "-", ".", "_", "", " - "])
def test_what_stands_after_a_day_is_found_as_if_the_day_had_been_tried(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = ["13800138000", "138-0013-8000", "010-62345678", "400-123-4567", "6222 0212 3456 7890 128", "110105194912310021", "04", "88"]
    texts = [f"{day}{between}{number}{after}" for day in DAYS for number in written for after in ("", " 2024-10-21", "元")]
    found = [list(numbers.find(text)) for text in texts]
    monkeypatch.setattr(numbers, "MOMENT", NEVER)
    assert found == [list(numbers.find(text)) for text in texts]
    assert any(found) == (between not in ("-", ".", "_", ""))
