"""Names with their values, in rows that no table lays out."""

import pytest

from filters import content, dom
from filters.content import terms
from filters.model import GENERAL

FACTS = [("中文名", "石桥"), ("长度", "四十二米"), ("建成", "清代"), ("石料", "青石、麻石")]
SAID = [
    "石桥在老街的东头，跨过一条不宽的河，是县里留下来的最老的一座桥，两边的栏杆是后来换的。",
    "桥面用青石铺成，石缝里填的是糯米灰浆，两百年来只大修过两次，都是本地的石匠动的手。",
    "每年正月十五，镇上的人要提着灯从桥上走过去再走回来，说是这样一年都走得顺。",
]
ROWS = {
    "dl": ("<dl>{}</dl>", "<div class=it><dt>{}</dt><dd>{}</dd></div>"),
    "flat": ("<dl>{}</dl>", "<dt>{}</dt><dd>{}</dd>"),
    "div": ("<div>{}</div>", "<div class=it><div class=k>{}</div><div class=v>{}</div></div>"),
}


def box(make: str, facts: list[tuple[str, str]] = FACTS) -> str:
    around, row = ROWS[make]
    return around.format("".join(row.format(*fact) for fact in facts))


def chosen(above: str, inside: str = "") -> list[str]:
    body = "".join(f"<p>{line}</p>" for line in SAID[1:])
    html = f"<title>石桥_老街百科</title><div class=main><h1>石桥</h1>{above}<div class=text><p>{SAID[0]}</p>{inside}{body}</div></div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


@pytest.mark.parametrize("make", ROWS)
def test_a_box_of_facts_above_the_article_or_in_it_is_a_part_of_it(make: str) -> None:
    facts = [word for fact in FACTS for word in fact]
    assert chosen(box(make))[-7 - 4 :] == [*facts, *SAID]
    assert chosen("", box(make))[-7 - 4 :] == [SAID[0], *facts, *SAID[1:]]


@pytest.mark.parametrize(
    "facts",
    [
        FACTS[:2],
        [(f"{name}是怎么样的，谁也说不清楚", value) for name, value in FACTS],
        [("编辑", value) for _, value in FACTS],
        [(name, f"<a href=/{n}>{value}老街东段今晚停水</a>") for n, (name, value) in enumerate(FACTS)],
    ],
)
def test_few_rows_and_long_repeated_or_linked_ones_are_none(facts: list[tuple[str, str]]) -> None:
    page = dom.parse(box("div", facts))
    assert not terms.are(page.visible, page.containers)


NOTICE = [("索引号：", "0015/2021-33"), ("发文机关：", "老街镇"), ("成文日期：", "2021年9月10日"), ("发文字号：", "老政发3号")]


def noticed(facts: list[tuple[str, str]], between: str = "") -> list[str]:
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in facts)
    body = "".join(f"<p>{line}</p>" for line in SAID)
    html = f"<title>关于修桥的通知</title><div class=t><table>{rows}</table></div>{between}<h1>关于修桥的通知</h1><div class=i>发布时间：2021-09-14</div><div class=text>{body}</div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


def test_the_table_of_a_notice_above_its_headline_is_a_part_of_it() -> None:
    assert noticed(NOTICE) == [*(text for fact in NOTICE for text in fact), *SAID]


def test_other_tables_above_a_headline_and_those_far_from_it_are_none() -> None:
    assert noticed([("最新价", "12.31"), ("涨跌幅", "1.2%"), ("成交额", "3.2亿")]) == SAID
    assert noticed(NOTICE, f"<p>{SAID[0][:-1]}，大家都知道。</p>") == SAID


def test_a_table_right_behind_the_text_is_a_part_of_it_with_the_sentences_behind() -> None:
    rows = "".join(f"<tr><td>{n}路</td><td>石桥</td><td>{n}:30</td></tr>" for n in range(6, 10))
    html = f"<title>时刻表</title><h1>时刻表</h1><div class=text><p>{SAID[0]}</p></div><table>{rows}</table><p>节假日另有加班车，以当天公布的为准。</p><p><a href=/>返回</a></p>"
    found = [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]
    assert found == [
        SAID[0],
        *(cell for n in range(6, 10) for cell in (f"{n}路", "石桥", f"{n}:30")),
        "节假日另有加班车，以当天公布的为准。",
    ]


def test_names_and_values_that_are_a_byline_are_none_of_the_text() -> None:
    assert chosen(box("flat", [("作者", "石匠"), ("来源", "老街报"), ("时间", "2017-04-08"), ("阅读", "221")])) == SAID


def test_the_last_row_of_terms_may_have_a_name_of_its_own() -> None:
    rows = "".join(f"<dl{' class=last' if k == '石料' else ''}><dt>{k}</dt><dd>{v}</dd></dl>" for k, v in FACTS)
    assert chosen(f"<div class=facts>{rows}</div>")[:8] == [word for fact in FACTS for word in fact]
