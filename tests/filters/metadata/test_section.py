"""Under which heading an article stands."""

import pytest

from filters import dom
from filters.line import Line
from filters.metadata import section
from filters.metadata.bylines import Bylines
from filters.metadata.clues import Clues
from filters.metadata.json_ld import Stated

TITLE = "桥修好以后的事"


def found(*texts: str, trail: tuple[str, ...] = (), html: str = "", house: str = "_河边网") -> str:
    page = dom.parse(html, "http://www.example.com/1.html") if html else None
    lines = Bylines([Line(text) for text in texts])
    return section.find(Clues(page, stated=Stated(trail=trail), lines=lines, title=TITLE, house=house))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("首页 > 新闻 > 城市 > 正文", "城市"),
        ("河边网 > 城市 > 正文", "城市"),
        ("河边网>>城市", "城市"),
        ("当前位置： 首页 >> 城市 >> 正文", "城市"),
        ("位置: 首页 - 城市新闻", "城市新闻"),
        (f"首页 » 城市 » {TITLE}", "城市"),
        ("分类：城市", "城市"),
        ("黎明 发布于 2023-08-30 10:00 分类：城市", "城市"),
        ("首页 / 城市 / 正文", "城市"),
        ("您的位置：河边网 → 城市 → 正文", "城市"),
        ("河边网 > 城市 [我要发帖]", "城市"),
        ("城市 > 正文", "城市"),
        ("首页 > 城市 > 公告正文", "城市"),
        ("首页 > 城市 > 桥修好以后", "城市"),
        ("上一篇 / 下一篇", ""),
        ("上一篇 > 下一篇", ""),
        ("首页 > 正文", ""),
        ("分类信息查询", ""),
    ],
)
def test_a_line_that_says_it(text: str, name: str) -> None:
    assert found(text) == name


def test_the_breadcrumb_of_json_ld_comes_first() -> None:
    assert found("首页 > 新闻 > 正文", trail=("首页", "睡眠", TITLE)) == "睡眠"


def test_links_in_a_box_that_is_called_breadcrumb() -> None:
    crumbs = "<a href=/>主页</a><a href=/a>新闻</a><a href=/b>社会</a>"
    assert found(html=f"<div class=crumbs>{crumbs}</div>") == "社会"
    assert found(html=f"<div class=nav>{crumbs}</div>") == ""


def test_only_the_first_boxes_of_a_page_are_looked_at() -> None:
    crumbs, other = "<div class=crumbs><a href=/>主页</a><a href=/b>社会</a></div>", "<div class=crumbs>热榜</div>"
    assert found(html=other * (section.CRUMB_BOXES - 1) + crumbs) == "社会"
    assert found(html=other * section.CRUMB_BOXES + crumbs) == ""


def test_a_link_whose_relation_is_category() -> None:
    assert found(html="<p><a href=/c/1 rel='category tag'>数码</a></p>") == "数码"


def test_what_signs_set_apart_in_a_box_that_is_called_breadcrumb() -> None:
    steps = f"<a href=/>河边交通</a>&gt;<a href=/c>城市交通新闻</a>&gt;{TITLE}"
    assert found(html=f"<div class=crumb>{steps}</div>") == "城市交通新闻"
    items = "".join(f"<li>{step}</li>" for step in ["首页", ">", "版块", ">", "街坊", ">", TITLE])
    assert found(html=f"<div class=public_breadline><ul>{items}</ul></div>") == "街坊"
    assert found(html="<div class=page_addr><a href=/>首页</a>&nbsp;|&nbsp; 学术活动</div>") == "学术活动"


def test_the_links_of_a_breadcrumb_are_found_behind_a_menu_with_the_same_first() -> None:
    menu = "<nav><a href=/>首页</a><a href=/m>美食</a></nav>"
    assert found(html=f"{menu}<div class=crumbs><a href=/>首页</a><a href=/c>河边杂谈</a>{TITLE}</div>") == "河边杂谈"


def test_a_link_beside_the_headline_to_the_list_of_a_section() -> None:
    html = (
        "<ul><li><a href=/categories/>分类</a><li><a href=/archives/>归档</a></ul><p>2023-05-04 <a href=/categories/bridges/>桥梁</a></p>"
    )
    page = dom.parse(html, "http://www.example.com/1.html")
    lines = [Line(block.text, block.tag, block.link_chars) for block in page.visible]
    assert section.find(Clues(page, lines=Bylines(lines[2:] + lines[1::-1], under=lines[2:]), title=TITLE)) == "桥梁"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("发表于 2023-05-04 分类于 go-bridge源码学习 本文字数： 31k", "go-bridge源码学习"),
        ("Author: dukou Category: 桥梁研究", "桥梁研究"),
        ("dukou included in 桥梁", "桥梁"),
        ("当前位置：首页 > 城市 > 河边会计职业动态与通告 > 正文", "河边会计职业动态与通告"),
        ("首页 > 河边学报 > 桥梁 > 第3期 > 正文", "桥梁"),
        ("文字要放在位置导航（您所在的位置：首页>某栏>标题）和别处的导航里，读者才找得到", ""),
    ],
)
def test_how_blogs_and_others_say_it(text: str, name: str) -> None:
    assert found(text) == name


def test_a_menus_next_entry_is_not_what_a_label_says() -> None:
    assert found("标签", "分类", "归档", "首页") == ""


def test_a_section_that_makers_put_all_articles_into_is_none() -> None:
    clues = Clues(meta={"article:section": "posts"}, lines=Bylines([Line("分类：桥梁")]), title=TITLE)
    assert section.find(clues) == "桥梁"


def test_a_tag_is_no_section_and_neither_is_what_code_says() -> None:
    page = dom.parse("<p>2023-05-04 <a href=/categories/x/>#桥</a></p>", "http://www.example.com/1.html")
    lines = [Line(block.text, block.tag, block.link_chars) for block in page.visible]
    assert section.find(Clues(page, lines=Bylines(lines, under=lines), title=TITLE)) == ""
    assert found("category: true") == ""
