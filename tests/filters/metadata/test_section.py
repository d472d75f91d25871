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
