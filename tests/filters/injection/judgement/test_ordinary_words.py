"""Words of jieba's dictionary in the places where a lone term may be spam: what is a word is nobody's header."""

import random

import jieba
import pytest

from filters import content, injection

TITLE = "带父母孩子玩转张家界"
PROSE = (
    "国庆假期我们一家去了张家界，行程安排得不紧不慢，老人孩子都不累。",
    "第一天下午到达，住在标志门附近的客栈，晚上逛了溪布街。",
    "第二天一早进森林公园，先去金鞭溪，再坐百龙天梯上袁家界。",
)
MOST = 0.02  # share of words that may be flagged: some of the dictionary's are of a trade
PLACES = {
    "before a title": lambda word: (f"{word}，{TITLE}", PROSE),
    "behind a title": lambda word: (f"{TITLE}_{word}", PROSE),
    "in quotes": lambda word: (f"“{word}”{TITLE}", PROSE),
    "a keyword": lambda word: (TITLE, (f"关键词：张家界，{word}，旅游", *PROSE)),
    "before a summary": lambda word: (TITLE, (f"摘要：{word}，我们一家去了张家界。", *PROSE)),
    "a line": lambda word: (TITLE, (*PROSE, word)),
}


@pytest.fixture(scope="module")
def words():
    with jieba.get_dict_file() as file:
        rows = [row.decode().split() for row in file]
    long = sorted(word for word, count, tag in rows if 3 <= len(word) <= 8 and int(count) >= 3 and tag in ("i", "l", "n", "v", "vn", "m"))
    return random.Random(20261127).sample(long, 200)


def flagged(word, place):
    title, lines = PLACES[place](word)
    document = content.given(title, lines)
    injection.find(None, document)
    return bool(document.found("injection"))


@pytest.mark.parametrize("place", PLACES)
def test_words_are_not_taken_for_spam(words, place):
    assert [word for word in words if flagged(word, place)][int(MOST * len(words)) :] == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("word", ["四天三晚", "三天两夜", "延期付款", "改朝换代", "白内障"])
def test_a_word_or_a_time_is_not_taken_for_spam(word, place):
    assert not flagged(word, place)


def test_what_says_a_day_stays_beside_a_header():
    document = content.given(
        "国产精品久久久|亚洲AV无码一区|新华社北京5月19日电", ("新华社北京5月19日电（刘艺、杨吉）汛情总体平稳。", *PROSE)
    )
    injection.find(None, document)
    assert [finding.evidence for finding in document.found("injection")] == ["国产精品久久久|亚洲AV无码一区"]


@pytest.mark.parametrize("offered", ["二手房买卖", "猫咪洗澡", "账单日", "上门喂猫", "商铺转让"])
def test_what_honest_firms_offer_is_no_term_at_a_titles_edge(search, offered):
    assert not search(
        f"秋季茶园管理要点_{offered}",
        ["秋季茶园管理要点", "采摘以后要及时修剪茶树,剪去病枝和细弱枝。", "施肥宜用腐熟的饼肥,开沟深施并覆土。"],
    ).findings
