"""Honest words that stand beside injected ones in a list, a title or a line of links stay."""

import pytest

ARTICLE = ["近日,市里召开工作推进会,对下一阶段任务作了部署。", "会议指出,要进一步完善制度,提高服务水平。"]
TITLE = "工作推进会召开"


def evidence(document):
    return [f.evidence for f in document.findings]


@pytest.mark.parametrize("sign", ["|", "_", " "])
def test_names_of_institutions_before_injected_links_stay(search, sign):
    links = sign.join(["人民网", "市图书馆", "农业技术推广中心", "永信彩票投注网", "百家乐开户", "时时彩平台"])
    document = search(TITLE, [*ARTICLE, f"友情链接:{links}"])
    assert evidence(document) == [sign.join(["永信彩票投注网", "百家乐开户", "时时彩平台"])]


def test_a_phrase_between_two_injected_lines_is_no_item_of_their_list(search):
    document = search(TITLE, [*ARTICLE, "久久精品国产视频", "夏季防汛知识", "日韩无码在线"])
    assert evidence(document) == ["久久精品国产视频", "日韩无码在线"]


def test_a_headline_with_a_stem_in_it_is_judged_apart_from_the_term_behind_it(search):
    document = search("学校处理论文代写事件_迷药货到付款", ["学校处理论文代写事件", *ARTICLE])
    assert document.title.render() == "学校处理论文代写事件"


def test_one_fragment_in_several_fields_is_no_list(search):
    title = "服务器变慢?站群服务器排查"
    assert search(title, [title, *ARTICLE, title, title]).findings == []


@pytest.mark.parametrize("title", ["贷款超市下架", "公积金套现中介被端", "北京赛车停售公告", "足球外围赌球团伙覆灭记"])
def test_what_news_says_last_of_a_trade_is_no_offer(search, title):
    assert search(title, [title, *ARTICLE]).findings == []


@pytest.mark.parametrize("line", ["三天放款,窗口当天可以办结", "图:城西服务大厅", "写信的人多数当天就能收到回信"])
def test_no_list_without_marks_goes_over_a_phrase(search, line):
    document = search(TITLE, [*ARTICLE, "网黑包下款", line, "借呗强开代操作"])
    assert evidence(document) == ["网黑包下款", "借呗强开代操作"]


@pytest.mark.parametrize("sign", [",", "_"])
def test_a_header_at_the_edge_of_a_line_of_sentences_goes_alone(search, sign):
    header = sign.join(["国产精品自拍视频", "欧美黄色电影网站", "人妻无码中文字幕"])
    assert evidence(search(TITLE, [f"{header} ?{ARTICLE[0]}", *ARTICLE])) == [header]
    assert evidence(search(TITLE, [f"{ARTICLE[1]}{header};{ARTICLE[0]}", *ARTICLE])) == [header]


@pytest.mark.parametrize("line", ["地址:解放路18号 邮编:310012 {}", "{} 联系电话:0571-88012345 地址:解放路18号"])
def test_how_an_institution_is_reached_stays_beside_an_advertisement(search, line):
    advertisement = "代开各地发票,点数低,加微信fp99887a"
    assert evidence(search(TITLE, [*ARTICLE, line.format(advertisement)])) == [advertisement]


@pytest.mark.parametrize("mark", ["• ", "1. "])
def test_headlines_in_a_list_with_injected_items_stay(search, mark):
    items = ["代开住宿费发票", "发票遗失怎么办", "公交线路临时调整", "餐饮发票代开电话", "老街修缮工程进入尾声"]
    document = search(TITLE, [*ARTICLE, *(mark + item for item in items)])
    assert evidence(document) == ["代开住宿费发票", "餐饮发票代开电话"]


def test_an_advertisement_that_ends_like_a_sentence_is_found(search):
    document = search(TITLE, [f"{ARTICLE[0]}代开各地发票,点数低,电话微信同号13800571122。", ARTICLE[1]])
    assert evidence(document) == ["代开各地发票,点数低,电话微信同号13800571122"]


def test_a_headline_behind_a_header_and_another_sign_stays(search):
    header = "国产精品自拍视频,欧美黄色电影网站,人妻无码中文字幕,日韩成人在线观看"
    document = search(f"{header} 茶叶审评:看汤色闻香气", ["茶叶审评:看汤色闻香气", *ARTICLE])
    assert evidence(document) == [header]


def test_a_word_between_injected_keywords_stays(search):
    document = search(TITLE, [*ARTICLE, "关键词:会议 身份证贷两万当天到账 山水 信用卡代还养卡 部署"])
    assert evidence(document) == ["身份证贷两万当天到账", "信用卡代还养卡"]


