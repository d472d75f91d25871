"""The first paragraphs of an article in a box of their own, or in none."""

import pytest

from filters import content, dom
from filters.model import GENERAL

LEAD = "老街的石桥昨天重新开放，行人可以走了，车辆还要再等半个月。"
REST = [
    "石匠们从春天开始修，一块一块地补，用的是老法子调的灰浆，石料是从上游的旧采石场运来的。",
    "镇上说，桥北头的木屋会留着，那里两百年来一直是收过桥钱的地方，如今里面摆着旧账本。",
    "听说下个月还要在桥头搭一个棚子，卖茶，也卖两边村里编的竹器，管棚子的人已经找好了。",
]


def chosen(above: str, main: str = "div") -> list[str]:
    rest = "".join(f"<p>{line}</p>" for line in REST)
    html = (
        f"<title>石桥重新开放_老街网</title><{main}><h1>石桥重新开放</h1>{above}<div class=a><div class=lower>{rest}</div></div></{main}>"
    )
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


def test_a_paragraph_between_the_headline_and_the_rest_is_the_articles() -> None:
    assert chosen(f"<div class=upper><p>{LEAD}</p></div>") == [LEAD, *REST]


@pytest.mark.parametrize(
    "box",
    [
        f"<div><p>摘要：{LEAD}</p></div>",
        f"<div><p>{REST[0][:26]}。</p></div>",
        f"<div><p><a href=/1>{LEAD}</a></p></div>",
        f"<div class=related><p>{LEAD}</p></div>",
        f"<div><p>{LEAD[:-1]}</p></div>",
        "<div><p>2024年3月2日 老街晚报</p></div>",
    ],
)
def test_summaries_links_and_lines_that_are_no_sentence_are_not(box: str) -> None:
    assert chosen(box) == REST


@pytest.mark.parametrize("main", ["div", "body"])
def test_a_paragraph_in_no_box_of_its_own_is_the_articles_too(main: str) -> None:
    assert chosen(f"<div class=info>2024年3月2日</div><blockquote>{LEAD}</blockquote>", main) == [LEAD, *REST]
    assert chosen(f"<p>{LEAD[:-1]}</p>", main) == REST


def test_no_box_is_looked_for_across_the_whole_page() -> None:
    assert chosen(f"<div class=upper><p>{LEAD}</p></div>", "body") == REST
