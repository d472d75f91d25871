"""When an article came out: the first date that is believed, from what the head states to what the address and scripts give away."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from filters.line import Line, views
from filters.metadata import date_forms, dates
from filters.metadata.clues import Clues
from filters.metadata.dates import Moment, Reference
from filters.model import Page
from filters.moment import CLOCK

META: Final = (
    "article:published_time og:published_time pubdate publishdate publish_date publish-date ptime datepublished og:release_date "
    "publish-time publish_time pubtime article:published article.published og:time og:article:published_time bytedance:published_time "
    "date.available datepublish publication_date parsely-pub-date sailthru.date citation_publication_date citation_date "
    "citation_online_date createdate weibo:article:create_at dc.date dc.date.issued dcterms.created date apub:time _pubtime firstcreatetime"
).split()
HEAD_LINES: Final = 12  # of all told ones among which a relative time may stand: those further down are of comments
MAX_SENTENCE: Final = 20  # characters of a sentence that may still be a byline
ONE_DAY: Final = timedelta(1)  # by which zones may differ
MINUTE: Final = timedelta(minutes=1)  # as precise as bylines are
MAX_CLOCK: Final = 60  # characters of a line that says which day it is
MARKUP: Final = (2_000, 6_000)  # characters of HTML before and behind the headline in which an attribute may date the article

_Reader = Callable[[str, Reference], Moment | None]

_OWNED: Final = re.compile(r"©|\(c\)\s*(?:19|20)|copyright|版权所有|备\d|备案|all rights", re.IGNORECASE)
_WEEKDAY: Final = re.compile("(?:星期|[周週])[一二三四五六日天]|今[天日]")
_TODAY: Final = re.compile("今[天日]是?|现在|当前|北京时间|[您你]好|欢迎")
_SPACE: Final = re.compile(r"\s+")
_CLAUSE: Final = re.compile(r"[,。;]|(?:通过|修订|施行)\s*\)?$")
_BYLINED: Final = re.compile(rf"(?:来源|作者|时间|日期|发[布表]于?|编辑|浏览|阅读)\s*:|[电讯]\s*[(（]|{CLOCK}")
_SENTENCE: Final = re.compile(r"[。！？；!?;]$")
_SAYS: Final = re.compile(r"发[布表]|日期|时间|来源|作者|记者|编辑|出版|更新|[电讯报]\s*[(（]|post|publish", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=\D|\d{6}(?!\d)|$)")
_ATTRIBUTE: Final = re.compile(
    r"\s(?:data-[\w-]*(?:time|date|stamp|val)[\w-]*|title|datetime|time)=[\"']((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[^\"'<>]{0,20}|1\d{9}(?:\d{3})?)[\"']"
)
_LABELLED: Final = re.compile(r"(?:发[布表]|出版|刊登)(?:时间|日期)\s*:?\s*(?:19|20)\d\d")
_EDITED: Final = re.compile(rf"(?:编辑|更新|修改)于\s*:?\s*(?:19|20)\d\d\D\d\d?\D\d\d?日?\s*{CLOCK}")
_SENT: Final = re.compile(rf"\s*发[布表]于\s*:?\s*(?:19|20)\d\d\D\d\d?\D\d\d?日?\s*{CLOCK}\s*")
_SHOWN: Final = re.compile(  # what a byline has beside its day, or before it
    r"(?<![\u4e00-\u9fff])(?:日期|时间|发[布表][于人者]?)\s*:|(?:来源|稿源|出处|作者|字[号体]|浏览|阅读|点击)(?:次?数|量|率)?\s*:"
)
_ONLY: Final = 24  # characters of a line that is nothing but a day and its time
_UNWRITTEN: Final = re.compile(r"(?:时间|日期)\s*:\s*(?:$|[|\[【(]|[\u4e00-\u9fff]{2,5}\s*:)")  # a label whose day a script writes
_WRITTEN_OUT: Final = re.compile(
    r"\s(?:title|datetime)=[\"']((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[^\"'<>]{0,20})[\"'][^<>]{0,80}>\s*[^<>]{0,14}(?:前|昨天|前天|今天|刚刚)"
)
_WRITTEN: Final = re.compile(r"20\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")  # in a script
_COUNTED: Final = re.compile(r"1\d{9}(?:\d{3})?(?!\d)")  # in seconds or milliseconds
_NAMED: Final = re.compile(  # what stands before a value that says when the article came out
    r"(?:(?:publi(?:sh|c)|pub|release|post|create|issue)\w{0,3}(?:time|date|at)|\bp_?time|\bc_?time|\bct)[\"']?\s*[:=]\s*[\"']?$"
    r"|[\"'](?:pub|date|time)\w{0,8}[\"']\)\.\w+\s*=\s*(?:\w+\()?[\"']$",  # written into the page by a script
    re.IGNORECASE,
)
NAME: Final = 40  # characters before a value in which its name stands


def find(clues: Clues, stated: Iterable[str], reference: Reference) -> Moment | None:
    """The first of what is stated, what the bylines say, what <time> and what the address, attributes and scripts give away."""
    page, clocks = clues.page, _clocks(clues.lines.above, reference)
    close = _without(clocks, clues.lines.close)
    far = [*clues.lines.tail, *_without(clocks, [*clues.lines.far, *clues.lines.others])]
    times = page.times if page else ()
    stated = list(stated)
    own = {id(line) for line in clues.lines.head}
    outside = [line for line in close if id(line) not in own]
    story = [line for line in close if id(line) in own and _tells(line.view.text)]
    shown = _among([line for line in close if line not in story] if story else close, dates.find, reference)
    found = (
        _stated(stated, shown, (close, outside), reference)
        or _above_own(outside, page, reference)
        or _edited_above(outside, [line for line in close if id(line) in own], reference)
        or shown
        or (_of_story(story, page, reference) if story else None)
        or _first(dates.find(text, reference) for text in times)
        or _among([line for line in far if _SENT.fullmatch(line.view.text)], dates.find, reference)
        or _among(close, _revised, reference)
        or _ago([*(line.view.text for line in close), *times][:HEAD_LINES], page, clues.title, reference)
        or _among(close, date_forms.find, reference)
        or _among(far, dates.find, reference)
        or _among(far, date_forms.find, reference)
        or (_of_address(page.url, reference) if page else None)
        or (_first(_given_away(page, clues.title, reference)) if page else None)
        or _among(close, date_forms.without_year, reference)
        or _among(far, dates.last_edited, reference)
    )
    return _to_the_minute(found, [*stated, *times], reference) if found and found.precision == "day" else found


def _tells(text: str) -> bool:
    """Whether a line with a date in it tells a story, or of what was decided: no label and no minute says that it came out then."""
    return len(text) > MAX_SENTENCE and _CLAUSE.search(text) is not None and _BYLINED.search(text) is None


def _of_story(lines: Sequence[Line], page: Page | None, reference: Reference) -> Moment | None:
    """The day that the article's own sentences tell; that of the address where it has a later one."""
    told = _among(lines, dates.find, reference)
    given = _of_address(page.url, reference) if told and page else None
    return given if told and given and given.day > told.day else told


