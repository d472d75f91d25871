"""Names as bylines give them: 作者：…, （记者 … 通讯员 …）, … 发表于 2024-05-03, By …; editors and photographers are none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from filters.line import Line, views
from filters.metadata import bylines, fields
from filters.metadata.fields import FAMILY, PERSON, Role
from filters.metadata.marks import having
from filters.moment import DAY, MINUTE, MOMENT, MONTH, YEAR

MAX_CHARS: Final = 60  # of all names together

_NAME: Final = r"[\u4e00-\u9fff·]{2,4}"
_REPORTED: Final = r"(?:(?!报[道导])[\u4e00-\u9fff·]){2,4}"  # before 报道
_NAMES: Final = rf"{_NAME}(?:(?:\s?、\s?|\s){_NAME}){{0,4}}"
_TRAINEE: Final = r"(?:\((?:实习|见习)[^()]{0,3}\))?"
_ROLE: Final = "记者|通讯员|实习生|撰稿人"

_MARKED: Final = re.compile(rf"^[□■◎]\s*({PERSON}(?:[、\s]+{PERSON}){{0,4}})$")
_ERA: Final = "(?:先秦|两汉|魏晋|南北朝|五代|近现代|[现当隋唐宋元明清汉晋][代朝]|[南北]宋|[唐宋元明清])"
_DYNASTY: Final = rf"[〔\[【(]{_ERA}[〕\]】)]"
_POET: Final = re.compile(rf"^({_NAME})(?<![价額额费款金值资量])\s*{_DYNASTY}$|^{_DYNASTY}\s*({_NAME})$|^{_ERA}\s*[:·]\s*({_NAME})$")
_BEFORE: Final = re.compile(rf"(?:^|[\s(])({_NAMES})\s*[/丨|]\s*(?:图?文|文图|撰文|撰稿)(?=$|[\s)、,。|丨])")  # X/文 Y/图
_GIVEN: Final = re.compile(rf"\((?:[\u4e00-\u9fff]{{2,12}}\s+)?({PERSON}(?:[、\s]+{PERSON}){{0,3}})\s*/?\s*(?:供稿|撰稿|图?文|文/图)\)$")
_SOURCED: Final = re.compile(  # X Y | 来源：…
    rf"^(?!文[章字]|时[事政讯]|社会|综合)({PERSON})(?=(?:[、\s]+{_NAME}){{0,4}}\s*[|/丨]\s*(?:文章)?来源\s*[:|])"
)
_DATED: Final = re.compile(rf"^([{FAMILY}][\u4e00-\u9fff]{{2}})\s+{MONTH}|^{DAY}\s+([{FAMILY}][\u4e00-\u9fff]{{2}})$")
_REPORTER: Final = re.compile(
    rf"(?:{_ROLE})\s*[:/丨|]?\s*({_REPORTED}(?:(?:\s?、\s?|\s){_REPORTED}){{0,4}}?)"
    rf"(?={_TRAINEE}(?:\s*$|(?:特约|见习|实习)?(?:{_ROLE})|\s|\)|】|/|、|摄影报[道导]|报[道导]|文|发自|综合|[一-龥]{{2,4}}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[电讯日]))"
)
_ANOTHER: Final = re.compile(  # who is named behind a reporter or a writer, with or without another role
    rf"{_TRAINEE}\s*(?:[、,]\s*|\s)(?:(?:本报|见习|特约|实习)*(?:{_ROLE})\s*[:/]?\s*)?"
    rf"((?!{_ROLE}|报[道导]|摄影|见习|特约|综合|发自|供稿|整理|编辑|来源|图文|[一-龥]{{2,3}}报[道导]){_NAME})(?={_TRAINEE}(?:\s*$|\s|\)|】|/|、|,|摄|报[道导]|文))"
)
_PHOTOGRAPHER: Final = re.compile(r"\s*/?\s*摄(?!影报[道导]|[影像]\s*[:/|丨])")
_POSTER: Final = re.compile(
    rf"^(?:由\s+)?([^\s\[\]:,。#]{{2,20}})\s+(?:发表|发布|写|张贴)(?:于\s*{YEAR}|在\s)"
    rf"|^([^\s\[\]:,。\d]{{2,12}})\s+(?:于\s*)?{MOMENT}\s*发[布表](?=$|\s)"
    rf"|{MOMENT}\s+by\s+(\S{{2,20}})|posted\s+(?:@|on)\s+{MINUTE}\s+(\S{{2,20}})\s+(?:阅读|评论)|{MINUTE}\s*\[\s*({_NAME})\s*\]"
    r"|^[Pp]osted by:?\s+([^\s:,。]{2,16})\s+(?:at|on)\s"
    r"|^发布\s*:\s*([^\s:,|]{2,16})\s*\|\s*分类|\s?作者是\s*([^\s:,。]{2,16})\s*。?$"
    rf"|^(?:作者|楼主|发帖人?)\s+([^\s:,。]{{2,16}})\s+(?:发[表布帖]于?|更新于|{DAY})"
    r"|^([^\s\[\]:,。]{2,16}?)\s*(?:[Ll][Vv]\.?\s?\d{1,2}(?!\d)|\s(?:评论|看过)\s*《)"
)
_CAPITAL: Final = r"(?-i:[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})"
_UPPER: Final = "[A-ZÀ-ÖØ-ÞŒŠŽА-ЯЁ]"
_EUROPEAN: Final = re.compile(  # Von Jutta Brandt, Par Hélène Morel, Автор: Ирина Соколова
    r"(?:^|\s)(?:[Vv]on|[Pp]ar|[Pp]or|[Dd]i|VON|PAR|POR|DI|(?:Autora?|Auteur|Autore|Автор|Текст)\s?:?)"
    rf"\s+({_UPPER}[\w.'’-]+(?:\s+{_UPPER}[\w.'’-]+){{1,3}})(?=\s*(?:$|[,|/·•—–-]))"
)
_BY: Final = re.compile(
    r"^(?:(?:(?:written|posted|story|submitted|words|text|reported) |\w{3,9}\.? \d{1,2}, 20\d\d |\d{1,2} \w{3,9} 20\d\d )?by:?"
    r"|(?:author|text|words):)"
    rf"\s+({_CAPITAL}(?:(?:, {_CAPITAL})* and {_CAPITAL})?)(?=\s*(?:$|[,|/·•—–-]|(?:on|in|at)\s))",
    re.IGNORECASE,
)
# With what a line must have in it before the pattern is tried.
_BYLINES: Final = (
    (_REPORTER, ("记者", "通讯员", "实习生", "撰稿人")),
    (_POSTER, ("19", "20", "osted by", "发表在", "《", "LV", "Lv", "lv", "发布", "作者是")),
    (_MARKED, ("□", "■", "◎")),
    (_POET, ("代", "唐", "宋", "元", "明", "清", "秦", "汉", "晋", "朝")),
    (_GIVEN, ("供稿)", "撰稿)", "文)", "文/图)")),
    (_SOURCED, ("来源",)),
    (_DATED, ("19", "20")),
    (_BY, ("by ", "By ", "BY ", "by:", "By:", "uthor:", "ext:", "ords:")),
    (_EUROPEAN, (*"on ,ar ,or ,ON ,AR ,OR ,Di ,di ,DI ".split(","), "Aut", "Авт", "Тек")),
)
# What a line must have in it before it is taken apart.
_LABELLED: Final[Mapping[Role, Sequence[str]]] = {
    "writer": ("作者", "文", "撰稿", "主笔", "执笔", "楼主", "博主", "采写", "采访", "发信人"),
    "sender": ("发布", "供稿", "投稿", "上传", "口述"),
}
# Behind 发布者 and the like; consonants alone are how an office signs in.
_SENDER: Final = re.compile(r"[\u4e00-\u9fff]{2,3}|(?![b-df-hj-np-tv-z]{2,5}$)[A-Za-z][\w.-]{2,15}")
_FURTHER: Final = {_REPORTER: _ANOTHER, _SOURCED: re.compile(rf"[、\s]+({_NAME})")}
_AND: Final = re.compile(r", | and ", re.IGNORECASE)

_BETWEEN: Final = re.compile(r"[、\s]+")  # names on a line of their own
_ALONE: Final = re.compile(rf"[□■◎]?\s*([{FAMILY}][\u4e00-\u9fff]{{1,3}}(?:[、\s]+[\u4e00-\u9fff]{{2,4}}){{0,4}})")
_FOLLOW: Final = re.compile(r"[+➕]?\s*(?:加?关注)(?:作者|[TtT他她][Aa]?)?")
_ACCOUNT: Final = re.compile(r"[^\W\d_][^\s:：,，。!?！？|/·]{1,11}")
_NO_NICK: Final = re.compile(r"发[布表]|时间|日期|来源|更新|原创|转载|编辑|新闻|资讯|动态|公告")
_SPACED: Final = re.compile(  # a name of two characters set to the width of three
    r"(?<![^\s、,，])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![^\s、,，])"
)
_LABELS: Final = re.compile(r"[:：]|来源|编辑|时间|日期|发布|浏览|阅读|点击")  # what may stand below a label that no name follows
MAX_ALONE: Final = 12  # characters of a name below its label
_LABEL: Final = re.compile(r"^(?:[□■◎●]\s*|(?:posted |written )?by:?\s+|(?:作者|撰文|文)\s*[:：/]\s*)", re.IGNORECASE)
_CONTROL: Final = (  # what readers press beside a byline
    r"(?:我要|加入|添加|点击)?(?:打印|关闭|收藏|分享|复制|转发|返回|纠错|评论|点赞|下载|字[号体])"
    r"(?:[此本该]?(?:文章?|页面?|窗口|网址|链接|首页|列表|顶部|大小|设置))?"
)
_NOT_A_NAME: Final = re.compile(
    r"^(?:john doe|discuz.*|phpcms|dedecms|empirecms|wordpress"  # what makers of systems put where nobody else does
    r"|admin|administrator|佚名|未知|不详|网络|.*整理|互联网|本站|原创|转载|编辑|责任编辑|小编|管理员|(?:[\u4e00-\u9fff]{2,12}(?:局|处|科|部|办|室|中心|学?院)|信息|网站|系统|内容)?(?:管理|发布|维护|录入|编辑)员\d*|(?:创业|投资|消费|开发|志愿|爱好|从业|管理|经营|[读作学记])者|手记.*|匿名|回复|评论|举报|引用|.*作者|undefined|null|.*文章于?"
    rf"|本帖.*|《[^《》]*》|\W*{_CONTROL}\W*|https?:.*|/.*|[a-z]?[\d_]+|[\W\d_]+)$|@|出版社|publish|\.(?:com|cn|net|org)\b",
    re.IGNORECASE,
)


def in_lines(lines: Sequence[Line], as_written: bool) -> Iterator[str]:
    """The names that bylines give, by the kind of byline and then in the order of the lines.

    They are as the line was written, or as its view reads where the page is cloaked.
    """
    texts = views(lines)
    whole = "\n".join(texts)
    yield from _matched(_BEFORE, ("文", "撰稿"), lines, texts, whole, as_written)
    yield from _labelled("writer", lines, texts, whole, as_written)
    for pattern, marks in _BYLINES:
        yield from _matched(pattern, marks, lines, texts, whole, as_written)
    yield from _labelled("sender", lines, texts, whole, as_written)


def _matched(
    pattern: re.Pattern[str], marks: Sequence[str], lines: Sequence[Line], texts: Sequence[str], whole: str, as_written: bool
) -> Iterator[str]:
    """The names that one kind of byline gives; a line of that kind has one of its marks."""
    for line, text in having(marks, lines, texts, whole):
        if match := pattern.search(text):
            name = _joined(_cut(line, _spans(match), as_written), pattern)
            if is_name(name):
                yield name


def _labelled(role: Role, lines: Sequence[Line], texts: Sequence[str], whole: str, as_written: bool) -> Iterator[str]:
    """The names behind labels of one role; who sent an article in may be an office, which is not taken. `whole`: all texts of the lines."""
    for line, text in having(_LABELLED[role], lines, texts, whole):
        for field in fields.read(text):
            spans = fields.names(text, field) if field.role == role else []
            if role == "sender" and not (spans and _SENDER.fullmatch(text, *spans[0]) and not fields.is_house(text[slice(*spans[0])])):
                continue
            if is_name(name := _joined(_cut(line, spans, as_written), None)) and not _PHOTOGRAPHER.match(text, spans[-1][1]):
                yield name


def below_label(lines: Sequence[Line]) -> str:
    """The name on the line below one that is nothing but the label; empty where there is none."""
    found = (line.raw.strip() for line in bylines.below(lines, fields.LONE_LABEL))
    return next((name for name in found if len(name) <= MAX_ALONE and is_name(name) and not _LABELS.search(name)), "")


def _cut(line: Line, spans: Iterable[tuple[int, int]], as_written: bool) -> list[str]:
    """What stands in some places of a line's view, as the line was written or as the view reads."""
    return [line.raw[slice(*line.view.raw_span(*span))] if as_written else line.view.text[slice(*span)] for span in spans]


