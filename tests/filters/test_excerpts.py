"""Pages of posts that are told in full elsewhere."""

from __future__ import annotations

import pytest

from filters import dom, excerpts, listing
from filters.content import worth
from filters.model import Page

SAID = "<p>夜里落了一场雨，早上河水涨到第三级石阶，摆渡的人把船拴在老柳树上，坐下来慢慢补网。</p>"


def page(body: str, url: str = "http://a.example/river.html") -> Page:
    return dom.parse(f"<title>河边 - 某某的博客</title><body>{body}</body>", url)


def post(k: int, more: str = "阅读全文 »", lines: int = 6) -> str:
    return f"<h2><a href=/{k}.html>第{k}天的日记</a></h2><p>2021-04-0{k}</p>{SAID * lines}<p><a href=/{k}.html>{more}</a></p>"


def rule(body: str) -> str:
    found = page(body)
    return listing.reason(found, worth.of_page(found))[0]


@pytest.mark.parametrize("more", ["阅读全文 »", "继续阅读 →", "Read more", "[查看全文]", "Continue Reading →", "閱讀更多…"])
def test_posts_that_lead_on_are_a_list_however_much_they_tell(more: str) -> None:
    body = post(1, more) + post(2, more)
    assert excerpts.find(page(body)) == set(range(len(page(body).visible)))
    assert rule(body) == "index.excerpts"


def test_one_post_is_enough_where_nothing_else_is_said() -> None:
    assert rule(post(1)) == "index.excerpts"
    assert rule(post(1) + SAID * 6) == ""


def test_the_link_may_stand_at_the_end_of_the_last_line() -> None:
    body = f"<h3><a href=/1.html>第一天的日记</a></h3>{SAID * 4}{SAID[:-4]}……<a href=/1.html>[阅读全文]</a></p>"
    assert rule(body) == "index.excerpts"


def test_an_article_with_teasers_beside_it_and_one_that_unfolds_are_no_lists() -> None:
    article = f"<h1>渡口</h1>{SAID * 9}"
    assert excerpts.find(page(article + post(1, lines=1)))
    assert rule(article + post(1, lines=1) + post(2, lines=1)) == ""
    assert not excerpts.find(page(post(1), "http://a.example/1.html"))  # it leads on to itself


def test_a_title_that_leads_elsewhere_begins_no_post() -> None:
    assert not excerpts.find(page(post(1).replace("<h2><a href=/1.html>", "<h2><a href=/2.html>")))
