"""Names as bylines give them."""

import pytest

from filters.line import Line
from filters.metadata import names


def named(line: str) -> str:
    return next(names.in_lines([Line(line)], True), "")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("河边社云桥5月3日电（记者林晓禾、赵明远）老街改造开工。", "林晓禾、赵明远"),
        ("（记者 林晓禾 通讯员 赵明远）", "林晓禾、赵明远"),
        ("特约记者　林晓禾　通讯员　赵明远　文/图", "林晓禾、赵明远"),
        ("【河边网报道 记者 林晓禾】老街改造开工。", "林晓禾"),
        ("〔記者林晓禾／台北報導〕老街改造", "林晓禾"),
        ("記者 林晓禾 台北報導", "林晓禾"),
        ("（河边社記者林晓禾台北5日電）老街改造", "林晓禾"),
        ("林晓禾 宓迪 | 来源：河边晚报", "林晓禾、宓迪"),
        ("记者丨林晓禾", "林晓禾"),
        ("记者林晓报道　老街改造", "林晓"),
        ("（记者林晓禾通讯员赵明远周远）老街改造", "林晓禾"),
        ("Posted on 2014年7月8日 by 渡口的猫", "渡口的猫"),
        ("发布者：xgb", ""),
        ("发布者：lina", "lina"),
        ("发布者：镇文化中心编辑员", ""),
        ("文/林晓禾 图/赵明远", "林晓禾"),
        ("撰文：林晓禾 摄影：赵明远", "林晓禾"),
        ("图/文 林晓禾", "林晓禾"),
        ("【文/河边网专栏作者 林晓禾】", "林晓禾"),
        ("文｜河边财经 林晓禾（实习）、赵明远", "林晓禾、赵明远"),
        ("来源：河边网　作者：麦子　浏览：12次", "麦子"),
        ("原作者：林晓禾 译者：赵明远", "林晓禾"),
        ("小渡船 于 2019-10-07 08:20:40 发布 阅读量1.2w 收藏 37", "小渡船"),
        ("Posted by 小渡船 at November 08, 2023 08:49 PM", "小渡船"),
        ("posted on 2013-10-18 22:20 小渡船 阅读(1820) 评论(5) 编辑 收藏", "小渡船"),
        ("Von Jutta Brandt", "Jutta Brandt"),
        ("Par Hélène Morel", "Hélène Morel"),
        ("12.03.2021 09:40 Автор: Ирина Соколова", "Ирина Соколова"),
        ("供稿：林晓禾", "林晓禾"),
        ("楼主：渡口的猫", "渡口的猫"),
        ("原作者：Anna Mason 译者：林晓禾 原文来源：Bridge Post", "Anna Mason"),
        ("2024.05.03 采访/整理：林晓禾", "林晓禾"),
        ("作者：桥梁三处 林晓禾　摄影：赵明远", "林晓禾"),
        ("（文/图 土木学院 林晓禾 审核/赵明远）", "林晓禾"),
        ("（记者：林晓禾 摄像：赵明远）", "林晓禾"),
        ("2024-05-03 | 上传者：dukou | 下载次数：12", "dukou"),
        ("作者：林 晓 编辑：赵明远", "林晓"),
        ("□ 林晓禾", "林晓禾"),
        ("林晓禾　2022年3月7日", "林晓禾"),
        ("由 渡口的猫 发布于 2024-05-03", "渡口的猫"),
        ("渡口的猫 2020-12-20 发布", "渡口的猫"),
        ("Posted by Anna Mason on May 3, 2024", "Anna Mason"),
        ("May 3, 2024 by Anna Mason", "Anna Mason"),
        ("By Anna Mason and Tom Reed, Staff Writers", "Anna Mason、Tom Reed"),
    ],
)
def test_who_wrote(line: str, name: str) -> None:
    assert named(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "責任編輯：林晓禾",
        "编辑：林晓禾 审核：赵明远",
        "本报记者 林晓禾 赵明远 摄",
        "林晓禾/摄",
        "文章 | 来源：河边晚报",
        "供稿：机械学院",
        "作者：佚名",
        "本文来源：河边晚报 编辑：林晓禾",
        "发布者：宣传部 发布时间：2024-05-03",
        "作者：责任编辑",
        "1# 发表于 2007-9-17 06:41",
        "作者简介：林晓禾，男",
        "来源：河边报 林晓禾",
        "周刊 2024-05-03",
        "记者问他为什么不修桥",
        "最新推荐文章于 2024-08-01 10:00:00 发布",
        "Von Brücken und Booten erzählt man hier viel",
    ],
)
def test_who_did_not(line: str) -> None:
    assert named(line) == ""


def test_a_name_set_to_the_width_of_three_is_closed_up() -> None:
    assert names.bare("潘 虹 魏 来") == "潘虹 魏来"
    assert names.bare("林晓禾 赵明远") == "林晓禾 赵明远"
    assert names.bare("By Anna Mason") == "Anna Mason"


@pytest.mark.parametrize("text", ["打印本文", "[复制链接]", "关闭窗口", "加入收藏", "字号", "返回列表", "《渡口月刊》", "创业者", "读者"])
def test_what_readers_press_is_nobodys_name(text: str) -> None:
    assert not names.is_name(text)


@pytest.mark.parametrize("text", ["收藏家老周", "分享者林晓禾", "关山月"])
def test_a_name_may_begin_like_a_control(text: str) -> None:
    assert names.is_name(text)
