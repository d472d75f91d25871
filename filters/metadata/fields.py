"""A byline taken apart: what stands behind each of its labels, and the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

Role = Literal["writer", "sender", ""]

MAX_NAME: Final = 16  # characters of one name that its label makes sure of

# The commonest family names, by general knowledge; where no label makes sure of it, a name begins with one.
FAMILY: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤葛"
    "易乔赖庞樊兰殷施洪翟颜倪牛芦季俞鲁伍申尤毕聂焦柳邢骆岳齐梅庄辛祝左涂祁舒耿詹苗凌费靳盛童欧甄曲裴屈鲍霍翁隋甘柏柯阮桂闵柴冉温"
)
PERSON: Final = rf"[{FAMILY}][\u4e00-\u9fff]{{1,2}}"

_WRITER: Final = "(?:原|文章|本文|新闻)?作者|撰文|撰稿人?|主笔|文案|执笔人?|采写|采访|图文|文字|[楼博]主|发信人|文"
_SENDER: Final = "发布[者人]|供稿[者人]?|投稿[者人]?|上传[者人]|口述"  # an institution is as often named
_OTHER: Final = (
    r"[\u4e00-\u9fff]{0,2}来源|来自|稿源|出处|(?:发布|更新|发表|上传|录入|创建|修改)?(?:时间|日期)|发布|(?:责任|文字|本期|执行)?编辑|责编|编审|审[核校]|校对|[初复终]审|签发|编译|[译编]者|翻译|策划|整理"
    r"|摄影?|摄像|拍摄|图片?|制图|供图|绘图|排版|美编|设计|监制|通讯员|实习生|(?:[\u4e00-\u9fff]{2})?记者|(?:浏览|阅读|点击|访问|下载)(?:次?数|量|率)?|评论数?|点赞数?|人气|热度|标签|分类|栏目|频道|关键[词字]|字[号体]|时长|分享到?|收藏"
)
_WORD: Final = f"(?:{_WRITER}|{_SENDER}|{_OTHER})"
# Behind a blank alone only people are named, and the house that they are of.
_BLANK: Final = rf"\s+(?=(?:[\u4e00-\u9fff]{{2,12}}[院系部处科室社报网台站所局组队校刊]\s+)?{PERSON}(?![\u4e00-\u9fff]))"
_LABEL: Final = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])(?P<words>{_WORD}(?:\s?[/、&]\s?{_WORD})*)(?:\s*[:/|丨]\s*|{_BLANK})"
    rf"|(?<![该合工])(?P<glued>{_WORD}(?:\s?[/、&]\s?{_WORD})*)(?<!文)(?<!图)\s*:\s*"
    rf"|[\[【](?P<boxed>{_WORD})[\]】]\s*:?\s*"
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}\s*:\s*)"
)
_WRITES: Final = re.compile(rf"(?P<writer>{_WRITER})|(?P<sender>{_SENDER})")
_AND: Final = re.compile(r"\s?[/、&]\s?")  # between the words of a label
LONE_LABEL: Final = re.compile(  # a line that is nothing but a word for who wrote
    r"\s*(?:(?:原|文章|本文|新闻)?作\s*者|撰\s*文|撰稿人?|执笔人?|采\s*写)\s*:?\s*"
)
_END: Final = re.compile(r"[|丨,。;!?]|\s\s")  # of a value that no label ends
_PART: Final = re.compile(
    r"[一二三四五六七八九初高]\S{0,2}\(\d{1,2}\)班|\((?:实习|见习)[^()]{0,3}\)|[^\s、/()\[\]【】:]+|[、/]|[()\[\]【】:]"
)
_TITLE: Final = re.compile(  # of a house or of an office, before the name of who is of it
    r"(?:[社报网台刊站处科室局院所厅组队校部班]|中心|公司|集团|学院|大学|频道|财经|新闻|周刊|杂志|观察|传媒|工作室|委员会|作者|记者|评论员|撰稿人)$"
)
_CJK: Final = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_CAPITAL: Final = re.compile(r"[A-Z][\w.'’-]*")
_CONTROL: Final = re.compile(  # no name, wherever it stands
    rf"{_WORD}$|(?:发表)?评论|纠错|投稿|登录|注册|倒序|只看|来源|编辑|时间|日期|发布|责编|责任|浏览|阅读|点击|关注|收藏|举报|打印"
)


class Field(NamedTuple):
    """What stands behind a label, and what the label says of it."""

    role: Role
    start: int
    end: int


def read(text: str) -> Iterator[Field]:
    """The fields of a line in their order; where a label has several words, the first that names who wrote tells."""
    labels = list(_LABEL.finditer(text))
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        if stop := _END.search(text, label.end(), end):
            end = stop.start()
        words = label["words"] or label["glued"] or label["boxed"] or ""
        yield Field(_role(words), label.end(), end)


def is_house(name: str) -> bool:
    """Whether a name is that of an office or a house, and of no person."""
    return _TITLE.search(name) is not None


def names(text: str, field: Field) -> list[tuple[int, int]]:
    """Where the names stand in a field, without the house or office before them; a name behind a blank begins with a family name."""
    found: list[tuple[int, int]] = []
    joined = True  # to what stands before: by a sign, or as the first
    for start, end in _parts(text, field):
        part = text[start:end]
        if part in "、/":
            joined = True
            continue
        if part[0] == "(" and len(part) > 1:
            continue
        if part in "()[]【】:":
            if found:
                break
            continue
        if found and not joined and _belongs(text, found[-1], start, end):
            found[-1] = (found[-1][0], end)
            continue
        if len(found) == 1 and not joined and _TITLE.search(text[slice(*found[0])]) and _CJK.fullmatch(part):
            found = [(start, end)]
            continue
        if _CONTROL.match(part) or len(part) > MAX_NAME or (found and not (joined and _CJK.fullmatch(part)) and not _is_person(part)):
            break
        found.append((start, end))
        joined = False
    return found


def _parts(text: str, field: Field) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _PART.finditer(text, field.start, field.end))


def _belongs(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether a part goes on with the name before it: in Latin letters, or a character set apart to the width of three."""
    name, part = text[slice(*before)], text[start:end]
    return (_CAPITAL.fullmatch(part) is not None and _CAPITAL.match(name) is not None) or (
        len(name) == len(part) == 1 and "\u4e00" <= part <= "\u9fff"
    )


def _is_person(part: str) -> bool:
    return part[0] in FAMILY and _CJK.fullmatch(part) is not None


def _role(words: str) -> Role:
    """The first word that names who wrote or sent."""
    for word in _AND.split(words):
        if role := _WRITES.fullmatch(word):
            return "writer" if role["writer"] else "sender"
    return ""
