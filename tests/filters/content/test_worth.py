"""What a line is worth as article text."""

import pytest

from filters.content.worth import LONG, MAX_NOTICE, SCRAP, each, in_place
from filters.model import Block, Container, Page

PROSE = "街道办说会提前三天贴出通知，并安排专人上门说明。"


def worth(block: Block) -> float:
    return each([block])[0]


def worths(blocks: list[Block], containers: list[Container]) -> list[float]:
    return in_place(Page(visible=blocks, containers=containers))


def test_prose_is_worth_its_length_and_links_nothing() -> None:
    assert worth(Block(PROSE)) == len(PROSE)
    assert worth(Block(PROSE, link_chars=5)) == len(PROSE) - 5
    assert worth(Block(PROSE, link_chars=len(PROSE))) < -SCRAP


@pytest.mark.parametrize(
    "text",
    [
        "时间：2024年03月29日 08:00  来源：河边文艺  作者：素心",
        "来源：河边晚报，记者见下",
        "您的位置：首页 >> 生活，文化",
        "发布者：admin发布时间：2020-02-05点击数：",
        "2020-4-12 21:52| 发布者: 河边| 查看: 135| 评论: 0",
        "本文字数： 2.1k 阅读时长 ≈ 2 分钟",
        "地址：河边镇水塔巷3号 邮编：123456",
        "技术支持：水塔巷网络工作室",
        "公司名称：河边仪表厂，水位尺，流量计，水表，河边镇的水位尺厂家",
        "全国统一服务热线：0000-000000",
        "手 机：00000000000",
    ],
)
def test_a_byline_is_worth_nothing(text: str) -> None:
    assert worth(Block(text)) <= 0


def test_a_line_without_a_sentence_counts_from_a_length_on() -> None:
    assert worth(Block("长" * LONG)) > worth(Block("长" * (LONG - 1)))


def test_short_lines_side_by_side_are_a_poem() -> None:
    lines = ["船还没有来", "水先到了", "一截旧缆绳", "绕着去年的日子"]
    assert all(value > 0 for value in worths([Block(line) for line in lines], [Container("div", "", -1, 0, 4)])[:1])
    assert all(value < 0 for value in worths([Block(line) for line in lines[:3]], [Container("div", "", -1, 0, 3)]))


@pytest.mark.parametrize("heading", ["网友评论（12）", "文章评论", "网友互动"])
def test_what_stands_under_a_heading_of_comments_is_none_of_the_article(heading: str) -> None:
    values = worths([Block(PROSE), Block(heading), Block(PROSE)], [Container("div", "", -1, 0, 3)])
    assert values[0] > 0 > values[2]


def test_a_few_links_among_short_lines_leave_them_a_list_and_many_do_not() -> None:
    lines = [Block("船还没有来"), Block("水先到了岸边"), Block("一截旧缆绳"), Block("绕着去年的日子"), Block("见下")]
    few = [*lines, Block("全文", link_chars=2)]
    many = [*lines, Block("船还没有来", link_chars=5), Block("水先到了岸边", link_chars=6)]
    boxes = [Container("div", "", -1, 0, 7)]
    assert all(value > 0 for value in worths(few, boxes)[:4])
    assert all(value < 0 for value in worths(many, boxes))


def test_addresses_among_short_lines_stay_worth_nothing() -> None:
    lines = ["河边仪表厂", "联系人：素心", "电话：0000", "地址：水塔巷3号"]
    assert worths([Block(line) for line in lines], [Container("div", "", -1, 0, 4)])[1:] == [0.0, 0.0, 0.0]


def test_a_row_of_links_is_links_whatever_parts_them() -> None:
    assert worth(Block("自修 |      讲义 |      旧题 |      笔记 ：", link_chars=8)) < -SCRAP


def test_an_address_that_is_told_speaks_neither_for_an_article_nor_against_it() -> None:
    told = "资料：http://www.example.com/2015/05/1348.html"
    assert worth(Block(told, link_chars=len(told) - 3)) == 0.0
    assert worth(Block("相关资料下载", link_chars=6)) < -SCRAP
    assert worth(Block("© http://www.example.com/", link_chars=23)) < -SCRAP


def test_a_line_of_rights_is_none_of_the_article_wherever_it_stands() -> None:
    notice = Block("版权所有 河边晚报社，未经许可不得转载。")
    values = each([notice, Block(PROSE), Block("Copyright 2024, all rights reserved."), notice, Block(PROSE)])
    assert [value > 0 for value in values] == [False, True, False, False, True]


def test_a_long_line_may_speak_of_rights() -> None:
    line = "他说，版权所有者应当先看合同，再谈价钱。" * 20
    assert worth(Block(line[:MAX_NOTICE])) > 0 > worth(Block(line[: MAX_NOTICE - 1]))


@pytest.mark.parametrize("heading", ["评论：纸上的桥", "新闻评论：修旧如旧"])
def test_a_comment_of_the_papers_own_is_no_heading_over_comments(heading: str) -> None:
    assert worths([Block(PROSE), Block(heading), Block(PROSE)], [Container("div", "", -1, 0, 3)])[2] > 0


def test_short_lines_in_a_box_each_are_a_poem_as_well() -> None:
    lines = [Block(text, container=n) for n, text in enumerate(["船还没有来", "水先到了", "一截旧缆绳", "绕着去年的日子"], 1)]
    boxes = [Container("div", "shi", -1, 0, 4), *(Container("div", "", 0, n, n + 1) for n in range(4))]
    assert all(value > 0 for value in worths(lines, boxes)[:1])
    named = [boxes[0], *(Container("div", "label", 0, n, n + 1) for n in range(4))]
    assert all(value < 0 for value in worths(lines, named))
    linked = [*lines[:3], Block("绕着去年的日子", link_chars=7, container=4)]
    assert all(value < 0 for value in worths(linked, boxes))
