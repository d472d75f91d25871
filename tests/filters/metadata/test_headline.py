"""Which line the title is read from."""

import pytest

from filters import content, dom
from filters.model import GENERAL

BODY = "<div><p>老街改造工程昨天正式开工，第一批施工人员已经进场，预计工期为六个月。</p><p>老街两侧的房子只修不拆，改造后铺设透水砖。</p></div>"


@pytest.mark.parametrize(
    ("title", "h1", "expected"),
    [
        ("老街改造工程开工_城市频道_老街网", "", "老街改造工程开工"),
        ("老街改造工程开工-老街网", "", "老街改造工程开工"),
        ("老街网 | 老街改造工程开工", "", "老街改造工程开工"),
        ("老街论坛→城市天地→老街改造工程开工", "", "老街改造工程开工"),
        ("老街改造工程开工 - 城市 - 老街网", "老街改造工程开工", "老街改造工程开工"),
        ("老街网首页", "老街改造工程开工", "老街改造工程开工"),
        ("随便什么别的词,热门词,免费词,在线词-老街网", "老街改造工程开工", "老街改造工程开工"),
        ("老街改造工程开工", "老街网", "老街改造工程开工"),
        ("老街改造工程开工", "", "老街改造工程开工"),
    ],
)
def test_the_title_that_the_article_bears_out_wins(title: str, h1: str, expected: str) -> None:
    page = dom.parse(f"<title>{title}</title>{f'<h1>{h1}</h1>' if h1 else ''}{BODY}")
    assert content.choose(page, GENERAL).render_title() == expected


def test_a_page_without_any_title_has_none() -> None:
    assert content.choose(dom.parse(BODY), GENERAL).render_title() == ""


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        ("老街改造工程开工 老街网", "<h2>老街改造工程开工</h2>", "老街改造工程开工"),
        ("老街区人民政府 部门动态 老街改造工程昨天开工", "<div>老街改造工程昨天开工</div>", "老街改造工程昨天开工"),
        ("老街改造工程开工-老街网", "<h1><a href=/>老街网</a></h1><h2>老街改造工程开工</h2>", "老街改造工程开工"),
        ("开工_城市_老街网", "<h1>开工</h1>", "开工"),
        ("老街开工【城市频道】", "<h3>老街开工</h3>", "老街开工"),
        ("老街开工：半年完成-老街网", "<h3>老街开工</h3>", "老街开工：半年完成"),
        ("老街改造工程开工 - 老街网", "<h3>老街网</h3>", "老街改造工程开工"),
        ("老街改造工程开工 老街网", "<div><a href=/>老街改造工程开工</a></div>", "老街改造工程开工 老街网"),
    ],
)
def test_a_line_of_the_page_says_where_the_title_ends(title: str, head: str, expected: str) -> None:
    assert content.choose(dom.parse(f"<title>{title}</title>{head}{BODY}"), GENERAL).render_title() == expected


def test_a_header_put_before_title_and_article_does_not_bear_itself_out() -> None:
    header = "包过的口子_凭证件下款到账_什么人都能借的平台"
    body = BODY.replace("<div>", f"<div><p>{header}</p>")
    page = dom.parse(f"<title>{header}_老街改造工程开工_老街网</title><h1>老街改造工程开工</h1>{body}")
    assert content.choose(page, GENERAL).render_title() == "老街改造工程开工"


@pytest.mark.parametrize(
    "place", ["<table><tr><td><font>老街改造工程昨天开工</font></td></tr></table>{}", "<div><b>老街改造工程昨天开工</b>{}</div>"]
)
def test_where_the_title_is_a_companys_name_a_line_before_the_article_is_its_headline(place: str) -> None:
    page = dom.parse(f"<title>山石建筑有限公司</title>{place.format(BODY)}")
    document = content.choose(page, GENERAL)
    assert document.render_title() == "老街改造工程昨天开工"
    assert "老街改造工程昨天开工" not in document.render()


