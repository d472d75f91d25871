"""The medium that an article was taken from: as the head states it, as a byline or a line at its end says, or who publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from filters.dom import head
from filters.dom.address import house as house_of
from filters.line import Line, views
from filters.metadata.beside import MAX_PARTS, NEAR, written
from filters.metadata.beside import read as read_beside
from filters.metadata.clues import Clues
from filters.metadata.marks import having
from filters.model import Page
from filters.moment import DAY, YEAR

_META: Final = (
    "mediaid source og:source article:source dc.source contentsource _source citation_journal_title "
    "sourcename newssource news_source infosource"
).split()
_END: Final = (
    r"作者|编辑|责编|责任|记者|时间|日期|发布(?:时|日|于|者|人|单位|机构|\s*[:：])"
    r"|条评论|举报|字号|人气|热度|审核|校对|摄影|(?:浏览|查看|阅读|点击|评论|分享|收藏)(?![\u4e00-\u9fff]{0,4}[网社报号])"
)
_ACCOUNTS: Final = r"(?:(?:微信)?公众号\s*[:|]?\s*)"
_NAME: Final = rf"{_ACCOUNTS}?((?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)+)|(?:(?!{_END})[^\s|∙•,。()\[\]【】]){{2,30}})"
_SOURCE: Final = re.compile(
    r"(?:(?:(?<!资料)(?<!数据)(?<!图片)(?<!照片)来源于?|媒体|来自|稿源|出处|转载自|转自|(?:发布|供稿|来稿)(?:单位|机构|部门)|发文(?:单位|机关|机构))\s*[:/]"
    rf"|[|丨]\s*来源\s?(?=[^\s:|丨]{{2,20}}\s*(?:[|丨]|$))"
    rf"|(?:(?<!资料)(?<!数据)(?<!图片)(?<!照片)来源|稿源)\s*[|丨]|\d:\d\d\s*来自|来源于\s)\s*{_NAME}"
)
_TAKEN: Final = re.compile(rf"(?:转载?自|摘自|选自|原载于?|刊载于|首发于)\s*:?\s*(?:《([^《》]{{2,20}})》|{_NAME})")
_ACCOUNT: Final = re.compile(rf"(?:来自|来源于?|转自|转载自)\s*:?\s*{_ACCOUNTS}[“\"「【]?\s*([^“”\"」】,。()\s]{{2,20}})")
_MEDIUM: Final = re.compile(
    r"(?:[A-Za-z\d]{0,8}[\u4e00-\u9fff]{2,6}(?:财经|体育|时讯)|[A-Za-z\d]{2,8}[\u4e00-\u9fff]{0,6}(?:网|报|资讯)|[\u4e00-\u9fff]{2}社|[\u4e00-\u9fff]{2}(?<![海公简月通预汇举申填情])报|[\u4e00-\u9fff]{2,12}(?:[^\W日月年]网|[\u4e00-\u9fff](?<![海公简月通预汇举申填情])报"
    r"|客户端|新闻|在线|周刊|电视台|广播|通讯社))"
)
_HOUSE: Final = "(?:[报報網网刊社台臺]|新闻|新聞|在线|客户端|时讯|财经|体育)"  # what a medium's name ends with
_DATELINE: Final = re.compile(  # X社北京5月3日电, X报讯, X报记者
    rf"^\W*(?:[^\W\d_]{{2,20}}\W+)?([\u4e00-\u9fff]{{1,8}}?{_HOUSE}(?<!本.))(?:(?:[\u4e00-\u9fff]{{2,6}})?\s?(?:\d\d?月)?\d\d?日[电讯]|[专快]?讯(?=[\s()【】]|$)|(?:首席|特约|见习|实习)?记者[\s:|丨/])"
)
_OWN_REPORT: Final = re.compile(
    r"^\W*本[报网刊社台站](?:[专快]?讯|(?:首席|特约|见习|实习)?记者|[\u4e00-\u9fff]{0,6}(?:\d\d?月)?\d\d?日[电讯])"
)
_PAPER: Final = re.compile(rf"(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{{1,8}}{_HOUSE})(?=$|[^\u4e00-\u9fff])")  # among the names in <title>
_REPORTS: Final = ("电", "讯", "记者")  # one of which stands in each of these
_AMONG: Final = re.compile(r"\s*[_|丨｜]\s*|\s+[-–—·]\s+|--+|[-–—](?=[\u4e00-\u9fff])|^[-–—]")  # between the names in <title>
OF_COPY: Final = 8  # links of a copied page that lead to the site itself
MIN_HOUSE: Final = 4  # characters of a site's name that is told beside the moment
MAX_DATELINE: Final = 60  # characters at a line's head in which it tells from where it reports
_CHANNEL: Final = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:互联|物联|车联|局域|因特)网|(?:社会|国内|国际|本地|地方|时政|体育|娱乐|财经|科技|文化|教育|综合|图片|视频|行业|企业|公司|集团|校园|学校|最新|热点|即时|焦点)(?:新闻|财经|体育|时讯)|(?:新闻|信息|资讯|产品|服务|下载|帮助|活动|资料|案例|展示|技术|客户)中心"
)
_OFFICE: Final = r"[\u4e00-\u9fff]{1,10}(?:学院|[科究]生院|[^\W一每]科|处|部|局|中心|办公室|委员会|大学|医院|学校)"
_IS_OFFICE: Final = re.compile(_OFFICE)
_POSTED: Final = re.compile(rf"(?:发布[者人]|供稿)\s*[:/]\s*({_OFFICE})(?=$|[\s,。)）])")
# Of which a line that one of these patterns reads has one.
_MARKS: Final = {
    _SOURCE: ("来源", "媒体", "来自", "稿源", "出处", "转载自", "转自", "发布", "供稿", "来稿", "发文"),
    _ACCOUNT: ("来自", "来源", "转自", "转载自"),
    _POSTED: ("发布", "供稿"),
    _TAKEN: ("转自", "转载自", "摘自", "选自", "原载", "刊载", "首发"),
}
_CALLED: Final = re.compile(
    r"<(?:a|span|em|i|b|strong)\s[^<>]{0,300}?class=[\"'](?:[\w-]{1,40}\s+){0,8}source(?:\s+[\w-]{1,40}){0,8}[\"'][^<>]{0,300}>([^<>]{2,40})</"
)
_LISTS: Final = re.compile(r"^(?:[查点][看击])?(?:今[天日])?(?:全部|更多|所有)|频道(?:首页)?$|首页$|列表$")  # what leads to other articles
_NO_MEDIUM: Final = re.compile("微信|微博|空间|豆瓣|打印|下载|更多|首页|收听|扫码")  # of other links beside it
_PLACE: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+[\u4e00-\u9fff]{2,3}$")  # glued to the name by a blank
_LABEL: Final = re.compile(r"^(?:(?:文章|信息|新闻|本文)?来 ?源|稿源|出处) ?:?$", re.MULTILINE)
_STATED_LABEL: Final = re.compile(r"^(?:来源|稿源|出处)\s*[:：]\s*")
_DATE: Final = re.compile(rf"\s*{DAY}.*$|/[文图摄]$")  # glued to a name, and what it was the source of
_QUOTED: Final = re.compile(r"^[《“\"「『]([^《》“”\"「」『』]*)(?:[》”\"」』]|$)(?:\s*(?:微信)?公众号)?$")
_ISSUE: Final = re.compile(rf"(?<=》)\s*(?:{YEAR}年?)?(?:第\d+期|\d+月.*)?$")  # of a magazine
_OF_ACCOUNT: Final = re.compile(r"(?<=..)(?:(?:微信)?公众号|官方[账帐]号)$")
_COMPILED: Final = re.compile(r"(?<=[网社报端])\s?综合(?:报道|整理)?$")  # behind the media's name
_NONE: Final = re.compile(
    r"^(?:未知|不详|无|佚名|网络|互联网|本站|原创|本站原创|转载|转载文章|(?:微信)?公众号|网络转载|网络整理|admin|整理|其[他它]|综合(?:整理)?|本[报刊网站][专快]?讯|android\S*|ios|iphone\S*|ipad|手机\S*|微博网页版|\S{2,6}自治区|\S{2,3}[省市]|.*\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|jpe?g|png))$|^https?:",
    re.IGNORECASE,
)


def find(clues: Clues, publishers: Iterable[str], author: str = "") -> str:
    """The medium: as it is stated, as bylines or the article's last lines name it, or one of those who else may have published it.

    The `author` is none for being linked.
    """
    heads = [*head.stated(clues.meta, _META)]
    for name in chain(
        _labelled(clues) if heads else (),
        _marked(clues),
        heads,
        _told(clues, author),
        _reported([*clues.lines.told, *clues.lines.first], clues.house),
        publishers,
    ):
        sound = _COMPILED.sub("", _OF_ACCOUNT.sub("", _QUOTED.sub(r"\1", _ISSUE.sub("", _DATE.sub("", _STATED_LABEL.sub("", name))))))
        if sound and not _NONE.search(sound):
            return sound
    return ""


def _labelled(clues: Clues) -> Iterator[str]:
    """What a byline outside the article names its source: an editor may have left what the head states as it was."""
    own = {id(line) for line in clues.lines.head}
    lines = [line for line in clues.lines.close if id(line) not in own]
    texts = views(lines)
    yield _search(_SOURCE, lines, texts, "\n".join(texts), clues.as_written)


def _marked(clues: Clues) -> Iterator[str]:
    """What stands beside the moment in an element called source: on the pages of a channel the head may state the channel."""
    if not (clues.page and clues.as_written and "source" in clues.page.html):
        return
    lines = clues.lines.close
    parts = {written(line, part, True) for line in lines if (told := read_beside(line.view.text)) for part in told.parts[:MAX_PARTS]}
    if parts:
        named = {match[1].strip() for match in _CALLED.finditer(clues.page.html)}
        yield next((part for part in sorted(parts & named) if not _LISTS.search(part) and not _NO_MEDIUM.search(part)), "")


def _reported(lines: Iterable[Line], house: str) -> Iterator[str]:
    """The media whose report or whose reporter some lines name; `house` is what names the site, whose own paper is 本报."""
    for line in lines:
        text = line.view.text[:MAX_DATELINE]
        if not any(sign in text for sign in _REPORTS):
            continue
        if match := _DATELINE.search(text):
            yield match[1]
        elif _OWN_REPORT.search(text) and (own := _PAPER.search(house)):
            yield own[1]


def _told(clues: Clues, author: str) -> Iterator[str]:
    """What the lines name, the surest first."""
    lines, tail, as_written = clues.lines.told, clues.lines.tail, clues.as_written
    texts = views(lines)  # the article's last lines are among them
    whole = "\n".join(texts)
    yield _search(_SOURCE, lines, texts, whole, as_written)
    if _LABEL.search(whole):
        yield _below_label(lines, clues.lines.head)
    yield _search(_ACCOUNT, lines, texts, whole, as_written)
    media = _beside(lines, as_written)
    yield next((name for name in media if name not in clues.house), "")
    if clues.page and as_written:
        yield linked if (linked := _linked(lines, clues.page, clues.lines.above)) != author else ""
    yield next(iter(media), "") or _own(clues, author)  # the site itself
    yield _search(_POSTED, lines, texts, whole, as_written)
    yield _search(_TAKEN, [*tail, *lines], [*views(tail), *texts], whole, as_written)


def _search(pattern: re.Pattern[str], lines: Sequence[Line], texts: Sequence[str], whole: str, as_written: bool) -> str:
    """The first name that a line's view gives; as written where the page is not cloaked. `whole`: all texts of the lines."""
    for line, text in having(_MARKS[pattern], lines, texts, whole):
        if match := pattern.search(text):
            group = match.lastindex or 1
            return (line.raw[slice(*line.view.raw_span(*match.span(group)))] if as_written else match[group]).strip()
    return ""


