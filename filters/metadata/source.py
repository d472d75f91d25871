"""The medium that an article was taken from: as the head states it, as a byline or a line at its end says, or who publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from filters.dom import head
from filters.dom.address import house
from filters.line import Line
from filters.metadata import bylines
from filters.model import Page

_META: Final = (
    "mediaid source og:source article:source dc.source contentsource _source citation_journal_title "
    "sourcename newssource news_source infosource"
).split()
_END: Final = (
    r"作者|编辑|责编|责任|记者|时间|日期|发布(?:时|日|于|者|人|单位|机构|\s*[:：])"
    r"|条评论|举报|浏览|阅读|点击|评论|字号|分享|收藏|人气|热度|审核|校对|摄影"
)
_ACCOUNTS: Final = r"(?:(?:微信)?公众号\s*[:|]?\s*)"
_NAME: Final = rf"{_ACCOUNTS}?((?:(?!{_END})[^\s|∙•,。()\[\]【】]){{2,30}})"
_SOURCE: Final = re.compile(
    r"(?:(?:(?<!资料)(?<!数据)(?<!图片)(?<!照片)来源于?|来自|稿源|出处|转载自|转自|(?:发布|供稿|来稿)(?:单位|机构|部门)|发文(?:单位|机关|机构))\s*[:/]"
    rf"|(?:(?<!资料)(?<!数据)(?<!图片)(?<!照片)来源|稿源)\s*[|丨]|\d:\d\d\s*来自|来源于\s)\s*{_NAME}"
)
_SIGN: Final = re.compile("[源自出原刊首发稿]")  # of which a line that names a source has one
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TAKEN: Final = re.compile(rf"(?:转载?自|摘自|选自|原载于?|刊载于|首发于)\s*:?\s*(?:《([^《》]{{2,20}})》|{_NAME})")
_ACCOUNT: Final = re.compile(rf"(?:来自|来源于?|转自|转载自)\s*:?\s*{_ACCOUNTS}[“\"「【]?\s*([^“”\"」】,。()\s]{{2,20}})")
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
_POSTED: Final = re.compile(rf"(?:发布[者人]|供稿)\s*[:/]\s*({_OFFICE})(?=$|[\s,。)）])")
_BESIDE: Final = re.compile(  # what alone stands behind the moment
    rf"^\D{{0,8}}(?:19|20)\d\d\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}日?(?:\s*\d{{1,2}}:\d\d(?::\d\d)?)?\s*((?!{_END})[\u4e00-\u9fff]\S{{1,14}})$"
)
_NO_MEDIUM: Final = re.compile("微信|微博|空间|豆瓣|打印|下载|更多|首页|收听|扫码")  # of other links beside it
_PLACE: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+[\u4e00-\u9fff]{2,3}$")  # glued to the name by a blank
_LABEL: Final = re.compile(r"^(?:(?:文章|信息|新闻|本文)?来 ?源|稿源|出处) ?:?$", re.MULTILINE)
_STATED_LABEL: Final = re.compile(r"^(?:来源|稿源|出处)\s*[:：]\s*")
_DATE: Final = re.compile(r"\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}.*$")  # glued to a name
_QUOTED: Final = re.compile(r"^[《“\"「『]([^《》“”\"「」『』]*)(?:[》”\"」』]|$)(?:\s*(?:微信)?公众号)?$")
_OF_ACCOUNT: Final = re.compile(r"(?<=..)(?:微信)?公众号$")
_COMPILED: Final = re.compile(r"(?<=[网社报端])\s?综合(?:报道|整理)?$")  # behind the media's name
_NONE: Final = re.compile(
    r"^(?:未知|不详|无|佚名|网络|互联网|本站|原创|本站原创|转载|转载文章|(?:微信)?公众号|网络转载|网络整理|admin|整理|其[他它]|android\S*|ios|iphone\S*|ipad|手机\S*|微博网页版|\S{2,6}自治区|\S{2,3}[省市])$|^https?:",
    re.IGNORECASE,
)


def find(meta: Mapping[str, str], close: Sequence[Line], tail: Sequence[Line], publisher: str, page: Page | None, as_written: bool) -> str:
    """The medium; `close` are lines that may name it, `tail` the article's last ones, `publisher` who stands for the site."""
    stated = (_STATED_LABEL.sub("", text) for text in head.stated(meta, _META))
    for name in chain(stated, _told(close, tail, page, as_written), [publisher]):
        sound = _COMPILED.sub("", _OF_ACCOUNT.sub("", _QUOTED.sub(r"\1", _DATE.sub("", name))))
        if sound and not _NONE.search(sound):
            return sound
    return ""


def _told(close: Sequence[Line], tail: Sequence[Line], page: Page | None, as_written: bool) -> Iterator[str]:
    yield _search(_SOURCE, _SIGN, close, as_written)
    if _LABEL.search("\n".join([line.view.text for line in close])):
        yield _below_label(close)
    yield _search(_ACCOUNT, _SIGN, [*close, *tail], as_written)
    yield _search(_DATED, _YEAR, close, as_written)
    if page and as_written:
        yield _linked(close, page)
    yield _search(_POSTED, _SIGN, [*close, *tail], as_written)
    yield _search(_TAKEN, _SIGN, [*tail, *close], as_written)


def _search(pattern: re.Pattern[str], sign: re.Pattern[str], lines: Sequence[Line], as_written: bool) -> str:
    """The first name that a line's view gives, of those with the pattern's sign; as written where the page is not cloaked."""
    for line in lines:
        if sign.search(line.view.text) and (match := pattern.search(line.view.text)):
            group = match.lastindex or 1
            return (line.raw[slice(*line.view.raw_span(*match.span(group)))] if as_written else match[group]).strip()
    return ""


def _linked(lines: Sequence[Line], page: Page) -> str:
    """What alone stands beside the moment and leads to another house."""
    names = (match[1] for line in lines if line.link_chars and _YEAR.search(line.raw) and (match := _BESIDE.search(line.raw)))
    own = house(page.url)
    return next(
        (n for n in names if not _NO_MEDIUM.search(n) and any(k.text == n and house(k.url) not in ("", own) for k in page.links)), ""
    )


def _below_label(lines: Sequence[Line]) -> str:
    """What stands on the line below one that is nothing but the label."""
    return next((_PLACE.sub("", line.raw.strip()) for line in bylines.below(lines, _LABEL) if 2 <= len(line.view.text) <= 30), "")