def _clocks(above: Sequence[Line], reference: Reference) -> set[str]:
    """What says above the headline which day it is, with the day of the week."""
    texts = [text for text in views(above) if len(text) <= MAX_CLOCK and _WEEKDAY.search(text)]
    return {_SPACE.sub("", text) for text in texts if (moment := dates.find(text, reference)) and _is_today(text, moment, reference)}


def _is_today(text: str, moment: Moment, reference: Reference) -> bool:
    """Whether a line says that a day is today: in so many words, or the page was fetched on it."""
    fetched_at = reference.fetched_at
    return _TODAY.search(text) is not None or (fetched_at is not None and abs(fetched_at - moment.utc) <= 2 * ONE_DAY)


def _without(clocks: Collection[str], lines: Sequence[Line]) -> Sequence[Line]:
    return [line for line in lines if _SPACE.sub("", line.view.text) not in clocks] if clocks else lines


def _stated(texts: Sequence[str], shown: Moment | None, lines: tuple[Sequence[Line], ...], reference: Reference) -> Moment | None:
    """The first moment that is stated, on the day that the page shows; a labelled byline that says another is believed before it.

    Some systems state when they last made the page, or UTC for the time of the place. `lines`: the close ones, and those of them that
    are none of the article, whose byline is believed where it says an earlier day, though its day has no label of its own.
    """
    text, moment = next(((text, moment) for text in texts if (moment := dates.find(text, reference))), ("", None))
    if moment is None:
        return None
    close, outside = lines
    labelled = _among([line for line in close if _LABELLED.search(line.view.text)], dates.find, reference)
    if labelled and abs(labelled.utc - moment.utc) >= (2 * ONE_DAY if labelled.precision == "day" else MINUTE):
        return labelled
    earlier = _among(list(_bylined(outside)), dates.find, reference) if shown and moment.utc - shown.utc >= 2 * ONE_DAY else None
    if earlier and moment.utc - earlier.utc >= 2 * ONE_DAY:
        return earlier
    here = _day_there(moment, reference)
    if (
        moment.precision != "day"
        and here != moment.day
        and (shown.day == here if shown and shown.day in (here, moment.day) else text.endswith("Z"))
    ):
        return replace(moment, day=here)
    return moment


