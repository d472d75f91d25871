"""What a house of accounts shows between an article's headline and its text."""

from datetime import UTC, date, datetime

import pytest

from filters import content, dom, metadata
from filters.model import GENERAL, Document

SHEET = "<style>.rich_media_meta_list{margin:0;font-size:0}span.rich_media_meta_nickname{display:none}</style>"
HEADLINE = "<h2 class=rich_media_title id=activity-name> 老街的灯，修好了！ </h2>"
DATED = "<em id=post-date class='rich_media_meta rich_media_meta_text'>2018-05-03</em>"
WRITER = "<em class='rich_media_meta rich_media_meta_text'>林晓禾</em>"
ACCOUNT = "<a class='rich_media_meta rich_media_meta_nickname' id=post-user href='##'>渡口来信</a>"
CARD = "<div style='display:none'><div class=profile_inner><strong class=profile_nickname>渡口来信</strong><p>微信号 dukou</p></div></div>"
SCRIPT = '<script>var nickname = htmlDecode("渡口来信"); var user_name = "gh_1";</script>'
TEXT = "".join(f"<p>灯修好以后，第{n}天就有人从对岸送来了新摘的梨，一家分了两个。</p>" for n in "一二三四五")


def article(byline: str, more: str = CARD, title: str = "", name: str = "js_content") -> Document:
    meta = f"<div id=meta_content class=rich_media_meta_list><span class=rich_media_meta>原创</span> {byline} {more}</div>"
    body = f"<div id=img-content>{HEADLINE}{meta}<div class=rich_media_content id={name}>{TEXT}</div></div>"
    page = dom.parse(f"<title>{title}</title>{SHEET}<body>{body}", "http://a.example/s/1.html")
    document = content.choose(page, GENERAL)
    metadata.read(page, document, datetime(2024, 10, 21, tzinfo=UTC), GENERAL)
    return document


@pytest.mark.parametrize("more", [CARD, SCRIPT])
def test_who_wrote_stands_between_the_moment_and_the_account(more: str) -> None:
    found = article(f"{DATED} {WRITER} {ACCOUNT}", more).metadata
    assert (found.author, found.source, found.published_date) == ("林晓禾", "渡口来信", date(2018, 5, 3))


def test_an_account_that_names_nobody_has_no_author() -> None:
    found = article(f"{DATED} {ACCOUNT}").metadata
    assert (found.author, found.source) == ("", "渡口来信")


def test_the_same_boxes_elsewhere_are_no_account() -> None:
    assert article(f"{DATED} {WRITER} {ACCOUNT}", name="text").metadata.source == ""


def test_the_headline_is_the_title_where_title_is_blank() -> None:
    assert article(DATED).render_title() == "老街的灯，修好了！"
    assert article(DATED, title="  ").render_title() == "老街的灯，修好了！"
