"""Where an article ends within its box."""

import pytest

from filters import content, dom
from filters.model import GENERAL

SAID = [
    "老街的石桥昨天重新开放，行人可以走了，车辆还要再等半个月。",
    "石匠们从春天开始修，一块一块地补，用的是老法子调的灰浆。",
    "镇上说，桥北头的木屋会留着，那里一直是收过桥钱的地方。",
]
MORE = "隔壁县的渡口也恢复了通航，早班船改在六点半，票价没有变。"


def chosen(*lines: str) -> list[str]:
    html = f"<title>石桥重新开放</title><h1>石桥重新开放</h1><div>{''.join(f'<p>{line}</p>' for line in lines)}</div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


@pytest.mark.parametrize(
    "end",
    [
        "（责编：章宁、孟晓）",
        "【責任編輯：章寧】",
        "版权归作者所有，没有作者的书面许可不得转载。",
        "本文未經老街網授權，不得轉載",
        "免责声明：仅供参考。",
    ],
)
def test_what_stands_behind_the_last_line_is_no_part_of_it(end: str) -> None:
    assert chosen(*SAID, end, MORE) in ([*SAID, end], SAID)


@pytest.mark.parametrize("line", ["（责编：章宁、孟晓）", "转载请注明出处"])
def test_such_a_line_at_the_head_ends_nothing(line: str) -> None:
    assert chosen(SAID[0], line, *SAID[1:], MORE)[-3:] == [*SAID[1:], MORE]


@pytest.mark.parametrize("line", ["桥的版权是谁的，镇上还没有人说得清楚，大家为这个争了一个冬天。", "责编换了三任，稿子还是没有写完。"])
def test_an_article_may_speak_of_rights_and_editors(line: str) -> None:
    assert chosen(*SAID, line, MORE) == [*SAID, line, MORE]


def test_notices_right_below_it_stay_with_it() -> None:
    notice = "内容侵权、删帖举报联系方式：13800138000，来信请写明页面的地址和要删的段落。"
    assert chosen(*SAID, "责任编辑：章宁", notice, MORE) == [*SAID, "责任编辑：章宁", notice]


def test_a_line_of_rights_that_an_article_quotes_in_one_of_its_sections_ends_nothing() -> None:
    sections = [f"</p><h3>{heading}</h3><p>{line}" for heading, line in zip(("一、开桥", "二、石料", "三、木屋"), SAID, strict=True)]
    assert chosen(*sections[:2], "版权声明：本文为石桥镇原创文章，转载请附上出处。", sections[2])[-1] == SAID[2]
