"""What stands beside a heading."""

from filters import furniture
from filters.line import Line
from tests.filters.furniture.trimmed import P1, P2, document, trimmed


def test_a_button_beside_a_heading_goes_and_the_heading_stays() -> None:
    heading = Line("石桥的历史[编辑]", "h2", 2)
    page = document(P1, heading, P2)
    furniture.trim(page)
    assert page.render().split("\n") == [P1, "石桥的历史", P2]
    assert [(f.rule, f.evidence, f.start, f.end) for f in page.findings] == [("furniture.controls.edit", "[编辑]", 5, 9)]
    assert trimmed(P1, Line("石桥的历史［編輯 | 原始碼］", "h3", 5), P2)[1] == "石桥的历史"
    assert trimmed(P1, Line("石桥的历史[编辑]", "h2"), P2)[1] == "石桥的历史[编辑]"


def test_the_sign_by_which_a_heading_links_to_itself_is_trimmed() -> None:
    assert trimmed(P1, Line("# 修桥", "h2", 1), P2, Line("石料 ¶", "h3", 1), P1[::-1]) == [P1, "修桥", P2, "石料", P1[::-1]]
    assert trimmed(P1, Line("# 修桥", "h2"), P2) == [P1, "# 修桥", P2]
