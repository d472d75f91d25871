"""When an article came out."""

from datetime import UTC, date, datetime

import pytest

from filters import content, dom, metadata
from filters.line import Line
from filters.model import GENERAL, Document

FETCHED = datetime(2024, 10, 21, tzinfo=UTC)
PROSE = "".join(f"<p>桥修好以后，第{n}天就有人从对岸送来了新摘的梨，一家分了两个。</p>" for n in "一二三四五")


def day(head: str, below: str = "", url: str = "http://www.example.com/a/1.html", above: str = "", first: str = "") -> date | None:
    body = f"{above}<h1>桥修好以后的事</h1>{head}<div class=content>{first}{PROSE}</div>{below}"
    page = dom.parse(f"<title>桥修好以后的事</title><body>{body}", url)
    document = content.choose(page, GENERAL)
    metadata.read(page, document, FETCHED, GENERAL)
    return document.metadata.published_date


def test_what_stands_below_the_headline_comes_before_lists_above_it_and_beside_the_article() -> None:
    others = "<ul><li><a href=/2>别的文章</a>2024-06-18</li><li><a href=/3>又一篇文章</a>2024-06-17</li></ul>"
    assert day("<p>2023-10-03 08:00</p>", others, above=others) == date(2023, 10, 3)


def test_the_day_of_a_change_stands_back() -> None:
    assert day("<p>更新于：2024-03-15</p><p>发布于：2021-12-01</p>") == date(2021, 12, 1)
    assert day("<p>已于 2024-03-15 11:10 修改</p><p>于 2021-12-01 20:05 首次发布</p>") == date(2021, 12, 1)
    assert day("<p>更新于：2024-03-15</p>") == date(2024, 3, 15)
    assert day("<p>2024-03-15 08:13更新 来源：河边报</p>") == date(2024, 3, 15)


def test_the_day_of_the_last_edit_far_below_is_the_date_only_where_no_other_is_told() -> None:
    foot = "".join(f"<p>{line}</p>" for line in ["分类：河边的桥", "导航", "工具", "打印", "搜索", "帮助"])
    foot += "<p>本页面最后编辑于 2023年3月1日 (星期三) 03:05</p>"
    assert day("", foot) == date(2023, 3, 1)
    assert day("<p>发布于 2022-02-20</p>", foot) == date(2022, 2, 20)


def test_the_moment_of_a_post_may_stand_below_what_tells_of_its_writer() -> None:
    left_out = [
        "等级：侠客",
        "文章：233",
        "积分：1020",
        "注册：2003-6-8",
        "资料 短信 好友",
        "楼主",
        "2004-8-12 21:05:00",
        "2004-8-12 21:40:00",
    ]
    lines = [Line("桥修好以后，第一天就有人送来了新摘的梨。")]
    title = Line("桥修好以后的事")
    document = Document(title, lines, headline=title, outside=[Line(text) for text in left_out], n_before=0, n_within=len(left_out))
    metadata.read(None, document, FETCHED, GENERAL)
    assert document.metadata.published_date == date(2004, 8, 12)


def test_when_a_writer_registered_dates_nothing() -> None:
    assert day("<dl><dt>注册时间</dt><dd>2011-3-5</dd></dl><p>发表于 2019-10-7 22:15</p>") == date(2019, 10, 7)


@pytest.mark.parametrize(
    "line", ["© 2015-03-01 河边网", "版权所有 2015-03-01", "备案号 2015-03-01", "2015年3月1日，这座桥正式通车，两岸都放了假。"]
)
def test_what_tells_of_the_site_or_a_story_dates_nothing(line: str) -> None:
    assert day("", f"<p>{line}</p>") is None


def test_the_address_dates_where_no_line_does() -> None:
    assert day("", url="http://www.example.com/2021/0816/1.html") == date(2021, 8, 16)
    assert day("", url="http://www.example.com/202108/t20210816_77.htm") == date(2021, 8, 16)
    assert day("", url="http://www.example.com/331/88.html") is None
    assert day("", url="http://www.example.com/2021/1316/1.html") is None
    assert day("<p>2020-01-02</p>", url="http://www.example.com/2021/0816/1.html") == date(2020, 1, 2)


@pytest.mark.parametrize(
    "head",
    [
        '<span data-timestamp="1678152600"></span>',
        '<i data-time="1678152600000"></i>',
        '<a title="2023-03-07 18:30">3月7日</a>',
        '<script>var article={"id":1720000000,"publishTime":"2023-03-07 15:22:08"};</script>',
        '<script>var ct = "1678152600";</script>',
    ],
)
def test_attributes_and_scripts_give_a_moment_away(head: str) -> None:
    assert day(head) == date(2023, 3, 7)


def test_other_figures_in_a_script_do_not() -> None:
    assert day('<script>var id = "1678152600", expires = "2023-03-07", start_time = 1;</script>') is None


def test_a_day_that_a_script_writes_into_the_page_is_read() -> None:
    assert day('<span id=pub></span><script>document.getElementById("pub").innerHTML=fmt("2019-12-21 10:33:21");</script>') == date(
        2019, 12, 21
    )


