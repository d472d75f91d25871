import pytest

from filters import content, dom, kind, listing
from filters.content import worth
from filters.model import GENERAL

A = "http://a.example"
PROSE = "本市昨日召开会议，部署下一阶段的重点工作，与会者认为过去一年的成绩来之不易，应当总结经验。"


def rule(path, body):
    page = dom.parse(f"<title>新闻</title><body>{body}</body>", A + path)
    document = content.choose(page, GENERAL)
    kind.find(page, document)
    found = [finding for finding in document.findings if finding.category.value == "page.index"]
    assert len(found) <= 1
    assert not found or found[0].explanation.endswith("a list, not an article")
    return found[0].rule if found else ""


OTHER = '<span><a href="/x/{0}.html">加入收藏</a></span>'  # leads there too, and does not say that more is told


def summaries(n, said, title="关于第{0}号重点工作部署安排", more='<span><a href="/x/{0}.html">浏览全文</a></span>'):
    row = f'<h3><a href="/x/{{0}}.html">{title}</a></h3><li>2024-05-01</li><p>{said}</p>{more}'
    return "".join(row.format(k) for k in range(n))


def links(n, after=""):
    return "<ul>" + "".join(f'<li><a href="/x/{k}.html">关于第{k}号重点工作部署安排的通知</a>{after}</li>' for k in range(n)) + "</ul>"


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("/", links(4), "index.address"),
        ("/news/", links(4), "index.address"),
        ("/news/index_2.html", links(8), "index.address"),
        ("/news/list_12_3.html", links(8), "index.address"),
        ("/news/", links(3), ""),
        ("/about.html", links(11), ""),
        ("/about.html", links(12), "index.links"),
        ("/about.html", links(4, " 2024-05-01"), "index.dated"),
        ("/about.html", links(4, "</li><li>05-01"), "index.dated"),
        ("/about.html", links(3, " 2024-05-01"), ""),
        ("/about.html", links(8, " 12:30"), ""),
        ("/2024/05/t1.html", links(8, " 2024-05-01"), ""),  # the address of an article that has a list of others beside it
        ("/news/202405011234.html", links(11), ""),
        ("/news/202405011234.html", links(12), "index.links"),
        ("/", links(20) + f"<p>{PROSE * 6}</p>", ""),  # whatever it links to, it says something
        ("/about.html", summaries(5, PROSE[:40] * 2), "index.summaries"),
        ("/about.html", summaries(4, PROSE * 2), "index.summaries"),
        ("/about.html", summaries(3, PROSE * 4, more=OTHER), ""),
        ("/about.html", summaries(8, PROSE * 6, more=OTHER), ""),  # articles with a linked heading each
        ("/about.html", summaries(5, PROSE * 2) + f"<p>{PROSE * 6}</p>", ""),  # an article, and what its site recommends
        ("/about.html", summaries(5, PROSE[:15]) + f"<p>{PROSE * 2}</p>", ""),  # a short one
        ("/news/202405011234.html", summaries(5, PROSE * 2), ""),
        ("/about.html", summaries(8, PROSE, title="网友{0}", more=OTHER), ""),  # names of people over what they said
        ("/about.html", summaries(8, PROSE, more=OTHER).replace("/x/", "/user/"), ""),
    ],
)
def test_a_list_is_told_with_its_reason(path, body, expected):
    assert rule(path, body) == expected


TEASER = "<li><h3><a href=/{0}.html>第{0}号工程今天通车</a></h3><p>记者{0}月{0}日从交通部门获悉，经过两年多的建设，工程通过验收，沿线居民出行更加方便，具体安排见正文。</p></li>"
POST = "<div><h2><a href=/p/{0}>第{0}次出海的记录</a></h2><p>发表于 2020-09-{0:02} 分类于 游记</p>" + f"<p>{PROSE * 4}</p></div>"
OWN = "<h1>新闻</h1><div>2024-05-01 09:30 来源：本站 阅读：12</div>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ul>" + "".join(map(TEASER.format, range(1, 9))) + "</ul>", "index.teasers"),
        ("".join(map(POST.format, range(1, 5))), "index.posts"),  # whole posts, one below the other
        (f"<div><p>{PROSE * 5}</p></div><ul>" + "".join(map(TEASER.format, range(1, 4))) + "</ul>", ""),
        (f"<div><p>{PROSE * 5}</p></div>" + "".join(map(POST.format, range(1, 4))), ""),
        (f"<div><p>{PROSE[:30]}</p><p>{PROSE * 2}</p></div><ul>" + "".join(map(TEASER.format, range(1, 4))) + "</ul>", ""),
    ],
)
def test_a_list_of_what_other_pages_say_is_told(body, expected):
    assert rule("/about.html", body) == expected


