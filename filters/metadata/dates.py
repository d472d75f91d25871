"""Dates as pages write them: 2024年10月20日 04:47, 2024-10-20T04:47:59+08:00, 10/20 04:47, 3小时前, 2 周前, Nov. 19, 2019, 3 八月 2017."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from filters.model import Precision

EARLIEST: Final = 1990  # pages of the web are younger

_DATE: Final = re.compile(
    r"(?<![\d/])((?:19|20)\d\d)\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)\s*(?:日|号)?"
    r"(?:[T\s,]*(?:星期.|周.)?\s*(\d{1,2})\s*(?::|时|点)\s*(\d{2})(?:\s*(?::|分)\s*(\d{2}))?)?"
    r"(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_GLUED: Final = re.compile(  # to digits of another figure behind it, or before it where a time follows, as boxes of a line may leave them
    r"(?:(?<![\d/])|(?=.{10}\s\d\d:\d\d))(20\d\d)[-.](0[1-9]|1[0-2])[-.](0[1-9]|[12]\d|3[01])(?:[T\s]+(\d{2}):(\d{2})(?::(\d{2}))?)?(Z)?"
)
MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ENGLISH: Final = re.compile(  # 19 November 2019, Nov. 19, 2019, 01-Mar-2023, Tue Mar 14 20:11:02 CST 2023
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+)?({'|'.join(MONTHS)})[a-z]{{0,6}}(?:\.\s*|[\s-]+)"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?(?:\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)?(?:\s+(\d\d):(\d\d)(?::\d\d)?(?:\s+(?:[a-z]{3,4}|[+-]\d{4}))?)?(?:,\s*|[\s-]+))?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_CHINESE_MONTHS: Final = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
_YEAR_LAST: Final = re.compile(  # 3 八月 2017, 八月 3, 2017, 3月1日, 2023
    r"(?<![\d年\u4e00-\u9fff])(?:(\d{1,2})日?,?\s+)?(十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月(?:\s*(\d{1,2})日?(?=[\s,]))?,?\s+"
    r"((?:19|20)\d\d)(?![-/.年:\d])"
)
_AGO: Final = re.compile(
    r"(\d{1,3}|[一两二三四五六七八九十])\s*(秒|分钟|小时|个小时|天|周|星期|个?月)前|(刚刚)(?=\s|$|[^\w\s]|发[布表]|更新|来自)|(昨天|前天|今天(?!是)|[昨今]日(?=\s*\d{1,2}:))\s*(?:(\d{1,2}):(\d{2}))?"
)
_ROUGH: Final = frozenset("周 星期 月 个月".split())  # units by which stories are told as well
MAX_NAMED: Final = 24  # characters of a line in which 今天 alone dates an article, whatever its signs
_CLAUSE: Final = re.compile(r"[,，。！？!?]")  # of a sentence, whose 今天 is anybody's
_ENDED: Final = re.compile(r"[。！？!?][”\"’'」』]?$")  # as sentences are and bylines are not
_BEFORE_REVISED: Final = re.compile(
    r"(?:更新|修改|修订|编辑|注册|登录|截止|截至|收稿|成文|施行|推荐文章|updated?|modified|edited|joined|registered|copyright|©)[^\d。；;|]{0,8}$",
    re.IGNORECASE,
)
_LAST_EDITED: Final = re.compile(
    r"\d\s*更新\s*$|(?:本页|此页|页面|网页|条目|page).{0,8}(?:最后|最近|last).{0,4}(?:更新|修改|修订|编辑|updated|modified|edited)",
    re.IGNORECASE,
)
_BEHIND_REVISED: Final = re.compile(r"\s*(?:修改|编辑|更新\s*$)")
_UNITS: Final = {"秒": "seconds", "分钟": "minutes", "小时": "hours", "个小时": "hours", "天": "days", "周": "weeks", "星期": "weeks"}
_COUNTS: Final = {"两": 2} | {name: number for number, name in enumerate("一二三四五六七八九十", 1)}
_DAYS: Final = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as precise as it was written; `day` is in the page's own zone."""

    utc: datetime
    day: date
    precision: Precision


class Reference(NamedTuple):
    """What the dates on a page are counted from and held against: when it was fetched, where that is known, and its site's time zone."""

    fetched_at: datetime | None
    zone: str

    def allows(self, moment: Moment) -> bool:
        """Whether an article can be of this moment: not before 1990, not two days or more after it was fetched."""
        return moment.day.year >= EARLIEST and not (self.fetched_at and moment.utc > self.fetched_at + timedelta(days=2))


