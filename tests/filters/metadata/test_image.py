"""The article's lead image."""

import pytest

from filters import content, dom, metadata
from filters.model import GENERAL

PROSE = "".join(f"<p>桥修好以后，第{n}天就有人从对岸送来了新摘的梨，一家分了两个。</p>" for n in "一二三四五")


def lead(image: str, head: str = "", above: str = "", below: str = "") -> str:
    body = f"{above}<h1>桥修好以后的事</h1><div class=content>{image}{PROSE}</div>{below}"
    page = dom.parse(f"<head>{head}<title>桥修好以后的事</title></head><body>{body}", "http://www.example.com/a/1.html")
    document = content.choose(page, GENERAL)
    metadata.read(page, document, None, GENERAL)
    return document.metadata.lead_image


@pytest.mark.parametrize(
    "image",
    [
        "<img src=/i/bridge.jpg>",
        "<img src=/blank.gif data-src=//www.example.com/i/bridge.jpg>",
        "<img class=lazy src=data:image/gif;base64,R0 data-original=/i/bridge.jpg>",
        "<img srcset='/i/small.jpg 480w, /i/bridge.jpg 1200w'>",
        "<img width=48 height=48 src=/u/77.jpg><img src=/i/bridge.jpg>",
        "<img src=/static/emoji/1.png><img src=/i/qrcode.png><img src=/i/bridge.jpg>",
    ],
)
def test_the_first_picture_of_the_text(image: str) -> None:
    assert lead(image) == "http://www.example.com/i/bridge.jpg"


def test_what_the_head_states_comes_first_unless_it_is_the_sites_own() -> None:
    assert lead("<img src=/i/a.jpg>", "<meta property=og:image content=/i/bridge.jpg>") == "http://www.example.com/i/bridge.jpg"
    assert lead("<img src=/i/a.jpg>", "<meta property=og:image content=/static/logo.png>") == "http://www.example.com/i/a.jpg"
    assert lead("", "<meta property=og:image content=/static/default.png>") == ""


def test_an_emblem_or_a_picture_across_the_page_is_none() -> None:
    assert lead("", "<meta property=og:image content=/png/example_180.png>") == ""
    assert lead("<img src=/i/1919472_1207x120c.png>") == ""
    assert lead("<img src=/assets/brand.svg>") == ""
    assert lead("<img src=/i/1919472_1200x630.png>") == "http://www.example.com/i/1919472_1200x630.png"


def test_a_word_that_stories_have_too_counts_as_a_whole_name_alone() -> None:
    assert lead("<img src=/i/new.gif><img src=/i/head_2.png><img src=/i/new-bridge.jpg>") == "http://www.example.com/i/new-bridge.jpg"


def test_pictures_of_other_articles_are_none_of_this_one() -> None:
    others = "".join(f"<p><a href=/a/{n}>别的文章{n}</a></p>" for n in range(9))
    assert lead("", above="<div><img src=/i/top.jpg></div>" + others, below=others + "<div><img src=/i/next.jpg></div>") == ""


@pytest.mark.parametrize("above", ["/i/search.png", "/i/newsbanner.jpg", "/templets/a/i/9.jpg"])
def test_a_picture_over_the_headline_or_in_the_byline_is_the_pages(above: str) -> None:
    assert lead("", above=f"<p>某某网</p><p>桥</p><div><img src={above}></div>") == ""
    assert byline("<img src=/i/5.png>") == ""


def byline(image: str, behind: str = "") -> str:
    html = f"<title>桥修好以后的事</title><h1>桥修好以后的事</h1><p>2023-05-04 来源：河边网 {image}</p><div class=content>{PROSE}{behind}</div><p>上一篇：梨</p>"
    page = dom.parse(html, "http://www.example.com/a/1.html")
    document = content.choose(page, GENERAL)
    metadata.read(page, document, None, GENERAL)
    return document.metadata.lead_image


def test_a_picture_below_the_text_is_the_articles_where_an_editor_put_it() -> None:
    assert byline("", "<p><img src=/uploadfile/7.jpg></p>") == "http://www.example.com/uploadfile/7.jpg"
    assert byline("", "<p><img src=/i/7.jpg></p>") == ""


def test_what_an_editor_put_right_over_the_headline_is_the_articles() -> None:
    assert lead("", above="<p>某某报</p><img src=/res/2022-02/13/7.jpg>") == "http://www.example.com/res/2022-02/13/7.jpg"


def test_a_picture_over_a_headline_that_is_the_articles_first_line_is_the_pages() -> None:
    html = f"<title>桥修好以后的事</title><div><h1>城市</h1><img src=/f/0.jpg><p>首页</p></div><div class=content><p>桥修好以后的事</p>{PROSE}</div>"
    page = dom.parse(html, "http://www.example.com/a/1.html")
    document = content.choose(page, GENERAL)
    metadata.read(page, document, None, GENERAL)
    assert document.metadata.lead_image == ""
    assert lead("<img class=site-author-image src=/i/1.jpg>") == ""


def test_more_may_stand_before_an_article_than_its_page_shows() -> None:
    page = dom.parse(f"<title>桥</title><p>首页</p><h1>桥修好以后的事</h1><img src=/i/a.jpg>{PROSE}", "http://www.example.com/a/1.html")
    document = content.choose(page, GENERAL)
    document.n_before = len(page.visible) + 1  # a headline from a box that a script unfolds is set before it
    metadata.read(page, document, None, GENERAL)
    assert document.metadata.lead_image == ""
