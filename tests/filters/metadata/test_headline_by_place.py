"""Headlines told by their place, where <title> names no article or the site alone."""

import pytest

from filters import content, dom
from filters.model import GENERAL

BODY = "<div><p>老街改造工程昨天正式开工，第一批施工人员已经进场，预计工期为六个月。</p><p>老街两侧的房子只修不拆，改造后铺设透水砖。</p></div>"


def title_of(title: str, body: str, head: str = "") -> str:
    page = dom.parse(f"<title>{title}</title>{head}<body>{body}", "http://www.example.com/a/1.html")
    return content.choose(page, GENERAL).render_title()


@pytest.mark.parametrize("title", ["", "- 渡口诗文", "_渡口诗文", "| 渡口诗文", "New Page 1", "无标题文档"])
@pytest.mark.parametrize("line", ["<p><b>归舟夜话</b></p>", "<h3>归舟夜话</h3>"])
def test_of_a_title_that_names_no_article_the_line_that_the_article_begins_with_is_the_headline(title: str, line: str) -> None:
    assert title_of(title, f"<div>{line}{BODY[5:]}") == "归舟夜话"


def test_a_poems_name_may_be_one_character_and_other_lines_are_no_headlines() -> None:
    poem = "<p>前溪水浅石头白，</p><p>后溪水深石头青。</p>"
    assert title_of("- 渡口诗文", f"<div><p>溪</p><p>唐·许某</p>{poem}{BODY[5:]}") == "溪"
    assert title_of("- 渡口诗文", f"<div><p>溪</p><p>桥下的水</p>{BODY[5:]}") != "溪"
    assert title_of("- 渡口诗文", f"<div><p>老街改造，工程开工。</p>{BODY[5:]}") == "- 渡口诗文"


@pytest.mark.parametrize("below", ["渡口财经 2024-10-20 18:48", "2024-10-20 阅读 12", "林晓禾 2024-10-20"])
def test_a_line_over_the_day_with_a_link_back_behind_it_is_the_headline_of_a_site_that_names_itself_alone(below: str) -> None:
    line = "<p>钢价还会涨吗，看完这些数字再说 <a href=/l>返回</a></p>"
    assert title_of("渡口之窗", f"<div>{line}<p>{below}</p></div>{BODY}") == "钢价还会涨吗，看完这些数字再说"


def test_neither_years_nor_terms_nor_tags_are_headlines() -> None:
    told = f"<div><h1>渡国</h1><h3>前221年－前207年</h3><p>渡国在河的两岸。</p>{BODY[5:]}"
    assert title_of("渡口记", told) == "渡国"
    table = "<table><tr><td>索引号: 00248/2024<td>发布机构: 渡口镇<td>生成日期: 2024-10-21<tr><td>灯修好了以后<tr><td>发布日期：2024-10-21</table>"
    assert title_of("渡口镇门户", f"{table}<div>{BODY}</div>") == "灯修好了以后"
    tags = "<h1>桥图</h1><p>画图的工具</p><p>绘图 4.7 分 热度 95 免费</p><p>更新：2024-10-21</p>"
    assert title_of("桥图3.2怎么样_值得用吗", tags.replace("桥图<", "桥图3.2<") + BODY) == "桥图3.2"


def test_a_short_h1_that_the_article_does_not_tell_of_is_no_headline() -> None:
    assert title_of("老街改造工程开工", f"<h1>渡国</h1>{BODY}") == "老街改造工程开工"


@pytest.mark.parametrize("head", ["灯修好了以后-渡口镇", "渡口镇"])
def test_what_an_authority_states_as_the_title_is_it_where_the_page_shows_it(head: str) -> None:
    stated = "<meta name=ArticleTitle content=灯修好了以后><meta name=SiteName content=渡口镇>"
    assert title_of(head, f"<p>灯修好了以后</p><p>关于老街的说明</p><p>时间：2024-10-21</p>{BODY}", stated) == "灯修好了以后"
    assert title_of("老街改造工程开工", BODY, stated) == "老街改造工程开工"


def test_the_table_over_a_notice_says_what_it_is_called() -> None:
    table = "<table><tr><td>索引号：<td>00248/2024<tr><td>名称：<td>关于修灯的通知<tr><td>文号：<td>渡发〔2024〕3号</table>"
    assert title_of("渡口镇", f"{table}<div>{BODY}</div>") == "关于修灯的通知"
    assert title_of("渡口镇", f"{table.replace('索引号', '型号').replace('文号', '尺寸')}<div>{BODY}</div>") == "渡口镇"


def test_a_chapter_between_links_to_others_is_the_title_where_the_page_names_the_book() -> None:
    head = "<h3>西窗夜话</h3><h2>第八回 客栈夜谈</h2>"
    assert title_of("西窗夜话-渡口书库", f"{head}{BODY}<p><a href=7>上一回</a> <a href=9>下一回</a></p>") == "第八回 客栈夜谈"
    assert title_of("西窗夜话-渡口书库", f"{head}{BODY}") == "西窗夜话"


def test_of_a_title_that_lists_what_the_site_wants_to_be_found_for_h1_is_the_headline() -> None:
    stuffed = "渡口建筑公司|老街改造|桥梁工程|铺设透水砖|加装路灯"
    assert title_of(stuffed, f"<h1>二百盏灯！</h1><p>作者：许某</p>{BODY}") == "二百盏灯！"


def test_a_sites_name_in_h1_and_title_stands_back_behind_the_line_over_the_byline() -> None:
    head = "<img src=/img/logo.png alt=渡口中学><h1>渡口中学</h1><p>我们开运动会了</p><p>发布者：许某 发布时间：2024-10-21</p>"
    assert title_of("渡口中学", f"{head}{BODY}") == "我们开运动会了"
