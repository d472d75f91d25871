"""Dates in rarer forms, read where no common one is found.

民國112年9月18日, 民國一百一十二年九月十八日, 二〇二三年六月九日, 3/25/2022, 25.3.2022, 2023 Mar 1, 3. März 2022, 20220325, 23/8/23,
| 23-08-23 |, 05-12.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final
from zoneinfo import ZoneInfo

from filters.metadata.dates import MONTHS, Moment, Reference, moment_of

ROC: Final = 1911  # to be added to a year of the Republic of China
MAX_CHARS: Final = 40  # of a line whose date has no year; a longer one tells of something

_DIGITS: Final = {
    sign: value for value, signs in enumerate(("〇○零Oo0", "一", "二", "三", "四", "五", "六", "七", "八", "九")) for sign in signs
}
_CHINESE: Final = re.compile(
    r"([一二][九〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_REPUBLIC: Final = re.compile(
    r"(?:民国\s*(\d{2,3})|(?:日期|时间|发布|张贴|公告|刊登|更新)\D{0,4}(1[0-4]\d))\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)"
)
_SPELLED: Final = re.compile(r"民国([一二三四五六七八九十百〇○零]{2,6})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_YEAR_FIRST: Final = re.compile(rf"\b((?:19|20)\d\d)\s+({'|'.join(MONTHS)})[a-z]{{0,6}}\.?\s+(\d{{1,2}})(?!\d)", re.IGNORECASE)
_EUROPEAN_MONTHS: Final = (  # how their names begin in German, French, Spanish, Italian, Portuguese and Russian
    "jan jän ene gen янв,feb fév fev фев,mar mär mrz мар,apr avr abr апр,mai may mag мая май,jun juin giu июн,"
    "jul juil lug июл,aug aoû ago авг,sep set сен,okt oct ott out окт,nov ноя,dez déc dic дек"
)
_MONTH_OF: Final = {name: number for number, names in enumerate(_EUROPEAN_MONTHS.split(","), 1) for name in names.split()}
_EUROPEAN: Final = re.compile(
    rf"(?<![\d.])(\d{{1,2}})(?:\.|er)?\s+(?:de\s+)?({'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})"
    r"[^\W\d_]{0,7}\.?,?\s+(?:de\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR_LAST: Final = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d.])")
_UNDIVIDED: Final = re.compile(r"(?:^|(?:日期|时间|发布)\s*:?\s*)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$")
_SHORT_YEAR: Final = re.compile(r"(?<![\d-])(\d\d)-(\d\d)-(\d\d)\s+(\d{1,2}):(\d\d)")
_BARRED: Final = re.compile(r"[|\[(【]\s*(\d\d)-(0[1-9]|1[0-2])-(\d\d)\s*[|\])】]")  # | 14-11-26 | 【大 中 小】
_LABELLED: Final = re.compile(  # 日期:23/8/23, whose year is the first
    r"(?:(?<![\u4e00-\u9fff])(?:日期|时间)|发[布表](?:日期|时间))\s*:\s*(\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d\-/.])"
)
_ANY: Final = re.compile(
    r"[一二三四五六七八九十]日|(?:19|20)\d\d\s+[A-Za-z]|\d[-/.年]\s*\d{1,2}[-/.月]\s*\d|^\d{1,2}\s*(?:19|20)\d\d|(?:19|20)\d{6}$"
    r"|\d(?:\.|er)?\s+(?:de\s+)?[^\W\d_]{3,10}\.?,?\s+(?:de\s+)?(?:19|20)\d\d"
)  # a sign of one of these
_DAY_FIRST: Final = re.compile(r"^(\d{1,2})\s*((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})月?$")  # a day in large figures over its month
_NO_YEAR: Final = re.compile(r"(?<![\d\-/.:年])(\d{1,2})(?:[-/]|\s*月\s*)(\d{1,2})(?:\s*日)?(?![\d\-/.])(?:\s*(\d{1,2}):(\d\d))?")


def find(text: str, reference: Reference) -> Moment | None:
    """The first date of a line that is written in one of the rarer forms."""
    if _ANY.search(text) is None:
        return None
    for pattern, read in _FORMS:
        if (match := pattern.search(text)) and (moment := read(match, reference.zone)) and reference.allows(moment):
            return moment
    return None


def barred(texts: Iterable[str], reference: Reference) -> Moment | None:
    """The day, with two figures of its year, that stands between bars or brackets of a byline."""
    for text in texts:
        match = _BARRED.search(text) if "-" in text else None
        moment = moment_of(2000 + int(match[1]), int(match[2]), int(match[3]), None, reference.zone) if match else None
        if moment and reference.allows(moment):
            return moment
    return None


def without_year(text: str, reference: Reference) -> Moment | None:
    """The date of a short line that names a month and a day: the last such day before the page was fetched."""
    fetched_at, zone = reference
    if fetched_at is None or len(text) > MAX_CHARS or not (match := _NO_YEAR.search(text)):
        return None
    if not (match[3] or "月" in match[0]):  # 3/4 and 1-2 are seldom days
        return None
    month, day, clock = int(match[1]), int(match[2]), (int(match[3]), int(match[4])) if match[3] else None
    year = fetched_at.astimezone(ZoneInfo(zone)).year
    moments = (moment_of(y, month, day, clock, zone) for y in (year, year - 1))
    return next((moment for moment in moments if moment and moment.utc <= fetched_at), None)


def _chinese(match: re.Match[str], zone: str) -> Moment | None:
    year = int("".join(str(_DIGITS[sign]) for sign in match[1]))
    return moment_of(year, _number(match[2]), _number(match[3]), None, zone)


def _number(signs: str) -> int:
    """The value of 九, 十, 十二, 二十, 三十一, 一百一十二."""
    hundreds, hundred, rest = signs.rpartition("百")
    tens, ten, ones = rest.lstrip("〇○零").rpartition("十")
    value = (_DIGITS.get(tens, 99) if tens else 1) * 10 * bool(ten) + (_DIGITS.get(ones, 0) if len(ones) <= 1 else 99)
    return _DIGITS.get(hundreds, 99) * 100 * bool(hundred) + value


def _spelled(match: re.Match[str], zone: str) -> Moment | None:
    year = match[1]
    number = _number(year) if "百" in year or "十" in year else int("".join(str(_DIGITS[sign]) for sign in year))
    return moment_of(number + ROC, _number(match[2]), _number(match[3]), None, zone)


def _year_first(match: re.Match[str], zone: str) -> Moment | None:
    return moment_of(int(match[1]), MONTHS.index(match[2].lower()) + 1, int(match[3]), None, zone)


def _republic(match: re.Match[str], zone: str) -> Moment | None:
    return moment_of(int(match[1] or match[2]) + ROC, int(match[3]), int(match[4]), None, zone)


def _european(match: re.Match[str], zone: str) -> Moment | None:
    return moment_of(int(match[3]), _MONTH_OF[match[2].lower()], int(match[1]), None, zone)


def _year_last(match: re.Match[str], zone: str) -> Moment | None:
    """The month stands first, as in America, unless it cannot be one or dots divide, as in Europe."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    month_first = second > 12 if match[2] == "." else first <= 12
    return moment_of(year, first, second, None, zone) if month_first else moment_of(year, second, first, None, zone)


def _undivided(match: re.Match[str], zone: str) -> Moment | None:
    return moment_of(int(match[1]), int(match[2]), int(match[3]), None, zone)


def _short_year(match: re.Match[str], zone: str) -> Moment | None:
    year, month, day, hour, minute = map(int, match.groups())
    return moment_of(2000 + year, month, day, (hour, minute), zone)


def _labelled(match: re.Match[str], zone: str) -> Moment | None:
    return moment_of(2000 + int(match[1]), int(match[3]), int(match[4]), None, zone)


def _day_first(match: re.Match[str], zone: str) -> Moment | None:
    day, year, month = map(int, match.groups())
    return moment_of(year, month, day, None, zone)


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Moment | None]], ...]] = (
    (_CHINESE, _chinese),
    (_REPUBLIC, _republic),
    (_SPELLED, _spelled),
    (_YEAR_FIRST, _year_first),
    (_EUROPEAN, _european),
    (_YEAR_LAST, _year_last),
    (_UNDIVIDED, _undivided),
    (_SHORT_YEAR, _short_year),
    (_LABELLED, _labelled),
    (_DAY_FIRST, _day_first),
)