def test_a_byline_or_a_sentence_is_no_headline() -> None:
    page = dom.parse(f"<title>山石建筑</title><p>老街改造工程 2024-10-20</p><p>老街改造，工程开工。</p>{BODY}")
    assert content.choose(page, GENERAL).render_title() == "山石建筑"


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        ("河边网", "<p>修老街房子</p><p>2024-10-20 04:47</p>", "修老街房子"),
        ("显示", "<p>修老街房子</p><p>林晓禾</p>", "修老街房子"),
        ("", "<h2><a href=/1.html>修老街房子</a></h2>", "修老街房子"),
        ("", "<p>修老街房子</p><p>收藏本页</p>", ""),
        ("河边网", "<p>城市频道</p><p>2024-10-20 04:47</p>", "河边网"),
        ("老街改造工程的房子", "<p>修老街房子</p><p>2024-10-20 04:47</p>", "老街改造工程的房子"),
    ],
)
def test_where_little_speaks_for_the_title_the_line_above_the_byline_does(title: str, head: str, expected: str) -> None:
    page = dom.parse(f"<title>{title}</title>{head}{BODY}")
    assert content.choose(page, GENERAL).render_title() == expected


def test_a_blank_that_does_not_break_is_a_blank() -> None:
    page = dom.parse(f"<title>老街改造 工程开工 | 老街网</title><h1>老街网</h1><h2>老街改造&nbsp;工程开工</h2>{BODY}")
    assert content.choose(page, GENERAL).render_title() == "老街改造 工程开工"


def test_dots_and_angles_set_parts_apart() -> None:
    for sign in "·•»«":
        page = dom.parse(f"<title>老街网 {sign} 老街改造工程开工 {sign} 城市</title>{BODY}")
        assert content.choose(page, GENERAL).render_title() == "老街改造工程开工"


def pictured(alt: str, title: str = "老街网", before: str = "<p>发布：2009-10-21</p>") -> str:
    page = dom.parse(
        f"<title>{title}</title><p><a href=/>首页</a> <a href=/2>公告</a></p><div><img src=t.gif alt='{alt}'></div>{before}{BODY}"
    )
    return content.choose(page, GENERAL).render_title()


def test_a_picture_right_before_the_article_tells_the_headline_where_the_title_names_the_site_alone() -> None:
    assert pictured("修桥铺路两百年展") == "修桥铺路两百年展"
    assert pictured("修桥铺路两百年展", "老街改造工程正式开工") == "老街改造工程正式开工"


@pytest.mark.parametrize("alt", ["老街网logo图案", "扫码关注我们的账号", "title-picture", "展览"])
def test_other_pictures_are_no_headlines(alt: str) -> None:
    assert pictured(alt) == "老街网"


def test_a_headline_before_the_article_may_be_told_by_its_words_in_the_article_alone() -> None:
    html = f"<title>河边网站</title><table><tr><td>老街改造工程</td></tr><tr><td>2003-08-12 作者：某某</td></tr></table>{BODY}"
    assert content.choose(dom.parse(html), GENERAL).render_title() == "老街改造工程"


@pytest.mark.parametrize(("below", "expected"), [("2013-12-05 来源：本站", "九旬老人的学画路"), ("点击收藏", "石桥信息港")])
def test_a_box_called_title_over_the_byline_is_the_headline(below: str, expected: str) -> None:
    html = f"<title>石桥信息港</title><div class=w><div class=bt>九旬老人的学画路</div><div class=ly>{below}</div>{BODY}</div>"
    assert content.choose(dom.parse(html), GENERAL).render_title() == expected


def test_a_threads_kind_before_its_title_is_none_of_it() -> None:
    html = f"<title>老街改造工程开工 - 石桥论坛</title><h1><a href=/k>[讨论]</a> 老街改造工程开工</h1>{BODY}"
    assert content.choose(dom.parse(html), GENERAL).render_title() == "老街改造工程开工"


def test_a_title_that_goes_on_with_what_is_told_of_it_ends_at_the_heading() -> None:
    html = f"<title>归舟原文、翻译及赏析_许某诗文_河边诗文网</title><h1>归舟</h1><p>许某</p>{BODY}"
    assert content.choose(dom.parse(html), GENERAL).render_title() == "归舟"


