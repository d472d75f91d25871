"""What kits put behind a brand in a title goes with it."""

from __future__ import annotations

import pytest

PROSE = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]


@pytest.mark.parametrize(
    "brand", ["必一运动·(B-Sports)官方网站", "九游娱乐(中国大陆)官方网站", "九游娱乐·(中国)有限公司官网", "九游娱乐(科技)"]
)
def test_a_country_or_a_firm_in_brackets_and_calls_go_with_the_brand(search, brand):
    document = search(f"{brand} - 水稻插秧要点", PROSE)
    assert [(f.evidence, f.rule) for f in document.findings] == [(brand, "injection.title")]
    assert document.title.render() == "水稻插秧要点"


def test_other_brackets_and_the_words_of_the_headline_stay(search):
    assert search("九游娱乐(水稻插秧要点)", PROSE).title.render().strip("()") == "水稻插秧要点"
    assert search("九游娱乐(中国)水稻插秧要点", PROSE).title.render().endswith("水稻插秧要点")
    assert not search("水稻插秧要点_某某种业(中国)有限公司官网", PROSE).findings
