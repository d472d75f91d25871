"""Who wrote the article, where and when."""

from datetime import UTC, date, datetime

import pytest

from filters import content, dom, metadata
from filters.line import Line
from filters.metadata import bylines
from filters.model import GENERAL, Document, Metadata

BODY = "<div><p>老街改造工程昨天正式开工，第一批施工人员已经进场，预计工期为六个月。</p><p>老街两侧的房子只修不拆，改造后铺设透水砖。</p></div>"
FETCHED = datetime(2024, 10, 21, tzinfo=UTC)


def read(html: str, url: str = "http://a.example/n/1.html") -> Metadata:
    page = dom.parse(html, url)
    document = content.choose(page, GENERAL)
    metadata.read(page, document, FETCHED, GENERAL)
    return document.metadata


def test_a_line_of_date_source_and_author_is_read() -> None:
    found = read(f"<h1>老街改造开工</h1><p>2024-10-20 04:47:59 来源：老街网 作者：张三</p>{BODY}")
    assert (found.author, found.source) == ("张三", "老街网")
    assert found.published_at == datetime(2024, 10, 19, 20, 47, 59, tzinfo=UTC)
    assert (found.published_date, found.published_precision) == (date(2024, 10, 20), "second")


def test_a_label_that_follows_without_a_blank_ends_a_name() -> None:
    found = read(f"<p><span>来源：云桥日报</span><span>作者：林晓禾</span><span>编辑：王五</span></p>{BODY}")
    assert (found.source, found.author) == ("云桥日报", "林晓禾")


def test_elements_of_one_line_are_read_apart() -> None:
    spans = "<span>发布者：章小满</span><span>发布时间：2024-03-12</span><span>1.2万阅读</span><span>来源：<a href='/'>渡口晚报</a></span>"
    found = read(f"<h1>老街改造开工</h1><p>{spans}</p>{BODY}")
    assert (found.published_date, found.source) == (date(2024, 3, 12), "渡口晚报")


def test_json_ld_comes_before_meta_before_the_text() -> None:
    ld = '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-10-18T08:00:00+08:00","author":{"name":"李四"},"image":["/i.jpg"]}]}</script>'
    meta = '<meta property="article:published_time" content="2024-10-19T08:00:00+08:00"><meta name="author" content="王五">'
    text = "<p>2024-10-20 作者：张三</p>"
    assert read(ld + meta + text + BODY).published_date == date(2024, 10, 18)
    assert read(ld + meta + text + BODY).author == "李四"
    assert read(ld + BODY).lead_image == "http://a.example/i.jpg"
    assert read(meta + text + BODY).published_date == date(2024, 10, 19)
    assert read(meta + text + BODY).author == "王五"
    assert read(text + BODY).published_date == date(2024, 10, 20)


@pytest.mark.parametrize("broken", ["{", "[1,2]", "null", '"x"', '{"@type":"NewsArticle","author":[1,null,{"name":5}]}', "[" * 5000])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    assert read(f'<script type="application/ld+json">{broken}</script><p>2024-10-20</p>{BODY}').published_date == date(2024, 10, 20)


def test_a_time_element_dates_where_no_line_near_does() -> None:
    time = '<time datetime="2024-10-18T13:00:00Z">三天前</time>'
    assert read(f"<h1>老街改造开工</h1>{time}{BODY}").published_date == date(2024, 10, 18)
    assert read(f"<h1>老街改造开工</h1>{time}<p>2024-10-20 04:47</p>{BODY}").published_date == date(2024, 10, 20)


def test_baidus_json_ld_is_read() -> None:
    ld = '<script type="application/ld+json">{"@context":"cambrian.jsonld","title":"老街","pubDate":"2024-10-18T08:00:00"}</script>'
    assert read(ld + BODY).published_date == date(2024, 10, 18)


@pytest.mark.parametrize("line", ["2024-10-20 04:47来自老街晚报", "来自：老街晚报", "来源：老街晚报举报"])
def test_a_source_is_read_without_what_is_glued_to_it(line: str) -> None:
    assert read(f"<p>{line}</p>{BODY}").source == "老街晚报"


