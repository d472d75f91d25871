"""Lines between the paragraphs that call readers elsewhere."""

import pytest

from filters.line import Line
from tests.filters.furniture.trimmed import E1, E2, P1, P2, trimmed

INSIDE = [
    "READ MORE: The other bridge is closed",
    "Also read: why the toll was ended",
    "Related articles",
    "You may also like...",
    "Advertisement",
    "Story continues below",
    "Sign up for our weekly newsletter and never miss a bridge.",
    "Get the latest updates right in your inbox.",
    "Follow The Bridge Post on Facebook, Twitter and Instagram.",
    "Click here to see all pictures",
    "Have a news tip? Write to the desk at any hour.",
    "Photo: Anna Mason / The Bridge Post",
    "(Image: A. Mason)",
    "© Anna Mason",
    "The last stone is set (Photo: Anna Mason)",
]


OWN = [
    "Read the old charter and you will find that the toll was meant for the poor of the town, not for its lords.",
    "More than two hundred people came to see it, some of them from the other side of the hills.",
    "Related families lived on both banks, and the bridge is where they used to meet on Sundays.",
    "She signed up for the masons' guild at fifteen, and has built four bridges since.",
    "Follow the river for a mile and you will come to the second bridge, which is older still.",
    "Photographs of the work hang in the hut at its northern end, where the toll was taken.",
    "收藏这座桥的照片，是老人多年的爱好，他把照片都贴在墙上，来看的人很多。",
]


@pytest.mark.parametrize("line", INSIDE)
def test_english_furniture_between_the_paragraphs_is_trimmed(line: str) -> None:
    assert trimmed(E1, line, E2) == [E1, E2]


@pytest.mark.parametrize("line", OWN)
def test_prose_that_looks_like_it_stays(line: str) -> None:
    assert trimmed(E1, line, E2) == [E1, line, E2]


def test_an_article_that_is_mostly_such_lines_is_left_alone() -> None:
    lines = ["Advertisement", *INSIDE[:6]]
    assert trimmed(E1[:54], *lines, E2[:54]) == [E1[:54], *lines, E2[:54]]


def test_a_paragraph_that_is_one_link_goes_an_address_told_or_a_link_within_prose_stays() -> None:
    link, address = "石桥重新开放的消息传来", "https://bridge.example/2024"
    assert trimmed(P1, Line(link, link_chars=len(link)), P2) == [P1, P2]
    assert trimmed(P1, Line(address, link_chars=len(address)), P2) == [P1, address, P2]
    assert trimmed(P1, Line(link, link_chars=int(0.8 * len(link))), P2) == [P1, link, P2]


def test_a_heading_over_links_between_paragraphs_goes_with_them() -> None:
    link = "夜市摊主的一天"
    assert trimmed(P1, "【延伸阅读】", Line(link, "p", len(link)), P2) == [P1, P2]
    assert trimmed(P1, Line(f"延伸阅读：{link}", "p", len(link)), P2) == [P1, P2]
    assert trimmed(P1, "【延伸阅读】", P2) == [P1, "【延伸阅读】", P2]


@pytest.mark.parametrize("line", ["广告", "請繼續往下閱讀...", "（本章未完，请翻页）", "播报"])
def test_controls_between_the_paragraphs_are_trimmed(line: str) -> None:
    assert trimmed(P1, line, P2) == [P1, P2]


@pytest.mark.parametrize("line", ["广告位招租", "播报员换了人", "继续往前走，就是石桥。"])
def test_short_lines_that_say_something_stay_between_the_paragraphs(line: str) -> None:
    assert trimmed(P1, line, P2) == [P1, line, P2]


ROW = ["赞 32 分享", "展开 转发 12", "举报 | 1楼 | 点赞 | 打赏 | 回复", "3/12", "(2/9)", "2024-05-03 10:02:40"]


@pytest.mark.parametrize("line", ROW)
def test_rows_of_buttons_positions_and_moments_go_between_paragraphs(line: str) -> None:
    assert trimmed(P1, line, P2) == [P1, P2]


@pytest.mark.parametrize("line", ["赞", "分享经验", "3/12 是开工的日子", "2024-05-03 开工"])
def test_what_only_begins_like_one_stays(line: str) -> None:
    assert trimmed(P1, line, P2) == [P1, line, P2]


def test_files_that_come_with_a_notice_stay() -> None:
    first, second = Line("附件：石桥名单", "p", 7), Line("石桥一季度名单", "p", 7)
    assert trimmed(P1, first, P2) == [P1, first.raw, P2]
    assert trimmed(P1, "附件：", second, P2) == [P1, "附件：", second.raw, P2]
    numbered = [Line("附件：1.石桥名单", "p", 6), Line("2.石料清单", "p", 6), Line("3.匠人名册", "p", 6)]
    assert trimmed(P1, *numbered, P2) == [P1, *(line.raw for line in numbered), P2]
