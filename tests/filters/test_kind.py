"""Article, index or wall."""

import pytest

from filters import content, dom, kind, listing
from filters.model import GENERAL, Category

BODY = (
    "<div><p>老街改造工程昨天正式开工，第一批施工人员已经进场，预计工期为六个月。</p><p>老街两侧的房子只修不拆，改造后铺设透水砖。</p></div>"
    * 6
)


def kinds(html: str) -> list[Category]:
    page = dom.parse(html, "http://a.example/about.html")
    document = content.choose(page, GENERAL)
    kind.find(page, document)
    return [f.category for f in document.findings]


def links(n: int) -> str:
    return "<ul>" + "".join(f'<li><a href="/n/{i}.html">老街的第{i}个故事今天讲完了</a></li>' for i in range(n)) + "</ul>"


def test_an_article_is_not_flagged() -> None:
    assert kinds(f"<h1>老街改造开工</h1>{BODY}") == []
    assert kinds(f"<h1>老街改造开工</h1>{BODY}{links(40)}") == []


@pytest.mark.parametrize(("n", "expected"), [(listing.LINKS - 1, []), (listing.LINKS, [Category.PAGE_INDEX])])
def test_a_list_of_links_is_an_index(n: int, expected: list[Category]) -> None:
    assert kinds(f"<h1>城市新闻</h1>{links(n)}") == expected


@pytest.mark.parametrize(
    "html",
    [
        "<title>安全验证</title><p>请输入验证码后继续访问</p>",
        "<p>请先登录后查看全文</p>",
        "<title>404</title><p>抱歉，您访问的页面不存在或已删除</p>",
        "<noscript>Please enable JavaScript to continue</noscript><div id=app></div>",
        "<p>您的访问过于频繁，请稍后再试</p>",
    ],
)
def test_a_wall_is_blocked(html: str) -> None:
    assert kinds(html) == [Category.PAGE_BLOCKED]


def test_an_article_about_captchas_is_no_wall() -> None:
    assert kinds(f"<h1>验证码为什么越来越难</h1>{BODY}") == []


def test_an_article_that_a_script_shows_is_no_wall() -> None:
    assert kinds(f"<h1>验证码为什么越来越难</h1><div style='visibility:hidden'><p>验证码，人人都见过。</p>{BODY}</div>") == []


def test_what_was_not_read_is_flagged() -> None:
    page = dom.parse("<p>正文")
    page.flattened, page.cut_chars = 3, 5
    document = content.choose(page, GENERAL)
    kind.find(page, document)
    assert [(f.category, f.rule) for f in document.findings] == [
        (Category.PAGE_FLATTENED, "page.depth"),
        (Category.PAGE_FLATTENED, "page.length"),
    ]
