from filters.injection.lines import anchors
from filters.injection.lines.anchors import Anchors
from filters.model import Link, Page


def names(*links):
    return Anchors(Page(url="http://news.portal.com.cn/a/1.html", links=[Link(*link) for link in links]))


def test_what_spam_sells_is_told_by_its_stems():
    assert anchors.spam(["市体育局", "百家乐开户", "农业贷款"]) == [1]


def test_links_to_the_same_site_are_its_own():
    own = names(
        ("http://sports.portal.com.cn/", "竞彩"),
        ("http://other.com.cn/", "友站"),
        ("http://news.portal.com.cn/b", "密", True),
        ("", "顶部"),
    )
    assert {name for name in ("竞彩", "顶部", "友站", "密") if name in own} == {"竞彩", "顶部"}


def test_a_headline_is_known_behind_its_rank():
    assert "4 插秧机试验" in names(("/x", "插秧机试验"))


def test_short_names_say_what_the_site_deals_with():
    own = names(("http://news.portal.com.cn/s", "养生SPA"), ("http://news.portal.com.cn/t", "会所探店"))
    assert own.say(["spa", "会所"])
    assert not own.say(["spa", "按摩"])
    assert not own.say([])


def test_without_a_page_nothing_is_its_own():
    assert "竞彩" not in Anchors(None)
