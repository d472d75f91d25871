import pytest

from filters.injection import fuse, patterns
from filters.injection.article import Article
from filters.injection.cue import Cue
from filters.injection.run import UNHIT, best_stretches
from filters.injection.sheet import Sheet
from filters.line import Line
from filters.model import Category


def sheet(*lines):
    return Sheet([(field, 0, Line(text)) for text, field in lines])


def reading(text, field="text"):
    return sheet((text, field))[0]


def test_a_run_is_found_from_even_odds():
    over, under = -fuse.BIAS, -fuse.BIAS - 0.01
    assert fuse.score([Cue("stems", over, "")]) == fuse.FOUND
    assert fuse.score([Cue("stems", under, "")]) < fuse.FOUND


def test_the_strongest_cue_is_told_first():
    assert fuse.explain([Cue("a", 1, "one"), Cue("b", -2, "two")]) == "b -2.0: two; a +1.0: one"


@pytest.mark.parametrize(
    ("weights", "stretches"),
    [
        ([], []),
        ([UNHIT], []),
        ([UNHIT + 0.01], [(0, 0)]),
        ([0, 0.9, 0.9, 0], [(1, 2)]),
        ([0.9, 0, 0.9], [(0, 2)]),
        ([0.9, 0, 0, 0, 0.9], [(0, 0), (4, 4)]),
    ],
)
def test_a_stretch_goes_on_over_what_it_can_pay_for(weights, stretches):
    assert best_stretches(weights) == stretches


@pytest.mark.parametrize(
    ("text", "fluent"),
    [
        ("合理设置中转仓可以缩短距离。", True),
        ("短句也有句号。", False),
        ("甲乙丙丁戊己庚辛壬癸子。", True),
        ("甲乙丙丁戊己庚辛壬癸。", False),
        ("首页 新闻 国内 国际 社会 财经 体育 科技 文化 教育 健康 图片 视频 直播 下载", False),
        ("国产视频_日韩无码_亚洲av ?", False),
        ("成人电影,国产视频,无码在线,免费视频,高清无码,激情视频,成人电影,国产视频,无码在线。", False),
    ],
)
def test_running_text_is_told_from_lists_and_headings(text, fluent):
    assert reading(text).fluent is fluent


def test_a_time_and_a_fraction_are_one_word():
    segments = [s for group in reading("晚间20:30开奖 第1/27期 关键词:甲").groups for s in group]
    assert [(s.end - s.start) for s in segments] == [9, 6, 3, 1]


def test_a_heading_is_never_running_text():
    assert not reading("合理设置中转仓可以缩短距离。", "title").fluent


def test_a_label_is_known_by_its_colon_and_its_word():
    assert reading("本文关键词:水稻").labelled
    assert reading("热 门 搜 索:水稻").labelled
    assert not reading("水稻:插秧").labelled
    assert not reading("本文关键词 水稻").labelled


def test_the_article_vouches_for_what_its_running_text_says():
    prose = sheet(("冷链运输的网点布局需要考虑仓储成本。", "text"))
    article = Article(prose)
    assert article.overlap("冷链运输") == 1
    assert article.overlap("百家乐开户") == 0
    assert Article(prose, taken=[(prose[0], 0, 4)]).overlap("冷链运输") == 0


def test_a_name_that_ends_like_a_brand_surprises_where_the_article_is_about_something_else():
    rice, sport = (Article(sheet((text, "text"))) for text in ("水稻插秧前要做好秧田的水分管理。", "球队在联赛中赢得了关键的比赛。"))
    assert rice.surprised_by("海德体育")
    assert not sport.surprised_by("海德体育")
    assert not rice.surprised_by("海德农业")


def test_words_of_honest_discourse_are_found_in_text_and_title():
    article = Article(sheet(("警方通报", "title"), ("民警提醒大家远离网络赌博的骗局。", "text")))
    assert set(article.discourse(Category.GAMBLING)) >= {"民警", "警方"}


def test_the_lists_beside_the_stems_are_sorted_and_folded():
    from filters.fold import fold

    sets = (patterns.calls(), patterns.columns())
    tuples = (patterns.portals(), patterns.reports(), patterns.heads(), patterns.counters(), *patterns.endings().values())
    for listed in (*map(sorted, sets), *tuples):
        assert list(listed) == sorted(set(listed))
        assert all(fold(word).lower() == word for word in listed)
