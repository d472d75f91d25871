"""Lines beside the posts of a thread: who wrote, when, as which of the posts, how often they did; what can be done with a post."""

from __future__ import annotations

import re
from typing import Final

from filters.model import Block, Page
from filters.moment import DAY, MINUTE, YEAR

MAX_LABEL: Final = 60  # characters of a line that says when a post was written, and by whom
MAX_NICK: Final = 16  # characters of the name of somebody who posts
MIN_TITLE: Final = 4  # characters of a thread's title
PARTED: Final = 3  # pieces of a line with a name, a comma, and what somebody says of themselves
CLAUSE: Final = re.compile(r"[，。！？；!?]")  # what somebody says ends so

_STATISTIC: Final = (  # of somebody who posts
    "(?:注[册冊](?:日期|[时時][間间])?|主[题題]|帖子|[发發]帖|文章|[积積]分|等[级級]|[级級][别別]|精[华華]|威望|[金铜銅银銀][币幣]|[贡貢][献獻]|好[评評]|人[气氣]|粉[丝絲]|关注|[关關]注[数數]"
    "|在[线線][时時][间間]|来自|來自|UID|最[后後](?:登[录錄]|登入)|回答量|[采採][纳納][数數率]|[获獲][赞贊][数數]?|[帮幫]助的人|[帮幫]助[网網]友|擅[长長])"
)
_MINUTE: Final = re.compile(MINUTE)
_LABEL: Final = re.compile(
    r"^(?:#\s?\d{1,5}|\d{1,5}\s?[#楼樓])$"
    rf"|^(?:\S{{1,16}}\s+(?=(?:{_STATISTIC}\s*[:：]\s*\S{{1,20}}\s*){{2}}))?(?:{_STATISTIC}(?:\s*[:：]\s*\S{{1,20}}(?:\s[枚点點个個])?|\s*[\d,.]{{1,9}}[万亿%]?)(?:$|\s+(?={_STATISTIC})))+$"
    rf"|(?:^|\D){DAY}\s*·.{{0,30}}$|^(?:更多回答|其他[类類]似[问問][题題]|展[开開]全部|[点點][击擊]展[开開][.…]*|作者|帖子|留言|精[华華]|置[顶頂])$"
    r"|^(?:(?:[顶頂]端|[顶頂]部|回[复覆]|引用|分享|[举舉]报|收藏|[评評][论論]|支持|反[对對]|[点點]?[赞贊]|踩|打[赏賞]|已[赞贊][过過]|已踩[过過]|[订訂][阅閱]|推[荐薦]|打印|道具|[报報]告|收起|[你您][对對][這这][个個]回答的[评評][价價]是？|添加[评評][论論]|只看(?:[该該]作者|[楼樓]主)|倒序(?:[阅閱][读讀]|[浏瀏][览覽])|[沙板]发|板凳|\d{1,5}[楼樓#])[\s|·(（\d)）]*)+$"
    r"|^.{0,10}(?:主任|主治|住院|[执執][业業])[医醫][师師生].{0,40}(?<![。！？!?])$"
    r"|^(?:[发發]信人|[发發]信站|[标標]\s*[题題]|作者|楼主|[楼樓]主)\s*[:：]\s*\S.{0,40}$|^※\s*(?:来源|修改)|^【\s*在.{1,30}提到|^FROM\s\d"
    rf"|^(?:提[问問]者|回答者|[发發]帖者|[发發]布者)\s*[:：]|(?:提[问問]|回答|[编編][辑輯]|修改)于\s*{YEAR}"
    r"|^(?:(?:回[复覆]|[点點][击擊]|[浏瀏][览覽]|查看|[阅閱][读讀])(?:[数數]|次[数數])?\s*[:：]\s*\d+\s*)+$"
    r"|正在?(?:[浏瀏][览覽]|[阅閱][读讀])|本主[题題]共|[该該](?:[话話][题題]|主[题題])包含"
    r"|^[赞贊]同[来來]自\s*[:：]|^\d{1,7}\s?人[赞贊]同了?[该該]|(?:^|\s)\d{1,4}\s?[个個][^，。！？]{0,4}被折[叠疊疉]$|\d+\s?回[复覆]\s?/\s?\d+\s?[浏瀏][览覽]$"
    r"|^\S{2,4}\s(?:副?主任)?[医醫][师師生]$|^.{2,12}律[师師].{0,30}(?:[执執][业業]\s?\d{1,2}\s?年|[咨諮][询詢][电電][话話])"
    r"|^[没沒]有?解[决決][您你]?的?[问問][题題].{0,40}[咨諮][询詢]|^(?:立即|在[线線]|免[费費]|我要)(?:[咨諮][询詢]|提[问問]|回答)$"
    r"|正在查看.{0,12}帖子|^推[荐薦]律[师師]服[务務]|^真[诚誠][赞贊][赏賞]|[还還][没沒]有人[赞贊][赏賞]|[被已][采採][纳納]$"
    r"|^Powered by\b|^Processed in\b|[页頁]面[执執]行[时時][间間]"
)
_COUNTED: Final = re.compile(rf"{_STATISTIC}\s*[:：]")
_ANSWERS: Final = re.compile(  # a heading over them
    r"(?:(?:最佳|[满滿]意|精彩|推[荐薦]|其[他它]|更多|全部|所有|[网網]友|[专專]家|[医醫]生|律[师師]|[热熱][门門]|好[评評])+\s*(?:\d{1,5}\s*[个個条條]\s*)?|\d{1,5}\s*[个個条條]\s*|共(?:收到)?\s*\d{1,5}\s*[个個条條]\s*)"
    r"(?:答案|回答|解答|回[复覆帖]|[评評][论論])(?:\s*[(（]\s*\d{1,6}\s*[)）])?(?:\s*默[认認]排序)?"
)
_COUNTED_ANSWERS: Final = re.compile(
    r"(?:共(?:有)?\s*)?\d{1,5}\s*[个個条條]\s*(?:回答|解答|答案)|(?:(?:全部|所有|[网網]友|[专專]家|[医醫][生师師]|[律老][师師])\s*)?(?:回答|解答|答案|(?<=[家生师師])回[复覆])\s*[(（]\s*\d{1,5}\s*[)）]"
)
_LAST: Final = "答案复覆)）"  # the last characters of such a heading
_SENTENCE: Final = re.compile(r"[\u4e00-\u9fff].{4,}[。！？?!，]|[\u4e00-\u9fff]{6,}.*[。！？?!，]")  # somebody speaks behind the moment
_STAMP: Final = re.compile(rf"(?:[发發][表布][于於]|(?:[时時][间間]|日期)(?=[:：]))\s*[:：]?\s*{DAY}|^[发發]信站\s*[:：]")
_AGO: Final = re.compile(
    r"(?:刚刚|剛剛|昨天|前天|\d{1,3}\s?(?:秒|分[钟鐘]|小[时時]|天|周|[个個]?月|年)(?:\s?\d{1,2}\s?分[钟鐘])?前)(?:\s?\d\d?:\d\d)?"
)  # how long ago a post was written
_OF_ONESELF: Final = re.compile(r"\s?[-–—|·]\s")  # between the name of somebody who posts and what they say of themselves
_SUBJECT: Final = re.compile(r"\W*(?:文章)?[主标標][题題]\s*[:：]")  # what a post is called, behind its moment
_AGAIN: Final = re.compile(
    r"^(?:(?:re|回[复覆]|答[复覆]|引用|(?:文章)?[主标標][题題])\s*[:：]\s*)+", re.IGNORECASE
)  # before the thread's title over a post


