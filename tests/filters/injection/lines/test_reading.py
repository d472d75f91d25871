"""A line as the search reads it."""

import pytest

from filters.injection.lines.sheet import Sheet
from filters.line import Line


def sheet(*lines):
    return Sheet([(field, 0, Line(text)) for text, field in lines])


def reading(text, field="text"):
    return sheet((text, field))[0]


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
