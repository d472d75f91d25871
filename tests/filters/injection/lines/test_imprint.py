import pytest

from filters.injection.lines import lone, places
from filters.injection.lines.imprint import Imprint
from filters.injection.lines.sheet import Sheet
from filters.line import Line
from filters.model import Page

TITLE = "水稻插秧要点_无名词语"


def imprint(*lines, page=None):
    return Imprint(Sheet([("title", 0, Line(TITLE)), *(("text", n, Line(line)) for n, line in enumerate(lines))]), page)


@pytest.mark.parametrize(
    ("line", "own", "otherwise"),
    [
        ("版权所有 无名词语", True, False),
        ("Copyright 2020 无名词语科技有限公司", True, False),
        ("首页 > 无名词语 > 正文", True, False),
        ("版权所有 乡村农业网", False, True),
        ("备案号", False, False),
        ("乡村农业网的文章", False, False),
        (TITLE, False, False),
    ],
)
def test_a_name_is_held_against_the_lines_in_which_the_page_signs(line, own, otherwise):
    signed = imprint(line)
    assert (signed.signs("无名词语"), signed.signs_otherwise("无名词语")) == (own, otherwise)


def test_a_name_that_any_other_line_shows_is_not_foreign():
    assert not imprint("版权所有 乡村农业网", "无名词语 育苗 插秧").signs_otherwise("无名词语")


def test_the_declared_name_of_the_site_is_its_own():
    assert imprint(page=Page(meta={"og:site_name": "无名词语"})).signs("无名词语")
    assert imprint(page=Page(meta={"og:site_name": "乡村农业信息网"})).signs_otherwise("无名词语")


def weighed(place, honest, signed, gambling=0.0):
    return lone.weighed(lone.Lone(0, 7, 11, place), "无名词语", [honest, 0.0, gambling, 0.0, 0.0], signed).place


def test_only_a_doubtful_slot_of_a_title_is_held_against_it():
    signed = imprint("版权所有 乡村农业网")
    assert weighed(places.EDGE, 0.15, signed) is places.FOREIGN
    assert weighed(places.EDGE, places.FOREIGN.doubt, signed) is places.EDGE
    assert weighed(places.EDGE, 0.15, imprint("版权所有 无名词语")) is places.OWN
    assert weighed(places.GLUED, 0.15, signed) is places.GLUED


def test_a_slot_that_says_the_words_of_an_honest_one_beside_it_is_the_pages_own():
    found, likely = lone.Lone(0, 7, 13, places.EDGE), [0.15, 0.0, 0.0, 0.0, 0.85]
    signed = imprint("版权所有 乡村农业网")
    assert lone.weighed(found, "城西旧房买卖", likely, signed, "城西旧房信息").place is places.OWN
    assert lone.weighed(found, "城西旧房买卖", likely, signed, "城西天气").place is places.FOREIGN


def test_two_characters_are_a_brand_only_where_the_model_is_sure_of_it():
    assert weighed(places.SHORT, 0.01, imprint(), gambling=0.9) is places.SHORT
    assert weighed(places.SHORT, 0.01, imprint(), gambling=0.89) is places.OWN
    assert weighed(places.SHORT, 0.01, imprint("版权所有 无名词语"), gambling=0.99) is places.OWN
