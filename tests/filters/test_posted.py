"""One article with its byline, or several posts."""

import pytest

from filters import dom, posted
from filters.model import Page

SAID = "<p>湖面很静，远处有人在划船。</p>"


def page(body: str, title: str = "湖上 - 某某散文网") -> Page:
    return dom.parse(f"<title>{title}</title><body>{body}</body>", "http://a.example/x/1.html")


def is_one(found: Page) -> bool:
    return posted.is_one(found, posted.bylines(found))


def several(found: Page) -> tuple[int, int] | None:
    return posted.several(found, posted.bylines(found))


@pytest.mark.parametrize(
    "head",
    [
        "<h1>湖上</h1><div>2015-05-17 11:54 来源：网友推荐 阅读：12</div>",
        "<div>湖上</div><div>推荐人：某某</div><div>字号：大 中 小</div><div>时间: 2015年5月17日 阅读: 次</div>",
        "<h2>湖上</h2><p>2020/4/10 20:29 | 发布者: 管理员 | 查看: 237 | 评论: 0</p>",
        "<h1>湖上</h1><p>Published 2020-04-10</p>",
        "<h1><a href=#>湖上 - 某某散文网</a></h1><p>编辑：编辑 2021-02-18 10:58:07 关键字：</p>",
    ],
)
def test_a_headline_with_a_byline_below_it_is_one_article(head: str) -> None:
    assert is_one(page(head + SAID))


@pytest.mark.parametrize(
    "head",
    [
        "<h1>湖上</h1><div>2015-05-17</div>",  # a date alone stands in lists too
        "<h1>湖上</h1><div>来源：网友推荐 阅读：12</div>",
        "<h1>今日推荐</h1><div>2015-05-17 来源：网友推荐</div>",
        "<p><a href=/>散文网</a></p><div>2015-05-17 来源：网友推荐</div>",
        "<h1>湖上</h1><p><a href=/1>春游的故事</a></p><div>2015-05-17 来源：网友推荐</div>",  # the byline is of the linked one
        "<h1>湖上</h1><p>一</p><p>二</p><p>三</p><div>2015-05-17 来源：网友推荐</div>",
        "<div>2015-05-17 来源：网友推荐</div>",
    ],
)
def test_other_pages_are_not(head: str) -> None:
    assert not is_one(page(head + SAID))


LONG = "<p>湖面很静，远处有人在划船，桨声一下一下地传过来，岸上的柳条垂到水里，钓鱼的老人收了竿，提着空桶慢慢走回镇上去。</p>"
LINKED = LONG.replace("<p>", "<p><a href=/2>").replace("</p>", "</a></p>")
LINES = "<p>湖面很静，远处有人在划船</p><p>桨声一下一下地传过来</p><p>钓鱼的老人收了竿，提着空桶慢慢走回镇上去</p>"
BYLINE = "<p>[发布时间2021年4月12日]</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<h1>秋天在湖上划船</h1><p>2021-01-24 14:59</p>{LONG}", True),
        (f"<h1>秋天在湖上划船</h1><p>2021-01-24 14:59</p>{SAID}", False),  # a line may be a teaser
        (f"<h1>秋天在湖上划船</h1><p>2021-01-24 14:59</p>{LINKED}", False),
        (f"<h1>冬天去山里砍柴</h1><p>2021-01-24 14:59</p>{LONG}", False),  # not what the page is called
        (f"<h1>秋天在湖上划船</h1><p>2021-01-24 14:59</p>{LINES}", True),
        (f"<p>冬天去山里砍柴</p>{BYLINE}{LONG}", True),
        (f"<p><a href=/2>冬天去山里砍柴</a></p>{BYLINE}{LONG}", False),
        (f"<p>冬天去山里砍柴</p>{BYLINE}{LONG}<p>春天到海边走走</p>{BYLINE}{LONG}", False),  # one of several
    ],
)
def test_a_headline_a_day_and_a_paragraph_one_below_the_other_are_an_article(body: str, expected: bool) -> None:
    assert is_one(page(body, "秋天在湖上划船 - 某某散文网")) is expected


def post(k: int, title: str = "") -> str:
    return f"<h2><a href=/{k}>{title or f'第{k}次出海的记录'}</a></h2><p>发表于 2020-09-{k:02} 分类于 游记</p>{SAID}<p>那天的浪不大。</p>"


def test_several_posts_reach_from_the_first_title_to_the_end_of_the_last() -> None:
    found = page("<p>船与海</p>" + "".join(map(post, range(1, posted.POSTS + 1))) + "<p>某某的博客</p>")
    assert several(found) == (1, 1 + 4 * posted.POSTS)


def test_fewer_posts_and_repeated_titles_are_none() -> None:
    assert several(page("".join(map(post, range(1, posted.POSTS))))) is None
    assert several(page("".join(post(k, "阅读全文") for k in range(1, 9)))) is None
