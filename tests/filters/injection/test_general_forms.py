"""Forms in which unknown names and disguised terms come, whatever they sell, and honest lines that look alike."""

import pytest

from filters import injection
from filters.injection.lines.sheet import Sheet
from filters.line import Line
from filters.model import Document, Page

ARTICLE = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]
TITLE = "水稻插秧要点"


def evidence(document):
    return [f.evidence for f in document.findings]


def texts(line):
    sheet = Sheet([("text", 0, Line(line))])
    return [sheet.texts[0][s.start : s.end] for group in sheet[0].body for s in group]


@pytest.mark.parametrize("title", ["www.7788tyc.com:水稻插秧要点", "水稻插秧要点_5577js.com", "水稻插秧要点【ｗｗｗ.8899bet.vip】"])
def test_a_numbered_address_that_the_page_does_not_know_is_a_brand(search, title):
    document = search(title, ARTICLE)
    assert document.title.render() == TITLE
    assert [f.category.value for f in document.findings] == ["injection.gambling"]


@pytest.mark.parametrize("title", ["水稻插秧要点_www.163.com", "水稻插秧要点_nongye.com", "水稻插秧要点-7788nong.com.cn"])
def test_known_sites_and_names_without_numbers_are_honest_addresses(search, title):
    assert search(title, ARTICLE).findings == []


def test_an_address_is_honest_where_the_page_shows_it_or_is_there(search):
    title = "水稻插秧要点_www.7788nong.com"
    assert search(title, [*ARTICLE, "欢迎投稿到7788nong编辑部"]).findings == []
    document = Document(Line(title), [Line(text) for text in ARTICLE])
    injection.find(Page(url="https://m.7788nong.com/a/1.html"), document)
    assert document.findings == []


def test_an_address_is_one_word():
    assert texts("资料 www.a-b.com 下载") == ["资料", "www.a-b.com", "下载"]


def test_a_date_behind_a_name_is_no_part_of_it(search):
    document = search(TITLE, ["来源:开云体育 2021-06-16", *ARTICLE])
    assert evidence(document) == ["开云体育"]


def test_a_label_of_links_needs_no_colon(search):
    document = search(TITLE, [*ARTICLE, "友情链接 国产自拍视频_日韩无码在线_人妻少妇影院"])
    assert evidence(document) == ["国产自拍视频_日韩无码在线_人妻少妇影院"]


def test_who_owns_the_page_may_be_a_brand(search):
    assert evidence(search(TITLE, [*ARTICLE, "版权所有:华体会体育"])) == ["华体会体育"]
    assert evidence(search(TITLE, [*ARTICLE, "版权所有:某某县农业技术推广中心"])) == []


def test_a_title_that_asks_does_not_speak_of_what_stands_in_brackets_behind_it(search):
    assert evidence(search("如何做好水稻插秧【金盛彩票邀请码】", ARTICLE)) == ["金盛彩票邀请码"]


def test_what_was_found_in_a_marked_list_takes_the_rest_of_it_along(search):
    items = ["■ 老款鞋子批发", "■ 精仿手表货源", "■ 复刻包包厂家", "■ 一手清单"]
    document = search(TITLE, [ARTICLE[0], *items, ARTICLE[1]])
    assert evidence(document) == [item.removeprefix("■ ") for item in items]


def test_an_item_of_which_the_article_speaks_stays(search):
    items = ["■ 水稻插秧", "■ 精仿手表货源", "■ 复刻包包厂家", "■ 秧田水分管理"]
    document = search(TITLE, [ARTICLE[0], *items, ARTICLE[1]])
    assert evidence(document) == ["精仿手表货源", "复刻包包厂家"]


def test_words_of_sentences_are_part_of_an_offer_that_the_model_is_sure_of(search):
    assert evidence(search("[黑户也能下的口子]水稻插秧要点", ARTICLE)) == ["黑户也能下的口子"]


def test_a_syllable_in_letters_is_a_disguise(search):
    assert evidence(search(TITLE, ["代开fa票", *ARTICLE])) == ["代开fa票"]
    assert evidence(search(TITLE, ["ai写作", *ARTICLE])) == []


def test_a_word_that_begins_with_letters_is_closed_up_where_it_is_spelt():
    assert texts("成.人.电.影_a.v.女.优_黄.色.网.站") == ["成人电影", "av女优", "黄色网站"]


@pytest.mark.parametrize("line", ["激情自拍视频网:先把秧田的水放掉一半再下机插秧。", "来源:激情自拍视频网", "激情自拍视频网"])
def test_a_term_that_the_model_is_sure_of_is_found_before_a_sentence_as_a_source_and_by_itself(search, line):
    assert evidence(search(TITLE, [line, *ARTICLE])) == ["激情自拍视频网"]


