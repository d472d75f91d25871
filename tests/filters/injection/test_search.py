import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import injection
from filters.injection.lines.sheet import Sheet
from filters.line import EditKind, Line
from filters.model import Category, Document

HEADER = "国产精品视频_日韩无码在线_亚洲av天堂_久久综合久久"
ARTICLE = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]


def one(document):
    (finding,) = document.findings
    return finding


def test_a_header_line_is_cut_whole(search):
    document = search("水稻插秧要点", [HEADER, *ARTICLE])
    finding = one(document)
    assert (finding.category, finding.rule, finding.field, finding.action) == (Category.ADULT, "injection.header", "text", "excised")
    assert (finding.line, finding.start, finding.end) == (0, 0, len(HEADER))
    assert document.lines[0].whole_cut
    assert document.render() == "\n".join(ARTICLE)


def test_what_is_left_behind_a_header_goes_with_it_and_is_not_evidence(search):
    document = search("水稻插秧要点", [HEADER + " ?", *ARTICLE])
    assert one(document).evidence == HEADER
    assert document.lines[0].whole_cut


def test_the_label_of_an_injected_list_goes_with_it(search):
    document = search("水稻插秧要点", [*ARTICLE, "热词:" + HEADER])
    assert one(document).evidence == HEADER
    assert document.lines[2].whole_cut


def test_a_brand_glued_to_a_title_leaves_the_heading(search):
    document = search("水稻插秧要点华体会官网", ["水稻插秧要点", *ARTICLE])
    assert document.title.render() == "水稻插秧要点"
    assert one(document).evidence == "华体会官网"
    assert search("水稻插秧要点农业技术网", ["水稻插秧要点", *ARTICLE]).findings == []


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("水稻插秧要点_华体会官网", "水稻插秧要点"),
        ("水稻插秧要点 - 华体会官网", "水稻插秧要点"),
        ("水稻插秧要点【华体会官网】", "水稻插秧要点"),
        ("水稻插秧要点≪华体会官网≫", "水稻插秧要点"),
        ("﹝华体会官网﹞水稻插秧要点", "水稻插秧要点"),
        ("水稻插秧要点┊华体会官网", "水稻插秧要点"),
        ("华体会官网◆水稻插秧要点", "水稻插秧要点"),
        ("华体会官网:水稻插秧要点", "水稻插秧要点"),
        ("‘华体会官网’水稻插秧要点", "水稻插秧要点"),
        ("华体会官网_水稻插秧要点", "水稻插秧要点"),
        (HEADER + "-水稻插秧要点", "水稻插秧要点"),
        (HEADER, ""),
    ],
)
def test_a_title_keeps_its_own_part(search, title, left):
    document = search(title, ARTICLE)
    assert document.title.render() == left
    assert one(document).action == "excised"


def test_a_keyword_between_others_takes_one_sign_with_it(search):
    document = search("水稻插秧要点", [*ARTICLE, "本文关键词:水稻,幸运飞艇计划,秧田"])
    assert document.lines[2].render() == "本文关键词:水稻,秧田"
    assert one(document).rule == "injection.keyword"


def test_a_brand_glued_to_a_sentence_goes_with_its_colon(search):
    document = search("水稻插秧要点", [ARTICLE[0] + "百家乐开户:" + ARTICLE[1]])
    assert document.lines[0].render() == ARTICLE[0] + ARTICLE[1]
    assert one(document).rule == "injection.inline"


def test_the_line_that_the_title_is_read_from_is_cut_like_a_title():
    heading = Line("华体会官网_水稻插秧要点", "h1")
    document = Document(Line(""), [Line(t) for t in ARTICLE], headline=heading, fields={"h1": heading})
    injection.find(None, document)
    assert document.render_title() == "水稻插秧要点"
    assert one(document).action == "excised"


def test_other_fields_are_flagged_and_keep_what_they_say():
    keywords = Line("水稻,华体会官网,百家乐开户,时时彩平台,老虎机平台")
    outside = [Line("热门链接:" + HEADER)]
    document = Document(Line("水稻插秧要点"), [Line(t) for t in ARTICLE], fields={"meta.keywords": keywords}, outside=outside)
    injection.find(None, document)
    assert {(f.field, f.action) for f in document.findings} == {("meta.keywords", "flagged"), ("outside", "flagged")}
    assert not keywords.edits
    assert not outside[0].edits


def test_offsets_are_those_of_the_raw_text_after_a_repair(search):
    line = Line("标(biāo)题_国产视频_日韩无码_亚洲av_久久久久")
    line.edit(1, 7, "", EditKind.REPAIR)
    document = Document(Line("水稻插秧要点"), [line, *map(Line, ARTICLE)])
    injection.find(None, document)
    for finding in document.findings:
        assert line.raw[finding.start : finding.end] == finding.evidence


