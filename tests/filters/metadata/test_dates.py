"""Dates as pages write them."""

from datetime import UTC, date, datetime

import pytest

from filters.metadata.dates import Reference, before_date, find, relative_among

REFERENCE = Reference(datetime(2024, 10, 21, 2, 0, tzinfo=UTC), "Asia/Shanghai")  # 10:00 there
UNKNOWN = Reference(None, "Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "moment", "precision"),
    [
        ("逾期短信 2024-10-20 04:47:59", "2024-10-19T20:47:59", "second"),
        ("2024年10月20日 04:47", "2024-10-19T20:47:00", "minute"),
        ("发布时间:2024/10/20 4:07 来源:本站", "2024-10-19T20:07:00", "minute"),
        ("2024.10.20", "2024-10-19T16:00:00", "day"),
        ("0.62024.10.20 04:47:59字数 158", "2024-10-19T20:47:59", "second"),
        ("木匠2024-10-201.2万 浏览", "2024-10-19T16:00:00", "day"),
        ("2024年10月20日 星期日 04时47分", "2024-10-19T20:47:00", "minute"),
        ("2024-10-20T04:47:59+08:00", "2024-10-19T20:47:59", "second"),
        ("2024-10-20T04:47:59.123Z", "2024-10-20T04:47:59", "second"),
        ("2024-10-20T04:47:59-0500", "2024-10-20T09:47:59", "second"),
        ("Published 11:11 PM EST Oct. 20, 2024", "2024-10-19T16:00:00", "day"),
        ("Sunday, 20th October 2024", "2024-10-19T16:00:00", "day"),
        ("20-Oct-2024", "2024-10-19T16:00:00", "day"),
        ("Oct-20-2024", "2024-10-19T16:00:00", "day"),
        ("Sun Oct 20 04:47:59 2024", "2024-10-19T20:47:00", "minute"),
        ("Sun Oct 20 04:47:59 CST 2024", "2024-10-19T20:47:00", "minute"),
        ("20 十月 2024", "2024-10-19T16:00:00", "day"),
        ("十月 20, 2024", "2024-10-19T16:00:00", "day"),
        ("10月20日, 2024", "2024-10-19T16:00:00", "day"),
    ],
)
def test_dates_are_read_in_the_pages_zone(text: str, moment: str, precision: str) -> None:
    found = find(text, REFERENCE)
    assert found is not None
    assert found.utc == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert found.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "",
        "百日行动",
        "2024-13-40",
        "1024-10-20",
        "1989-10-20",
        "编号12024-10-20",
        "2024-10-24 10:00",
        "电话 010-2024-1020",
        "October 2024",
        "October 32, 2024",
        "十月 2024",
        "五月 32, 2024",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find(text, REFERENCE) is None


def test_a_date_is_in_the_future_only_from_the_day_after_tomorrow_on() -> None:
    assert find("2024-10-22 12:00", REFERENCE) is not None
    assert find("2024-10-23 12:00", REFERENCE) is None
    assert find("2024-10-23 12:00", UNKNOWN) is not None


def test_the_day_is_the_pages_own() -> None:
    found = find("2024-10-20T20:00:00Z", UNKNOWN)
    assert found is not None
    assert found.day == date(2024, 10, 20)


@pytest.mark.parametrize(
    ("text", "moment", "precision"),
    [
        ("3小时前", "2024-10-20T23:00:00", "minute"),
        ("12分钟前 来源:本站", "2024-10-21T01:48:00", "minute"),
        ("昨天 18:30", "2024-10-20T10:30:00", "minute"),
        ("昨日 18:30", "2024-10-20T10:30:00", "minute"),
        ("刚刚", "2024-10-21T02:00:00", "minute"),
        ("渡口来信 2 周前 · 阅读 12", "2024-10-07T02:00:00", "day"),
        ("1 个月前 · 城东", "2024-09-21T02:00:00", "day"),
        ("四天前发布", "2024-10-17T02:00:00", "day"),
    ],
)
def test_relative_times_count_from_the_fetch(text: str, moment: str, precision: str) -> None:
    found = relative_among(["老街网", text], REFERENCE)
    assert found is not None
    assert found.utc == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert found.precision == precision
    assert relative_among([text], UNKNOWN) is None


@pytest.mark.parametrize("text", ["三个月前，桥还没有通车。", "今天，全长一千二百六十米的新桥正式通车，两岸的居民都来了。"])
def test_a_story_is_told_by_such_times_as_well(text: str) -> None:
    assert relative_among([text], REFERENCE) is None


def test_months_are_those_of_the_calendar() -> None:
    found = relative_among(["8个月前"], Reference(datetime(2024, 10, 31, tzinfo=UTC), "Asia/Shanghai"))
    assert found is not None
    assert found.day == date(2024, 2, 29)


def test_what_stands_before_a_date() -> None:
    assert before_date("逾期短信 2024-10-20 04:47:59") == "逾期短信"
    assert before_date("没有日期") == ""


def test_a_range_of_months_in_a_sidebar_is_no_date() -> None:
    assert find("12/01/2004 - 01/01/2005", UNKNOWN) is None


def test_the_day_on_which_a_page_was_recommended_is_not_its_own() -> None:
    assert find("最新推荐文章于 2024-10-01 10:00:00 发布", REFERENCE) is None


@pytest.mark.parametrize("text", ["“刚刚她已经醒了。”", "刚刚，桥通车了", "刚刚给他讲过的事", "他3天前走过这座桥。"])
def test_a_sentence_tells_no_moment_of_the_article(text: str) -> None:
    assert relative_among([text], REFERENCE) is None


@pytest.mark.parametrize("text", ["林晓禾 刚刚", "刚刚发布 · 河边", "刚刚 12阅读"])
def test_just_now_in_a_byline(text: str) -> None:
    assert relative_among([text], REFERENCE) is not None
