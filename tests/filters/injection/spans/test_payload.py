import pytest

from filters.injection.lines.sheet import Sheet
from filters.injection.runs.run import Part, Run
from filters.injection.spans.payload import VALUES, payload, similarity, values
from filters.line import Line
from reports.kinship import ALIKE

HEADER = ["国产视频", "无码在线", "久久精品热", "亚洲综合图", "成人小说网", "激情影院", "日韩一区二区", "欧美大片"]


def fingerprint(header):
    reading = Sheet([("text", 0, Line(header))])[0]
    return payload(Run((Part(reading, tuple(s for group in reading.groups for s in group)),)).texts)


def test_the_same_header_has_the_same_payload_in_any_order_with_any_sign_and_in_disguise():
    told = fingerprint("国产视频_无码av_久久精品")
    assert told == fingerprint("久久精品,国产视频,无码av") == fingerprint("國產視頻 | 旡码aⅴ | 久久精品 | 国产视频")
    assert len(values(told)) == VALUES


@pytest.mark.parametrize("at", range(len(HEADER) - 1))
def test_a_quarter_of_the_terms_changed_leaves_most_values(at):
    changed = [*HEADER[:at], "丝袜老师", "夜色撩人", *HEADER[at + 2 :]]
    assert ALIKE <= similarity(payload(HEADER), payload(changed)) < 1


def test_another_header_of_the_family_is_a_stranger():
    other = ["精品国产麻豆", "午夜福利片", "在线观看免费", "亚洲色图", "人妻中文字幕", "高清毛片", "黄色电影", "成人视频"]
    assert similarity(payload(HEADER), payload(other)) < ALIKE / 2


def test_what_all_brands_share_makes_no_kin():
    assert payload(["星辉体育官网"]) == payload(["星辉体育app下载"])
    assert similarity(payload(["星辉体育官网app下载"]), payload(["恒耀体育官网app下载"])) < ALIKE


def test_terms_without_a_letter_and_names_of_another_kind():
    assert payload(["???"]) == payload([]) == ""
    assert payload(["官网"])
    assert similarity("ab12", "ab13") == 0
    assert similarity("ab12", "ab12") == 1
