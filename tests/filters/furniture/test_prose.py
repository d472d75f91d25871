"""The article's own first and last lines are not furniture."""

import pytest

from tests.filters.furniture.trimmed import P1, P2, trimmed


@pytest.mark.parametrize(
    "line",
    [
        "据当地气象部门介绍，2024年10月20日的雨量是十年来最大的一次，江边的步道一度被水淹没。",
        "老街的故事，才刚刚开始。",
        "我们住在这里三十年了",
        "记者在老街住了三天",
        "关注老街的人越来越多",
        "你喜欢",
        "——老街居民 陈师傅",
        "编辑部的灯亮了一夜，大家都在等最后一版的清样，谁也没有先走。",
        "关闭了三年的老戏院，也将在明年春天重新开门迎客，首场演出定在正月十五。",
    ],
)
def test_the_articles_own_first_and_last_lines_stay(line: str) -> None:
    assert trimmed(line, P1, P2) == [line, P1, P2]
    assert trimmed(P1, P2, line) == [P1, P2, line]
