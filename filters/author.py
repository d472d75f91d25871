"""Who wrote an article: as its head states it, as a byline says, or as a name that stands alone under the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from filters.line import Line

MAX_CHARS: Final = 60  # of all names together
UNDER_HEADLINE: Final = 2  # lines below the headline in which a name may stand alone

_META: Final = "author article:author og:author byl dc.creator weibo:article:author _author".split()
_NAME: Final = r"[\u4e00-\u9fff·]{2,4}"
_NAMES: Final = rf"{_NAME}(?:(?:\s?、\s?|\s){_NAME}){{0,4}}"
_WRITER: Final = re.compile(
    r"(?:作者|撰文|撰稿|执笔人?|文)\s*[:/丨|]\s*("
    rf"(?:{_NAMES})(?=\s*$)|(?:(?!来源|编辑|时间|日期|发布|责编)[^\s:,。|/()\[\]【】]){{2,16}})"
)
_REPORTER: Final = re.compile(
    rf"(?:本报|本网|[\u4e00-\u9fff]{{2,8}}网?)?(?:记者|通讯员)\s*:?\s*({_NAMES}?)(?=\s*$|\s|\)|】|/|摄|报道|文|发自|综合|[一-龥]{{2,4}}[日电讯])"
)
_POSTER: Final = re.compile(
    r"^(\S{2,20})\s+(?:发表|发布|写|张贴)(?:于\s*(?:19|20)\d\d|在\s)|(?:19|20)\d\d\S*\s+\d{1,2}:\d\d\S*\s+by\s+(\S{2,20})"
    rf"|posted\s+@\s+(?:19|20)\d\d\S*\s+\d{{1,2}}:\d\d\s+(\S{{2,20}})\s+(?:阅读|评论)|(?:19|20)\d\d\S*\s*\d{{1,2}}:\d\d\s*\[\s*({_NAME})\s*\]"
)
_BY: Final = re.compile(
    r"^(?:(?:written|posted|story) )?by:?\s+((?-i:[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}))(?=\s*(?:$|[,|/·•—–-]))", re.IGNORECASE
)
# With what a line must have in it before the pattern is tried.
_BYLINES: Final = (
    (_WRITER, ("作者", "文", "撰稿", "执笔")),
    (_REPORTER, ("记者", "通讯员")),
    (_POSTER, ("19", "20", "发表在")),
    (_BY, ("by ", "By ", "BY ", "by:", "By:")),
)
_ALONE: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[、\s]+[\u4e00-\u9fff]{2,4}){0,4}")
_SPACED: Final = re.compile(r"(?<=^[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]$)")  # a name of two characters set to the width of three
_NOT_A_NAME: Final = re.compile(
    r"^(?:admin|administrator|佚名|未知|网络|本站|原创|编辑|作者|undefined|null|https?:.*|//.*|[a-z]?[\d_]+)$|@|出版社|publish|\.(?:com|cn|net|org)\b",
    re.IGNORECASE,
)
# What an institution or a site calls itself; as an author it stands back behind a byline.
_INSTITUTION: Final = re.compile(r"(?:网站?|新闻|[日晚晨早时]报|周刊|频道|在线|编辑部?|客户端|[电视]台|传媒|公司|集团|中心|委员会|小编)$")
# The commonest family names, by general knowledge; a line alone counts as a name only where it begins with one.
_FAMILY: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤葛"
)


def find(
    article: Mapping[str, Any],
    meta: Mapping[str, str],
    lines: Sequence[Line],
    signed: Iterable[str],
    under: Sequence[Line],
    house: str,
    as_written: bool,
) -> str:
    """The first of what JSON-LD and <meta> state, what `lines` say, what markup has `signed`, and what stands alone in `under`.

    `under` are the lines below the headline. A site or an institution that is stated stands back behind what lines and markup say;
    `house` is what names the site in <title>.
    """
    stated = [_of_article(article), *(meta[name].strip() for name in _META if meta.get(name, "").strip())]
    names = [name for name in (_SPACED.sub("", name) for name in stated) if _is_name(name)]
    for name in names:
        if not _INSTITUTION.search(name) and name not in house:
            return name
    texts = [line.view.text for line in lines]
    whole = "\n".join(texts)
    for pattern, marks in _BYLINES:
        if not (there := [mark for mark in marks if mark in whole]):
            continue
        for line, text in zip(lines, texts, strict=True):
            if (
                any(mark in text for mark in there)
                and (match := pattern.search(text))
                and _is_name(name := _written(line, match, as_written))
            ):
                return name
    for name in signed:
        if _is_name(name) and name not in house:
            return name
    alone = (name for line in under[:UNDER_HEADLINE] if (name := _alone(line.view.text.strip())))
    return names[0] if names else next(alone, "")


def _of_article(article: Mapping[str, Any]) -> str:
    author = article.get("author")
    names = [a.get("name", "") if isinstance(a, dict) else a for a in (author if isinstance(author, list) else [author])]
    return "、".join(name.strip() for name in names if isinstance(name, str) and name.strip())


def _written(line: Line, match: re.Match[str], as_written: bool) -> str:
    """The name as the line was written, or as its view reads where the page is cloaked."""
    group = match.lastindex or 1
    name = (line.raw[slice(*line.view.raw_span(*match.span(group)))] if as_written else match[group]).strip()
    return _SPACED.sub("", name)


def _alone(text: str) -> str:
    return text if _ALONE.fullmatch(text) and all(part[0] in _FAMILY for part in re.split(r"[、\s]+", text)[:1]) else ""


def _is_name(name: str) -> bool:
    return bool(name) and len(name) <= MAX_CHARS and _NOT_A_NAME.search(name) is None
