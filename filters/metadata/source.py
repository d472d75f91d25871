"""The medium that an article was taken from: as the head states it, as a byline or a line at its end says, or who publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from filters.dom import head
from filters.line import Line
from filters.metadata import bylines

_META: Final = "mediaid source og:source article:source dc.source contentsource _source citation_journal_title".split()
_END: Final = (
    r"作者|编辑|责编|责任|记者|时间|日期|发布(?:时|日|于|者|人|单位|机构|\s*[:：])"
    r"|条评论|举报|浏览|阅读|点击|评论|字号|分享|收藏|人气|热度|审核|校对|摄影"
)
_NAME: Final = rf"((?:(?!{_END})[^\s|∙•,。()\[\]【】]){{2,30}})"
_SOURCE: Final = re.compile(
    rf"(?:(?:来源于?|来自|稿源|出处|文章来源|信息来源|转载自|转自|发布(?:单位|机构))\s*[:/]|\d:\d\d\s*来自|来源于\s)\s*{_NAME}"
)
_SIGN: Final = re.compile("[源自出原刊首发]")  # of which a line that names a source has one
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TAKEN: Final = re.compile(rf"(?:转载?自|摘自|选自|原载于?|刊载于|首发于)\s*:?\s*(?:《([^《》]{{2,20}})》|{_NAME})")
_ACCOUNT: Final = re.compile(r"(?:来自|来源于?|转自|转载自)\s*:?\s*(?:微信)?公众号\s*:?\s*[“\"「【]\s*([^“”\"」】,。]{2,20})")
_MEDIUM: Final = (
    r"(?:[\u4e00-\u9fff]{2}社|[\u4e00-\u9fff]{2,12}(?:[^\W日月年]网|[\u4e00-\u9fff](?<![海公简月通预汇举申填])报"
    r"|客户端|新闻|在线|周刊|电视台|广播|通讯社))"
)
_OFFICE: Final = r"[\u4e00-\u9fff]{1,10}(?:学院|[^\W一每]科|处|部|局|中心|办公室|委员会|大学|医院|学校)"
_BEHIND: Final = r"(?=$|\s+(?:记者|作者|责编|编辑|点击|浏览|阅读|星期|周))"
_DATED: Final = re.compile(  # a medium right beside the moment, with nothing that says so
    rf"^\S{{0,3}}\s?\S{{0,4}}\s?(?:19|20)\d\d\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}日?(?:\s*\d{{1,2}}:\d\d(?::\d\d)?)?\s*({_MEDIUM}|{_OFFICE}(?=\s+(?:点击|浏览|阅读))){_BEHIND}"
    rf"|^({_MEDIUM})\s+(?:19|20)\d\d\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}日?(?:\s*\d{{1,2}}:\d\d(?::\d\d)?)?(?:\s*星期.)?$"
)
_POSTED: Final = re.compile(rf"发布[者人]\s*[:/]\s*({_OFFICE})(?=$|\s)")
_PLACE: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+[\u4e00-\u9fff]{2,3}$")  # glued to the name by a blank
_LABEL: Final = re.compile(r"^(?:(?:文章|信息|新闻|本文)?来 ?源|稿源|出处) ?:?$", re.MULTILINE)
_STATED_LABEL: Final = re.compile(r"^(?:来源|稿源|出处)\s*[:：]\s*")
_DATE: Final = re.compile(r"\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}.*$")  # glued to a name
_QUOTED: Final = re.compile(r"^《([^《》]*)》?$")
_COMPILED: Final = re.compile(r"(?<=[网社报端])\s?综合(?:报道)?$")  # behind the media's name
_NONE: Final = re.compile(
    r"^(?:未知|不详|无|佚名|网络|互联网|本站|原创|本站原创|转载|转载文章|网络转载|网络整理|admin|整理|其[他它]|android\S*|ios|iphone\S*|ipad|手机\S*|微博网页版|\S{2,6}自治区|\S{2,3}[省市])$|^https?:",
    re.IGNORECASE,
)


def find(meta: Mapping[str, str], close: Sequence[Line], tail: Sequence[Line], publisher: str, as_written: bool) -> str:
    """The medium; `close` are lines that may name it, `tail` the article's last ones, `publisher` who stands for the site."""
    stated = (_STATED_LABEL.sub("", text) for text in head.stated(meta, _META))
    for name in chain(stated, _told(close, tail, as_written), [publisher]):
        sound = _COMPILED.sub("", _QUOTED.sub(r"\1", _DATE.sub("", name)))
        if sound and not _NONE.search(sound):
            return sound
    return ""


def _told(close: Sequence[Line], tail: Sequence[Line], as_written: bool) -> Iterator[str]:
    yield _search(_SOURCE, _SIGN, close, as_written)
    if _LABEL.search("\n".join([line.view.text for line in close])):
        yield _below_label(close)
    yield _search(_ACCOUNT, _SIGN, [*close, *tail], as_written)
    yield _search(_DATED, _YEAR, close, as_written)
    yield _search(_POSTED, _SIGN, close, as_written)
    yield _search(_TAKEN, _SIGN, [*tail, *close], as_written)


def _search(pattern: re.Pattern[str], sign: re.Pattern[str], lines: Sequence[Line], as_written: bool) -> str:
    """The first name that a line's view gives, of those with the pattern's sign; as written where the page is not cloaked."""
    for line in lines:
        if sign.search(line.view.text) and (match := pattern.search(line.view.text)):
            group = match.lastindex or 1
            return (line.raw[slice(*line.view.raw_span(*match.span(group)))] if as_written else match[group]).strip()
    return ""


def _below_label(lines: Sequence[Line]) -> str:
    """What stands on the line below one that is nothing but the label."""
    return next((_PLACE.sub("", line.raw.strip()) for line in bylines.below(lines, _LABEL) if 2 <= len(line.view.text) <= 30), "")