def test_a_source_in_the_head_is_read_without_its_label() -> None:
    assert read(f'<meta name="source" content="来源：老街晚报">{BODY}').source == "老街晚报"


def test_a_day_alone_gives_no_time() -> None:
    found = read(f"<p>发布时间：2024年10月20日</p>{BODY}")
    assert (found.published_at, found.published_date, found.published_precision) == (None, date(2024, 10, 20), "day")


def test_dates_inside_the_prose_are_not_the_articles() -> None:
    prose = "二〇一九年以来，这条街先后修过三次，最近一次是在2020-05-06，当时只换了路灯，没有动地下的管线，这一次则要把雨水和污水分开，工程量大得多，工期也更长，住户们都盼着早点完工，施工方也说会尽量压缩时间，不耽误大家过年，街道办会派专人协调停水停电的安排，请大家放心。"
    assert read(f"<div><p>{prose}</p></div>").published_date is None


def test_the_section_is_the_last_step_of_the_breadcrumb() -> None:
    assert read(f"<div>您的位置：首页 > 新闻 > 城市 > 正文</div>{BODY}").section == "城市"


def test_a_section_that_stands_alone_and_before_the_date_is_found() -> None:
    document = Document(Line(""), [Line(x) for x in ("逾期短信", "老街改造开工", "逾期短信 2024-10-20 04:47:59")])
    metadata.read(None, document, FETCHED, GENERAL)
    assert document.metadata.section == "逾期短信"
    assert document.metadata.published_at == datetime(2024, 10, 19, 20, 47, 59, tzinfo=UTC)


@pytest.mark.parametrize("name", ["admin", "佚名", "本站", "zhang@example.com", "https://a.example/u/1"])
def test_what_is_no_name_is_no_author(name: str) -> None:
    assert read(f'<meta name="author" content="{name}">{BODY}').author == ""


def test_a_canonical_address_is_trusted_on_the_same_host_and_its_twins_only() -> None:
    assert read(f'<link rel=canonical href="/n/one.html">{BODY}').canonical_url == "http://a.example/n/one.html"
    assert read(f'<link rel=canonical href="http://m.a.example/x">{BODY}').canonical_url == "http://m.a.example/x"
    assert read(f'<link rel=canonical href="http://b.example/x">{BODY}').canonical_url == ""


def test_a_canonical_address_that_is_the_home_page_is_not_the_articles() -> None:
    assert read(f'<link rel=canonical href="/">{BODY}').canonical_url == ""
    assert read(f'<link rel=canonical href="/">{BODY}', url="http://a.example/").canonical_url == "http://a.example/"


def test_the_stamp_of_a_post_is_read_among_what_stands_beside_its_poster() -> None:
    beside = ["查看: 3482", "主题", "帖子", "积分", "金牌会员", "发消息", "发表于 2016-10-4 21:08:15 | 只看该作者"]
    said = ["古镇两日游", "第二天一早包车去古镇，路上一个半小时。"]
    document = Document(Line("古镇两日游"), list(map(Line, said)), outside=list(map(Line, beside)), n_within=7)
    assert any("发表于" in line.raw for line in bylines.of(document).close)


def test_who_signs_in_a_house_of_accounts_is_the_medium() -> None:
    head = "<h1>老街改造开工</h1><div class=meta><a class=rich_media_meta_nickname href='#'>老街慢跑团</a></div>"
    found = read(f"{head}{BODY}", "https://mp.weixin.qq.com/s/abc")
    assert (found.author, found.source) == ("", "老街慢跑团")


def test_an_author_is_read_out_of_the_script_that_holds_the_title() -> None:
    script = '<script>window.data={{"post":{{"title":"{}","author":{{"id":7,"name":"石桥人"}}}}}}</script>'
    html = f"<title>老街改造开工</title><h1>老街改造开工</h1>{BODY}"
    assert read(html + script.format("老街改造开工")).author == "石桥人"
    assert read(html + script.format("别的文章")).author == ""


def test_each_author_of_a_paper_is_read() -> None:
    metas = "<meta name=citation_author content=胡一鸣><meta name=citation_author content=段文涛>"
    assert read(f"{metas}<h1>老街改造开工</h1>{BODY}").author == "胡一鸣、段文涛"


