"""What stands beside the moment of a byline."""

import pytest

from filters.line import Line
from filters.metadata import beside


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("渡口来信 2 周前 阅读 1.2万", ["渡口来信"]),
        ("原创 2024-05-03 18:15 · 渡口来信", ["渡口来信"]),
        ("渡口来信 昨天 21:15 来自 iPhone客户端", ["渡口来信"]),
        ("渡口来信 1 个月前 · 云桥区", ["渡口来信"]),
        ("2024-05-03 11:38 | 河边快报 | 作者 林晓禾", ["河边快报"]),
        ("2024年5月3日 星期五 12赞 3收藏 发布于：广东", []),
        ("河边在线 | 2024-05-03 | 云桥报 | 我要评论(2)", ["河边在线", "云桥报"]),
    ],
)
def test_what_is_no_count_place_or_control(text: str, parts: list[str]) -> None:
    told = beside.read(Line(text).view.text)
    assert told is not None
    assert told.parts == parts


@pytest.mark.parametrize("text", ["渡口来信", "刚刚，桥通车了。", "标签：石桥 2024-05-03"])
def test_a_line_without_a_moment_or_with_a_story_is_none(text: str) -> None:
    assert beside.read(Line(text).view.text) is None


def accounts(*lines: str, above: str = "") -> list[str]:
    return list(beside.accounts([Line(line) for line in lines], above, True))


def test_an_account_stands_beside_or_above_a_moment_that_more_is_told_of() -> None:
    assert accounts("渡口來信 2024-05-03 阅读 12") == ["渡口來信"]
    assert accounts("渡口来信", "3 个月前", "石桥开通了。") == ["渡口来信"]
    assert accounts("渡口来信 2024-05-03") == []
    assert accounts("生活 2 周前", "随笔日记 2 周前") == []
    assert accounts("渡口来信 2 周前", above="首页\n渡口来信") == []


def test_an_account_that_publishes_what_another_wrote() -> None:
    lines = [Line("原创 林晓禾 渡口来信 2024-05-03")]
    assert list(beside.publishers(lines, "林晓禾", True)) == ["渡口来信"]
    assert list(beside.publishers(lines, "", True)) == []


def test_a_figure_alone_beside_a_moment_counts_readers() -> None:
    assert accounts("2024-05-03 16:10:00 0 渡口来信") == ["渡口来信"]
    assert accounts("渡口来信 2024-05-03 (321)") == ["渡口来信"]


def test_a_day_that_a_sentence_begins_with_is_no_moment() -> None:
    assert beside.read("今天和大家说的是") is None
    assert beside.read("今天 渡口来信") is not None
