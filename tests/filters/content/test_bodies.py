"""Boxes called the body of an article."""

import pytest

from filters import content, dom
from filters.content import bodies
from filters.model import GENERAL


@pytest.mark.parametrize(
    "name", ["post-body", "entry-content clear", "v_news_content", "trs_editor", "article_content", "fontzoom", "markdown-body"]
)
def test_a_name_says_so(name: str) -> None:
    assert bodies.is_body(name)


@pytest.mark.parametrize(
    "name", ["content", "main-content", "post-meta", "post-list", "article-list", "news", "post-bodyguard", "zoomable"]
)
def test_other_names_say_nothing(name: str) -> None:
    assert not bodies.is_body(name)


@pytest.mark.parametrize(("name", "taken"), [("v_news_content", True), ("wen", False)])
def test_its_few_short_lines_are_an_article_beside_a_greeting(name: str, taken: bool) -> None:
    said = ["桥下的水位尺换成新的了", "旧的尺子收在镇上的仓库里", "图样贴在水塔巷的墙上"]
    body = f"<div class={name}>{''.join(f'<p>{line}</p>' for line in said)}</div>"
    page = dom.parse(f"<title>水文站</title><div>{body}</div><div class=top><p>您好，这里是水文站！</p></div>")
    assert ([line.raw for line in content.choose(page, GENERAL).lines] == said) is taken


LINKS = [f"别处讲水位尺的文章之{n}" for n in range(6)]


def read(html: str) -> list[str]:
    return [line.raw for line in content.choose(dom.parse(f"<title>讲水位尺的文章</title>{html}"), GENERAL).lines]


def test_a_list_of_links_is_an_article_where_a_page_says_nothing_else() -> None:
    items = "".join(f"<p><a href=/{n}>{text}</a></p>" for n, text in enumerate(LINKS))
    foot = "<div class=foot><p>河边的人写成，欢迎来信。</p></div>"
    assert read(f"<h1>讲水位尺的文章</h1><div class=post-body>{items}</div>{foot}") == LINKS
    assert read(f"<h1>讲水位尺的文章</h1><div class=wen>{items}</div>{foot}") == ["河边的人写成，欢迎来信。"]


@pytest.mark.parametrize(("heading", "kept"), [("我读过的", True), ("相关文章", False), ("推荐阅读", False)])
def test_a_list_of_links_in_it_is_its_own_unless_its_heading_says_otherwise(heading: str, kept: bool) -> None:
    items = "".join(f"<li><a href=/{n}>{text}</a></li>" for n, text in enumerate(LINKS))
    prose = "桥下的水位尺换成新的了，旧的尺子收在镇上的仓库里，图样贴在水塔巷的墙上，谁都可以去看。"
    lines = read(f"<h1>讲水位尺的文章</h1><div class=post-body><p>{prose}</p><p>{heading}</p><ul>{items}</ul><p>{prose[::-1]}</p></div>")
    assert (LINKS[0] in lines) is kept


def test_the_content_of_an_article_element_is_one() -> None:
    page = dom.parse("<article><div class='content e-content'>甲</div></article><div class=content>乙</div>")
    assert [bodies.is_one(box, page) for box in page.containers if "content" in box.name] == [True, False]
