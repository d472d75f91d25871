"""Names that stand in elements which are called author, and links to a person's page."""

import pytest

from filters import content, dom, metadata
from filters.dom import walk
from filters.model import GENERAL

PROSE = "".join(f"<p>桥修好以后，第{n}天就有人从对岸送来了新摘的梨，一家分了两个。</p>" for n in "一二三四五")


def author(head: str, below: str = "", url: str = "http://www.example.com/a/1.html") -> str:
    page = dom.parse(f"<title>桥修好以后的事</title><h1>桥修好以后的事</h1>{head}<div class=content>{PROSE}</div>{below}", url)
    document = content.choose(page, GENERAL)
    metadata.read(page, document, None, GENERAL)
    return document.metadata.author


@pytest.mark.parametrize(
    "head",
    [
        "<div class=author-info><a class=avatar href=/u/1><img></a><span class=author-name>渡口的猫</span><span>3天前 · 生活领域创作者</span></div>",
        "<div class=author><a class=avatar href=/u/1></a><span class=name><a href=/u/1>渡口的猫</a></span><a class=follow>关注</a></div>",
        "<a class='follow-nickName' href=/blog>渡口的猫</a><span class=time>2022-03-18 21:04:11</span>",
        "<p class=byline>渡口的猫</p>",
        "<div class=pi><div class=authi><a href=space-uid-3.html>渡口的猫</a></div><em>发表于 2013-9-12 21:08</em></div>",
        "<div><a href=/u/77><strong>渡口的猫</strong></a> <time datetime=2022-01-05>2022-01-05</time></div>",
        "<div class=user-info><h4><a href=/p/3>渡口的猫</a></h4><span>文章</span></div>",
    ],
)
def test_the_name_in_an_element_called_so(head: str) -> None:
    assert author(head) == "渡口的猫"


@pytest.mark.parametrize(
    "head",
    [
        "<div class=user-info><a href=/login>登录</a><a href=/reg>立即注册</a></div>",
        "<div class=author-info><span>关注</span><span>2023-05-10 11:20</span><span>旅游领域创作者</span></div>",
        "<div class=author style='display:none'>渡口的猫</div>",
        "<span class=author-desc>走过的路</span>",
    ],
)
def test_buttons_moments_and_what_is_hidden_are_no_names(head: str) -> None:
    assert author(head) == ""


def test_who_comments_below_is_not_the_author() -> None:
    comment = "<div class=comment><a class=user-name href=/u/5>过路人</a><p>写得真好，支持一下。</p></div>"
    assert author("", f"<h3>网友评论</h3>{comment * 3}") == ""


def test_a_page_notes_no_more_signatures_than_it_may() -> None:
    page = dom.parse("<span class=author>甲乙</span><br>" * (walk.MAX_SIGNATURES + 9))
    assert len(page.signed) == walk.MAX_SIGNATURES


def test_a_moment_behind_a_signed_name_is_none_of_it() -> None:
    assert author("<p class=byline>渡口的猫 / 2022-03-18 21:04</p>") == "渡口的猫"


CARD = "<div class=author-card><h3>关于作者</h3><b>渡口的猫</b><p>写河，也写桥，偶尔写写猫。</p></div>"


@pytest.mark.parametrize(
    ("below", "name"),
    [
        (CARD, "渡口的猫"),
        ("<div class=side><h3>作者简介</h3><p>渡口的猫</p><p>写河，也写桥。</p></div>", "渡口的猫"),
        (CARD * 2, "渡口的猫"),  # by the heading
        ("<div class=author-card><b>渡口的猫</b></div><div class=author-card><b>桥头的狗</b></div>", ""),  # of those who comment
    ],
)
def test_a_box_introduces_the_author(below: str, name: str) -> None:
    assert author("<p>2022-03-18</p>", f"<div>{below}</div>") == name


FOOTER = (
    "<footer>发布于 <time>2016年2月28日</time><span class='author vcard'><a class='url fn n' href=/a/>渡口的猫</a></span>分类 杂记</footer>"
)


def test_who_posted_may_stand_right_below_the_article() -> None:
    assert author("", FOOTER) == "渡口的猫"
    assert author("", "<p>来自旧报纸</p><p>供稿</p>" + FOOTER) == ""
    assert author("", "<div><span class=nickname>渡口的猫</span> 说得好</div>") == ""


def test_the_name_beside_a_picture_of_the_author() -> None:
    assert author("<p>March 3, 2022</p><div class=avatar__name><a href=/x><span>Priya Raman</span></a></div>") == "Priya Raman"


HIDDEN = "<span hidden itemprop=author itemscope itemtype=http://schema.org/Person><meta itemprop=name content=渡口的猫></span>"
SITE = "<span hidden itemprop=publisher itemscope><meta itemprop=name content=夜航船></span>"


def test_microdata_names_the_author_and_not_the_site() -> None:
    assert author(HIDDEN + SITE + "<p>发表于 2022-03-18</p>") == "渡口的猫"
    assert author(SITE + "<p>发表于 2022-03-18</p>") == ""


def test_links_to_other_houses_beside_a_blogs_owner_are_no_names() -> None:
    card = "<div class='site-author motion'><p class=site-author-name>渡口的猫</p></div><div class=links-of-author><a href=//g.example/d>GitHub</a> <a href=mailto:a>E-Mail</a></div>"
    assert author("<p>发表于 2022-03-18</p>", f"<div>{card}</div>") == "渡口的猫"
    assert author("<div class=links-of-author><a href=//g.example/d>GitHub</a> <a href=//z.example/d>知乎</a></div>") == ""


def test_what_an_article_is_about_is_no_account_beside_its_moment() -> None:
    assert author("<p>发表于 2022-03-18 | 更新于 2022-03-19 | <a href=/categories/bridges/>桥梁学习</a></p>") == ""
    assert author("<p>发表于 2022-03-18 | 分类于 Bridges | 1 Comments</p>") == ""
    assert author("<p>发表于 2022-03-18 | <a href=/about/>渡口来信</a></p>") == "渡口来信"