def test_half_of_an_article_in_a_list_is_flagged_and_not_cut(search):
    items = ["• 国产无码视频", "• 亚洲av天堂", "• 久久综合久久"]
    short, long = search("水稻插秧要点", [*ARTICLE[:1], *items]), search("水稻插秧要点", [*ARTICLE * 2, *items])
    assert {f.action for f in short.findings} == {"flagged"}
    assert {f.action for f in long.findings} == {"excised"}
    assert "无码" in short.render()
    assert "无码" not in long.render()


def test_a_page_with_nothing_but_injected_text_is_a_spam_page(search):
    document = search(HEADER, [HEADER, "首页", HEADER.replace("_", ",")])
    assert Category.SPAM_PAGE in {f.category for f in document.findings}
    assert not document.lines[0].edits


def test_a_page_with_an_article_beside_the_header_is_no_spam_page(search):
    assert Category.SPAM_PAGE not in {f.category for f in search(HEADER, [HEADER, *ARTICLE]).findings}


def test_a_converted_body_alone_is_no_injection(search):
    body = ["監(jiān)管部門(mén)將(jiāng)公布新的投訴(sù)處(chù)理辦(bàn)法,請(qǐng)留意。"] * 3
    assert search("專(zhuān)項(xiàng)行動(dòng)", body).findings == []


def test_a_clean_line_that_says_the_same_as_the_article_is_kept(search):
    body = ["百家乐是一种纸牌游戏,玩家与庄家比较点数。", "本文介绍百家乐的概率,并说明为何久赌必输。"]
    assert search("百家乐的数学", body).findings == []


def test_every_cue_is_named_with_what_it_gave(search):
    explanation = one(search("水稻插秧要点", [HEADER, *ARTICLE])).explanation
    for cue in ("stems +", "number +", "gap +", "strong +"):
        assert cue in explanation


def test_a_sure_term_in_brackets_inside_a_sentence_is_found(search):
    body = [f"{ARTICLE[0][:-1]}[金沙网投平台]分两次进行。", *ARTICLE]
    document = search("水稻插秧要点", body)
    assert [f.evidence for f in document.findings] == ["金沙网投平台"]
    assert document.render().startswith(f"{ARTICLE[0][:-1]}分两次进行。")


@pytest.mark.parametrize("title", ["水稻插秧要点【真人百家乐-安卓试玩】", "[真人百家乐 安卓试玩]水稻插秧要点"])
def test_what_brackets_at_a_titles_edge_hold_is_found_whole(search, title):
    document = search(title, ARTICLE)
    assert document.title.render() == "水稻插秧要点"
    assert search("水稻【插秧-育苗】要点", ARTICLE).findings == []


@pytest.mark.parametrize("name", ["赢乐堂", "必赢厅", "欲色影院"])
def test_made_names_of_halls_and_cinemas_are_told_from_honest_ones(search, name):
    signed = [*ARTICLE, "版权所有 北河农业技术推广站"]
    assert [f.evidence for f in search(f"水稻插秧要点_{name}", signed).findings] == [name]
    for honest in ("百草堂", "宴会厅", "人民影院"):
        assert search(f"水稻插秧要点_{honest}", signed).findings == []


def test_a_space_divides_a_brand_from_a_title_that_asks(search):
    assert [f.evidence for f in search("水稻为什么要浅插 鼎盈国际", ARTICLE).findings] == ["鼎盈国际"]


def test_a_fragment_behind_a_sentence_keeps_company_with_others(search):
    body = [f"{ARTICLE[0]}国产无码视频", f"{ARTICLE[1]}成人在线视频", "果树要在休眠期剪枝。寻常词语"]
    assert [f.evidence for f in search("水稻插秧要点", body).findings] == ["国产无码视频", "成人在线视频", "寻常词语"]
    assert [f.evidence for f in search("水稻插秧要点", body[1:]).findings] == ["成人在线视频"]


def test_a_page_is_none_of_spam_where_sentences_stand_behind_the_header(search):
    document = search("水稻插秧要点", [f"{HEADER}。{''.join(ARTICLE)}"])
    assert [f.category.value for f in document.findings] == ["injection.adult"]


def test_fragments_behind_sentences_that_are_a_list_together_are_found(search):
    body = [f"{ARTICLE[0]}成年人在线视频", f"{ARTICLE[1]}黄文小说阅读", "果树要在休眠期剪枝。写真无圣光"]
    assert [f.evidence for f in search("水稻插秧要点", body).findings] == ["成年人在线视频", "黄文小说阅读", "写真无圣光"]


