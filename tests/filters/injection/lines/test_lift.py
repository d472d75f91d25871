from filters.injection.lines.imprint import Imprint
from filters.injection.lines.lift import lift
from filters.injection.lines.sheet import Sheet
from filters.line import Line


def read(text):
    sheet = Sheet([("text", 0, Line(text))])
    lift(sheet, Imprint(sheet))
    return sheet[0]


def lifted(text):
    return [s.lifted for group in read(text).groups for s in group]


def test_segments_that_are_worded_like_spam_are_lifted():
    assert sum(lifted("秒贷速批款_借贷无审批_无审小贷快批")) >= 2


def test_honest_segments_stay():
    assert not any(lifted("会议纪要_安全检查_水稻插秧_车间管理"))


def test_a_day_is_no_term():
    sheet = Sheet([("title", 0, Line("一周天气预报(7月8日)")), ("text", 1, Line("本周天气以多云为主，前期有分散性阵雨。"))])
    lift(sheet, Imprint(sheet))
    assert not any(s.lifted for group in sheet[0].groups for s in group)


def test_one_sign_makes_a_list_of_two_terms_that_are_surely_spam_together():
    assert all(lifted("欧美人妻色网站_熟女久久片久久"))
    assert not any(lifted("欧美人妻色网站_会议纪要"))


def test_running_text_is_left_alone():
    assert not any(lifted("欧美人妻色网站,熟女久久片,久久无码看。"))


def test_other_scripts_are_left_alone():
    assert not any(lifted("когда-нибудь понять оливки, личный архив"))


def test_latin_words_of_running_text_are_left_alone():
    assert not any(lifted("Choose your route: Where will the tour end? Warning: many people skip this step — do not! Check the map."))


def test_nothing_to_read_is_no_error():
    lift(Sheet([]), Imprint(Sheet([])))


def test_the_entries_of_an_index_with_their_pages_are_no_list_of_brands(search):
    text = "球网两侧的队员在比赛中不得触及球网。裁判员鸣哨以后球即成死球,由对方发球。"
    assert search("排球规则术语", [text, "触网113 过网击球113 死球114 出界116"]).findings == []
    assert search("排球规则术语", [text, "触网365 过网击球188 死球888 出界918"]).findings != []