def _above_own(outside: Sequence[Line], page: Page | None, reference: Reference) -> Moment | None:
    """What is believed before a day in the article's own lines, where a byline outside it has none that is written as usual.

    Its day may have two figures of the year; where a script writes it, the address has it.
    """
    texts = views(outside)
    short, unwritten = date_forms.barred(texts, reference), page and any(":" in text and _UNWRITTEN.search(text) for text in texts)
    if not (short or unwritten) or _among(outside, dates.find, reference):
        return None
    return short or (_of_address(page.url, reference) if page else None)


def _edited_above(outside: Sequence[Line], own: Sequence[Line], reference: Reference) -> Moment | None:
    """The minute at which a byline says that the article was edited: believed before a day without a label in the article's own lines."""
    edited = [line for line in outside if _EDITED.search(line.view.text)]
    labelled = [line for line in own if _BYLINED.search(line.view.text)]
    if not edited or _among(outside, dates.find, reference) or _among(labelled, dates.find, reference):
        return None
    return _among(edited, _revised, reference)


def _bylined(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that tell their day as bylines do: beside a source, a label or counts, or alone with such a line above or below."""
    texts = views(lines)
    bylines = [_SHOWN.search(text) is not None for text in texts]
    for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if bylines[number] or (len(text) <= _ONLY and any(bylines[max(number - 1, 0) : number + 2])):
            yield line


def _to_the_minute(found: Moment, texts: Iterable[str], reference: Reference) -> Moment:
    """A day, with the time of it where that is stated."""
    for text in texts:
        moment = dates.find(text, reference)
        if moment and moment.precision != "day" and found.day in (moment.day, _day_there(moment, reference)):
            return replace(moment, day=found.day)
    return found


def _day_there(moment: Moment, reference: Reference) -> date:
    """The day that it was where the site is."""
    return moment.utc.astimezone(ZoneInfo(reference.zone)).date()


def _ago(texts: Iterable[str], page: Page | None, title: str, reference: Reference) -> Moment | None:
    """The first relative time: as an attribute beside it writes it out, else counted from the fetch."""
    moment = dates.relative_among(texts, reference)
    if moment and page and (written := _WRITTEN_OUT.search(page.html, max(page.html.find(title), 0))):
        return dates.find(written[1], reference) or moment
    return moment


def _first(moments: Iterable[Moment | None]) -> Moment | None:
    return next((moment for moment in moments if moment), None)


def _among(lines: Sequence[Line], read: _Reader, reference: Reference) -> Moment | None:
    """The first date of some lines, of those that may say when the article came out."""
    return _first(moment for line in lines if (moment := read(line.view.text, reference)) and _may_date(line.view.text))


def _revised(text: str, reference: Reference) -> Moment | None:
    return dates.find(text, reference, revised=True)


def _may_date(text: str) -> bool:
    """Whether a line may say when the article came out: it tells neither whose the site is nor a story."""
    if _OWNED.search(text):
        return False
    return len(text) <= MAX_SENTENCE or _SENTENCE.search(text) is None or _SAYS.search(text) is not None


def _of_address(url: str, reference: Reference) -> Moment | None:
    """The day that an address has in it, such as /2021/0816/ or t20210816_1.html."""
    for match in _ADDRESS.finditer(url):
        moment = dates.moment_of(int(match[1]), int(match[2]), int(match[3]), None, reference.zone)
        if moment and reference.allows(moment):
            return moment
    return None


def _given_away(page: Page, title: str, reference: Reference) -> Iterator[Moment | None]:
    """The moments in attributes around the headline, then in scripts: written out, or counted from 1970 on."""
    html = page.html
    at = html.find(title, max(html.find("<body"), 0)) if title else -1
    values = _ATTRIBUTE.findall(html, max(at - MARKUP[0], 0), at + MARKUP[1]) if at >= 0 else []
    for value in (*values, *(value for script in page.scripts for value in _named_in(script))):
        if not value.isdecimal():
            yield dates.find(value, reference)
        elif reference.allows(moment := dates.of_timestamp(int(value[:10]), reference.zone)):
            yield moment


def _named_in(script: str) -> Iterator[str]:
    """The values in a script whose names say that they are the date of something that came out."""
    for pattern in (_WRITTEN, _COUNTED):
        for value in pattern.finditer(script):
            if _NAMED.search(script, max(value.start() - NAME, 0), value.start()):
                yield value[0]