def _beside(lines: Sequence[Line], as_written: bool) -> list[str]:
    """The media beside the moments, and the offices beside moments and counts."""
    return [
        written(line, part, as_written)
        for line in lines
        if (told := read_beside(line.view.text))
        for part in told.parts
        if (_MEDIUM.fullmatch(part) and not _CHANNEL.fullmatch(part))
        or (told.counted and _IS_OFFICE.fullmatch(part) and not _CHANNEL.fullmatch(part))
    ]


def _own(clues: Clues, author: str) -> str:
    """The site's name beside the moment below the headline, where it is no writer's."""
    names = {name for name in _AMONG.split(clues.house) if len(name) >= MIN_HOUSE and name != author}
    for line in clues.lines.under[:NEAR] if names else ():
        told = read_beside(line.view.text)
        if found := next((part for part in told.parts if part in names), "") if told else "":
            return found
    return ""


def _linked(lines: Sequence[Line], page: Page, above: Sequence[Line]) -> str:
    """What stands beside the moment and leads to another house; what the menu `above` has too is a section of this one."""
    own = house_of(page.url)
    for line in lines if own else ():
        told = read_beside(line.view.text) if line.link_chars else None
        for part in told.parts if told and len(told.parts) <= MAX_PARTS else ():
            name = written(line, part, True)
            if (
                not _NO_MEDIUM.search(name)
                and not _LISTS.search(name)
                and not _is_above(name, above)
                and any(_leads_out(link.url, own, page) for link in page.links if link.text == name)
            ):
                return name
    return ""


def _is_above(name: str, above: Sequence[Line]) -> bool:
    return any(name in line.raw for line in above)


def _leads_out(url: str, own: str, page: Page) -> bool:
    """Whether an address is of another house: neither its `own` nor, on the copy of a site, the one that most links lead to."""
    house = house_of(url)
    if house in ("", own):
        return False
    n_links = sum(house_of(link.url) == house for link in page.links)
    return n_links < OF_COPY or 2 * n_links < len(page.links)


def _below_label(lines: Sequence[Line], head: Sequence[Line]) -> str:
    """What stands on the line below one that is nothing but the label; below one outside the article no line of its `head` does."""
    own = {id(line) for line in head}
    for label, line in pairwise(lines):
        if _LABEL.fullmatch(label.view.text) and (id(label) in own or id(line) not in own) and 2 <= len(line.view.text) <= 30:
            return _PLACE.sub("", line.raw.strip())
    return ""
