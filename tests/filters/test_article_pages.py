"""Articles laid out over several addresses."""

import pytest

from filters import article_pages, content, dom, kind
from filters.model import GENERAL, Document, Page

P1 = "昨天下午，区里的老街改造工程正式开工，第一批施工人员已经进场，预计工期为六个月。"
P2 = "按照设计，街面将铺设透水砖，两侧的老房子只修不拆，原有的木门窗会请老师傅照原样修补。"
P3 = "住在街上的人说，最想留下来的是那口井，井水一年四季都是满的，夏天拿来镇西瓜正好。"


def read(url: str, links: str, *paragraphs: str, title: str = "老街改造开工") -> tuple[Page, Document]:
    lines = "".join(f"<p>{p}</p>" for p in paragraphs or (P1, P2, P3))
    page = dom.parse(f"<title>{title}</title><body><h1>{title}</h1><div class=article>{lines}</div><div class=pages>{links}</div>", url)
    document = content.choose(page, GENERAL)
    kind.find(page, document)
    return page, document


def after(url: str, links: str) -> str:
    return article_pages.next_part(*read(url, links))


@pytest.mark.parametrize(
    ("url", "links", "expected"),
    [
        (
            "http://a.example/n/123.html",
            '<a href="123_2.html">2</a><a href="123_3.html">3</a><a href="123_2.html">下一页</a>',
            "123_2.html",
        ),
        ("http://a.example/n/123_2.html", '<a href="123.html">1</a><a href="123_3.html">3</a>', "123_3.html"),
        ("http://a.example/n/88.html", '<a href="88_2.html">下一页</a>', "88_2.html"),
        ("http://a.example/n/88.html", '<a href="88_2.html">下一頁 →</a>', "88_2.html"),
        ("http://a.example/n/88.html", '<a href="88_2.html">第2頁</a>', "88_2.html"),
        ("http://a.example/n/88_2.html", '<a href="88_3.html">3</a>', "88_3.html"),
        ("http://a.example/n/show-88.html", '<a href="show-88-2.html">2</a>', "show-88-2.html"),
        ("http://a.example/n/laojie.html", '<a href="laojie_2.html">下一页</a>', "laojie_2.html"),
        ("http://a.example/n/laojie", '<a href="/n/laojie/2">下一页</a>', "laojie/2"),
        ("http://a.example/n/123.shtml", '<a href="123_1.shtml">下一页</a>', "123_1.shtml"),
        ("http://a.example/n/123.shtml", '<a href="123_1.shtml">2</a>', "123_1.shtml"),
        ("http://a.example/n/88/index.htm", '<a href="index_2.htm">[2]</a>', "88/index_2.htm"),
        ("http://a.example/n/123.html", '<a href="123-2.html">第2页</a>', "123-2.html"),
        ("http://a.example/n/123", '<a href="/n/123/2">Next page</a>', "123/2"),
        ("http://a.example/n/show?id=7", '<a href="show?id=7&amp;page=2">下一页 &gt;</a>', "show?id=7&page=2"),
        ("http://a.example/n/show?id=7&page=2", '<a href="show?id=7&amp;page=3">3</a>', "show?id=7&page=3"),
    ],
)
def test_the_link_to_the_next_page_of_the_article(url: str, links: str, expected: str) -> None:
    assert after(url, links) == "http://a.example/n/" + expected


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("http://a.example/n/123.html", '<a href="124.html">下一篇</a>'),
        ("http://a.example/n/123.html", '<a href="124.html">下一页</a>'),
        ("http://a.example/n/88.html", '<a href="89.html">下一页</a>'),
        ("http://a.example/n/show-88.html", '<a href="show-89.html">下一页</a>'),
        ("http://a.example/2024/0512/88.html", '<a href="89.html">下一页</a>'),
        ("http://a.example/n/t20241020_12345.html", '<a href="t20241020_12346.html">下一页</a>'),
        ("http://a.example/n/123_3.html", '<a href="123.html">1</a><a href="123_2.html">2</a><a href="123_2.html">上一页</a>'),
        ("http://a.example/n/123.html", '<a href="http://b.example/n/123_2.html">2</a>'),
        ("http://a.example/n/123.html", '<a href="123_2.html">老街改造完工</a>'),
        ("http://a.example/n/123.html", '<a href="123_5.html">5</a>'),
        ("http://a.example/n/123.html", '<a style="display:none" href="123_2.html">2</a>'),
        ("http://a.example/n/show?id=7", '<a href="show?id=8&amp;page=2">2</a>'),
        ("http://a.example/2024/10/", '<a href="/2024/11">下一页</a>'),
        ("http://a.example/n/list_1.html", '<a href="list_2.html">下一页</a>'),
        ("http://a.example/n/index.htm", '<a href="index_2.htm">[2]</a>'),
        ("http://a.example/forum-15-1.html", '<a href="forum-15-2.html">下一页</a>'),
    ],
)
def test_other_links_are_not(url: str, links: str) -> None:
    assert after(url, links) == ""