def test_today_in_a_sentence_dates_nothing() -> None:
    assert day("<p>上个月刚换了桥板，今天走过去一看，又坏了两块，木头太软。</p>") is None


def stated(moment: str) -> str:
    return f'<meta name="pubdate" content="{moment}">'


def test_a_byline_that_says_so_is_believed_before_a_system_that_states_when_it_last_made_the_page() -> None:
    assert day(stated("2024-09-30 15:13:48") + "<p>发布时间：2023-10-03 08:00</p>") == date(2023, 10, 3)
    assert day(stated("2024-09-30 15:13:48") + "<p>2023-10-03 08:00</p>") == date(2024, 9, 30)


@pytest.mark.parametrize(
    ("moment", "shown", "expected"),
    [
        ("2023-10-02T16:17:27.000Z", "", date(2023, 10, 3)),
        ("2023-10-02T16:17:27.000Z", "2023-10-03", date(2023, 10, 3)),
        ("2023-10-02T22:17:56+00:00", "", date(2023, 10, 2)),
        ("2023-10-02T22:17:56Z", "2023-10-02", date(2023, 10, 2)),
        ("2023-10-02T22:17:56+00:00", "2023-10-03", date(2023, 10, 3)),
    ],
)
def test_a_moment_in_universal_time_is_of_the_day_that_the_page_shows(moment: str, shown: str, expected: date) -> None:
    assert day(f"{stated(moment)}<p>{shown}</p>") == expected


def test_a_day_has_the_time_that_markup_states_of_it() -> None:
    head = "<p>发表于 <time datetime='2023-10-03T08:10:11+08:00'>2023-10-03</time> 更新于 <time datetime='2024-01-02T03:04:05+08:00'>2024-01-02</time></p>"
    page = dom.parse(f"<title>桥修好以后的事</title><h1>桥修好以后的事</h1>{head}<div class=content>{PROSE}</div>")
    document = content.choose(page, GENERAL)
    metadata.read(page, document, FETCHED, GENERAL)
    found = document.metadata
    assert (found.published_at, found.published_precision) == (datetime(2023, 10, 3, 0, 10, 11, tzinfo=UTC), "second")


def test_a_relative_time_is_counted_only_where_no_attribute_writes_it_out() -> None:
    assert day("<p>发表于 <span title='2024-5-3 13:17'>5&nbsp;天前</span></p>") == date(2024, 5, 3)
    assert day("<p>发表于 <span>5&nbsp;天前</span></p>") == date(2024, 10, 16)


def test_a_byline_under_the_headline_dates_an_article_that_begins_with_its_title_again() -> None:
    again = "<p>桥修好以后的事</p><p>桥于2019年7月22日通车。</p>"
    page = dom.parse(
        f"<title>桥修好以后的事-河边网</title><body><p>桥修好以后的事</p><p>2023-10-03 08:00 浏览：次</p><div>{again}{PROSE}<p>2019年7月22日</p></div>"
    )
    document = content.choose(page, GENERAL)
    metadata.read(page, document, FETCHED, GENERAL)
    assert document.metadata.published_date == date(2023, 10, 3)


def test_what_day_it_is_today_is_told_and_no_relative_time() -> None:
    assert day("<p>今天是 7 月 6 日，星期三。</p>") != date(2024, 10, 21)
    assert day("<p>今天 · 渡口</p>") == date(2024, 10, 21)


def test_a_list_above_with_a_link_to_the_article_dates_it_not() -> None:
    others = "<ul><li><a href=/1>桥修好以后的事</a><li>2024-06-18<li><a href=/3>又一篇文章</a><li>2024-06-17</ul>"
    assert day("<p>2023-10-03 08:00</p>", above=others) == date(2023, 10, 3)


def test_a_list_of_other_articles_does_not_date_this_one() -> None:
    beside = "<ul><li><a href=/2>河边的早市搬到桥头</a> 2024-10-18</li><li><a href=/3>对岸的灯又亮了</a> 2024-10-19</li></ul>"
    below = "<p><a href=/2>河边的早市搬到桥头</a></p><p>2024-10-18</p><p><a href=/3>对岸的灯又亮了一夜</a></p><p>2024-10-19</p>"
    assert day("", beside) is None
    assert day("", below) is None
    assert day("", above=beside) is None
    assert day("<p><a href=/>河边的早市晚报</a> 2023-10-03 08:00</p>", beside) == date(2023, 10, 3)


@pytest.mark.parametrize("clock", ["今天是2024年10月3日 星期四", "2024年10月20日 星期日 16:20", "欢迎您！2019年10月20日 星期日"])
def test_what_day_it_is_above_the_headline_is_no_date(clock: str) -> None:
    assert day("", above=f"<p>{clock}</p>") is None
    assert day("<p>2023-10-03</p>", above=f"<p>{clock}</p>") == date(2023, 10, 3)


