"""Forum threads and questions with their answers: many posts by many people that belong together, not one article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Final
from urllib.parse import urlsplit

from filters.model import Block, Container, Page

MOST: Final = 0.8  # share of a page's prose that the container of a whole thread holds
MAX_LABEL: Final = 60  # characters of a line that says when a post was written, and by whom
POSTS: Final = 2  # boxes called thread, answer or the like, or stamps of posts, below which an address alone makes no thread
QUOTED_WITHIN: Final = 300  # blocks before a quote in which what it tells again is looked for
STAMPS: Final = 0.5  # share of a page's stamps that the container of a whole thread holds too

_ADDRESS: Final = re.compile(
    r"(?:^|[/.?&=_])(?:forum|thread|viewthread|showthread|viewtopic|showtopic|topic|tid|tieba|guba|question|discuss\w*|faq|asks?|answers?|wenda|zhidao|qa)"
    r"(?:$|[/.?&=_-])|bbs|[/#]posts?\?"
)
_STATISTIC: Final = (  # of somebody who posts
    "(?:注[册冊](?:日期|[时時][間间])?|主[题題]|帖子|[发發]帖|文章|[积積]分|等[级級]|[级級][别別]|精[华華]|威望|[金铜銅银銀][币幣]|[贡貢][献獻]|好[评評]|人[气氣]|粉[丝絲]|关注|[关關]注[数數]"
    "|在[线線][时時][间間]|来自|來自|UID|最[后後](?:登[录錄]|登入)|回答量|[采採][纳納][数數率]|[获獲][赞贊][数數]?|[帮幫]助的人|[帮幫]助[网網]友|擅[长長])"
)
_MOMENT: Final = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?,?\s*(?:星期.\s*)?\d{1,2}[:点點]\d\d(?::\d\d|分)?")
_LABEL: Final = re.compile(
    r"^(?:#\s?\d{1,5}|\d{1,5}\s?[#楼樓])$"
    rf"|^(?:\S{{1,16}}\s+(?=(?:{_STATISTIC}\s*[:：]\s*\S{{1,20}}\s*){{2}}))?(?:{_STATISTIC}(?:\s*[:：]\s*\S{{1,20}}(?:\s[枚点點个個])?|\s*[\d,.]{{1,9}}[万亿%]?)(?:$|\s+(?={_STATISTIC})))+$"
    r"|(?:^|\D)(?:19|20)\d\d-\d\d-\d\d\s*·.{0,30}$|^(?:更多回答|其他[类類]似[问問][题題]|展[开開]全部)$"
    r"|^(?:(?:[顶頂]端|[顶頂]部|回[复覆]|引用|分享|[举舉]报|收藏|[评評][论論]|支持|反[对對]|[点點]?[赞贊]|踩|打[赏賞]|已[赞贊][过過]|已踩[过過]|[订訂][阅閱]|推[荐薦]|打印|道具|[报報]告|收起|[你您][对對][这這][个個]回答的[评評][价價]是？|添加[评評][论論]|只看(?:[该該]作者|[楼樓]主)|倒序(?:[阅閱][读讀]|[浏瀏][览覽])|[沙板]发|板凳|\d{1,5}[楼樓#])[\s|·(（\d)）]*)+$"
)
_ANSWERS: Final = re.compile(  # a heading over them
    r"(?:(?:最佳|[满滿]意|精彩|推[荐薦]|其[他它]|更多|全部|所有|[网網]友|[专專]家|[医醫]生|[热熱][门門])+\s*(?:\d{1,5}\s*[个個条條]\s*)?|\d{1,5}\s*[个個条條]\s*|共\s*\d{1,5}\s*[个個条條]\s*)"
    r"(?:答案|回答|回[复覆]|[评評][论論])(?:\s*[(（]\d{1,6}[)）])?(?:\s*默[认認]排序)?"
)
_SENTENCE: Final = re.compile(r"[\u4e00-\u9fff].{4,}[。！？?!，]|[\u4e00-\u9fff]{6,}.*[。！？?!，]")  # somebody speaks behind the moment
_STAMP: Final = re.compile(
    r"(?:[发發]表于|[发發]布于|[发發]表於|(?:[时時][间間]|日期)(?=[:：]))\s*[:：]?\s*(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
)
_SAID: Final = re.compile(
    r"\b(?:comment|reply|post|message|answer|topic)[-_]?(?:content|text|body|message|detail)|rich-?text|markdown|postmessage"
)
_ASKED: Final = re.compile(r"question\w*[-_]?(?:detail|desc|content|body|text)|\bask[-_]?(?:detail|desc|content|body|text)")
_REPLIES: Final = re.compile(r"(?:comment|reply|replies|answer|post)s?[-_]?(?:list|detail|item|content|body|text|message)|postmessage")
_SIGNATURE: Final = re.compile(r"\bsign(?:ature)?s?\b|\bsig(?:line)?\b|user-?sign")  # under each post of somebody's
_QUOTE: Final = re.compile(r"quot|reply_?wrap")
_NAME: Final = re.compile(
    r"thread|topic|forum|bbs|floor|\bpost_?(?:message|list)|\bpost\d|postlist|reply|question|answer|discussion|post-?stream|\bask[-_]|wenda|huida"
)


def is_thread(page: Page) -> bool:
    """Whether both the address and the page's own names for its boxes say thread."""
    address = urlsplit(page.url) if page.url.startswith("http") else None
    if address is None or not _ADDRESS.search(f"{address.netloc}{address.path}?{address.query}#{address.fragment}".lower()):
        return False
    return (
        sum(_NAME.search(box.name) is not None for box in page.containers) >= POSTS
        or len(_stamps(page)) >= POSTS
        or any(len(block.text) <= MAX_LABEL and _ANSWERS.fullmatch(block.text) for block in page.visible)
    )