def stamps(page: Page) -> list[int]:
    """The numbers of the lines that say when a post was written."""
    return [
        i
        for i, (text, *_) in enumerate(page.visible)
        if len(text) <= MAX_LABEL and ("20" in text or "19" in text or "信站" in text) and is_stamp(text)
    ]


def is_stamp(text: str) -> bool:
    """Whether a line says when a post was written, to the minute or in so many words, and nothing else."""
    return _STAMP.search(text) is not None or ((minute := _MINUTE.search(text)) is not None and not _says(text, minute))


def is_label(block: Block) -> bool:
    """Whether a line says who, when, where from or as which of the posts somebody wrote, and nothing of what."""
    text = block.text
    if len(text) > MAX_LABEL:
        return False
    if minute := _MINUTE.search(text):
        return not _says(text, minute)
    return _LABEL.search(text) is not None or is_over_answers(text) or is_ago(block)


def _says(text: str, minute: re.Match[str]) -> bool:
    """Whether somebody speaks before or behind the moment in a line; what the post is called is nothing that is said in it."""
    if _SENTENCE.search(text, 0, minute.start()):
        return True
    return _SENTENCE.search(text, minute.end()) is not None and not _SUBJECT.match(text, minute.end())


def is_ago(block: Block) -> bool:
    """Whether a line says how long ago somebody wrote, alone or in an element or behind a blank of its own."""
    ago = _AGO.search(block.text)
    if ago is None or CLAUSE.search(block.text):
        return False
    return ago.start() == 0 or block.text[ago.start() - 1] in " ·|\xa0)）" or any(_AGO.match(piece.strip()) for piece in block.pieces)


def named(page: Page) -> set[int]:
    """The numbers of the lines that are the linked name of somebody who posts, with what they say of themselves behind it."""
    blocks = page.visible
    return {
        number
        for number, name in page.signed
        if number < len(blocks)
        and 0 < blocks[number].link_chars <= len(name)
        and len(blocks[number].text) <= MAX_LABEL
        and blocks[number].text.startswith(name)
        and (_OF_ONESELF.match(blocks[number].text, len(name)) or _is_parted(blocks[number].pieces, name))
    }


def _is_parted(pieces: tuple[str, ...], name: str) -> bool:
    """Whether a line is a name, a comma, and something in an element of its own."""
    return len(pieces) == PARTED and pieces[0].strip() == name and pieces[1].strip() in ("，", ",")


def is_subject(text: str, page: Page) -> bool:
    """Whether a line over a post is the thread's title again, with what says so before it."""
    again = _AGAIN.match(text)
    return again is not None and len(text) - again.end() >= MIN_TITLE and text[again.end() :] in page.title


def is_poster(number: int, page: Page) -> bool:
    """Whether a line is the name of somebody who posts, right over what is counted of them."""
    text = page.visible[number].text
    if len(text) > MAX_NICK or number + 1 >= len(page.visible) or CLAUSE.search(text) or _COUNTED.match(text):
        return False
    below = page.visible[number + 1].text
    return len(below) <= MAX_LABEL and _COUNTED.match(below) is not None


def is_over_answers(text: str) -> bool:
    """Whether a line is a heading over answers."""
    return len(text) <= MAX_LABEL and _ANSWERS.fullmatch(text) is not None


def are_counted_answers(page: Page) -> bool:
    """Whether a line is a heading over so many answers to a question; comments are never called so."""
    return any(
        len(text) <= MAX_NICK and text[-1:] in _LAST and not link_chars and _COUNTED_ANSWERS.fullmatch(text)
        for text, _, link_chars, *_ in page.visible
    )