@given(st.lists(st.sampled_from([HEADER, *ARTICLE, "• 国产无码视频", "热词:百家乐开户", "", "首页 新闻 体育", "• 久久"]), max_size=8))
def test_any_mix_of_lines_gives_evidence_that_stands_in_the_raw_text(lines):
    document = Document(Line("水稻插秧要点"), [Line(text) for text in lines])
    injection.find(None, document)
    for finding in document.findings:
        if finding.line is not None:
            assert document.lines[finding.line].raw[finding.start : finding.end] == finding.evidence


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_no_text_breaks_the_search(title, lines):
    document = Document(Line(title), [Line(text) for text in lines])
    injection.find(None, document)
    document.render()


KEYWORD_PAGE = [
    "星河娱乐是值得信赖的平台,星河娱乐为玩家提供真人百家乐、体育投注和捕鱼等娱乐。",
    "打开星河娱乐官网,下载星河娱乐app,注册即送彩金,首次充值有返水。",
    "星河娱乐的老虎机爆奖不断,星河娱乐的客服在线,欢迎加入。",
]


def test_a_page_made_for_one_brand_is_a_spam_page(search):
    document = search("星河娱乐官网_星河娱乐app下载", KEYWORD_PAGE)
    assert "spam.page.keyword" in {f.rule for f in document.findings}


def test_a_page_about_such_a_brand_by_the_police_is_none(search):
    body = [*KEYWORD_PAGE, "警方提醒,上述内容均为诈骗话术,请勿相信。", "民警已抓获嫌疑人,案件正在侦办。"]
    assert Category.SPAM_PAGE not in {f.category for f in search("星河娱乐官网_星河娱乐app下载", body).findings}


def test_a_post_that_is_titled_with_its_own_beginning_echoes_nothing(search):
    body = ["2号下单,4号用上了。键盘触感不错!散热也理想!摄像头还好!"]
    assert search("2号下单,4号用上了。键盘触感", body).findings == []


@pytest.mark.parametrize("notice", ["内容侵权、删帖举报联系方式：http://zixun.example/tousu", "侵权、删帖：QQ 1234567", "删帖申请"])
def test_a_notice_of_those_who_publish_sells_nothing(search, notice):
    assert not search("水稻插秧要点", [*ARTICLE, notice]).findings
    assert search("水稻插秧要点", [*ARTICLE, "专业删帖QQ 1234567"]).findings


@pytest.mark.parametrize(("before", "after"), [("_", "_"), ("★", "★"), ("｜", "｜")])
def test_a_sure_term_between_signs_that_sentences_lack_goes_with_them(search, before, after):
    own, rest = "插秧后的头三天", "田里要留一层浅水。"
    document = search("水稻插秧要点", [f"{own}{before}北京赛车pk10开奖{after}{rest}", *ARTICLE])
    assert document.lines[0].render() == own + rest
    assert not search("水稻插秧要点", [f"{own}{before}北京体育场{after}{rest}", *ARTICLE]).findings


def test_of_an_advertisement_in_a_sentence_the_articles_own_clauses_stay(search):
    own, offer = "机插深度控制在两厘米", "澳门赌场www.a0.com"
    for line, left in ((f"{own}，{offer}。", f"{own}。"), (f"{own}，{offer}，秧田要补苗。", f"{own}，秧田要补苗。")):
        assert search("水稻插秧要点", [line + ARTICLE[0], *ARTICLE]).lines[0].render() == left + ARTICLE[0]
    foreign = search("水稻插秧要点", [f"急着用钱的人，{offer}。{ARTICLE[0]}", *ARTICLE])
    assert "用钱" not in foreign.lines[0].render()


def test_a_firms_hotline_is_no_sellers_contact():
    reading = Sheet([("text", 0, Line("客服电话:4008001234")), ("text", 1, Line("办理加电话:13800001234"))])
    assert not reading[0].reached(0, 40)
    assert reading[1].reached(0, 40)
    office, hidden = Sheet([("text", 0, Line("办税厅电话12366")), ("text", 1, Line("黑户可做,找王经理135****7313"))])
    assert not office.reached(0, 40)
    assert hidden.reached(0, 40)


@pytest.mark.parametrize(("title", "action"), [("万博科技官网平台上线", "flagged"), ("国产精品视频在线观看", "excised")])
def test_a_title_that_is_one_phrase_is_cut_only_where_it_is_surely_spam(search, title, action):
    document = search(title, [title, *ARTICLE])
    assert {f.action for f in document.findings} == {action}
    assert (document.title.render() == title) == (action == "flagged")
