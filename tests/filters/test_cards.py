"""Contact cards are no articles; notices, invitations and profiles that end in a telephone number are."""

from __future__ import annotations

import pytest

from filters.cards import LEAST, is_card
from filters.content import given

CARD = (
    "海棠五金制品厂",
    "地址：安平县纬二路7号",
    "电话：0318-7001122",
    "传真：0318-7001123",
    "联系人：周先生",
    "欢迎来电洽谈合作，我们竭诚为您服务。",
)
ROWS = ("导诊台 0558-7123456", "急诊科 0558-7123120", "投诉 0558-7123999")
PAIRS = ("单位名称", "海棠五金制品厂", "手机", "13800000000", "邮政编码", "053600")
NOTICE = (
    "寻物启事",
    "本人昨天下午在体育馆二楼看台遗失灰色水杯一个，杯底刻有姓氏，有拾到的同学请与我联系，当面致谢。",
    "联系人：周同学",
    "电话：13800000000",
)
INVITATION = (
    "讲座预告",
    "主题：古建筑的木结构怎样抗震而不倒",
    "主讲人：木工老师傅周先生",
    "联系人：周老师",
    "电话：0318-7001122",
    "邮箱：a@b.example",
)


@pytest.mark.parametrize("lines", [CARD, ROWS, PAIRS])
def test_a_page_that_says_how_somebody_is_reached_is_a_card(lines: tuple[str, ...]) -> None:
    assert is_card(given("联系我们", lines))


@pytest.mark.parametrize(
    "lines", [NOTICE, INVITATION, CARD[:3], (*CARD, "本厂创办于三十年前，当时只有两间瓦房，如今有工人八十名，产品远销各地。"), ()]
)
def test_what_says_something_else_is_none(lines: tuple[str, ...]) -> None:
    assert not is_card(given("联系我们", lines))


def test_a_few_words_may_stand_beside() -> None:
    said = "厂里有一台新机器，请看"
    assert is_card(given("", (*CARD, said)))
    assert not is_card(given("", (*CARD, said, "旁边还有一条生产线，还有一个仓库。")))
    assert not is_card(given("", CARD[:LEAST]))
