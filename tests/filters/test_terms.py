"""Names with their values, in rows that no table lays out."""

import pytest

from filters import content, dom, terms
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
