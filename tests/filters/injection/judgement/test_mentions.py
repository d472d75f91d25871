"""Terms that honest text names, defines, quotes or reports on."""

import pytest

ARTICLE = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]


def one(document):
    (finding,) = document.findings
    return finding


def test_a_headline_that_reports_has_no_slot_of_its_own(search):
    body = ["法院经审理查明,两人在出租屋里缝制高仿皮包,案值二十余万元。", "检察官说,制假售假要承担刑事责任。"]
    assert search("高仿包卖出真价钱 夫妻被提起公诉", [*body, "版权所有 北河晚报社新闻中心"]).findings == []


def test_a_string_in_a_listing_of_code_is_no_keyword(search):
    assert search("水稻插秧要点", [*ARTICLE, "words = ['成人视频', '裸聊']"]).findings == []


def test_a_resorts_name_on_a_page_about_a_stay_is_no_brand(search):
    stay = ["两家酒店之间有室内通道,退房以后可以寄存行李。", "从码头过去有免费班车,车程十五分钟。"]
    assert search("澳门威尼斯人_早餐和泳池", stay).findings == []
    assert one(search("水稻插秧要点_澳门威尼斯人", ARTICLE)).evidence == "澳门威尼斯人"
    assert search("澳门威尼斯人_早餐和泳池_澳门威尼斯人娱乐城官网", stay).findings != []


def test_a_term_that_a_phrase_puts_in_quotation_marks_is_named(search):
    assert search("他为什么沉迷“真人百家乐”的三年", ARTICLE).findings == []
    assert search("哪些网页出现“澳门金沙”“新葡京”字样", ARTICLE).findings == []
    assert one(search("水稻插秧要点“新葡京”", ARTICLE)).evidence == "新葡京"


def test_a_term_that_the_page_defines_is_its_subject(search):
    assert search("女优 - 词语百科", ["女优,旧时是指以歌舞演戏为业的女子。", "今天多用来称呼女演员,各地用法不同。"]).findings == []


def test_a_firm_before_its_code_at_an_exchange_is_no_brand(search):
    prices = ["美高梅中國(02282.HK) 升2.1%", "新濠博亞(MLCO.US) 平收"]
    assert search("收市價一覽", prices).findings == []


def test_a_phrase_whose_last_noun_speaks_about_the_term_offers_nothing(search):
    assert search("代孕妈妈口述_社会观察", ARTICLE).findings == []
    assert one(search("水稻插秧要点_代孕妈妈招聘", ARTICLE)).evidence == "代孕妈妈招聘"


def test_a_headline_that_says_it_is_about_words_names_them(search):
    assert search("人妻、约炮、裸聊:审核员的黑话", ARTICLE).findings == []
    assert search("人妻、约炮、裸聊:水稻插秧要点", ARTICLE).findings != []
    assert search("网页标题被改成:澳门金沙、新葡京", ARTICLE).findings == []


def test_a_term_that_is_a_case_or_a_readers_question_is_named(search):
    for title in ("民警讲案例:代孕妈妈招聘", "代孕妈妈招聘_法律咨询", "代孕妈妈招聘要坐牢", "“代孕妈妈招聘”是真的吗?"):
        assert search(title, ARTICLE).findings == [], title
    assert one(search("水稻插秧要点:代孕妈妈招聘", ARTICLE)).evidence == "代孕妈妈招聘"
    assert one(search("代孕妈妈招聘_水稻插秧要点", ARTICLE)).evidence == "代孕妈妈招聘"


@pytest.mark.parametrize(
    "title",
    [
        "当代孕妈妈招聘盯上年轻人",
        "谁在买微信老号批发",
        "男子因代孕妈妈招聘被拘",
        "代孕妈妈招聘,一场空",
        "反诈课堂|代孕妈妈招聘",
        "办假证刻假章 男子贴广告被拘留-新闻网",
        "代孕妈妈招聘_百姓问政",
    ],
)
def test_a_headline_that_tells_what_came_of_a_trade_offers_nothing(search, title):
    assert search(title, [title.removesuffix("-新闻网"), *ARTICLE]).findings == []


def test_what_brackets_hold_at_a_titles_beginning_is_no_part_of_its_phrase(search):
    assert one(search("【虚拟币跑分平台】猫咪换粮为什么要七天", ARTICLE)).evidence == "虚拟币跑分平台"


def test_a_keyword_that_a_title_says_inside_its_phrase_is_the_pages_matter(search):
    line = "关键词:体育投注,赞助,广告"
    body = ["球队把胸前广告卖给境外公司,一年多收四百万。", "有人担心年轻人因此接触投注,主张体育比赛里撤下这些广告。"]
    assert search("境外体育投注公司的赞助得失", [*body, line]).findings == []
    assert one(search("水稻插秧要点", [*ARTICLE, line])).evidence == "体育投注"


def test_terms_that_a_line_of_text_quotes_first_or_last_are_named(search):
    assert search("公告", [*ARTICLE, "“北京赛车”“极速飞艇”等均为私彩"]).findings == []
    assert search("公告", [*ARTICLE, "对方让他加入“内部福利群”"]).findings == []


def test_short_lines_say_what_a_page_is_about(search):
    lines = ["缉查员在巷口守了三个晚上", "庄家被当场抓获,派出所作了笔录", "参赌的人说自己十赌九输"]
    title = "黑彩点位清查记"
    assert search(title, [title, *lines, "本文关键词:时时彩,清查"]).findings == []


def test_a_term_in_quotation_marks_that_something_befell_is_named(search):
    body = ["平台巡查发现有人以炸金花为名招揽玩家", "已永久封停二十七个账号"]
    assert search("“炸金花”小程序被下架 平台公告", ["“炸金花”小程序被下架", *body]).findings == []


def test_one_of_a_firms_services_that_end_alike_is_its_own(search):
    text = "公司成立于二零零三年,有十五名顾问。客户来自制造、零售和金融行业,合同写明收费和保密的责任。"
    assert search("婚姻调查_财产调查_商业调查_背景调查-宏信商务咨询有限公司", [text]).findings == []
    (finding,) = search("婚姻调查_财产登记_商业动态_背景音乐-宏信商务咨询有限公司", [text]).findings
    assert finding.evidence == "婚姻调查"
