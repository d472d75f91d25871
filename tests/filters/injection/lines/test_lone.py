import pytest

from filters.injection.lines import lone, places
from filters.injection.lines.sheet import Sheet
from filters.injection.vocabulary import patterns
from filters.line import Line

PROSE = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]


def found(*lines):
    sheet = Sheet([(field, number, Line(text)) for number, (field, text) in enumerate(lines)])
    return [(sheet.texts[item.at][item.start : item.end], item.place) for item in lone.find(sheet)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("秧田要管好水分。无名词语", "无名词语"),
        ("秧田要管好水分。无名词语:", "无名词语"),
        ("秧田要管好水分。无名词语:下一步及时补苗。", "无名词语"),
        ("秧田要管好水分。无名词语,", "无名词语"),
        ("秧田要管好水分。两个 词语", "两个词语"),
        ("秧田要管好水分。这里 三个 词语", None),
        ("秧田要管好水分。二字", None),
        ("秧田要管好水分,无名词语", None),
        ("秧田要管好水分。立即注册", None),
        ("秧田要管好水分。凌晨1:30", None),
        ("秧田要管好水分。第12章", None),
        ("秧田要管好水分。第三部", None),
        ("秧田要管好水分。回复2021年3月8日", None),
        ("秧田要管好水分。各位多谢阿", None),
        ("秧田要管好水分。08图表", None),
        ("秧田要管好水分。2.无名词语", None),
        ("秧田要管好水分。不推荐早播", None),
        ("秧田要管好水分。服务电话见后", None),
        ("秧田要管好水分?周明远:下一步及时补苗。", None),
    ],
)
def test_a_fragment_behind_a_sentence_is_glued(text, term):
    assert found(("text", text)) == ([(term, places.GLUED)] if term else [])


def test_a_fragment_in_round_brackets_ends_a_text():
    assert found(("text", "秧田要管好水分。（无名官网）")) == [("无名官网", places.BESIDE)]


def test_what_brackets_hold_inside_a_sentence():
    assert found(("text", "秧田（无名官网）要管好水分。")) == [("无名官网", places.ASIDE)]
    assert found(("text", "秧田要管好水分。"), ("text", "两块秧田[无名词语]都管好了水分。")) == [("无名词语", places.ASIDE)]
    assert found(("text", "秧田（无名官网）、水渠要管好水分。")) == []
    assert found(("text", "秧田（无名官网）水分")) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("秧田要管好水分,无名娱乐:下一步及时补苗。", "无名娱乐"),
        ("秧田要管好水分。无名娱乐,下一步及时补苗。", "无名娱乐"),
        ("秧田要管好水分,无名娱乐,下一步及时补苗。", None),
        ("秧田要管好水分,无名词语:下一步及时补苗。", None),
        ("秧田要管好水分,我们的娱乐:下一步及时补苗。", None),
    ],
)
def test_a_clause_that_is_a_name_with_a_stem_stands_before_a_colon_or_begins_a_sentence(text, term):
    assert [name for name, place in found(("text", text)) if place is places.CLAUSE] == ([term] if term else [])


@pytest.mark.parametrize("line", ["无名词语,电话17055550123", "无名词语 加微信ab12345", "无名词语:qq303030303"])
def test_a_term_in_a_line_of_its_own_stands_before_a_contact(line):
    assert ("无名词语", places.OFFER) in found(("text", line))
    assert found(("text", f"插秧要管好水分,{line}。")) == []


@pytest.mark.parametrize("line", ["请把报名表交来,电话17055550123", "无名词语,工作日接待"])
def test_sentences_and_lines_without_a_contact_offer_nothing(line):
    assert [name for name, place in found(("text", line)) if place is places.OFFER] == []


def test_a_fragment_stands_behind_who_wrote_the_sentence_before_it():
    assert ("无名词语", places.GLUED) in found(("text", "秧田要管好水分。(记者李明)无名词语:"))


def test_a_line_of_its_own_behind_a_sentence_is_not_glued():
    assert found(("text", "秧田要管好水分。"), ("text", "无名词语")) == []


