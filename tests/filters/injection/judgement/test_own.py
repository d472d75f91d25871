"""What is the page's own: names that its links use, chapters, items of long lists, phrases of titles, people of one family."""

import pytest

from filters import injection
from filters.line import Line
from filters.model import Document, Link, Page

ARTICLE = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]
HOME = "http://www.rice.example/1.html"
COLUMNS = ("首页", "种植技术", "农机", "土壤", "行情", "天气")


def looked_at(title, lines, anchors=(), *, host="www.rice.example", outside=(), hidden=False):
    links = [Link(f"http://{host}/{n}", text, hidden) for n, text in enumerate((*COLUMNS, *anchors))]
    document = Document(Line(title), [Line(text) for text in lines], outside=[Line(text) for text in outside])
    injection.find(Page(url=HOME, links=links), document)
    return [finding.evidence for finding in document.findings]


def test_a_column_that_the_site_links_to_is_no_injected_slot():
    title = "水稻插秧要点_国外网赚_种稻笔记"
    assert looked_at(title, ARTICLE) == ["国外网赚"]
    assert looked_at(title, ARTICLE, ["国外网赚"]) == []


@pytest.mark.parametrize("link", [{"host": "www.other.example"}, {"hidden": True}])
def test_a_link_to_another_site_or_a_hidden_one_vouches_for_nothing(link):
    assert looked_at("水稻插秧要点_国外网赚_种稻笔记", ARTICLE, ["国外网赚"], **link) == ["国外网赚"]


def test_a_site_most_of_whose_links_say_what_spam_sells_vouches_for_none():
    spam = ["百家乐开户", "时时彩平台", "六合彩投注", "棋牌上下分", "真人百家乐", "北京赛车平台", "足球投注", "香港马会特码", "彩票代理"]
    assert looked_at("水稻插秧要点_国外网赚_种稻笔记", ARTICLE, ["国外网赚", *spam]) == ["国外网赚"]


def test_tags_of_the_site_are_no_header():
    tags = ["私家侦探", "跟踪", "婚外情调查", "推理"]
    assert looked_at("水稻插秧要点", ARTICLE, outside=[" ".join(tags)]) != []
    assert looked_at("水稻插秧要点", ARTICLE, tags, outside=[" ".join(tags)]) == []


def test_a_list_of_spams_own_terms_is_one_wherever_it_leads():
    terms = ["真人百家乐平台", "时时彩计划软件", "六合彩特码资料", "北京赛车投注网", "棋牌游戏上下分"]
    assert looked_at("水稻插秧要点", ARTICLE, terms, outside=["_".join(terms)]) != []


def test_a_headline_that_links_to_another_article_is_the_sites_own():
    headline = "六合彩特码"
    assert looked_at("水稻插秧要点", ARTICLE, outside=[headline]) != []
    assert looked_at("水稻插秧要点", ARTICLE, [headline], outside=[headline]) == []


def test_a_chapters_name_is_no_term(search):
    assert search("第一百三十章 六合彩特码", ARTICLE).findings == []
    assert search("水稻插秧要点 六合彩特码", ARTICLE).findings != []


@pytest.mark.parametrize(
    "title",
    [
        "百家乐、二十一点、轮盘的数学",
        "泛目录、寄生虫、蜘蛛池:黑帽手法一览",
        "威廉希尔、立博开出欧洲杯夺冠赔率",
        "“债务优化”“停息挂账”黑产调查",
    ],
)
def test_what_a_titles_phrase_enumerates_is_its_subject(search, title):
    assert search(title, ARTICLE).findings == []


@pytest.mark.parametrize("title", ["百家乐、二十一点、时时彩", "百家乐、时时彩、六合彩开户官网"])
def test_an_enumeration_that_does_not_go_on_or_ends_in_a_call_is_a_list(search, title):
    assert search(f"水稻插秧要点_{title}", ARTICLE).findings != []


def test_people_of_one_family_are_no_brands(search):
    names = ["万灿乔、万吉星、万旭辰、万哲兴", "万隆凯、万旭柏、万俊皓、万宇翔"]
    assert search("万姓好名字", ["取名要看字义和读音,也要好写。", *names]).findings == []


def test_numbers_of_one_series_are_no_brands(search):
    courses = ["NJ210405A1平日班", "NJ210405A2平日班", "NJ210405B1平日班"]
    assert search("春季班课程表", ["课程在市区校区,每班不超过十人。", *courses]).findings == []


@pytest.mark.parametrize(("lines", "flags"), [(19, 1), (20, 0)])
def test_one_of_many_short_lines_is_an_item(search, lines, flags):
    words = "春江 秋水 夏荷 冬雪 山月 海风 松涛 竹影 梅香 兰舟 云帆 石桥 柳岸 花溪 草堂 茶烟 棋声 墨痕 书灯 琴心".split()
    names = [f"{word}{end}" for word, end in zip(words, "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", strict=True)][: lines - 1]
    assert len(search("好听的网名", [*ARTICLE, "", *names[:9], "六合彩特码", *names[9:], ""]).findings) == flags


def test_hotels_are_houses(search):
    assert search("皇冠假日酒店、金沙大酒店、银河宾馆比价", ARTICLE).findings == []


@pytest.mark.parametrize(
    "title", ["楼凤飞:一位女建筑师的故事", "“无抵押、秒到账、黑户可贷”?这些贷款广告千万别信", "富婆重金求子?二十年前的骗局还有人信"]
)
def test_a_story_or_a_rhetorical_question_is_about_its_term(search, title):
    assert search(title, ARTICLE).findings == []


def test_half_of_the_keywords_in_a_title_are_enough_where_nothing_else_is_found(search):
    keywords = "关键词:婚外情调查,私家侦探,隐私"
    assert search("调查婚外情合法吗", [*ARTICLE, keywords]).findings == []
    assert search("水稻插秧合适吗", [*ARTICLE, keywords]).findings != []


def test_names_for_something_are_no_list_of_terms(search):
    assert search("华体 博体 星耀 体育公司名字", ARTICLE).findings == []
    assert search("六合彩特码 时时彩计划 北京赛车 官网", ARTICLE).findings != []
