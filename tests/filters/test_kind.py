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
        "<title>产品展示</title><h1>产品展示</h1><p>栏目建设中，敬请期待！</p>",
        "<title>提示</title><p>登录后方可下载附件，请先注册账号。</p>",
        "<title>請稍候</title><p>您的瀏覽器即將跳轉，正在为您跳转到新地址。</p>",
        "<title>出错啦</title><p>哎呀，这篇文章去旅行了~</p><p>5 秒后自动返回首页，也可以点击这里。</p>",
        "<h1>巷口的面摊</h1><p>面摊支在老槐树下，一口大锅从早煮到晚，汤头是牛骨和黄豆熬的……</p><p>剩余部分需订阅后查看</p>",
        "<p>骑车进山要带足水，上坡前先把链条擦净，胎压放低一点，下坡时双手都要搭在刹车上。</p><p>开通会员即可阅读全文</p>",
        "<p>本网站使用 Cookie 以改善浏览和统计访问量，继续浏览即表示同意我们按隐私说明使用这些数据，详情见页脚。</p><p>知道了</p>",
        (
            "<title>运行时错误</title><p>应用程序中的服务器错误。</p><p>说明: 执行当前 Web 请求期间，出现未经处理的异常，请检查堆栈跟踪信息，"
            "以了解有关该错误以及代码中导致错误的出处的详细信息，并确定发生的位置和原因，再同本站的管理人员一起排查。</p><p>源错误: "
            "执行当前 Web 请求期间生成了未经处理的异常，可以使用下面的异常堆栈跟踪信息确定有关异常原因和发生位置的信息，再逐项核对配置。</p>"
        ),
    ],
)
def test_a_wall_is_blocked(html: str) -> None:
    assert kinds(html) == [Category.PAGE_BLOCKED]


@pytest.mark.parametrize(
    "html",
    [
        # a teaser of more than eighty characters is something to read
        (
            "<h1>巷口的面摊</h1><p>面摊支在老槐树下，一口大锅从早煮到晚，汤头是牛骨和黄豆熬的，舀一勺下去，油花散开又聚拢。"
            "摊主姓什么没有人问过，大家只记得他切葱的手势，刀起刀落，细得像青色的雨，撒进碗里还会轻轻打转。</p><p>剩余部分需订阅后查看</p>"
        ),
        "<h1>更正</h1><p>昨日本刊第三版图片说明中，两位获奖教师的姓名排反了，特此更正，并向两位教师和读者致歉。</p><p>隐私政策</p>",
        "<h1>Cookie 是什么</h1><p>Cookie 是网站放在电脑里的一个小文件，记着谁来过、看过什么，删掉它，下次就要重新登记一遍。</p>",
        "<p>请教一个问题：程序一启动就抛出未处理的异常，日志里只有一行，换了两个版本还是老样子，不知道从哪里查起。</p>",
        "<h1>阅览室通知</h1><p>阅览室新到期刊三百种，凭借书证可以当场翻看，会员还能免费读到全文，周一闭馆整理，其余时间照常。</p>",
    ],
)
def test_short_texts_that_hold_a_walls_words_are_no_wall(html: str) -> None:
    assert kinds(html) == []


def test_an_article_about_captchas_is_no_wall() -> None:
    assert kinds(f"<h1>验证码为什么越来越难</h1>{BODY}") == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("涉事直播间已关闭", "记者昨日从平台获悉，网传的直播内容已被删除，主播账号停用三个月，平台承诺加强巡查。"),
        ("当心索要验证码的电话", "民警提醒您，凡是让您在电话里报出验证码的都是骗子，请立刻挂断，并把号码告诉社区。"),
        ("档案馆网站维护公告", "因更换机房设备，档案馆网站将于本周日零时至八时进行系统维护，届时无法查询，请您谅解。"),
        ("为什么总弹出“访问被拒绝”", "同一个网段有人攻击过网站，防火墙就会把整段地址都挡在门外，换个网络多半就好了，不必着急。"),
        ("新校区建设中期检查", "检查组查看了新校区建设中的两栋宿舍楼，要求施工方加固脚手架，雨季之前把屋面防水做完。"),
        ("旧版软件月底停用", "旧版软件将于月底停用，请您尽快换成新版，登录后可以查看往年的订单，照片会自动搬过去。"),
    ],
)
def test_a_short_article_that_speaks_of_a_wall_is_none(title: str, text: str) -> None:
    assert kinds(f"<title>{title}_桐溪网</title><h1>{title}</h1><div><p>{text}</p></div>") == []


def test_a_page_of_text_without_sentences_is_no_wall() -> None:
    wall = "<title>安全验证</title><p>请输入验证码后继续访问</p>"
    filling = f"<p>{'山水 ' * (kind.MOST_TEXT // 3)}</p>"
    assert kinds(wall) == kinds(wall + "<p>山水</p>") == [Category.PAGE_BLOCKED]
    assert Category.PAGE_BLOCKED not in kinds(wall + filling)


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
