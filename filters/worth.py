"""What a line of a page is worth as article text: prose speaks for it, links, scraps, notices and comments against it."""

from __future__ import annotations

import re
from typing import Final

from filters.model import Block, Container

SENTENCE: Final = re.compile(r"[。！？；，：!?;]|[.,](?:\s|$)|……")
LONG: Final = 40  # characters from which a line without a sentence's punctuation still counts as prose
STANZA: Final = 4  # short lines side by side without a link: a poem, a list, an address
MAX_HEADING: Final = 20  # characters of a heading over comments
SCRAP: Final = 12.0  # what a short line that is no sentence costs

COMMENTS: Final = re.compile(
    r"^[【\[]?(?:最[热新]|网友|全部|热门|精彩|用户|我要|发表|所有)?(?:评论|跟帖|留言|回复)(?:列表|区|专区)?[】\]]?(?:[（(：:\d].*)?$"
)

_HAN: Final = re.compile("[\u4e00-\u9fff]")
_NOTICE: Final = re.compile(
    r"版权所有|版權所有|ICP备|ICP證|公网安备|不良信息举报|©|copyright|all rights reserved|许可证|隐私(?:权|政策|声明)", re.IGNORECASE
)

MAX_BYLINE: Final = 100  # characters of a line with date, source and counts
_BYLINE: Final = re.compile(
    r"^\W*(?:发布|更新)?(?:时间|日期|来源|稿源|出处|作者|责任编辑|编辑)\s*[:：]"
    r"|(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}.{0,30}?(?:来源|作者|浏览|阅读|点击|编辑)(?:次数|量)?\s*[:：]"
    r"|^\W*您?(?:现在的|当前|所在)?(?:的)?位置\s*[:：]"
)


def worths(blocks: list[Block], containers: list[Container]) -> list[float]:
    """The worth of each block in its place: short lines are an article's own where nothing around them is a link, comments are not."""
    values = [worth(block) for block in blocks]
    boxes: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        boxes.setdefault(block.container, []).append(i)
    for numbers in boxes.values():
        if len(numbers) >= STANZA and not any(blocks[i].link_chars for i in numbers):
            for i in numbers:
                if _HAN.search(blocks[i].text) and not _NOTICE.search(blocks[i].text):
                    values[i] = max(values[i], 0.5 * len(blocks[i].text) - 1.0)
    for i, block in enumerate(blocks):
        if len(block.text) <= MAX_HEADING and COMMENTS.match(block.text):
            end = containers[block.container].end if containers else len(blocks)
            values[i:end] = [-SCRAP] * (end - i)
    return values


def worth(block: Block) -> float:
    """How much a block by itself speaks for (above 0) or against (below 0) being article text; in characters."""
    length = len(block.text)
    prose = length - block.link_chars
    if block.link_chars > 0.5 * length or (length < 300 and _NOTICE.search(block.text)):
        return -SCRAP - 0.5 * length
    if SENTENCE.search(block.text):
        return float(prose) if length > MAX_BYLINE or not _BYLINE.search(block.text) else 0.0
    if block.tag in ("h1", "h2", "h3", "h4"):
        return 0.0
    return 0.5 * prose if length >= LONG else 0.5 * prose - SCRAP
