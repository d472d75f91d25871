"""A forum's notes in the line of a post."""

import pytest

from tests.filters.furniture.trimmed import P1, P2, trimmed


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (f"{P1} 本帖最后由 街坊 于 2019-3-2 09:20 编辑", P1),
        (f"花匠 园艺师 | 回答数 120 | 采纳率 88% {P1}", P1),
        (f"2022-01-15 19:52 #1 {P1}", P1),
        (f"回答数 120 的街坊说：{P1}", f"回答数 120 的街坊说：{P1}"),
    ],
)
def test_a_forums_notes_in_the_line_of_a_post_are_trimmed(line: str, left: str) -> None:
    assert trimmed(P2, line, P2) == [P2, left, P2]
