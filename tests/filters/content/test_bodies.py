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