@pytest.mark.parametrize(
    "line",
    ["<p>标  题: 老街的灯什么时候修</p>", "<p>文章主题：老街的灯什么时候修</p>", "<table><tr><th>信件标题<td>老街的灯什么时候修</table>"],
)
def test_a_line_that_is_called_the_title_is_it(line: str) -> None:
    assert content.choose(dom.parse(f"<title>河边社区</title>{line}{BODY}"), GENERAL).render_title() == "老街的灯什么时候修"


def test_what_the_head_states_as_the_title_says_where_it_stands_in_the_title_of_the_page() -> None:
    stated = "老丛岩茶八十克罐装"
    html = f"<title>【岩茶】{stated} 【报价 评测】-河边商城</title><meta property=og:title content={stated}><p>{stated}</p>{'<p>有货</p>' * 9}{BODY}"
    assert content.choose(dom.parse(html), GENERAL).render_title() == stated


def test_a_name_in_brackets_that_goes_on_with_what_is_told_of_it() -> None:
    html = f"<title>【归舟赏析】归舟原文_河边诗文网</title><h1>归舟</h1><p>许某</p><h2>归舟赏析</h2>{BODY}"
    page = dom.parse(html)
    assert content.choose(page, GENERAL).render_title() == "归舟"


@pytest.mark.parametrize(("below", "expected"), [("作者：许某　发表日期：2003年6月12日", "归舟夜话"), ("许某的船", "::散文集::")])
def test_a_line_over_a_byline_in_so_many_words_needs_no_word_in_the_article(below: str, expected: str) -> None:
    page = dom.parse(f"<title>::散文集::</title><body><div><p>归舟夜话</p><p>{below}</p>{BODY}</div>")
    assert content.choose(page, GENERAL).render_title() == expected


BYLINE = "<p>发布时间：2023-05-04　来源：渡口镇</p>"


@pytest.mark.parametrize(
    "head",
    [
        f"<h1>灯修好了，夜里有人下棋</h1>{BYLINE}",
        f"<div><h1>石桥镇</h1></div><p>首页 &gt; 镇务</p><h3>灯修好了，夜里有人下棋</h3>{BYLINE}",
        f"<h3>灯修好了，夜里有人下棋</h3><h4>——写在立夏之前</h4>{BYLINE}",
        "<table><tr><td class=x_title>灯修好了，夜里有人下棋</td></tr><tr><td>2023-05-04 09:10:00</td></tr></table>",
        f"<p>灯修好了，夜里有人下棋</p>{BYLINE}",
        f"<p>石桥镇便民信息网</p><h1>灯修好了，夜里有人下棋</h1>{BYLINE}",
    ],
)
def test_of_a_title_that_names_the_site_alone_the_line_over_the_byline_is_the_headline(head: str) -> None:
    page = dom.parse(f"<title>石桥镇便民信息网-镇务</title><body>{head}<div>{BODY}<p>石桥镇便民信息网讯</p></div>")
    assert content.choose(page, GENERAL).render_title() == "灯修好了，夜里有人下棋"


def test_a_trades_name_in_a_headline_is_no_button() -> None:
    page = dom.parse(f"<title>石桥会计网</title><body><h1>石桥镇注册会计师报名开始</h1>{BYLINE}<div>{BODY}石桥会计网</div>")
    assert content.choose(page, GENERAL).render_title() == "石桥镇注册会计师报名开始"


@pytest.mark.parametrize("og", ["", "<meta property=og:site_name content=夜航船手记随想录>"])
def test_a_sites_name_as_h1_does_not_stand_for_a_shorter_title(og: str) -> None:
    html = f"<title>灯与桥 | 夜航船手记随想录</title>{og}<h1>夜航船手记随想录</h1><ul>{'<li><a href=/>某项</a>' * 9}</ul><h1>灯与桥</h1><p>发表于 2023-05-04</p>{BODY}"
    assert content.choose(dom.parse(html), GENERAL).render_title() == "灯与桥"


def test_a_heading_within_the_article_is_not_its_title() -> None:
    html = f"<title>灯与桥 - 夜航船</title><meta property=og:title content=灯与桥><p>发表于 2023-05-04</p><div>{BODY}<h1>老街两侧的房子</h1>{BODY}</div>"
    assert content.choose(dom.parse(html), GENERAL).render_title() == "灯与桥"


