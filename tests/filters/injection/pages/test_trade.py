import pytest

from filters.injection.lines.article import Article
from filters.injection.lines.sheet import Sheet
from filters.injection.pages import trade
from filters.injection.vocabulary import patterns
from filters.line import Line
from filters.model import Category

OFFERS = [
    "百家乐打法要先看路，平台注册就送体验金。",
    "真人百家乐、老虎机、时时彩都能下注，提款秒到。",
    "点击下载，登录后首存翻倍，客服在线。",
]
LENDERS = [
    "急需用钱的朋友看过来，黑户白户都能下款。",
    "不看征信和流水，只要身份证，十分钟到账。",
    "有需要的老板加微信 dk20331，先下后付，不成功不收费。",
]
ARTICLE = ["水稻插秧前要做好秧田的水分管理，避免秧块过湿。", "机插深度应当控制在两厘米左右，并及时补苗。"]


def found(title, lines):
    sheet = Sheet([("title", 0, Line(title)), *(("text", n, Line(text)) for n, text in enumerate(lines))])
    return list(trade.find(sheet, list(sheet.weights()), Article(sheet)))


def test_a_page_that_offers_in_its_title_and_its_sentences_is_a_spam_page():
    (finding,) = found("百家乐打法大全", OFFERS)
    assert (finding.category, finding.rule, finding.evidence) == (Category.SPAM_PAGE, "spam.page.keyword", OFFERS[0])
    assert "3 of 3 sentences offer" in finding.explanation


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("水稻插秧要点", OFFERS),
        ("百家乐打法大全", [*OFFERS[:1], *ARTICLE]),
        ("百家乐打法大全", [*OFFERS, "警方提醒，网络赌博违法，民警抓获嫌疑人十名，涉案资金被冻结。"]),
        ("百家乐规则介绍", ["百家乐分庄家和闲家，比较点数大小。", "百家乐的庄家赢时抽水百分之五。", "老虎机和百家乐都是赌场的游戏。"]),
        ("欢乐斗地主官方下载", ["欢乐斗地主是一款棋牌游戏，点击下载安装。", "注册即送欢乐豆，每日登录有奖励，客服在线。"]),
        ("百家乐打法大全", OFFERS[:1]),
        ("百家乐打法大全", []),
    ],
)
def test_articles_and_honest_offers_are_none(title, lines):
    assert found(title, lines) == []


def test_offers_of_other_trades_sell_with_the_words_that_call_too():
    (finding,) = found("黑户贷款口子，不看征信秒下款", LENDERS)
    assert "it says how to reach whoever sells" in finding.explanation


@pytest.mark.parametrize(
    "lines",
    [
        [
            "记者添加了业务员的微信，对方称黑户也能下款，十分钟到账。",
            "王女士交了定金之后被拉黑，她已经报案。",
            "律师提醒，放款前收费的都是诈骗。",
        ],
        [
            "去年我急用钱，在网上看到黑户也能下款的广告。",
            "客服说先下后付，不成功不收费，我就加了微信。",
            "如今我还在还这笔钱，后悔已经来不及。",
        ],
    ],
)
def test_who_tells_of_a_trade_does_not_sell(lines):
    assert not found("黑户贷款口子，不看征信秒下款", lines)


def test_half_of_the_sentences_must_offer():
    assert found("百家乐打法大全", [*OFFERS, *ARTICLE])
    assert not found("百家乐打法大全", [*OFFERS, *ARTICLE, *ARTICLE])


@pytest.mark.parametrize("words", [patterns.calling(), patterns.telling()])
def test_the_words_that_call_and_tell_are_folded_and_sorted(words):
    assert list(words) == sorted(set(words))
    assert all(word == word.lower() for word in words)