@pytest.mark.parametrize("label", ["本文关键字", "主题词", "合作伙伴", "热门关键字", "大家还在搜", "tag标签"])
def test_a_keyword_line_has_many_labels(label):
    assert found(("text", f"{label}:规划法,无名词语")) == [("规划法", places.SLOT), ("无名词语", places.SLOT)]


def test_the_slots_of_a_keyword_line_and_of_a_source():
    assert found(("text", "本文关键词:规划法,无名词语")) == [("规划法", places.SLOT), ("无名词语", places.SLOT)]
    assert found(("text", "来源:无名词语")) == [("无名词语", places.SOURCE)]
    assert found(("text", "文章摘要:无名词语,秧田要管好水分。")) == [("无名词语", places.SUMMARY)]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("水稻插秧要点【无名词语】", places.BRACKETS),
        ("水稻插秧要点≪无名词语≫", places.BRACKETS),
        ("‘无名词语’水稻插秧要点", places.QUOTES),
        ("‘无名词语’", None),
        ("水稻【无名词语】插秧要点", None),
        ("【无名官网】水稻插秧要点", places.BESIDE),
        ("水稻插秧要点（无名官网）", places.BESIDE),
        ("【无名词语】水稻插秧要点", places.EDGE),
        ("水稻插秧要点（无名词语）", places.EDGE),
        ("水稻插秧要点（河北体育官网）", places.EDGE),
        ("水稻（无名官网）插秧要点", None),
        ("水稻插秧要点“无名词语”", places.EDGE),
        ("水稻插秧的“无名词语”", None),
    ],
)
def test_brackets_and_quotes_at_a_titles_edge(title, place):
    assert [p for _, p in found(("title", title))] == ([place] if place else [])


def test_every_slot_of_a_title_that_may_be_a_term():
    assert found(("title", "水稻要点_无名词语")) == [("水稻要点", places.EDGE), ("无名词语", places.EDGE)]
    assert found(("title", "水稻要点_育苗_无名词语")) == [
        ("水稻要点", places.BETWEEN),
        ("育苗", places.SHORT),
        ("无名词语", places.BETWEEN),
    ]
    assert found(("title", "水稻要点 - 无名词语 - 育苗"))[1] == ("无名词语", places.BETWEEN)
    rice, short, name = ("水稻要点", places.SLOT_OF_TITLE), ("育苗", places.SHORT), ("无名词语", places.SLOT_OF_TITLE)
    assert found(("title", "水稻要点,无名词语 - 育苗")) == [rice, name, short]
    assert found(("title", "水稻要点,无名词语")) == [rice, name]
    assert found(("title", "水稻“无名词语”要点_育苗")) == [short]
    assert found(("title", "水稻要点┊无名词语")) == [("水稻要点", places.EDGE), ("无名词语", places.EDGE)]
    assert found(("title", "水稻要点◆无名词语")) == [rice, name]
    assert found(("title", "无名词语")) == [("无名词语", places.WHOLE)]


@pytest.mark.parametrize("title", ["水稻插秧要点无名词语", "无名词语水稻插秧要点"])
def test_what_a_title_says_beside_a_heading_without_a_sign(title):
    heading = ("text", "水稻插秧要点")
    assert found(("title", title), heading)[-1] == ("无名词语", places.EDGE)
    assert found(("title", title), ("text", title), heading)[-1] == ("无名词语", places.EDGE)
    assert found(("title", title), ("text", "水稻插秧")) == [(title, places.WHOLE)]


def test_what_decorates_a_brand_is_no_slot():
    assert found(("title", "要点_育苗 - 无名词语 - 手机版"))[-1] == ("无名词语", places.BETWEEN)
    assert found(("title", "水稻要点 - 首页")) == [("水稻要点", places.WHOLE)]


def test_a_line_that_repeats_the_title_is_read_like_it():
    assert found(("title", "水稻要点【无名词语】"), ("text", "水稻要点【无名词语】")) == [("无名词语", places.BRACKETS)] * 2