def spoken(outer: Container, page: Page, values: list[float]) -> set[int]:
    """The numbers of the blocks in which somebody speaks: prose, and short answers in boxes that are called what is said.

    What is asked may stand before the container of the thread, and short replies behind it.
    """
    said = {i for i, box in enumerate(page.containers) if _SAID.search(box.name)}
    asked = _blocks_of(box for box in page.containers if box.end <= outer.first and _ASKED.search(box.name))
    replied = _blocks_of(box for box in page.containers if box.first >= outer.end and _REPLIES.search(box.name))
    return {
        i
        for i in (*asked, *range(outer.first, outer.end), *replied)
        if (values[i] > 0 and not is_label(page.visible[i])) or (page.visible[i].container in said and not page.visible[i].link_chars)
    }


def beside(outer: Container, page: Page, values: list[float]) -> set[int]:
    """The numbers of the blocks in a thread that nobody speaks: labels, notices, signatures, and quotes of what stands above them."""
    boxes = (box for box in page.containers if box.first < outer.end and outer.first < box.end <= outer.end)
    signed = _blocks_of(box for box in boxes if _SIGNATURE.search(box.name))
    return signed | {
        i
        for i in range(outer.first, outer.end)
        if is_label(page.visible[i]) or (values[i] < 0 and len(page.visible[i].text) > MAX_LABEL) or _is_quoted(i, page)
    }


def is_label(block: Block) -> bool:
    """Whether a line says who, when, where from or as which of the posts somebody wrote, and nothing of what."""
    text = block.text
    if len(text) > MAX_LABEL:
        return False
    if moment := _MOMENT.search(text):
        return _SENTENCE.search(text, moment.end()) is None
    return _LABEL.search(text) is not None or _ANSWERS.fullmatch(text) is not None


def _is_quoted(number: int, page: Page) -> bool:
    """Whether a block stands in a quote and tells again what a line above it says."""
    block = page.visible[number]
    if block.tag != "blockquote" and not _QUOTE.search(page.containers[block.container].name):
        return False
    told = block.text.rstrip(" .…")
    return any(told in other.text for other in page.visible[max(0, number - QUOTED_WITHIN) : number])


def _blocks_of(boxes: Iterable[Container]) -> set[int]:
    """The numbers of the blocks in boxes that may stand in one another; each block is gone over once."""
    found, end = set[int](), 0
    for box in sorted(boxes, key=lambda box: box.first):
        found.update(range(max(box.first, end), box.end))
        end = max(end, box.end)
    return found


def whole(page: Page, values: list[float]) -> int:
    """The innermost container that holds most of the page's prose, and of the stamps of posts."""
    prose = [0.0, *accumulate([value if value > 0 else 0.0 for value in values])]
    stamps = _stamps(page)
    least = STAMPS * len(stamps) if len(stamps) >= POSTS else 0
    return max(
        (
            i
            for i, box in enumerate(page.containers)
            if prose[box.end] - prose[box.first] >= MOST * prose[-1]
            and bisect_left(stamps, box.end) - bisect_left(stamps, box.first) >= least
        ),
        default=0,
    )


def _stamps(page: Page) -> list[int]:
    """The numbers of the lines that say when a post was written."""
    return [i for i, block in enumerate(page.visible) if len(block.text) <= MAX_LABEL and _STAMP.search(block.text)]