def test_a_column_over_the_page_is_not_the_title_of_an_article_that_shows_its_own() -> None:
    html = (
        f"<title>灯修好以后-石桥镇</title><div><h1>老街工程</h1></div><p>首页</p><div class=title>灯修好以后</div><p>2023-05-04</p>{BODY}"
    )
    assert content.choose(dom.parse(html), GENERAL).render_title() == "灯修好以后"


def test_a_heading_that_is_cut_short_stands_back_behind_the_whole_title() -> None:
    html = f"<title>有没有人知道老街的灯什么时候修好（急 | 在线等）_街坊-石桥论坛</title><h1>有没有人知道老街的灯什么时候修好（急 | 在 ...</h1>{BODY}"
    assert content.choose(dom.parse(html), GENERAL).render_title() == "有没有人知道老街的灯什么时候修好（急 | 在线等）"


def test_a_headline_that_breaks_into_several_lines_is_read_whole() -> None:
    head = "<h1>镇长在老街工程现场说<br>灯要亮得久<br>桥要走得稳</h1>"
    html = f"<title>镇长在老街工程现场说 灯要亮得久 桥要走得稳_石桥网</title>{head}<p>发布时间：2023-05-04</p>{BODY}"
    assert content.choose(dom.parse(html), GENERAL).render_title() == "镇长在老街工程现场说 灯要亮得久 桥要走得稳"


def test_headings_within_the_article_do_not_stand_for_a_title_that_is_shown_nowhere() -> None:
    og = "<meta property=og:type content=article><meta property=og:title content=bridge_bugs><meta property=og:site_name content=夜航船>"
    for heading in ("h1", "h2"):
        body = f"<div><{heading}>老街工程的第一步</{heading}>{BODY}<{heading}>老街两侧的房子</{heading}>{BODY}</div>"
        assert content.choose(dom.parse(f"<title>bridge_bugs · 夜航船</title>{og}{body}"), GENERAL).render_title() == "bridge_bugs"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>android 老街地图 | 渡口</title>", "<h1>Android 老街地图</h1>", "Android 老街地图"),
        (
            "<title>老街改造工程开工的经过 | 渡口记</title><meta property=og:title content=老街改造工程开工记>",
            "<h1 class=site-title>渡口记</h1><p>写老街的地方</p><h1>老街改造工程开工记</h1>",
            "老街改造工程开工记",
        ),
        (
            "<title>工程动态</title>",
            "<h2>工程动态</h2><ul><li>已完成的<li>进行中的<li>计划中的<li>招标中的</ul><p>联系我们<p>首页<h1>老街改造工程昨天开工</h1>",
            "老街改造工程昨天开工",
        ),
    ],
)
def test_the_heading_over_the_article_is_the_title_as_it_is_shown(head: str, body: str, expected: str) -> None:
    page = dom.parse(f"{head}<body>{body}<p>2024-05-03</p>{BODY}")
    assert content.choose(page, GENERAL).render_title() == expected


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        (
            "江湖旧事 第320章 夜渡寒江全文免费阅读 - 老街小说",
            "<h1>江湖旧事</h1><div class=nr_title>第320章 夜渡寒江</div>",
            "第320章 夜渡寒江",
        ),
        ("江湖旧事 番外 旧灯 免费阅读_老街小说", "<h1>江湖旧事</h1><div class=title>番外 旧灯</div>", "番外 旧灯"),
        (
            "江湖旧事 三月的月度总结 - 老街小说",
            "<h1>江湖旧事</h1><p>关灯<p>护眼<p>大<p>中<p>小<p>换色<div id=nr_title>三月的月度总结</div>",
            "三月的月度总结",
        ),
        ("《线性代数》 第三章 矩阵 | 老街笔记", "<h1>《线性代数》 第三章 矩阵</h1><p>第三章 矩阵</p>", "《线性代数》 第三章 矩阵"),
    ],
)
def test_of_a_book_the_chapter_beside_the_text_is_the_title(title: str, head: str, expected: str) -> None:
    assert content.choose(dom.parse(f"<title>{title}</title>{head}{BODY}"), GENERAL).render_title() == expected


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        ("台钻-河边机械厂", "<img src=/logo.png alt=河边机械厂><p>河边机械厂</p><h5>台钻</h5>", "台钻"),
        ("河边机械有限公司-台式钻床", "<div class=name>台式钻床</div>", "台式钻床"),
        ("老街改造工程开工老街网", "<h1>老街网</h1><h2>老街改造工程开工</h2>", "老街改造工程开工"),
        ("通知公告", "<h1>通知公告</h1><div class=art-title>夏天的早市改到桥头</div><p>2024-05-03 阅读：3</p>", "夏天的早市改到桥头"),
        ("河边网", "<div><b>夏天的早市改到桥头</b></div><div>2024-05-03</div>", "夏天的早市改到桥头"),
        ("通知", "<h1>通知</h1><p>2024-05-03</p>", "通知"),
        ("信息公开", "<table><tr><th>标　题<td>夏天的早市改到桥头</table>", "夏天的早市改到桥头"),
        ("夏天的早市改到桥头 - 老街网", "<h1>夏天的早市改到桥头<a href=#a>¶</a></h1>", "夏天的早市改到桥头"),
        ("夏天的早市 | 老街网", "<h1><a href=#a>#</a> 夏天的早市</h1>", "夏天的早市"),
        ("周渡（老街人）_老街网", "<h1>周渡</h1><h2>（老街的摄影人）</h2><p>2024-05-03</p>", "周渡（老街人）"),
    ],
)
def test_what_names_the_site_or_a_section_is_not_the_title(title: str, head: str, expected: str) -> None:
    foot = "<p>Copyright © 2008-2026 老街网 版权所有</p>"
    page = dom.parse(f"<title>{title}</title>{head}{BODY}{foot}")
    assert content.choose(page, GENERAL).render_title() == expected