@pytest.mark.parametrize("beside", [links(40), "<ul>" + "".join(map(TEASER.format, range(1, 9))) + "</ul>"])
def test_a_short_article_with_its_own_byline_is_no_list(beside):
    assert rule("/about.html", f"{beside}<p>湖面很静。</p>")
    assert rule("/about.html", f"{beside}<div>{OWN}<p>湖面很静。</p></div>") == ""


@pytest.mark.parametrize("path", ["/a/" + "huanjinggongcheng" * 8 + "/", "/list" + "1234567890" * 8 + "!"])
def test_a_long_address_is_told_as_soon_as_a_short_one(path):
    assert rule(path, links(12))


def test_a_few_words_of_each_post_are_a_list_too():
    post = "<h2><a href=/p/{0}>第{0}次出海</a></h2><p>2020-09-{0:02} 游记 12 分钟读完 (大约1858个字)</p><p>那天的浪不大，我们走得很远。</p>"
    assert rule("/about.html", "".join(map(post.format, range(1, 6)))) == "index.posts"


def test_names_over_what_people_say_in_a_thread_are_no_titles_of_others():
    said = [
        "闸口的水是上个月放的，现在还没有满，要等下雨。",
        "去年这个时候早就满了，我们天天去钓鱼。",
        "今年雨水少，上游又在修坝，急不来的。",
    ]
    post = "<div class=post-meta><span><a href=/u/{0}>kan_shui_{0}</a></span>2020-09-0{0} 10:2{0}</div><div class=post><p>{1}</p></div><div><span>{0} 个赞</span></div>"
    related = "<tr><td class=main><a href=/t/{0}>水库的鱼今年好钓吗</a></td><td>1{0}</td><td>2110{0}</td><td>2023 年5 月 {0} 日</td></tr>"
    body = f"<h1>闸口放水了吗</h1>{''.join(post.format(k, text) for k, text in enumerate(said, 1))}"
    assert rule("/t/30", f"{body}<table>{''.join(map(related.format, range(1, 5)))}</table>") == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/tags/river/", "index.filed"),
        ("/categories/essays/river/index.html", "index.filed"),
        ("/archives/2021/05/", "index.filed"),
        ("/page/3/", "index.filed"),
        ("/index.html", "index.home"),
        ("/index.html?id=7", ""),
        ("/index.html#/post/7", ""),
        ("/archives/2021.html", ""),
        ("/category/essays/river.html", ""),
        ("/tags.html", ""),
    ],
)
def test_an_address_that_only_lists_have_tells_one_whatever_stands_there(path, expected):
    assert rule(path, f"{links(4)}<p>{PROSE * 2}</p>") == expected


def test_a_front_page_that_is_an_article_is_none_of_a_list():
    assert rule("/index.html", f"{links(4)}<p>{PROSE * 6}</p>") == ""
    assert rule("/index.html", f"{links(4)}<div>{OWN}<p>湖面很静。</p></div>") == ""


@pytest.mark.parametrize(
    ("excerpts", "beside", "expected"),
    [
        (2, "", "index.excerpts"),
        (1, "", ""),
        (2, f"<div><p>{PROSE * 6}</p></div>", ""),  # an article, and what its site tells beside it
    ],
)
def test_beginnings_of_articles_with_a_link_to_the_rest_are_a_list(excerpts, beside, expected):
    told = "".join(f"<div><p>{PROSE[:40]}… <a href=/x/{n}.html>[ 详情]</a></p></div>" for n in range(excerpts))
    assert rule("/about.html", told + beside) == expected


@pytest.mark.parametrize(("heading", "expected"), [("免责声明", "index.links"), ("关于石桥", "")])
def test_what_a_site_declares_below_a_list_makes_it_no_article(heading, expected):
    declared = f"<div><p>{heading}</p><p>{PROSE * 4}</p></div>"
    assert rule("/gl/shiqiao.html", links(40) + declared) == expected


@pytest.mark.parametrize(("name", "expected"), [("d_post_content", ""), ("content", "index.links")])
def test_posts_of_a_few_words_in_boxes_that_only_a_forums_software_names_are_a_thread(name, expected):
    assert rule("/p/12", links(40) + f"<div class={name}>石桥开了吗</div><div class={name}>开了</div>") == expected


@pytest.mark.parametrize(("path", "share", "expected"), [("/", 0.3, "index.home"), ("/", 0.4, ""), ("/a/shiqiao.html", 0.3, "")])
def test_a_front_page_of_which_no_article_says_much_is_a_list(path, share, expected):
    more = "".join(f"<a href=/x/{k}.html>工作{k}</a>" for k in range(6))
    page = dom.parse(f"<title>新闻</title>{more}<p>{PROSE * 8}</p>", A + path)
    assert listing.reason(page, worth.of_page(page), share)[0] == expected
