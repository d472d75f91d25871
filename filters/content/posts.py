"""The posts of a thread: what people say in them, and the lines that only say who wrote, when, as which of the posts, how often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from filters.model import Block, Container, Page
from filters.moment import DAY, MINUTE, YEAR

MAX_LABEL: Final = 60  # characters of a line that says when a post was written, and by whom
MAX_REPEATED: Final = 40  # characters of a line that stands beside several posts but for its figures
MAX_NICK: Final = 16  # characters of the name of somebody who posts
MAX_WORD: Final = 6  # characters of one that may be any word
SPEAKS: Final = 2  # boxes of one make in which somebody speaks, from which all of that make are what is said
PURE: Final = 0.6  # share of the lines of such boxes that say something
QUOTED_WITHIN: Final = 300  # blocks before a quote in which what it tells again is looked for
SIGNED: Final = 6  # lines of a signature below a rule

_STATISTIC: Final = (  # of somebody who posts
    "(?:注[册冊](?:日期|[时時][間间])?|主[题題]|帖子|[发發]帖|文章|[积積]分|等[级級]|[级級][别別]|精[华華]|威望|[金铜銅银銀][币幣]|[贡貢][献獻]|好[评評]|人[气氣]|粉[丝絲]|关注|[关關]注[数數]"
    "|在[线線][时時][间間]|来自|來自|UID|最[后後](?:登[录錄]|登入)|回答量|[采採][纳納][数數率]|[获獲][赞贊][数數]?|[帮幫]助的人|[帮幫]助[网網]友|擅[长長])"
)
_MINUTE: Final = re.compile(MINUTE)
_LABEL: Final = re.compile(
    r"^(?:#\s?\d{1,5}|\d{1,5}\s?[#楼樓])$"
    rf"|^(?:\S{{1,16}}\s+(?=(?:{_STATISTIC}\s*[:：]\s*\S{{1,20}}\s*){{2}}))?(?:{_STATISTIC}(?:\s*[:：]\s*\S{{1,20}}(?:\s[枚点點个個])?|\s*[\d,.]{{1,9}}[万亿%]?)(?:$|\s+(?={_STATISTIC})))+$"
    rf"|(?:^|\D){DAY}\s*·.{{0,30}}$|^(?:更多回答|其他[类類]似[问問][题題]|展[开開]全部)$"
    r"|^(?:(?:[顶頂]端|[顶頂]部|回[复覆]|引用|分享|[举舉]报|收藏|[评評][论論]|支持|反[对對]|[点點]?[赞贊]|踩|打[赏賞]|已[赞贊][过過]|已踩[过過]|[订訂][阅閱]|推[荐薦]|打印|道具|[报報]告|收起|[你您][对對][這这][个個]回答的[评評][价價]是？|添加[评評][论論]|只看(?:[该該]作者|[楼樓]主)|倒序(?:[阅閱][读讀]|[浏瀏][览覽])|[沙板]发|板凳|\d{1,5}[楼樓#])[\s|·(（\d)）]*)+$"
    r"|^.{0,10}(?:主任|主治|住院|[执執][业業])[医醫][师師生].{0,40}(?<![。！？!?])$"
    r"|^(?:[发發]信人|[发發]信站|[标標]\s*[题題]|作者|楼主|[楼樓]主)\s*[:：]\s*\S.{0,40}$|^※\s*(?:来源|修改)|^【\s*在.{1,30}提到|^FROM\s\d"
    rf"|^(?:提[问問]者|回答者|[发發]帖者|[发發]布者)\s*[:：]|(?:提[问問]|回答|[编編][辑輯]|修改)于\s*{YEAR}"
    r"|^(?:(?:回[复覆]|[点點][击擊]|[浏瀏][览覽]|查看|[阅閱][读讀])(?:[数數]|次[数數])?\s*[:：]\s*\d+\s*)+$|正[浏瀏][览覽]|本主[题題]共"
)
_COUNTED: Final = re.compile(rf"{_STATISTIC}\s*[:：]")
_ANSWERS: Final = re.compile(  # a heading over them
    r"(?:(?:最佳|[满滿]意|精彩|推[荐薦]|其[他它]|更多|全部|所有|[网網]友|[专專]家|[医醫]生|律[师師]|[热熱][门門]|好[评評])+\s*(?:\d{1,5}\s*[个個条條]\s*)?|\d{1,5}\s*[个個条條]\s*|共(?:收到)?\s*\d{1,5}\s*[个個条條]\s*)"
    r"(?:答案|回答|解答|回[复覆帖]|[评評][论論])(?:\s*[(（]\s*\d{1,6}\s*[)）])?(?:\s*默[认認]排序)?"
)
_SENTENCE: Final = re.compile(r"[\u4e00-\u9fff].{4,}[。！？?!，]|[\u4e00-\u9fff]{6,}.*[。！？?!，]")  # somebody speaks behind the moment
_STAMP: Final = re.compile(rf"(?:[发發][表布][于於]|(?:[时時][间間]|日期)(?=[:：]))\s*[:：]?\s*{DAY}|^[发發]信站\s*[:：]")
_QUOTE: Final = re.compile(r"quot|reply_?wrap")
_QUOTED: Final = re.compile(r"^(?:[:：>＞]\s|.{1,20}?\s?(?:写了|写道|说|說|wrote|said)\s?[:：])\s*")  # what stands before words told again
_RULE: Final = re.compile(r"[-—_=]{2,}")
_DIGITS: Final = re.compile(r"\d+")
_NAMED: Final = re.compile(r"[\d:：]")
_CLAUSE: Final = re.compile(r"[，。！？；!?]")


def stamps(page: Page) -> list[int]:
    """The numbers of the lines that say when a post was written."""
    return [i for i, block in enumerate(page.visible) if len(block.text) <= MAX_LABEL and is_stamp(block.text)]


def is_stamp(text: str) -> bool:
    """Whether a line says when a post was written, to the minute or in so many words, and nothing else."""
    return _STAMP.search(text) is not None or ((minute := _MINUTE.search(text)) is not None and not _SENTENCE.search(text, minute.end()))


def is_label(block: Block) -> bool:
    """Whether a line says who, when, where from or as which of the posts somebody wrote, and nothing of what."""
    text = block.text
    if len(text) > MAX_LABEL:
        return False
    if minute := _MINUTE.search(text):
        return _SENTENCE.search(text, minute.end()) is None
    return _LABEL.search(text) is not None or is_over_answers(text)


def is_poster(number: int, page: Page) -> bool:
    """Whether a line is the name of somebody who posts, right over what is counted of them."""
    text = page.visible[number].text
    if len(text) > MAX_NICK or number + 1 >= len(page.visible) or _CLAUSE.search(text) or _COUNTED.match(text):
        return False
    below = page.visible[number + 1].text
    return len(below) <= MAX_LABEL and _COUNTED.match(below) is not None


def is_over_answers(text: str) -> bool:
    """Whether a line is a heading over answers."""
    return len(text) <= MAX_LABEL and _ANSWERS.fullmatch(text) is not None


def bodies(outer: Container, page: Page, values: list[float]) -> set[int]:
    """The numbers of the blocks in boxes of one make in several of which somebody speaks, and in which little else stands."""
    speaking = [i for i in range(outer.first, outer.end) if values[i] > 0 and not is_label(page.visible[i])]
    boxes = defaultdict[tuple[str, str], list[Container]](list)
    inside = {page.visible[i].container for i in speaking}
    for make in {_make(page.containers[i]) for i in inside}:
        if make[1]:
            boxes[make] = []
    for box in page.containers:
        if outer.first <= box.first < box.end <= outer.end and (make := _make(box)) in boxes:
            boxes[make].append(box)
    said, found = set(speaking), set[int]()
    for row in boxes.values():
        lines = blocks_of(row)
        if sum(any(i in said for i in range(box.first, box.end)) for box in row) >= SPEAKS and len(lines & said) >= PURE * len(lines):
            found |= lines
    return {i for i in found if not is_label(page.visible[i]) and 2 * page.visible[i].link_chars <= len(page.visible[i].text)}


def repeated(outer: Container, page: Page) -> set[int]:
    """The numbers of the short lines that stand in several boxes of a thread but for their figures.

    They are words, or name something and say how much; no sentences. What a page tells twice from one sentence to the next is no label.
    """
    keys = {
        i: _DIGITS.sub("0", block.text)
        for i, block in enumerate(page.visible[outer.first : outer.end], outer.first)
        if len(block.text) <= MAX_WORD
        or (len(block.text) <= MAX_REPEATED and (block.link_chars or _NAMED.search(block.text)) and not _CLAUSE.search(block.text))
    }
    counts = Counter(key for key, _ in {(key, page.visible[i].container) for i, key in keys.items()})
    return {i for i, key in keys.items() if counts[key] > 1} - _told_twice(outer, page)


def _told_twice(outer: Container, page: Page) -> set[int]:
    """The numbers of the blocks between two long lines that follow one another elsewhere in a thread as well."""
    long = [i for i in range(outer.first, outer.end) if len(page.visible[i].text) > MAX_REPEATED]
    pairs = [((page.visible[a].text, page.visible[b].text), range(a + 1, b)) for a, b in pairwise(long)]
    counts = Counter(pair for pair, _ in pairs)
    return {i for pair, between in pairs if counts[pair] > 1 and pair[0] != pair[1] for i in between}


def quoted(number: int, page: Page) -> bool:
    """Whether a block stands in a quote, or begins like one, and tells again what a line above it says."""
    block = page.visible[number]
    begins = _QUOTED.match(block.text)
    if not begins and block.tag != "blockquote" and not _QUOTE.search(page.containers[block.container].name):
        return False
    told = block.text[begins.end() if begins else 0 :].rstrip(" .…")
    return any(told in other.text for other in page.visible[max(0, number - QUOTED_WITHIN) : number])


def ruled_off(outer: Container, page: Page) -> set[int]:
    """The numbers of the few lines at the end of a post that a rule sets off: a signature."""
    found = set[int]()
    for i in range(outer.first, outer.end):
        block = page.visible[i]
        if _RULE.fullmatch(block.text):
            end = page.containers[block.container].end
            if end - i <= SIGNED:
                found.update(range(i, end))
    return found


def blocks_of(boxes: Iterable[Container]) -> set[int]:
    """The numbers of the blocks in boxes that may stand in one another; each block is gone over once."""
    found, end = set[int](), 0
    for box in sorted(boxes, key=lambda box: box.first):
        found.update(range(max(box.first, end), box.end))
        end = max(end, box.end)
    return found


def _make(box: Container) -> tuple[str, str]:
    """Tag and name of a box, without the numbers in it."""
    return box.tag, _DIGITS.sub("0", box.name)