def test_in_a_thread_who_stands_beside_the_moment_wrote() -> None:
    head = "<div class=topic><h3>渡口来信 2021-04-24 13:50:12</h3></div>"
    reply = "<div class=comment-item><h4>对岸的人 2021-04-25 09:11:52</h4><p class=reply-content>老街两侧的房子我小时候住过。</p></div>"
    page = f"<title>老街改造开工</title><h1>老街改造开工</h1>{head}{BODY}{reply}"
    assert read(page, "http://a.example/group/topic/22110/").author == "渡口来信"
    assert read(page).author == ""


def test_a_copy_of_an_account_s_page_is_of_its_account() -> None:
    head = "<h1>老街改造开工</h1><div><span class=rich_media_meta_nickname><a>渡口来信</a></span> <em>2021-12-05</em></div>"
    found = read(f"<meta property=og:article:author content=张小满>{head}<div id=js_content>{BODY}</div>")
    assert (found.source, found.author) == ("渡口来信", "张小满")


@pytest.mark.parametrize("line", ["作者 渡口来信 发表于 2018-05-09 22:01 浏览 8100", "作者：三（2）班 渡口来信　　更新时间：2007-5-28"])
def test_a_name_behind_a_blank_or_a_class(line: str) -> None:
    assert read(f"<h1>老街改造开工</h1><p>{line}</p>{BODY}").author == "渡口来信"


def test_a_price_in_yuan_is_no_poet() -> None:
    assert read(f"<h1>老街改造开工</h1><p>2018-05-09</p>{BODY}<table><tr><td>单位名称<td>投标报价（元）<td>得分</table>").author == ""


def test_in_a_thread_a_name_over_what_is_counted_of_somebody_is_the_asker_s() -> None:
    def post(name: str, minute: str, text: str) -> str:
        return f"<table><tr><th><b>{name}</b><br>级别: 侠客<br>发帖: 41<th><div>发表于: 2010-01-20 {minute}</div><div class=f14>{text}</div></table>"

    asked, replied = "老街改造以后，两侧的房子还住不住人？有没有知道的？", "住的，我家就在桥北头，灯都换过了，夜里也亮。"
    page = (
        f"<title>老街改造开工 - 河边论坛</title><h1>老街改造开工</h1>{post('渡口来信', '19:02', asked)}{post('对岸的人', '21:33', replied)}"
    )
    assert read(page, "http://bbs.example.com/read.php?tid=4412").author == "渡口来信"


def test_the_byline_of_the_next_article_is_not_the_articles_own() -> None:
    below = "<h3>下一篇</h3><h4><a href=/2>渡口的灯</a></h4><p>作者：赵明远　来源：河边晚报　2020-01-05</p>"
    found = read(f"<h1>老街改造开工</h1><p>2024-10-20</p>{BODY}{below}")
    assert (found.author, found.source, found.published_date) == ("", "", date(2024, 10, 20))
    signed = "<h3>作者简介</h3><p>作者：赵明远</p>"
    assert read(f"<h1>老街改造开工</h1><p>2024-10-20</p>{BODY}{signed}").author == "赵明远"


def test_a_threads_date_is_of_its_first_post_however_much_is_said_of_who_wrote_it() -> None:
    poster = "<td><b>渡口的猫</b><p>级别: 骑士</p><p>发帖 9</p><p>铜币 30</p><p>来自 河边</p></td>"
    posts = "".join(
        f"<table><tr>{poster}<td><div>发表于: 2020-08-2{n} 07:12</div><div class=post_message id=post_message_{n}>{text}</div></td></tr></table>"
        for n, text in enumerate(("老街的石桥昨天重新开放，我去走了一趟。", "桥北头的木屋还在，里面摆着旧账本。"), 1)
    )
    html = f"<title>石桥开放，谁去看过</title><div>河边网>城市>石桥开放，谁去看过</div><h1>石桥开放，谁去看过</h1>{posts}"
    assert read(html, "http://a.example/thread-78-1.html").published_date == date(2020, 8, 21)
