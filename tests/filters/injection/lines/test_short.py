"""Short lists, whose terms are judged together."""

import pytest

from filters.injection.lines import short
from filters.injection.lines.sheet import Sheet
from filters.line import Line

ARTICLE = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]


def found(document) -> list[str]:
    return [f.evidence for f in document.findings if f.category.startswith("injection")]


@pytest.mark.parametrize(
    "line",
    [
        "白户必过、凭芝麻分拿钱、身份证借一千",
        "恒运娱乐_豪杰彩_东森平台",
        "空放私借★白户必过",
        "听话水|短信轰炸|减肥药代理",
        "xbet8|365best",
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_a_line_of_a_few_terms_at_a_texts_edge_is_cut(search, line, below):
    document = search("水稻插秧要点", [*ARTICLE, line] if below else [line, *ARTICLE])
    assert found(document) == [line]
    assert document.render() == "\n".join(ARTICLE)


@pytest.mark.parametrize(
    "line",
    [
        "抛光砖_仿古砖_木纹砖",
        "爵士 · 街舞 · 钢管舞",
        "对戒★项链★手镯",
        "豆腐、家常菜、下饭菜",
        "首页_健康科普_妇科门诊",
        "【家电资讯】【导购】",
    ],
)
def test_an_honest_line_of_the_same_form_stays(search, line):
    assert found(search("水稻插秧要点", [line, *ARTICLE])) == []


def test_what_the_article_speaks_of_stays(search):
    body = [
        "网贷口子_黑户贷款_征信修复",
        "所谓黑户贷款、征信修复多半是骗局,网贷口子里藏着高息。",
        "征信记录只有银行能改,黑户不要相信修复广告。",
    ]
    assert found(search("征信修复是骗局", body)) == []


def test_slots_of_a_title_are_judged_beside_its_own(search):
    document = search("刹车异响的排查顺序_毕业证样本_短信轰炸", ARTICLE)
    assert found(document) == ["毕业证样本_短信轰炸"]


def test_a_title_that_enumerates_and_a_line_of_numbers_are_no_short_lists():
    assert list(short.find(Sheet([("title", 0, Line("经典港片回顾:赌神、赌侠、赌圣系列"))]), [])) == []
    assert list(short.find(*sheet_of("东京03-3403-3380首尔"))) == []


def test_what_says_nothing_behind_a_title_is_no_term(search):
    assert found(search("水稻插秧要点_鼎盛娱乐城_最新版", ARTICLE)) == ["鼎盛娱乐城"]


def test_a_question_mark_behind_a_list_is_none_of_it(search):
    assert found(search("水稻插秧要点", ["快手刷粉、减肥药代理、短信轰炸 ?", *ARTICLE])) == ["快手刷粉、减肥药代理、短信轰炸"]


def test_a_row_of_brackets_behind_a_title_is_told_whole(search):
    row = "【卵子捐赠】【办理毕业证】【刷单兼职】【代孕公司】【私家侦探】"
    assert found(search("水稻插秧要点" + row, ARTICLE)) == [row[1:-1]]


def sheet_of(*lines: str) -> tuple[Sheet, list[int]]:
    """A sheet of these lines, of which none is told to have two signs."""
    return Sheet([("text", number, Line(text)) for number, text in enumerate(lines)]), []


def test_a_line_has_two_terms_at_least_and_eight_at_most():
    terms = ["金蝉棋牌", "东森平台", "恒运娱乐", "豪杰彩票", "明发国际", "聚友大厅", "魔方彩票", "皇都线路", "天成登录"]
    assert [len(line.terms) for line in short.find(*sheet_of("_".join(terms[:2])))] == [2]
    assert [len(line.terms) for line in short.find(*sheet_of("_".join(terms[:8])))] == [8]
    assert list(short.find(*sheet_of("_".join(terms)))) == []
    assert list(short.find(*sheet_of(terms[0] * 3))) == []


def test_the_articles_own_keywords_are_no_short_list():
    assert list(short.find(*sheet_of("关键词:信用卡,逾期,征信"))) == []
    assert [line.terms for line in short.find(*sheet_of("热门搜索:信用卡,逾期,征信"))] == [["信用卡", "逾期", "征信"]]


def test_terms_are_spam_together_that_are_not_alone():
    likely = {"甲甲": [0.4, 0.0, 0.6, 0.0, 0.0], "乙乙": [0.1, 0.0, 0.9, 0.0, 0.0], "丙丙": [0.9, 0.0, 0.1, 0.0, 0.0]}
    assert [terms for terms, _ in short.spam(short.Short(0, ["甲甲", "乙乙"], True, False), likely)] == [["甲甲", "乙乙"]]
    assert short.spam(short.Short(0, ["甲甲", "甲甲"], True, False), likely) == []
    assert short.spam(short.Short(0, ["甲甲", "乙乙", "丙丙"], True, False), likely) == []
    surely = {name: [0.01, 0.0, 0.99, 0.0, 0.0] for name in ("乙乙", "丁丁", "戊戊")}
    four = ["乙乙", "丁丁", "丙丙", "戊戊"]
    assert [terms for terms, _ in short.spam(short.Short(0, four, True, False), likely | surely)] == [four]
