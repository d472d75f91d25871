import pytest

from filters.model import Category

CONVERTED = ["農村公路的養護應當遵循分級負責的原則,並納入年度預算。", "公路沿線的排水設施要定期清理,防止積水損壞路面。"]
SIMPLIFIED = ["农村公路的养护应当遵循分级负责的原则,并纳入年度预算。", "公路沿线的排水设施要定期清理,防止积水损坏路面。"]
UNKNOWN = "边贸红木家私_顺滑发膜团购_宠物寄养驿站_园艺绿植租摆"


def with_cloak(search, title, lines, cloak):
    return search(title, lines, cloak=cloak).findings


def test_unknown_terms_left_simplified_on_a_converted_page_are_found(search):
    (finding,) = with_cloak(search, "農村公路養護", [UNKNOWN, *CONVERTED], "traditional")
    assert (finding.category, finding.evidence) == (Category.OTHER, UNKNOWN)
    assert "foreign +3.0" in finding.explanation


def test_the_same_terms_on_a_simplified_page_are_not_found(search):
    assert search("农村公路养护", [UNKNOWN, *SIMPLIFIED]).findings == []


@pytest.mark.parametrize(("cloak", "found"), [("pinyin", 1), ("traditional", 1), ("none", 0)])
def test_a_lone_name_counts_only_where_the_page_is_known_to_be_converted(search, cloak, found):
    assert len(with_cloak(search, "農村公路養護管理辦法_远图会社", CONVERTED, cloak)) == found


@pytest.mark.parametrize("name", ["远图网", "新闻中心"])
def test_a_sites_name_may_be_left_simplified(search, name):
    assert with_cloak(search, f"農村公路養護管理辦法_{name}", CONVERTED, "traditional") == []


@pytest.mark.parametrize(
    "line",
    [
        "联系我们:办公室,工作日上午九点至下午五点",
        "上一篇:关于做好年度总结的通知",
        "分享到:微信,微博,空间,贴吧",
        "首页 新闻 产品展示 联系我们 在线留言",
        "首页|新闻中心|产品展示|联系我们|在线留言",
    ],
)
def test_page_furniture_left_simplified_is_let_be(search, line):
    assert with_cloak(search, "農村公路養護", [*CONVERTED, line], "traditional") == []


@pytest.mark.parametrize(("terms", "found"), [(3, 0), (4, 1)])
def test_a_line_without_a_converted_character_must_be_a_list_of_four(search, terms, found):
    line = "_".join(UNKNOWN.split("_")[:terms])
    assert len(with_cloak(search, "農村公路養護", [line, *CONVERTED], "traditional")) == found