@pytest.mark.parametrize("below", ["<p>发布者：教务处发布时间：2024-05-03浏览次数：7</p>", "<p>教务处</p>"])
def test_a_heading_is_the_title_of_a_page_without_one_though_an_empty_heading_follows(below: str) -> None:
    head = f"<div><h1 class=arti_title>【教学简报】老街学堂齐心协力，开课了</h1><h2 class=arti_title></h2>{below}"
    page = dom.parse(f"{head}{BODY}</div>", "http://a.example/1.html")
    assert content.choose(page, GENERAL).render_title() == "【教学简报】老街学堂齐心协力，开课了"


def test_what_og_title_states_is_the_title_where_no_other_is_told() -> None:
    def titled(head: str) -> str:
        return content.choose(dom.parse(f"<title> </title>{head}<p>渡口</p>{BODY}", "http://a.example/1.html"), GENERAL).render_title()

    stated = "<meta property=og:title content=老街的灯，修好了！>"
    assert titled(stated) == "老街的灯，修好了！"
    assert titled(f"{stated}<meta property=og:site_name content=老街的灯，修好了！>") == ""


def test_an_entry_of_a_list_behind_text_is_no_headline() -> None:
    text = "桥修好以后，两岸的人要过河有了好几条路可走，各有各的长处，也各有各的短处，下面就把它们一条一条说给大家听，方便各位自己挑选。"
    listed = f"<div><p>{text}</p><p>过河的路</p><p>河湾木桥老渡口</p><p>河湾木桥老渡口最老，也最慢，河湾木桥老渡口的船夫是两兄弟。</p><p>{text}</p></div>"
    title = "2024年十个最好走的去处，老少咸宜 - 石生 - 渡口园"
    linked = "<p><a href=/p/9.html>2024年十个最好走的去处，老少咸宜</a></p>"
    for head in ("", linked):
        page = dom.parse(f"<title>{title}</title><body>{head}{listed}", "http://a.example/p/9.html")
        assert content.choose(page, GENERAL).render_title() == "2024年十个最好走的去处，老少咸宜"


def test_a_heading_that_says_where_an_article_stood_is_not_its_title() -> None:
    stood = "<h1>原文地址:<a href=http://old.example/1>http://old.example/1</a></h1>"
    page = dom.parse(f"<title>桥头的早市 - 渡口电脑管家</title>{stood}<div>{BODY}</div>", "http://a.example/p/9.html")
    assert content.choose(page, GENERAL).render_title() == "桥头的早市"