def find(text: str, reference: Reference, *, revised: bool = False) -> Moment | None:
    """The first date of a text that can be an article's.

    One that says when something was changed, registered or owned counts only where `revised` are asked for.
    """
    if "19" not in text and "20" not in text:
        return None
    for pattern, read in ((_DATE, _absolute), (_GLUED, _absolute), (_ENGLISH, _named), (_YEAR_LAST, _chinese)):
        for match in pattern.finditer(text):
            if (revised or not _is_revised(match)) and (moment := read(match, reference.zone)) and reference.allows(moment):
                return moment
    return None


def last_edited(text: str, reference: Reference) -> Moment | None:
    """When a page says that it was last edited."""
    return find(text, reference, revised=True) if _LAST_EDITED.search(text) else None


def _is_revised(match: re.Match[str]) -> bool:
    """Whether what stands around a date says that it is not the one on which an article came out."""
    text, start, end = match.string, match.start(), match.end()
    return _BEFORE_REVISED.search(text[max(start - 24, 0) : start]) is not None or _BEHIND_REVISED.match(text, end) is not None


def relative_among(texts: Iterable[str], reference: Reference) -> Moment | None:
    """The first relative time (3小时前, 昨天 18:30) of some texts, counted from when the page was fetched."""
    fetched_at, zone = reference
    return next((m for text in texts if (m := _relative(text, fetched_at, zone))), None) if fetched_at else None


def before_date(text: str) -> str:
    """What stands before the first date of a line; empty where there is no date."""
    match = _DATE.search(text) if "19" in text or "20" in text else None
    return text[: match.start()].strip(" \t|/·:-") if match else ""


def moment_of(year: int, month: int, day: int, clock: tuple[int, int] | None, zone: str) -> Moment | None:
    """A day, or a minute of it, in a zone; nothing where the calendar has no such day."""
    try:
        local = datetime(year, month, day, *(clock or (0, 0)), tzinfo=_zone(zone))
    except ValueError:
        return None
    return Moment(local.astimezone(UTC), local.date(), "minute" if clock else "day")


def of_timestamp(seconds: int, zone: str) -> Moment:
    """A moment that is counted in seconds from 1970 on."""
    local = datetime.fromtimestamp(seconds, _zone(zone))
    return Moment(local.astimezone(UTC), local.date(), "second")


def _absolute(match: re.Match[str], zone: str) -> Moment | None:
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        local = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=_zone(zone))
        if offset and hour:
            stated = "+0000" if offset == "Z" else offset.replace(":", "")
            local = datetime.strptime(f"{local:%Y%m%d%H%M%S}{stated}", "%Y%m%d%H%M%S%z")
    except ValueError:
        return None
    precision: Precision = "second" if second else "minute" if hour else "day"
    return Moment(local.astimezone(UTC), local.date(), precision)


def _named(match: re.Match[str], zone: str) -> Moment | None:
    """A day whose month has its English name; nothing where the day is not said."""
    before, month, after, hour, minute, year = match.groups()
    if not (before or after):
        return None
    clock = (int(hour), int(minute)) if hour else None
    return moment_of(int(year), MONTHS.index(month.lower()) + 1, int(after or before), clock, zone)


def _chinese(match: re.Match[str], zone: str) -> Moment | None:
    """A day whose year stands behind its Chinese month; nothing where the day is not said."""
    before, month, after, year = match.groups()
    if not (before or after):
        return None
    number = int(month) if month.isdecimal() else _CHINESE_MONTHS.index(month) + 1
    return moment_of(int(year), number, int(after or before), None, zone)


def _relative(text: str, fetched_at: datetime, zone: str) -> Moment | None:
    match = _AGO.search(text) if len(text) <= 60 else None
    if not match:
        return None
    amount, unit, just_now, named, hour, minute = match.groups()
    told = (named and not hour and len(text) > MAX_NAMED) or just_now or unit in _ROUGH or amount in _COUNTS
    if (told and _CLAUSE.search(text)) or _ENDED.search(text):
        return None
    here = fetched_at.astimezone(_zone(zone))
    if named and hour:
        try:
            here = (here - timedelta(days=_DAYS[named])).replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
        except ValueError:
            return None
        return Moment(here.astimezone(UTC), here.date(), "minute")
    here = here - timedelta(days=_DAYS[named]) if named else _before(here, _COUNTS.get(amount) or int(amount), unit) if unit else here
    precision: Precision = "day" if named or unit == "天" or unit in _ROUGH else "minute"
    return Moment(here.astimezone(UTC).replace(microsecond=0), here.date(), precision)


def _before(moment: datetime, amount: int, unit: str) -> datetime:
    """So many units before a moment; months are the calendar's."""
    if unit in _UNITS:
        return moment - timedelta(**{_UNITS[unit]: amount})
    years, month = divmod(moment.year * 12 + moment.month - 1 - amount, 12)
    return moment.replace(year=years, month=month + 1, day=min(moment.day, monthrange(years, month + 1)[1]))


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
