"""The pages that hold no article: walls, errors, spam, and what must never be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from crawler.demo.entry import charset_tag, render
from crawler.demo.payloads import ADULT, BRANDS, farm, farm_html
from crawler.demo.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One address and what the server answers to it."""

    path: str
    body: bytes
    truth: Truth
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    delay: float = 0.0  # seconds before the answer


def _page(path: str, title: str, body: str, truth: Truth, status: int = 200, head: str = "") -> Served:
    text = render("plain", charset_tag=charset_tag("utf-8"), title=title, head=head, body=body)
    return Served(path=path, body=text.encode(), truth=replace(truth, path=path), status=status)


_BLOCKED: Final = Truth(kind="wall", table="rejects", verdict="rejected", reasons=("page.blocked",), flags=("page.blocked",))
_SPAM: Final = Truth(
    kind="spam page",
    table="rejects",
    verdict="spam",
    reasons=("spam.page",),
    flags=("spam.page.injected",),
    may=("injection.adult", "injection.gambling", "hidden.links", "farm.template", "farm.keywords"),
)
_FORBIDDEN: Final = Truth(table="none", asked=False)

_GAMBLING_PROSE: Final = (
    "{b}是一家值得信赖的线上{b}平台，{b}为广大玩家提供真人百家乐、电子游戏、体育投注、棋牌捕鱼等多种娱乐，注册{b}即送彩金八十八元。",
    "怎样下载{b}app？打开{b}官网，点击首页的{b}下载按钮，安装之后用手机号注册{b}账号，首次充值{b}赠送百分之百彩金，提款秒到账。",
    "为什么选择{b}？{b}拥有权威牌照，{b}官网登录入口永不更换，{b}客服二十四小时在线，{b}返水比例全网最高，老虎机爆奖不断。",
    "{b}体育投注覆盖足球、篮球、电竞，{b}赔率高、水位稳，跟单{b}高手计划，轻松日赚千元，稳赢不亏，{b}欢迎代理加盟。",
    "{b}棋牌支持斗地主、牛牛、炸金花、捕鱼，{b}真人荷官在线发牌，{b}公平公正，立即登录{b}官网领取红包，{b}祝您天天赢钱。",
)


def _spam() -> Iterator[Served]:
    header = "".join(f"<p>{words}</p>" for words in (ADULT["comma"], ADULT["bar"], ADULT["underscore"], ADULT["long"], ADULT["comma_b"]))
    yield _page("/zhaiwu/vod.html", ADULT["underscore"], f"<h1>{ADULT['short']}</h1>{header}<p>{farm_html(farm(3))}</p>", _SPAM)
    brand = BRANDS["page"]
    prose = "".join(f"<p>{text.format(b=brand)}</p>" for text in _GAMBLING_PROSE)
    head = f'<meta name="keywords" content="{brand},{brand}官网,{brand}app下载,{brand}登录入口">'
    yield _page("/youxi/xinglan.html", f"{brand}官网_{brand}app下载_{brand}登录入口", f"<h1>{brand}官网登录</h1>{prose}", _SPAM, head=head)


def _walls() -> Iterator[Served]:
    captcha = "<h1>安全验证</h1><p>您的访问过于频繁，请完成下方滑块验证后继续浏览。</p><div id='slider'>请按住滑块，拖动到最右边</div>"
    yield _page("/news/verify.html", "安全验证", captcha, _BLOCKED)
    fields = "<p>用户名 <input name='u'></p><p>密码 <input type='password'></p>"
    login = f"<h1>用户登录</h1><form><p>您访问的内容需要登录后才能查看</p>{fields}<p>忘记密码 立即注册</p></form>"
    yield _page("/ziliao/vip.html", "用户登录", login, _BLOCKED)
    gone = "<h1>页面不存在</h1><p>抱歉，您访问的页面不存在或已被删除。</p><p><a href='/'>返回首页</a></p>"
    yield _page("/news/deleted.html", "页面不存在_云桥新闻网", gone, replace(_BLOCKED, kind="soft 404"))
    script = "<noscript>请启用JavaScript后访问本页面</noscript><div id='app'></div><script>window.app = 1</script>"
    yield _page("/shenghuo/app.html", "加载中…", script, _BLOCKED)


def _card() -> Served:
    lines = ("地址：云桥市临河路十二号文化馆二楼", "电话：0000-5550123", "邮箱：bianji@yunqiao.example", "工作时间：周一至周五九点至十七点")
    body = "<h1>联系我们</h1>" + "".join(f"<p>{line}</p>" for line in lines)
    truth = Truth(
        kind="contact card",
        table="rejects",
        verdict="rejected",
        reasons=("page.card",),
        flags=("page.card",),
        may=("pii.phone", "pii.email"),
    )
    return _page("/news/lianxi.html", "联系我们_云桥新闻网", body, truth)


def _errors() -> Iterator[Served]:
    for status, path, title in ((404, "/news/2019/gone.html", "404 Not Found"), (500, "/search.php", "500 Internal Server Error")):
        truth = Truth(
            kind=str(status),
            table="rejects",
            verdict="rejected",
            reasons=(f"http.{status}",),
            may=("page.blocked",),
            crawl="error",
            asked=True,
        )
        yield _page(path, title, f"<h1>{title}</h1><p>服务器返回了错误代码 {status}</p>", truth, status)


def _forbidden() -> Iterator[Served]:
    for path, title in (("/neibu/plan.html", "内部工作计划"), ("/neibu/contacts.html", "内部通讯录")):
        yield _page(path, title, f"<h1>{title}</h1><p>仅限内部使用。</p>", replace(_FORBIDDEN, kind="disallowed", crawl="robots"))
    yield _page(
        "/news/draft-1.html",
        "集市报名表",
        "<h1>集市报名表</h1><p>草稿。</p>",
        replace(_FORBIDDEN, kind="behind nofollow", crawl="nofollow"),
    )
    yield _page(
        "/user/register.html", "注册", "<h1>注册</h1><p>新用户注册。</p>", replace(_FORBIDDEN, kind="nofollow link", crawl="nofollow")
    )
    wrong = "/linhe/show.asp?title=%E6%98%A5%E8%80%95%E5%A4%87%E8%80%95"
    yield _page(wrong, "参数错误", "<h1>参数错误</h1>", replace(_FORBIDDEN, kind="Chinese query in UTF-8", crawl="gbk query"), 404)


def walls() -> list[Served]:
    """All of them, in a fixed order."""
    about = "<h1>关于本站</h1><p>这是淘沙自带的演示站点，所有文章、人名、地名和机构均为虚构，页面只在本机提供。</p>"
    moved = Served(
        path="/news/old-museum.html",
        body=b"",
        status=301,
        headers=(("Location", "/news/museum-night.html"),),
        truth=Truth(path="/news/old-museum.html", kind="redirect", table="none", asked=True),
    )
    plain = _page("/about.html", "关于本站", about, Truth(kind="about", table=""))
    return [*_spam(), *_walls(), _card(), *_errors(), *_forbidden(), moved, plain]