@pytest.mark.parametrize("line", ["{}不押车垫资急贷", "{}网黑花户急借"])
def test_a_term_that_no_stem_says_alone_is_found_where_it_is_glued(search, line):
    glued = [line.format(PROSE[0]), PROSE[1]]
    (finding,) = search("水稻插秧要点", glued).findings
    assert finding.evidence == line.format("")
    assert "place +1.5: glued behind a sentence" in finding.explanation


def test_an_article_that_speaks_of_the_term_vouches_for_it(search):
    assert search("短租公寓", ["民宿与短租公寓的消防检查今天开始,短租公寓要配灭火器。短租公寓", PROSE[1]]).findings == []


def test_the_calls_of_pages_are_folded():
    assert patterns.calls() >= {"立即注册", "阅读全文"}


def test_a_slot_behind_the_sites_own_name():
    assert found(("title", "水稻要点_乡村新闻网_无名词语"))[-1] == ("无名词语", places.BEHIND)
    assert found(("title", "水稻要点_新闻频道_无名词语"))[-1] == ("无名词语", places.BETWEEN)


def test_two_characters_fill_a_slot_of_a_title():
    assert found(("title", "水稻要点_二字"))[-1] == ("二字", places.SHORT)
    assert found(("title", "二字")) == [("二字", places.WHOLE)]
    assert found(("text", "秧田要管好水分。二字")) == []


def test_a_title_that_names_a_tag_has_no_slots():
    assert found(("title", "标签: 无名词语 | 某某笔记本")) == []


def test_a_number_and_its_measure_are_no_slot():
    assert "亿美元收购" not in [term for term, _ in found(("title", "一家公司花费 12 亿美元收购 对手"))]


def test_a_column_of_a_site_is_no_term_and_a_brand_that_ends_like_it_is(search):
    assert not search("水稻插秧要点_棋牌", PROSE).findings
    assert [f.evidence for f in search("水稻插秧要点_开元棋牌", PROSE).findings] == ["开元棋牌"]


def test_a_doubtful_tag_among_tags_of_which_the_article_says_none_is_no_term(search):
    assert not search("水稻插秧要点", [*PROSE, "标签:千斤顶,珍珠,喷码机"]).findings
    assert [f.evidence for f in search("水稻插秧要点", [*PROSE, "标签:插秧,秧田,容易下款"]).findings] == ["容易下款"]


def test_the_slots_of_a_keyword_line_that_only_spaces_divide(search):
    body = [*PROSE, "标签:鼎盛彩票8x 插秧 秧田"]
    assert [f.evidence for f in search("水稻插秧要点", body).findings] == ["鼎盛彩票8x"]


@pytest.mark.parametrize("line", ["代考公司,秧田要管好水分和肥力。", "秧田要管好水分。微信号出售批发,插秧前一周适当炼苗。"])
def test_a_clause_that_a_stem_says_alone_begins_a_line_or_a_sentence_of_any_family(search, line):
    assert [f.evidence for f in search("水稻插秧要点", [line, *PROSE]).findings] == [line.partition(",")[0].rpartition("。")[2]]


@pytest.mark.parametrize("line", ["代考公司,办证刻章,哪里都有人问。", "台湾运彩开出让分盘,主队让一分半,球迷反应热烈。"])
def test_a_clause_of_an_enumeration_or_of_a_report_is_no_term(search, line):
    assert not search("水稻插秧要点", [line, *PROSE]).findings


@pytest.mark.parametrize("tag", ["毕业证翻译", "定位手表", "抵押贷款", "玉石刻章"])
def test_of_tags_of_which_the_article_says_none_one_more_says_nothing(search, tag):
    assert not search("水稻插秧要点", [*PROSE, f"热门标签:羽毛球场_{tag}_旅游包车_烤鱼加盟"]).findings


def test_of_keywords_of_a_title_of_which_the_article_says_hardly_any_one_more_says_nothing(search):
    keywords = "会计代账_公司注册_税务申报_发票代领_商标注册-诚信财务"
    assert not search(keywords, PROSE).findings
    assert [f.evidence for f in search("水稻插秧要点_发票代领_农技网", PROSE).findings] == ["发票代领"]
