"""Comments: what stands over them, and those with nothing over them: boxes of one make, or items of one list, each with its minute."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from filters.model import WHOLE_PAGE, Container, Page
from filters.moment import MINUTE

ROW: Final = 3  # comments from which they are a row
MAX_LINES: Final = 8  # of one comment
MAX_STAMP: Final = 40  # characters of the line that says when, and perhaps by whom
SHARE: Final = 0.25  # of a list's lines that say when, from which it is a list of comments
MAX_HEADING: Final = 20  # characters of a heading over comments, but for one that says whose opinion they are or of what they speak
HEADINGS: Final = frozenset("h2 h3 h4 h5 h6 dt".split())  # what tells a heading over comments in English from a byline's count of them

_HEADING: Final = re.compile(  # a look at the first character before the words are tried one by one
    r"^(?=[【\[最网網全热熱精用我发發所文新相读讀评評跟留回互在聊弹彈\d])[【\[]?(?:(?:最[热熱新]|[网網]友|全部|[热熱][门門]|精彩|用[户戶]|我要|[发發]表|所有|文章|新[闻聞]|相[关關]|[读讀]者|\d+\s?[条條个個])?"
    r"(?:[评評][论論]|跟[帖贴]|留言|回[复覆]|回應)(?:列表|[区區]|[专專][区區])?|[网網]友(?:互动|互動|[热熱][评評])|(?:互[动動]|在[线線])?聊天室|互[动動][区區]|[弹彈]幕)"
    r"[】\]]?(?:\s?[（(\d].*|\s?[：:]\s?(?:共?\s?\d.*)?)?$|(?:全部|[热熱][门門]|精彩|最新)[讨討][论論](?:\s?[（(\d].*)?$|[网網]友[评評][论論][仅僅]供"
)
_ON_TITLE: Final = re.compile(  # 《…》有 3 条评论, 关于“…”的 2 个想法
    r"(?:[关關][于於]\s?)?[《“「\"].{1,80}[》”」\"]\s?(?:上?已?有|的|共有?)\s?\d+\s?[件条條个個篇]\s?(?:[评評][论論]|想法|回[复覆应應]|回應|留言|跟帖)"
)
_LAST: Final = tuple("论論法复覆应應言帖")
_ENGLISH: Final = re.compile(
    r"(?:(?:\d+|one|two|three|no)\s+)?(?:(?:reader|user|recent|all|latest)\s+)?"
    r"(?:comments?|feedback|responses?|repl(?:y|ies)|thoughts?|track-?backs?|pingbacks?)(?:\s+(?:to|on)\s[“”‘’«\"'].{1,60})?\s*(?:\(\s*\d+\s*\))?\s*:?"
    r"|(?:leave|post|add|write) (?:a |your )?(?:comment|reply|response)s?",
    re.IGNORECASE,
)
_LISTS: Final = frozenset(("ul", "ol", "dl"))
_MINUTE: Final = re.compile(MINUTE)


def are_below(text: str, tag: str) -> bool:
    """Whether a line, in an element of a tag, stands over comments."""
    if _HEADING.match(text):
        return len(text) <= MAX_HEADING or "评论仅供" in text
    if tag in HEADINGS and _ENGLISH.fullmatch(text):
        return True
    return text.endswith(_LAST) and _ON_TITLE.fullmatch(text) is not None


def rows(page: Page, short: Sequence[tuple[int, str]]) -> list[tuple[int, int]]:
    """Where rows of comments start and end; `short` are the page's short lines with their numbers."""
    containers = page.containers
    moments = [i for i, text in short if ":" in text and len(text) <= MAX_STAMP and _MINUTE.search(text)]
    if len(moments) < ROW or not containers:
        return []
    made = defaultdict[tuple[int, str, str], dict[int, Container]](dict)
    lists = defaultdict[int, int](int)
    for i in moments:
        number = page.visible[i].container
        if containers[number].tag in _LISTS:
            lists[number] += 1
        while (box := containers[number]).tag not in WHOLE_PAGE and box.parent >= 0 and box.end - box.first <= MAX_LINES:
            made[box.parent, box.tag, box.name][number] = box
            number = box.parent
    found = [(containers[number].first, containers[number].end) for number, count in lists.items() if _is_list(containers[number], count)]
    for row in made.values():
        if len(row) >= ROW:
            boxes = list(row.values())
            found.append((boxes[0].first, boxes[-1].end))
    return found


def _is_list(box: Container, moments: int) -> bool:
    return moments >= ROW and moments >= SHARE * (box.end - box.first)
