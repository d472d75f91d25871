"""Where running text names an institution."""

import pytest

from filters.injection.lines.signs import OPENS, Signs
from filters.injection.vocabulary import roles
from filters.injection.vocabulary.joined import Joined


def names(text: str) -> list[str]:
    lines = Joined([text])
    return [lines.page[start:end] for start, end in roles.names(lines, Signs(lines).places(OPENS))]


@pytest.mark.parametrize(
    "text",
    [
        "今年,恒丰农机举办了培训。",
        "日前,恒丰农机今天上午召开了会议。",
        "去年,近日恒丰农机签订了协议。",
        "据悉,记者从恒丰农机获悉消息。",
        "会后,我院与恒丰农机达成意向。",
        "据了解,恒丰农机已经完成采购。",
    ],
)
def test_a_name_stands_between_the_end_of_a_clause_or_a_word_that_takes_one_and_what_institutions_do(text):
    assert names(text) == ["恒丰农机"]


def test_a_name_has_three_characters_at_least_and_eight_at_most():
    assert names("今年,恒丰举办了培训。") == []
    assert names("今年,恒丰农机装备制造举办了培训。") == ["恒丰农机装备制造"]
    assert names("今年,恒丰农机装备制造厂举办了培训。") == []


def test_a_word_that_takes_a_name_may_begin_one():
    assert names("今年,同和农机举办了培训。") == ["同和农机"]
    assert roles.begins("今年,同和农机", 3)
    assert not roles.begins("今年,同和农机", 4)


def test_a_name_holds_a_place_where_something_begins_it_and_something_goes_on_behind():
    text = "今年,恒丰农机将扩大生产。"
    assert roles.holds(text, 3, 7)
    assert not roles.holds(text, 4, 7)
    assert not roles.holds(text, 3, 6)
    assert roles.holds("今年由恒丰农机免费修理。", 3, 7)
    assert not roles.holds("今年,恒丰农机免费修理。", 3, 7)


def test_a_name_ends_before_what_institutions_do():
    text = "恒丰农机站举办了培训。"
    assert roles.end_of_name(text, 4) == 5
    assert roles.end_of_name("恒丰农机站很大。", 4) is None
