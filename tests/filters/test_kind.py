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
        "<title>系统提示_桐溪网</title><p>您浏览的商品已被卖家下架，去看看别的吧。</p>",
        "<title>出错啦</title><p>Internal Server Error</p><p>服务器开小差，出现程序错误，请刷新重试。</p>",
        "<p>很抱歉，由于您的操作触发了安全规则，本次请求已被防火墙拦截。</p>",
        "<title>mydomain.example</title><p>This domain may be for sale.</p><p>该域名正在转让，请联系经纪人。</p>",
        "<p>您好，本站空间已经到期，请联系服务商续费。</p>",
        "<title>提示</title><p>登录后方可下载附件，请先注册账号。</p>",
        "<title>請稍候</title><p>您的瀏覽器即將跳轉，正在为您跳转到新地址。</p>",
    ],
)
def test_a_wall_is_blocked(html: str) -> None:
    assert kinds(html) == [Category.PAGE_BLOCKED]


def test_an_article_about_captchas_is_no_wall() -> None:
    assert kinds(f"<h1>验证码为什么越来越难</h1>{BODY}") == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("涉事直播间已关闭", "记者昨日从平台获悉，网传的直播内容已被删除，主播账号停用三个月，平台承诺加强巡查。"),
        ("当心索要验证码的电话", "民警提醒您，凡是让您在电话里报出验证码的都是骗子，请立刻挂断，并把号码告诉社区。"),
        ("档案馆网站维护公告", "因更换机房设备，档案馆网站将于本周日零时至八时进行系统维护，届时无法查询，请您谅解。"),
        ("为什么总弹出“访问被拒绝”", "同一个网段有人攻击过网站，防火墙就会把整段地址都挡在门外，换个网络多半就好了，不必着急。"),
        ("旧版软件月底停用", "旧版软件将于月底停用，请您尽快换成新版，登录后可以查看往年的订单，照片会自动搬过去。"),
    ],
)
def test_a_short_article_that_speaks_of_a_wall_is_none(title: str, text: str) -> None:
    assert kinds(f"<title>{title}_桐溪网</title><h1>{title}</h1><div><p>{text}</p></div>") == []


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
