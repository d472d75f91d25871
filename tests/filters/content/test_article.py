"""Which part of a page is its article."""

from filters import content, dom
from filters.model import GENERAL, Category, Selectors, Site

P1 = "昨天下午，区里的老街改造工程正式开工，第一批施工人员已经进场，预计工期为六个月。"
P2 = "按照设计，街面将铺设透水砖，两侧的老房子只修不拆，原有的木门窗会请老师傅照原样修补。"
P3 = "住户们最关心的是停水停电的时间，街道办说会提前三天贴出通知，并安排专人上门说明。"
NAV = (
    "<ul>"
    + "".join(f'<li><a href="/{i}">{name}</a></li>' for i, name in enumerate("首页 新闻 财经 体育 娱乐 科技 健康 教育".split()))
    + "</ul>"
)
FOOT = '<div class="footer"><p>版权所有 老街网 未经许可不得转载</p><p>地址：某某路1号 电话：见网站</p></div>'


def chosen(html: str, site: Site = GENERAL) -> list[str]:
    return [line.raw for line in content.choose(dom.parse(html, "http://a.example/1.html"), site).lines]


def test_the_article_is_chosen_and_navigation_and_footer_are_left_outside() -> None:
    html = f"<body>{NAV}<div><h1>老街改造开工</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>{FOOT}</body>"
    document = content.choose(dom.parse(html), GENERAL)
    assert [line.raw for line in document.lines] == ["老街改造开工", P1, P2, P3]
    assert {"首页", "版权所有 老街网 未经许可不得转载"} <= {line.raw for line in document.outside}
    assert document.extraction_confidence > 0.8


def test_text_in_nested_layout_tables_is_prose() -> None:
    html = f"<body><table><tr><td>{NAV}</td><td><table><tr><td>{P1}<br>{P2}<br><br>{P3}</td></tr></table></td></tr></table>{FOOT}"
    assert chosen(html) == [P1, P2, P3]


def test_an_article_laid_out_in_several_boxes_is_taken_whole() -> None:
    html = f"<body>{NAV}<div id=art><div><p>{P1}</p></div><div><p>{P2}</p></div><div><p>{P3}</p></div></div>"
    assert chosen(html) == [P1, P2, P3]


def test_a_list_of_links_inside_the_article_is_left_outside() -> None:
    related = '<div class="box">' + "".join(f'<p><a href="/r{i}">老街的第{i}个故事</a></p>' for i in range(5)) + "</div>"
    assert chosen(f"<body><div><p>{P1}</p><p>{P2}</p>{related}<p>{P3}</p></div>") == [P1, P2, P3]


def test_comments_end_the_article() -> None:
    html = f"<body><div><p>{P1}</p><p>{P2}</p><p>{P3}</p><p>网友评论（12）</p><p>说得真好，支持老街改造，希望早日完工。</p></div>"
    assert chosen(html) == [P1, P2, P3]


def test_poems_keep_their_short_lines() -> None:
    poem = ["春眠不觉晓，", "处处闻啼鸟。", "夜来风雨声，", "花落知多少。"]
    assert chosen(f"<body>{NAV}<div>{'<br>'.join(poem)}</div>{FOOT}") == poem


def test_a_container_that_only_a_script_will_show_is_content() -> None:
    html = f'<body>{NAV}<div id="js_content" style="visibility:hidden"><p>{P1}</p><p>{P2}</p></div>'
    assert chosen(html) == [P1, P2]


def test_such_a_container_is_taken_whole_where_each_paragraph_has_a_box() -> None:
    boxes = "".join(f"<section><section><p>{line}</p></section></section>" for line in (P1, P2, P3))
    assert chosen(f"<body>{NAV}<div id=js_content style='visibility:hidden'>{boxes}</div>{FOOT}</body>") == [P1, P2, P3]


def test_hidden_text_beside_a_visible_article_is_not() -> None:
    html = f'<body><div><p>{P1}</p><p>{P2}</p></div><div style="display:none"><p>{P3}</p></div>'
    document = content.choose(dom.parse(html), GENERAL)
    assert [line.raw for line in document.lines] == [P1, P2]
    assert document.hidden_share == round(len(P3) / len(P1 + P2 + P3), 4)


def test_a_page_with_any_text_is_never_empty() -> None:
    assert chosen("<body>短</body>") == ["短"]
    assert chosen(f"<body>{NAV}</body>")[0] == "首页"
    assert chosen("<body></body>") == []


def test_a_sites_own_selectors_come_first() -> None:
    html = f"<title>别的</title><div class=a><p>{P1}</p></div><div class=b><p>{P2}</p></div><i class=t>老街</i><i class=w>张三</i><i class=d>2024-01-02</i>"
    site = Site("老街网", Selectors(title=".t", body=".b", date=".d", author=".w"))
    document = content.choose(dom.parse(html), site)
    assert [line.raw for line in document.lines] == [P2]
    assert P1 in [line.raw for line in document.outside]
    assert (document.render_title(), document.metadata.author, document.stated_date) == ("老街", "张三", "2024-01-02")
    assert document.findings == []


def test_a_selector_that_finds_nothing_is_flagged_and_the_general_way_taken() -> None:
    html = f"<h1>老街改造开工</h1><div><p>{P1}</p><p>{P2}</p></div>"
    document = content.choose(dom.parse(html), Site("老街网", Selectors(body=".gone")))
    assert P1 in [line.raw for line in document.lines]
    assert [(f.category, f.rule, f.evidence) for f in document.findings] == [(Category.SELECTOR_MISS, "selector.body", ".gone")]


def test_a_selector_whose_lines_cannot_be_seen_found_nothing() -> None:
    html = f"<h1>老街改造开工</h1><div class=a style='display:none'>{P2}</div><div><p>{P1}</p></div>"
    document = content.choose(dom.parse(html), Site("老街网", Selectors(body=".a")))
    assert [f.rule for f in document.findings] == ["selector.body"]


def test_given_text_keeps_every_line_and_finds_its_title() -> None:
    document = content.given(None, ("", "老街改造开工", "2024-10-20", P1, "", "老街改造开工的消息传来，" + P2))
    assert len(document.lines) == 6
    assert document.render_title() == "老街改造开工"
    assert content.given("给定的题目", (P1,)).render_title() == "给定的题目"