@pytest.mark.parametrize("line", ["农技站负责人介绍:先把秧田的水放掉一半再下机插秧。", "来源:江南农业信息网", "插秧机保养须知", "验证码"])
def test_speakers_sources_and_headings_are_honest(search, line):
    assert search(TITLE, [line, *ARTICLE]).findings == []


def test_the_ending_of_an_institution_is_no_warrant_for_what_is_surely_sold(search):
    assert evidence(search(f"{TITLE}_成人交友约炮网", ARTICLE)) == ["成人交友约炮网"]
    assert search(f"{TITLE}_江南交友网", ARTICLE).findings == []


def test_a_stem_that_cuts_a_word_does_not_say_it_alone(search):
    (whole,) = search(f"{TITLE}_成人交友约炮网", ARTICLE).findings
    assert "says it alone" in whole.explanation
    (cut,) = search(f"{TITLE}_澳门威尼斯人注册", ARTICLE).findings  # 澳门威尼斯 ends inside 威尼斯人
    assert "says it alone" not in cut.explanation


@pytest.mark.parametrize("term", ["气枪货到付款", "精仿手表一手货源", "外挂出售加微信"])
def test_what_sellers_put_behind_goods_says_that_they_are_sold(search, term):
    assert evidence(search(f"{TITLE}_{term}", ARTICLE)) == [term]


@pytest.mark.parametrize("term", ["水泵货到付款", "农机一手货源", "种子批发"])
def test_goods_that_no_stem_knows_are_honestly_sold(search, term):
    assert search(f"{TITLE}_{term}", ARTICLE).findings == []


def test_a_stem_across_two_words_says_nothing_and_the_same_stem_alone_does(search):
    assert search(TITLE, [*ARTICLE, "室内射箭馆"]).findings == []
    assert evidence(search(TITLE, [*ARTICLE, "内射视频"])) == ["内射视频"]


def test_a_menu_of_ordinary_words_is_none_of_its_words(search):
    assert search(TITLE, [*ARTICLE, "招商加盟"]).findings == []


def test_a_number_of_pieces_and_the_letters_of_answers_are_no_signs_inside_words():
    assert texts("剑士卡片*1+弓手卡片*2") == ["剑士卡片", "1", "弓手卡片", "2"]
    assert texts("A.李白 B.杜甫") == ["a", "李白", "b", "杜甫"]
    assert texts("a.片在线") == ["a片在线"]


def test_a_contact_among_the_fields_of_a_form_is_no_advertisement(search):
    form = "产品型号:DC-R008产品品牌:道远计量单位:件联系人:转接负责人联系电话:0371-66880000手机:13800000000"
    assert search(TITLE, [*ARTICLE, form]).findings == []
    assert search(TITLE, [*ARTICLE, "代开发票 联系人:王先生 手机:13800000000 微信:13800000000"]).findings


def test_what_points_at_the_next_lines_is_part_of_its_sentence(search):
    assert search(TITLE, ["变量名区分大小写。代码如下", *ARTICLE]).findings == []


def test_a_titles_phrase_between_two_brands_stays(search):
    document = search("PG电子 水稻机插秧田间管理要点 完美电竞平台", ARTICLE)
    assert evidence(document) == ["PG电子", "完美电竞平台"]
    assert document.title.render().strip() == "水稻机插秧田间管理要点"


def test_a_greeting_belongs_to_the_brand_behind_it(search):
    for greeting in ("欢迎来到", "欢迎您来到", "欢迎访问"):
        document = search(f"{TITLE} - {greeting}星空体育·(中国)官方网站", ARTICLE)
        assert document.title.render() == TITLE
    assert search(f"{TITLE} - 欢迎来到江北大学", ARTICLE).findings == []


def test_who_speaks_is_no_term(search):
    assert search("剑客第七回", [*ARTICLE, "众人回头去看。少妇道:“夜深了,住下吧。”"]).findings == []


def test_a_title_said_again_vouches_for_nothing_that_was_put_into_it(search):
    title = "水稻插秧怎样少走弯路?_完美私服"
    document = search(title, [title, *ARTICLE])
    assert [f.evidence for f in document.findings] == ["完美私服"] * 2
    assert document.lines[0].render() == "水稻插秧怎样少走弯路?"


def test_brackets_hold_a_term_beside_other_brackets(search):
    assert evidence(search("水稻插秧要点（草案）(租机变现)", ARTICLE)) == ["租机变现"]


def test_what_kits_put_behind_a_brand_goes_with_it_in_a_list(search):
    header = "欧亿体育·(中国)官网#678彩票·(中国)官网#菠菜导航网"
    assert evidence(search(TITLE, [header, *ARTICLE])) == [header]