def _spans(match: re.Match[str]) -> list[tuple[int, int]]:
    """Where the names stand that a byline begins with; nowhere where they are a photographer's."""
    spans, further = [match.span(match.lastindex or 1)], _FURTHER.get(match.re)
    while further and (another := further.match(match.string, spans[-1][1])):
        spans.append(another.span(1))
    return [] if _PHOTOGRAPHER.match(match.string, spans[-1][1]) else spans


def _joined(names: list[str], pattern: re.Pattern[str] | None) -> str:
    joined = "、".join(_SPACED.sub(r"\1\2", name.strip()) for name in names)
    return _AND.sub("、", joined) if pattern is _BY else joined


def alone(text: str) -> str:
    """The names of a line that is nothing but names, the first of a common family; else nothing."""
    match = _ALONE.fullmatch(text)
    return _BETWEEN.sub("、", match[1]) if match else ""


def is_poet(text: str) -> bool:
    """Whether a line names a poet and the time that he lived in."""
    return _POET.match(text.strip()) is not None


def followed(text: str, below: str) -> bool:
    """Whether a line can be the name of an account, which readers may follow by what stands below it."""
    return _FOLLOW.fullmatch(below) is not None and _ACCOUNT.fullmatch(text) is not None and not _NO_NICK.search(text)


def bare(name: str) -> str:
    """A name without the label before it, and without the blank that sets it to the width of others."""
    return _SPACED.sub(r"\1\2", _LABEL.sub("", name))


def is_name(name: str) -> bool:
    """Whether a text can be the name of somebody who wrote."""
    return bool(name) and len(name) <= MAX_CHARS and _NOT_A_NAME.search(name) is None
