"""Rows of linked titles with a summary each, beside a short article."""

import pytest

from filters import content, dom
from filters.content import teasers
from filters.model import GENERAL

ARTICLE = "县供水公司说，今晚十点到明早六点更换阀门，老街东段停水，请住户提前存水。"
SAID = (
    "果农抢在寒潮前摘完了今年最后一批柿子，合作社连夜装车。",
    "图书馆把闭馆时间推迟到晚上九点，周末的座位要先预约。",
    "渡口的轮渡恢复通航，早班船改在六点半，票价没有变。",
    "中学操场翻修完工，放学以后对附近居民开放两个小时。",
)
TITLES = ("柿子赶在寒潮前入库", "图书馆晚上九点闭馆", "轮渡今天恢复通航", "中学操场对居民开放")


def row(form: str, count: int = 4) -> str:
    return "".join(form.format(link=f'<a href="/{i}.html">{TITLES[i]}</a>', said=SAID[i]) for i in range(count))


def chosen(more: str) -> list[str]:
    page = dom.parse(f"<title>老街东段今晚停水</title><div class=box><h1>老街东段今晚停水</h1><div><p>{ARTICLE}</p></div>{more}</div>")
    return [line.raw for line in content.choose(page, GENERAL).lines if len(line.raw) > 20]


@pytest.mark.parametrize(
    "form",
    [
        "<div><h3>{link}</h3><p>{said}</p></div>",
        "<div>{link}<span>{said}</span></div>",
        "<dl><dt>{link}</dt><dd>{said}</dd></dl>",
        "<dt>{link}</dt><dd>{said}</dd>",
    ],
)
def test_a_row_of_teasers_is_no_article(form: str) -> None:
    assert chosen(f"<div>{row(form)}</div>") == [ARTICLE]


def test_two_of_them_are_no_row() -> None:
    page = dom.parse(row("<div><h3>{link}</h3><p>{said}</p></div>", 2))
    assert not teasers.find(page)
    page = dom.parse(row("<div><h3>{link}</h3><p>{said}</p></div>", 3))
    assert teasers.find(page) == set(range(6))


def test_linked_headings_over_long_texts_are_chapters() -> None:
    long = "".join(SAID) * 3
    page = dom.parse("".join(f'<div><h3><a href="/{i}.html">{title}</a></h3><p>{long}</p></div>' for i, title in enumerate(TITLES)))
    assert not teasers.find(page)


def test_linked_paragraphs_between_paragraphs_are_teasers_only_where_they_are_many() -> None:
    assert not teasers.find(dom.parse(row("<p>{link}</p><p>{said}</p>")))
    assert teasers.find(dom.parse(row("<p>{link}</p><p>{said}</p>") + row("<p>{link}</p><p>{said}</p>", 1))) == set(range(10))


def test_controls_under_each_of_a_row_of_lines_are_no_titles() -> None:
    told = "".join(f"<li><div>{said}</div><div><a href=/{i}.html>查看解析</a></div></li>" for i, said in enumerate(SAID))
    assert not teasers.find(dom.parse(f"<ol>{told}</ol>"))


def test_addresses_that_are_told_are_no_titles() -> None:
    told = "".join(f"<h4><a href=/{i}.html>http://laojie.example/{i}.html</a></h4><p>{said}</p>" for i, said in enumerate(SAID))
    assert not teasers.find(dom.parse(told))


@pytest.mark.parametrize("heading", ["热门推荐", "猜你喜欢", "相關閱讀：", "【今日热点】", "更多精彩 >>", "本站公告"])
def test_a_box_under_a_heading_that_recommends_is_no_article(heading: str) -> None:
    cards = "".join(f"<div class=card><div>{title}</div><div>{said}</div></div>" for title, said in zip(TITLES, SAID, strict=True))
    assert chosen(f"<div><h3>{heading}</h3>{cards}</div>") == [ARTICLE]
    assert chosen(f"<div><div><h3>{heading}</h3></div>{cards}</div>") == [ARTICLE]


def test_such_a_heading_within_the_article_takes_nothing_of_it() -> None:
    page = dom.parse(f"<title>果园</title><div><p>{SAID[0]}</p><h3>相关阅读</h3><p>{SAID[1]}</p><p>{SAID[2]}</p></div>")
    assert [line.raw for line in content.choose(page, GENERAL).lines][:1] == [SAID[0]]
    assert SAID[1] in [line.raw for line in content.choose(page, GENERAL).lines]


def test_a_box_that_holds_the_headline_or_most_of_the_page_is_the_article_whatever_heads_it() -> None:
    text = "".join(f"<p>{said}</p>" for said in SAID)
    for html in (f"<div><div>最新资讯</div><h1>果园丰收了</h1>{text}</div><p>{ARTICLE}</p>", f"<div><div>最新资讯</div>{text}</div>"):
        assert SAID[0] in [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


def test_comments_end_with_the_box_that_their_heading_begins() -> None:
    said = "".join(f"<li><b>路人</b><p>{text}</p></li>" for text in SAID)
    assert chosen(f"<div><div>8条评论</div><ul>{said}</ul></div>") == [ARTICLE]


def test_a_page_of_nothing_else_is_not_left_empty() -> None:
    page = dom.parse(row("<div><h3>{link}</h3><p>{said}</p></div>"))
    assert [line.raw for line in content.choose(page, GENERAL).lines if line.raw in SAID] == list(SAID)


def test_paragraphs_with_a_linked_word_each_are_an_article_where_they_are_most_of_what_is_said() -> None:
    line = "水位尺换过以后，读数要比从前多出两分，记账的人请从今天起照新的尺子写。"
    inside = "".join(f"<div><a href=/{n}>换尺子的第{n}天</a>，{line}</div>" for n in range(5))
    assert teasers.find(dom.parse(f"<title>换尺子</title><h1>换尺子</h1><div>{inside}</div>")) == set()
    more = "".join(f"<p>{line[::-1]}</p>" for _ in range(9))
    assert teasers.find(dom.parse(f"<title>换尺子</title><h1>换尺子</h1><div>{more}</div><div>{inside}</div>")) != set()


@pytest.mark.parametrize(("heading", "is_one"), [("免责声明", True), ("風險提示", True), ("停水范围", False)])
def test_what_a_site_declares_in_a_box_of_its_own_is_no_article(heading: str, is_one: bool) -> None:
    said = "请住户自行保管好存水的容器，因存水引起的任何损失与本站无关，由此产生的纠纷由住户自行承担，不在本站的责任之内。"
    assert (said in chosen(f"<div class=tip><p>{heading}</p><p>{said}</p></div>")) is not is_one
