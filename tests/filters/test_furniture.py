"""Lines at the head and tail that are not the article."""

import re

import pytest

from filters import furniture
from filters.furniture import _patterns
from filters.line import Line
from filters.model import Category, Document, Metadata

P1 = "昨天下午，区里的老街改造工程正式开工，第一批施工人员已经进场，预计工期为六个月。"
P2 = "按照设计，街面将铺设透水砖，两侧的老房子只修不拆，原有的木门窗会请老师傅照原样修补。"


def document(*lines: str | Line, title: str = "", section: str = "") -> Document:
    return Document(Line(title, "title"), [x if isinstance(x, Line) else Line(x) for x in lines], metadata=Metadata(section=section))


def trimmed(*lines: str | Line, title: str = "", section: str = "") -> list[str]:
    page = document(*lines, title=title, section=section)
    furniture.trim(page)
    return page.render().split("\n")


HEAD = [
    "当前位置：首页 > 新闻 > 正文",
    "首页 > 城市 > 老街",
    "2024-10-20 04:47:59 来源：老街网 作者：张三",
    "发布时间：2024年10月20日",
    "来源:老街网",
    "A+ A-",
    "字号：大 中 小",
    "【大 中 小】",
    "打印 关闭 收藏",
    "分享到微信",
    "阅读(123)",
]
TAIL = [
    "责任编辑：李四",
    "（责编：李四、王五）",
    "来源：老街网",
    "版权声明：本文版权归原作者所有",
    "免责声明：以上内容仅代表作者观点",
    "内容侵权、删帖举报联系方式：[电话]",
    "上一篇：桥修好了",
    "下一篇：没有了",
    "关键词：老街 改造",
    "精彩推荐",
    "最新文章",
    "随机看看",
    "打印本页",
    "扫一扫在手机打开当前页",
]


@pytest.mark.parametrize("line", HEAD)
def test_furniture_at_the_head_is_trimmed(line: str) -> None:
    assert trimmed(line, P1, P2) == [P1, P2]


@pytest.mark.parametrize("line", TAIL)
def test_furniture_at_the_tail_is_trimmed(line: str) -> None:
    assert trimmed(P1, P2, line) == [P1, P2]


@pytest.mark.parametrize("line", HEAD + TAIL)
def test_the_same_line_in_the_middle_of_the_prose_stays(line: str) -> None:
    assert trimmed(P1, P2, line, P1[::-1], P2[::-1]) == [P1, P2, line, P1[::-1], P2[::-1]]


@pytest.mark.parametrize(
    "line",
    [
        "据当地气象部门介绍，2024年10月20日的雨量是十年来最大的一次，江边的步道一度被水淹没。",
        "老街的故事，才刚刚开始。",
        "我们住在这里三十年了",
        "——老街居民 陈师傅",
        "编辑部的灯亮了一夜，大家都在等最后一版的清样，谁也没有先走。",
        "关闭了三年的老戏院，也将在明年春天重新开门迎客，首场演出定在正月十五。",
    ],
)
def test_the_articles_own_first_and_last_lines_stay(line: str) -> None:
    assert trimmed(line, P1, P2) == [line, P1, P2]
    assert trimmed(P1, P2, line) == [P1, P2, line]


def test_a_widget_takes_its_list_along() -> None:
    assert trimmed(P1, P2, "相关阅读", "桥修好了", "路也修好了", "责任编辑：李四") == [P1, P2]


def test_short_last_lines_stay_where_no_widget_begins_them() -> None:
    assert trimmed(P1, P2, "春眠不觉晓", "处处闻啼鸟") == [P1, P2, "春眠不觉晓", "处处闻啼鸟"]


def test_links_at_the_very_end_are_trimmed() -> None:
    assert trimmed(P1, P2, Line("桥修好了", "li", 4), Line("路也修好了", "li", 5)) == [P1, P2]


def test_the_title_and_the_section_are_not_repeated_in_the_text() -> None:
    assert trimmed("城市", "老街改造开工", "2024-10-20", P1, "老街改造开工", P2, title="老街改造开工", section="城市") == [P1, P2]


def test_every_trim_is_a_finding_with_its_evidence() -> None:
    page = document("来源:老街网", P1, "责任编辑：李四")
    furniture.trim(page)
    assert [(f.category, f.line, f.evidence, f.action) for f in page.findings] == [
        (Category.BYLINE, 0, "来源:老街网", "excised"),
        (Category.BYLINE, 2, "责任编辑：李四", "excised"),
    ]


def test_every_pattern_is_a_valid_expression_of_a_known_place_and_category() -> None:
    assert len(_patterns()) > 10
    for pattern in _patterns():
        assert pattern.place in ("head", "tail", "both")
        assert pattern.category.group == "boilerplate"
        assert isinstance(pattern.expression, re.Pattern)


def test_a_page_that_is_nothing_but_furniture_keeps_it() -> None:
    from filters import content, dom
    from filters.model import GENERAL

    document = content.choose(dom.parse("<p><a href=/a>一个链接</a></p><p><a href=/b>又一个链接</a></p>"), GENERAL)
    furniture.trim(document)
    assert document.render()
