"""Terms put into a sentence without a sign."""

from __future__ import annotations

import pytest

from filters.injection.lines import woven
from filters.injection.vocabulary.stems import lexicon

ARTICLE = [
    "秧田要管好水分,插秧前一周适当炼苗,提高秧苗的抗逆能力。",
    "机插秧要求田面平整,泥浆沉实一到两天以后再下田作业。",
    "插后及时查苗补缺,浅水分蘖,够苗晒田。",
]


def terms(text: str) -> list[str]:
    return [text[start:end] for start, end in woven.terms(text, lexicon().hits(text))]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("插秧前一周适当炼苗,办证刻章提高秧苗的抗逆能力。", "办证刻章"),
        ("高仿手表货源泥浆沉实一到两天以后再下田作业,插后及时查苗。", "高仿手表货源"),
    ],
)
def test_a_sure_term_before_an_honest_clause_is_told(text, term):
    assert terms(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "小区墙上贴满了办证刻章的小广告。",
        "他年轻时在网吧打过传奇私服,如今早就不玩了。",
        "业主群里有人发刷单兼职,很快被移出群聊。",
        "弹窗里有“办证刻章”几个大字。",
        "墙上写着疏通管道、办证刻章、收购旧家电,看得人眼花。",
        "办证刻章。",
        "被告人架设热血传奇私服,收取玩家充值款八十余万元。",
        "色情视频里的情节多是表演,不能当作知识。",
    ],
)
def test_what_a_sentence_speaks_of_is_none(text):
    assert terms(text) == []


def test_a_long_clause_and_many_clauses_are_left_alone():
    assert terms("办证刻章" + "提高秧苗的抗逆能力" * 8) == []
    assert len(terms("办证刻章提高秧苗的抗逆能力," * 80)) == 50


def test_the_term_is_cut_and_the_sentence_stays(search):
    body = [ARTICLE[0].replace(",提高", ",办证刻章提高"), *ARTICLE[1:]]
    document = search("水稻插秧要点", body)
    assert [f.evidence for f in document.findings] == ["办证刻章"]
    assert document.lines[0].render() == ARTICLE[0]


def test_what_a_title_speaks_of_too_is_none(search):
    body = [ARTICLE[0].replace(",提高", ",办证刻章提高"), *ARTICLE[1:]]
    assert search("路边办证刻章何时休", body).findings == []


@pytest.mark.parametrize("title", ["办证刻章水稻插秧前适当炼苗", "水稻插秧前适当炼苗办证刻章"])
def test_a_term_beside_a_title_of_which_the_page_says_the_rest_is_cut_off(search, title):
    document = search(title, [title, *ARTICLE, "水稻插秧前适当炼苗,成活率更高。"])
    assert {f.evidence for f in document.findings} == {"办证刻章"}
    assert document.title.render() == "水稻插秧前适当炼苗"


@pytest.mark.parametrize("title", ["新葡京大桥工地走访记录", "村民举报办证刻章小广告", "办证刻章怎么举报"])
def test_a_title_that_speaks_of_the_term_or_of_which_the_page_says_nothing_stays(search, title):
    assert search(title, ARTICLE).findings == []


@pytest.mark.parametrize(
    ("title", "term"),
    [("快手刷粉水稻插秧前后的几项准备", "快手刷粉"), ("丘陵山区梯田维护的一点经验办证刻章", "办证刻章")],
)
def test_a_term_that_a_stem_says_alone_stands_at_an_end_of_a_title_that_the_page_says_in_other_words(title, term):
    assert title[slice(*woven.beside(title, lexicon().hits(title), "\n".join(ARTICLE)))] == term


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("办证刻章水稻插秧前后的几项准备", ""),  # nothing is said that could say it
        ("办证刻章小广告的几种清理办法", "\n".join([*ARTICLE, "楼道里的办证刻章小广告用除胶剂擦掉。"])),
        ("热久久这里只有精品", "\n".join(ARTICLE)),  # a term all over, with a second stem in it
    ],
)
def test_no_term_is_cut_off_a_title_where_the_page_may_speak_of_it_or_all_of_it_is_one(title, said):
    assert woven.beside(title, lexicon().hits(title), said) is None


def test_a_sentence_that_judges_what_a_term_names_or_a_title_that_names_its_trade_is_about_it(search):
    judged = ["架设传奇私服侵犯复制权和信息网络传播权。", *ARTICLE]
    assert not search("水稻插秧要点", judged).findings
    told = ["架设传奇私服提高玩家收入的说法不可信。", *ARTICLE]
    assert not search("网络游戏私服案件的法律适用", told).findings
