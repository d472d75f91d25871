"""Furniture before the article."""

import pytest

from tests.filters.furniture.trimmed import E1, E2, P1, P2, trimmed

HEAD = [
    "🔊 朗读",
    "语速：0.9",
    "文 | 章宁",
    "编辑丨孟晓",
    "摄影：张三　撰文：李四　编辑：王五",
    "版权声明：本文为博主原创文章，转载请附上原文出处链接。",
    "原作者：Anna Mason 译者：林晓禾",
    "4 min read · Feb 14, 2021",
    "当前位置：首页 > 新闻 > 正文",
    "首页 > 城市 > 老街",
    "« 换灯泡 | 首页 | 下雪了 »",
    "http://www.example.com/a/20241020/1.html",
    "文章目录",
    "目录",
    "发表于 2024-10-20 | 分类于 石桥 ， 灰浆 |",
    "2024-10-20 04:47:59 来源：老街网 作者：张三",
    "发布时间：2024年10月20日",
    "来源:老街网",
    "A+ A-",
    "字号：大 中 小",
    "【大 中 小】",
    "打印 关闭 收藏",
    "分享到微信",
    "阅读(123)",
    "□ 本报记者 章宁",
    "老街晚报记者 章宁 孟晓 文/图",
    "撰文：章宁",
    "本文共2300字，约6分钟",
    "分类专栏：修桥 标签：石匠",
    "文章所在栏目：城市 来源：老街网 发布时间：2024-10-20 04:47:59",
    "请注意，本文编写于 389 天前，其中某些信息可能已经过时。",
    "本文最后更新于 2 年前，文中的内容可能已经有所变化。",
    "点击上方蓝字关注我们",
    "+关注",
    '• <tr id="yk30"></tr>',
    '<tfoot id="yk30"><noscript id="yk30"></noscript></tfoot>',
]


@pytest.mark.parametrize("line", HEAD)
def test_furniture_at_the_head_is_trimmed(line: str) -> None:
    assert trimmed(line, P1, P2) == [P1, P2]


@pytest.mark.parametrize("line", HEAD)
def test_the_same_line_in_the_middle_of_the_prose_stays(line: str) -> None:
    assert trimmed(P1, P2, line, P1[::-1], P2[::-1]) == [P1, P2, line, P1[::-1], P2[::-1]]


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Mason",
        "By Anna Mason · Sep 1, 2021 · 6 min read",
        "By Anna Mason, The Bridge Post",
        "Published 11:11 PM EST Nov 19, 2019",
        "November 20, 2019 - 11:28 AMT",
        "Tuesday, 19 November 2019",
        "5 min read",
        "Share | Tweet | Email",
    ],
)
def test_english_bylines_at_the_head_are_trimmed(line: str) -> None:
    assert trimmed(line, E1, E2) == [E1, E2]


def test_a_byline_may_be_a_table_before_the_article() -> None:
    assert trimmed("发布时间", "2020-08-15 09:00", "稿源", "河边手机报", "采写", "林晓禾", P1, P2) == [P1, P2]
    assert trimmed(P1, "来源", "河边的泉水", P2) == [P1, "来源", "河边的泉水", P2]


def test_who_speaks_is_no_byline() -> None:
    talk = ["记者：您第一次上坝是哪年？", "老罗：六岁那年。", "记者：机器能代替人吗？", "老罗：不能。"]
    assert trimmed(*talk, P1, P2) == [*talk, P1, P2]
    turns = ["编辑：请先说说灰浆。", "石匠：糯米和石灰。", "编辑：说说石料。", "石匠：上游的。", "编辑：谢谢。"]
    assert trimmed(*turns, P1, P2) == [*turns, P1, P2]
    assert trimmed("记者：您是怎么学会砌桥的？", P1, P2) == ["记者：您是怎么学会砌桥的？", P1, P2]
    assert trimmed("记者：林晓禾", "编辑：周一鸣", P1, P2) == [P1, P2]


@pytest.mark.parametrize("line", [">> 石桥的限重：三吨", "> 三块石头", "<article> 标记定义一篇文章", "石桥：东岸 > 西岸"])
def test_signs_of_a_list_or_of_markup_are_no_way_to_the_page(line: str) -> None:
    assert trimmed(line, P1, P2) == [line, P1, P2]


def test_the_time_of_what_is_announced_stays_where_its_place_stands_below() -> None:
    assert trimmed("时间：2024年10月20日 14:00", "地点：石桥小学礼堂", P1, P2)[0] == "时间：2024年10月20日 14:00"
    assert trimmed("时间：2024年10月20日 14:00", P1, P2) == [P1, P2]


def test_an_entry_of_a_list_is_no_byline() -> None:
    entries = ["◎片　　名　石桥", "◎年　　代　2021", "◎上线日期　2021-04-02(河边)", "◎片　　长　90分钟"]
    assert trimmed(*entries, P1, P2) == [*entries, P1, P2]
    assert trimmed("◎2021-04-02 老街网", P1, P2) == [P1, P2]


@pytest.mark.parametrize(
    "line",
    [
        "（2020年12月20日—12月26日）",
        "工作经历： 2008.1-2008.8 石桥修缮队石匠",
        "2009年3月2日至5日 石桥封闭",
        "2020-12-20 ~ 2021-01-03",
        "出生年月： 1984-08-11",
        "施工日期： 2018年7月5日",
        "（2010年10月28日石桥村村民会议通过）",
    ],
)
def test_a_stretch_of_time_or_the_day_of_another_thing_is_no_byline(line: str) -> None:
    assert trimmed(line, P1, P2) == [line, P1, P2]


def test_the_heading_of_contents_stays_where_they_do() -> None:
    assert trimmed("目录", "第一章 石桥", "第二章 灰浆", P1, P2) == ["目录", "第一章 石桥", "第二章 灰浆", P1, P2]


def test_the_time_of_what_is_announced_may_have_its_label_on_a_line_of_its_own() -> None:
    facts = ["开桥时间:", "2024-05-08", "地点:", "石桥镇"]
    assert trimmed(*facts, P1, P2) == [*facts, P1, P2]
    assert trimmed("发布时间:", "2024-05-08", P1, P2) == [P1, P2]


def test_the_words_of_a_label_may_stand_apart() -> None:
    facts = ["时    间：2019年11月12日下午", "地    点：石桥镇木屋"]
    assert trimmed(*facts, P1, P2) == [*facts, P1, P2]
