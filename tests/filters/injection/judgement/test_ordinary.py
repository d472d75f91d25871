"""Rows of ordinary words are no lists of terms; one that stems know alone, or a longer term, makes a list of them."""

import pytest

TITLE = "秋季茶园管理要点"
ARTICLE = ["采摘以后要及时修剪茶树,剪去病枝和细弱枝,促进新梢生长。", "施肥宜用腐熟的饼肥,开沟深施并覆土,每亩用量一百公斤左右。"]


@pytest.mark.parametrize(
    "row",
    [
        "体育_娱乐_国际_彩票",
        "足球|篮球|彩票|电竞",
        "日韩|欧美|国产|动漫|综艺",
        "按摩|足疗|桑拿|洗浴",
        "贷款_理财_信用卡_征信",
        "黑客|木马|病毒|外挂",
    ],
)
def test_the_names_of_columns_in_a_row_are_no_terms(search, row):
    assert not search(TITLE, [TITLE, row, *ARTICLE]).findings
    assert not search(TITLE, [TITLE, *ARTICLE, row]).findings


@pytest.mark.parametrize("row", ["体育_娱乐_彩票_六合彩开奖", "日韩|欧美|国产无码|动漫", "理财_征信_黑户下款口子_信用卡"])
def test_a_term_among_them_makes_them_a_list(search, row):
    assert search(TITLE, [TITLE, row, *ARTICLE]).findings