def test_a_cell_says_what_the_date_in_the_next_one_is() -> None:
    cells = "<table><tr><td>成文日期<td>2019-04-28<td>发布日期<td>2019-05-03</table>"
    assert day(cells) == date(2019, 5, 3)
    assert day("<table><tr><td>成文日期<td>2019-04-28</table>") == date(2019, 4, 28)


def test_a_day_in_chinese_numerals_at_the_end_comes_before_what_stands_far_away() -> None:
    far = "".join(f"<p>{word}</p>" for word in "导航 工具 打印 搜索 帮助 留言".split()) + "<p>建站日期 2011-03-04</p>"
    assert day("<p>二〇一九年五月三日</p>", far) == date(2019, 5, 3)


def test_a_byline_whose_account_is_a_link_is_no_list() -> None:
    others = "<ul><li><a href=/2>河边的早市搬到桥头</a> 2024-10-18</li><li><a href=/3>对岸的灯又亮了</a> 2024-10-19</li></ul>"
    assert day("<div><a href=/u/1>河边财经</a><span>2023-10-03 09:05</span><span>来自江城</span></div>", others) == date(2023, 10, 3)


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ("", "http://www.example.com/news/202310/t20231008_1234.html", date(2023, 10, 8)),
        ("", "http://www.example.com/news/202309/t20230908_1234.html", date(2023, 10, 3)),
        ("", "http://www.example.com/news/1234.html", date(2023, 10, 3)),
        ("<p>发布时间：2023-10-05 来源：河边报</p>", "http://www.example.com/news/202310/t20231008_1234.html", date(2023, 10, 5)),
    ],
)
def test_a_day_in_the_articles_own_sentence_stands_back_behind_a_later_one_of_the_address(head: str, url: str, expected: date) -> None:
    told = "<p>2023年10月3日，河边新闻编辑部的人来看新装的灯，一家带了一篮梨，一直看到半夜才散。</p>"
    page = dom.parse(f"<title>桥修好以后的事</title><h1>桥修好以后的事</h1>{head}<div class=content>{told}{PROSE}</div>", url)
    document = content.choose(page, GENERAL)
    metadata.read(page, document, FETCHED, GENERAL)
    assert document.metadata.published_date == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("<p>来源：渡口镇 时间：2023年11月14日</p>", date(2023, 11, 14)),
        ("<p>2023-11-14 来源：渡口镇</p>", date(2023, 11, 14)),
        ("<li>2023年11月14日 09时32分</li><li>来源: 渡口镇</li>", date(2023, 11, 14)),
        ("<p>2023-11-14</p>", date(2024, 2, 29)),  # nothing says that the article came out then
        ("<p>活动时间：2023年11月14日</p>", date(2024, 2, 29)),
        ("<p>来源：渡口镇 时间：2024年2月28日</p>", date(2024, 2, 29)),  # zones may differ by so much
        ("<p>来源：渡口镇 时间：2024年5月3日</p>", date(2024, 2, 29)),
    ],
)
def test_an_earlier_day_in_a_byline_is_believed_before_the_day_that_the_head_states(byline: str, expected: date) -> None:
    assert day(f"<meta name=PubDate content='2024-02-29 10:11'>{byline}") == expected


def test_where_a_script_writes_the_bylines_day_the_address_has_it_and_no_sentence_of_the_article() -> None:
    told = "<p>名单从2023年7月1日起公示七天。</p>"
    address = "http://www.example.com/tz/202306/t20230621_1.html"
    assert day("<p>发布时间： 字体：小 中 大</p>", url=address, first=told) == date(2023, 6, 21)
    assert day("<p>发布时间：2023-06-20 字体：小 中 大</p>", url=address, first=told) == date(2023, 6, 20)


def test_a_day_between_bars_may_have_two_figures_of_its_year() -> None:
    assert day("<p>| 14-11-26 | 【大 中 小】【打印】</p>", first="<p>2008年5月1日开工。</p>") == date(2014, 11, 26)
    assert day("<p>14-11-26</p>", url="http://www.example.com/tz/t20230621_1.html") == date(2023, 6, 21)


def test_the_minute_of_an_edit_comes_before_a_day_in_the_text() -> None:
    first = "<p>2023.10.30 v1.5版本的桥已经修好</p>"
    assert day("<p>编辑于 2024年3月22日 22:54</p>", first=first) == date(2024, 3, 22)
    assert day("<p>编辑于 2024年3月22日 22:54</p>", first="<p>发布时间：2023-10-30</p>") == date(2023, 10, 30)
    assert day("", first=first) == date(2023, 10, 30)


def test_the_moment_below_the_text_comes_before_that_of_a_column_s_last_entry() -> None:
    lines = ["<a href=/c/1>所属专栏 · 2024-03-15 13:35 更新</a>", "渡口来信", "962 篇内容", "最热内容", "一盏灯能照多远？"]
    below = "".join(f"<p>{line}</p>" for line in lines)
    assert day("", f"{below}<p>发布于 2022-09-29 15:30</p>") == date(2022, 9, 29)
    assert day("", below) == date(2024, 3, 15)
