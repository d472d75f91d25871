"""Dates in rarer forms."""

from datetime import UTC, date, datetime

import pytest

from filters.metadata import date_forms
from filters.metadata.dates import Reference

REFERENCE = Reference(datetime(2024, 10, 21, 2, 0, tzinfo=UTC), "Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二三年六月九日", date(2023, 6, 9)),
        ("二○二三年十二月三十一日", date(2023, 12, 31)),
        ("二零一〇年十月二十日", date(2010, 10, 20)),
        ("发布日期:112-09-18", date(2023, 9, 18)),
        ("民国112年9月18日", date(2023, 9, 18)),
        ("民国一百一十二年九月十八日", date(2023, 9, 18)),
        ("民国一百零五年十月二日", date(2016, 10, 2)),
        ("民国一一二年九月十八日", date(2023, 9, 18)),
        ("2023 Mar 1 | 4 min read", date(2023, 3, 1)),
        ("Posted 03/25/2022 at 9:14 a.m.", date(2022, 3, 25)),
        ("25/3/2022", date(2022, 3, 25)),
        ("05.03.2022", date(2022, 3, 5)),
        ("Veröffentlicht am 3. März 2022 von Jutta Brandt", date(2022, 3, 3)),
        ("Publié le 14 août 2022", date(2022, 8, 14)),
        ("5 de mayo de 2022", date(2022, 5, 5)),
        ("1 июня 2022 г.", date(2022, 6, 1)),
        ("20220325", date(2022, 3, 25)),
        ("发布日期:20220325", date(2022, 3, 25)),
        ("发布:08-04-19 14:30", date(2008, 4, 19)),
        ("日期:23/8/23|字数:3320", date(2023, 8, 23)),
        ("发布时间:05.06.21", date(2005, 6, 21)),
        ("172023-08", date(2023, 8, 17)),
    ],
)
def test_a_day_in_a_rarer_form(text: str, day: date) -> None:
    moment = date_forms.find(text, REFERENCE)
    assert moment is not None
    assert moment.day == day


@pytest.mark.parametrize(
    "text",
    ["二〇二三年", "二〇二三年十三月九日", "112-09-18", "13/25/2022", "03/25/2025", "电话 08-04-19", "电话 20220325", "1.2.3.2022", "3/4"],
)
def test_what_is_no_day(text: str) -> None:
    assert date_forms.find(text, REFERENCE) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("河边网 05-12 09:21", date(2024, 5, 12)),
        ("12-01 09:21", date(2023, 12, 1)),
        ("4月25日", date(2024, 4, 25)),
        ("3/4", None),
        ("1-2", None),
        ("02-30 10:00", None),
    ],
)
def test_a_day_without_a_year_is_the_last_one(text: str, day: date | None) -> None:
    moment = date_forms.without_year(text, REFERENCE)
    assert (moment and moment.day) == day


def test_without_the_time_of_fetching_no_year_is_guessed() -> None:
    assert date_forms.without_year("05-12 09:21", Reference(None, "Asia/Shanghai")) is None


@pytest.mark.parametrize("text", ["比分:23/8/23", "截止日期:23/8/23", "日期:23/8/232", "23/8/23"])
def test_two_digits_are_a_year_only_behind_a_label(text: str) -> None:
    assert date_forms.find(text, REFERENCE) is None