def test_a_list_has_no_parts() -> None:
    rows = "".join(f'<li><a href="/{i}.html">老街的第{i}条消息</a></li>' for i in range(30))
    page = dom.parse(f'<ul>{rows}</ul><a href="index_2.htm">下一页</a>', "http://a.example/n/index.htm")
    document = content.choose(page, GENERAL)
    kind.find(page, document)
    assert article_pages.next_part(page, document) == ""


def test_a_pager_written_by_a_script_of_the_article() -> None:
    script = '<script>createPageHTML(3, 0, "t2024_7", "html");</script>'
    assert after("http://a.example/n/t2024_7.html", script) == ""  # t2024_7 counts as the seventh page of t2024
    assert after("http://a.example/n/t2024.html", script.replace("t2024_7", "t2024")) == "http://a.example/n/t2024_1.html"
    assert after("http://a.example/n/other.html", script) == ""


def test_pages_are_joined_without_what_they_repeat() -> None:
    editor = "责任编辑：李四"
    _, first = read("http://a.example/1.html", "", "来源：老街网", P1, P2, editor, "1 2 下一页")
    _, more = read("http://a.example/1_2.html", "", "老街改造开工（2）", "来源：老街网", P3, editor, "上一页 1 2", title="老街改造开工(2)")
    article_pages.join(first, more)
    assert [line for line in first.render().split("\n") if line != "老街改造开工"] == ["来源：老街网", P1, P2, P3, editor]


def test_a_page_joined_brings_its_findings_and_what_stands_around_it() -> None:
    _, first = read("http://a.example/1.html", "<p>友情链接</p>", P1, P2, P3)
    _, more = read("http://a.example/1_2.html", "<p>友情链接</p><p>另一条消息</p>", P3, P1, P2)
    before = len(first.outside)
    article_pages.join(first, more)
    assert [line.raw for line in first.outside[before:]] == ["另一条消息"]


def test_pages_of_one_article_differ_in_their_number_only() -> None:
    article = "http://a.example/n/888.html"
    assert article_pages.of_one_article(article, "http://a.example/n/888_3.html")
    assert article_pages.of_one_article("http://a.example/s.php?id=8", "http://a.example/s.php?id=8&page=2")
    assert not article_pages.of_one_article(article, "http://a.example/n/889_3.html")
    assert not article_pages.of_one_article(article, "http://b.example/n/888_3.html")


def test_a_first_page_has_no_number_above_one() -> None:
    first = ["888.html", "888_1.html", "", "s?id=7", "88.html", "show-88.html"]
    later = ["888_2.html", "s?id=7&page=3", "88_2.html", "laojie_2.html"]
    assert [article_pages.is_first(f"http://a.example/n/{path}") for path in [*first, *later]] == [True] * 6 + [False] * 4


def test_an_editor_named_below_each_page_stands_below_the_last_only() -> None:
    _, first = read("http://a.example/n/888.html", "", P1, "（责任编辑：韩青）")
    _, more = read("http://a.example/n/888_2.html", "", P2, "（责任编辑：杜小满）")
    article_pages.join(first, more)
    assert [line.raw for line in first.lines if "编辑" not in line.raw][-2:] == [P1, P2]
    assert "韩青" not in "".join(line.raw for line in first.lines)