@pytest.mark.parametrize("sign", ["_", "|", " "])
@pytest.mark.parametrize("gap", ["", " "])
def test_a_sentence_glued_behind_a_list_stays(search, sign, gap):
    header = sign.join(["永信彩票投注网", "百家乐开户", "时时彩平台", "真人娱乐城官网"])
    sentence = "志愿者给老人送去了棉衣和粮油。"
    assert evidence(search(TITLE, [*ARTICLE, f"{header}{gap}{sentence}"])) == [header]
    assert evidence(search(TITLE, [f"{ARTICLE[0]}{header}{gap}{sentence}", ARTICLE[1]])) == [header]


@pytest.mark.parametrize("sign", [" ", " | "])
@pytest.mark.parametrize("label", ["", "友情链接:"])
def test_names_of_institutions_between_injected_links_stay(search, label, sign):
    links = sign.join(["永信彩票投注网", "市图书馆", "百家乐开户", "省教育厅", "真人娱乐城官网"])
    document = search(TITLE, [*ARTICLE, f"{label}{links}"])
    assert evidence(document) == ["永信彩票投注网", "百家乐开户", "真人娱乐城官网"]


def test_the_space_before_a_heading_with_a_site_behind_it_divides(search):
    header = "永信彩票投注网,百家乐开户,时时彩平台,真人娱乐城官网"
    heading = "制度建设:从推进会说起"
    assert evidence(search(f"{header} {heading}-长河政务", [heading, *ARTICLE])) == [header]


def test_the_label_above_injected_links_stays(search):
    links = ["永信彩票投注网", "百家乐开户", "时时彩平台", "真人娱乐城官网"]
    assert evidence(search(TITLE, [*ARTICLE, "友情链接", *links])) == links


@pytest.mark.parametrize("sign", ["_", "|"])
def test_an_institutions_name_at_each_end_of_a_list_without_a_label_stays(search, sign):
    links = ["永信彩票投注网", "百家乐开户", "时时彩平台", "真人娱乐城官网"]
    document = search(TITLE, [*ARTICLE, sign.join(["中国政府网", *links, "市图书馆"])])
    assert evidence(document) == [sign.join(links)]


@pytest.mark.parametrize("label", ["【关键词】", "[标签]", "【关键词】:"])
def test_a_label_in_brackets_is_one(search, label):
    assert evidence(search(TITLE, [*ARTICLE, f"{label}部署、办证刻章、制度"])) == ["办证刻章"]


@pytest.mark.parametrize("sign", [",", "。", " "])
def test_a_term_before_a_summary_is_cut_off_it(search, sign):
    assert evidence(search(TITLE, [f"文章摘要:办证刻章{sign}{ARTICLE[0]}", *ARTICLE])) == ["办证刻章"]
    assert evidence(search(TITLE, [f"文章摘要:市里召开会议{sign}{ARTICLE[0]}", *ARTICLE])) == []


def test_names_that_are_honest_together_stay_among_injected_links(search):
    document = search(TITLE, [*ARTICLE, "友情链接:梅林书店 | 晨光网 | 泽润网 | 人妻自拍网站大全 | 国产无码影院 | 麻豆视频入口 | 云岭在线"])
    assert evidence(document) == ["人妻自拍网站大全 | 国产无码影院 | 麻豆视频入口"]


def test_a_word_of_two_characters_that_no_stem_knows_is_no_keyword_of_a_list(search):
    document = search(TITLE, [*ARTICLE, "#查收 #人妻自拍网站大全 #国产无码影院 #麻豆视频入口 #赛程"])
    assert evidence(document) == ["人妻自拍网站大全 #国产无码影院 #麻豆视频入口"]


def test_keywords_that_a_title_says_inside_its_phrase_stay_between_injected_ones(search):
    title = "麻将机、扑克牌、筹码怎么保养"
    document = search(title, [title, *ARTICLE, "关键词:真钱棋牌平台|麻将机|扑克牌|百家乐开户网"])
    assert evidence(document) == ["真钱棋牌平台", "百家乐开户网"]


def test_a_keyword_that_a_stem_and_the_character_model_both_take_for_spam_needs_no_keywords_of_the_article_beside_it(search):
    strangers = "资源,{},项目,技术"
    assert evidence(search(TITLE, [*ARTICLE, f"本文关键词:{strangers.format('一肖平码')}"])) == ["一肖平码"]
    assert evidence(search(TITLE, [*ARTICLE, f"本文关键词:{strangers.format('留学平台')}"])) == []
