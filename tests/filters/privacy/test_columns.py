"""Numbers alone in their cells below a heading."""

from __future__ import annotations

import pytest

from filters import privacy
from filters.line import Line
from filters.model import Document
from filters.privacy.columns import ROW


def rendered(*lines: str) -> list[str]:
    document = Document(Line(""), [Line(line) for line in lines])
    privacy.mask(document)
    return document.render().split("\n")


@pytest.mark.parametrize("heading", ["联系电话", "电　话：", "办公电话号码", "传真", "电话（023）", "联系方式", "联系电话(区号:0572)"])
def test_numbers_below_a_heading_are_masked(heading: str) -> None:
    table = ("学院", heading, "土木", "62789118", "河海", "47217837-801", "交通", "6252680")
    assert rendered(*table)[3::2] == ["[电话]"] * 3
    assert rendered("学院", "人数", *table[2:])[3::2] == list(table[3::2])


def test_a_column_ends_where_a_row_would_be_too_long() -> None:
    others = ["格"] * (ROW - 1)
    assert rendered("电话", *others, "62789118", *others, "47217837", "格", *others, "35217837")[ROW::ROW] == ["[电话]", "[电话]", "格"]
    assert rendered("电话", *others, "格", "62789118")[-1] == "62789118"


@pytest.mark.parametrize("cell", ["20240131", "20210017", "12345678", "627891188", "627891", "6278911元", "约62789118"])
def test_other_cells_stay(cell: str) -> None:
    assert rendered("电话", cell) == ["电话", cell]


def test_what_a_column_tells_is_an_exchange() -> None:
    assert rendered("电话", "62789118", "教务处 62785001")[-1] == "教务处 [电话]"
