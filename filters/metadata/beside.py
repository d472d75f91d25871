"""What stands beside the moment of a byline and has no label: the account that wrote or published, the medium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from filters.line import Line
from filters.metadata.fields import FAMILY
from filters.moment import CLOCK, MOMENT

NEAR: Final = 6  # lines below the headline among which the moment stands
MAX_LINE: Final = 80  # characters of a line that has the moment and what stands beside it
MAX_PARTS: Final = 2  # beside one moment; where there are more, the line tells of something else
CHARS: Final = (2, 16)  # of a name

# Years ago are a moment, though they date nothing and `dates` does not count them back.
_AGO: Final = r"(?:\d{1,3}|[一二两三四五六七八九十])\s*(?:秒|分钟|个?小时|天|周|星期|个?月|年)前|刚刚"
_RECENT: Final = rf"(?:{_AGO}|[昨前今][天日](?:\s*{CLOCK}|(?![\u4e00-\u9fff])))"
_MOMENT: Final = re.compile(
    rf"(?P<said>(?:首发|[发编写]|创建|更新)[布表辑]?于?\s*:?\s*)?(?:(?P<recent>{_RECENT})"
    rf"|{MOMENT}|(?<![\d-])\d\d?(?:-\d\d?|月\d\d?日)\s+{CLOCK})"
)
_OF_MOMENT: Final = re.compile(r"[\d前刚天日]")  # in every moment
_COUNTED: Final = (
    "阅读|浏览|查看|点击|观看|播放|访问|评论|回复|回应|点赞|赞|收藏|转发|推荐|喜欢|人气|热度|字数|字|阅读时长|分钟"
    "|[Cc]omments?|[Vv]iews?|[Rr]eads?|[Ll]ikes?|[Ww]ords?"
)
_COUNT: Final = re.compile(
    rf"\d[\d.,]*\s*[万亿wWkK+]?\+?\s*(?:[次人个条]\s*)?(?:{_COUNTED})(?:过|量|数|人数)?(?![\u4e00-\u9fff])"
    rf"|(?:{_COUNTED})(?:次?数|量)?\s*[:(]?\s*\d[\d.,]*\s*[万亿wWkK+]?\+?\)?"
)
_FROM: Final = re.compile(r"(?:(?:发[布表]于|IP\s?(?:属地|归属地)?)\s*:?\s*|来自\s)\s*\S+(?:\s?(?:客户端|网页版))?")
_LABELLED: Final = re.compile(r"分[类類][于於]\s*\S+|[\u4e00-\u9fff]{2,6}\s*:\s*\S*|(?:作者|编辑|责编|记者|来源|摄影)\s\S+")
_OWN: Final = re.compile(r"(?<![\u4e00-\u9fff])(?:原创|\+?\s?关注)(?![\u4e00-\u9fff])")  # signs of a house of accounts
_CONTROL: Final = re.compile(
    rf"[\W\d_]+|我要|-*(?:{_COUNTED})(?:次?数|量)?|(?:我要|发表|查看|条)?评论|举报|收藏|分享(?:到)?|打印(?:本页)?|转载|字号|[大中小]|首页|正文|更多|置顶|精华|已?编辑|纠错|复制链接|听新闻|微信扫码\S*|订阅|投稿|反馈|星期.|周.|https?:\S+|第\d+期"
)
_PLACE: Final = re.compile(
    r"(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|香港|澳门|内蒙古|广西|西藏|宁夏|新疆|黑龙江)(?:省|市)?|\S{1,5}[省市区县州镇]"
)
_NAME: Final = re.compile(r"[^\W\d_][^\s:。!?]*")
_NO_NAME: Final = re.compile(
    r"发[布表]|时间|日期|来源|更新|原创|转载|编辑|新闻|资讯|动态|公告|通知|[频栏]|随笔|日记|教程|技术|分类|未命名|默认|[一-龥]{2}(?:报|网|社|刊|台)$|公司$|[年月日于]$|匿名|获得|只看|楼主|倒序|浏览器"
)
_TELLS: Final = re.compile(r"(?<!\d),|,(?!\d)|[。;!?]|标签\s*:")  # a line that tells of something, or lists what it is about
_SEPARATORS: Final = re.compile(r"[|·•∙,()\[\]【】]|\s+(?:[-–—/]\s+)?")


class Beside(NamedTuple):
    """The parts of a line beside its moment, and whether anything tells that an account published it."""

    parts: list[str]
    told: bool
    counted: bool  # whether the line counts readers
    housed: bool  # whether it has what a house of accounts puts there: 原创, 关注, from where it was sent


@lru_cache(maxsize=256)  # authors, publishers and sources ask for the same lines
def read(text: str) -> Beside | None:
    """What a short line says beside its moment that is no count, place, control or labelled value; None where it has no moment."""
    if len(text) > MAX_LINE or not _OF_MOMENT.search(text) or (moment := _MOMENT.search(text)) is None or _TELLS.search(text):
        return None
    rest, n_counts = _COUNT.subn("|", text[: moment.start()] + "|" + text[moment.end() :])
    rest, n_own = _OWN.subn("|", rest)
    rest, n_from = _FROM.subn("|", rest)
    rest = _LABELLED.sub("|", _MOMENT.sub("|", rest))
    split = [part for part in _SEPARATORS.split(rest) if part]
    n_counts += any(map(str.isdecimal, split))  # a figure alone counts readers or comments
    parts = [part for part in split if not _CONTROL.fullmatch(part) and not _PLACE.fullmatch(part)]
    return Beside(parts, bool(n_counts or n_own or n_from or moment["said"] or moment["recent"]), bool(n_counts), bool(n_own or n_from))


def written(line: Line, part: str, as_written: bool) -> str:
    """A part of a line's view as the line was written; as the view reads where the page is cloaked."""
    start = line.view.text.find(part) if as_written else -1
    return line.raw[slice(*line.view.raw_span(start, start + len(part)))] if start >= 0 else part


def accounts(under: Sequence[Line], above: str, as_written: bool, in_thread: bool = False) -> Iterator[str]:
    """The names of accounts beside the moments below the headline, or on the line above one; what stands `above` the headline is none.

    In a thread whoever stands beside the moment wrote what is below.
    """
    before: Line | None = None
    for line in under[:NEAR]:
        text = line.view.text.strip()
        beside = read(text)
        if beside and (beside.told or in_thread):
            if not beside.parts and before and _can_be(name := before.view.text.strip()) and name not in above:
                yield written(before, name, as_written)
            yield from _named(line, beside, above, as_written)
        before = None if beside else line


def publishers(under: Sequence[Line], author: str, as_written: bool) -> Iterator[str]:
    """The accounts beside the moment in a house of accounts that publish what the author wrote."""
    for line in under[:NEAR] if author else ():
        if (beside := read(line.view.text.strip())) and beside.housed:
            yield from (name for name in _named(line, beside, "", as_written) if name != author)


def _named(line: Line, beside: Beside, above: str, as_written: bool) -> Iterator[str]:
    """The parts beside a moment that can be names."""
    for part in beside.parts if len(beside.parts) <= MAX_PARTS else ():
        if _can_be(part) and part not in above:
            yield written(line, part, as_written)


def _can_be(name: str) -> bool:
    """Whether a part can be the name of an account; of two characters only one that begins with a family name is taken."""
    return (
        CHARS[0] <= len(name) <= CHARS[1]
        and (len(name) > CHARS[0] or name[0] in FAMILY)
        and _NAME.fullmatch(name) is not None
        and _NO_NAME.search(name) is None
    )
