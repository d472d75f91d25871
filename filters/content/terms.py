"""Names with their values, in rows that no table lays out: the facts of an encyclopedia's box, a product's data, ingredients."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from filters.content import tables
from filters.model import WHOLE_PAGE, Block, Container, Page

ROWS: Final = 3  # of a name and a value each, from which they are terms
MAX_NAME: Final = 10  # characters of a name
BYLINE: Final = 24.0  # worth of a line that only says when and by whom a notice was published

_NOTICE: Final = re.compile(
    r"[【\[]?\s*(?:索\s?引\s?号|信息索引|发文(?:机关|字号|单位|日期)|发布(?:机构|机关|单位|日期)|成文日期|生成日期|公文生效日期|文\s?号|公文种类|主题(?:分类|词)|信息(?:分类|名称|类别)"
    r"|标\s*题|名\s*称|有\s?效\s?性|效力状态|公开(?:类别|方式|范围|责任部门)|体裁分类|组配分类|服务对象分类)\s*[】\]]?\s*[:：]?"
)
_BYLINE: Final = re.compile(
    r"(?:作者|来源|出处|编辑|责编|责任编辑|记者|摄影|日期|时间|发布(?:时间|日期|人|者)?|更新(?:时间)?|阅读|浏览|点击|人气|评论|收藏|分类|栏目|标签|字号|字数)[数量次]?\s*[:：]?"
)


def are(blocks: Sequence[Block], containers: Sequence[Container]) -> bool:
    """Whether some lines are names and values by turns, the names in boxes of one make, the values too."""
    names, values = blocks[::2], blocks[1::2]
    return (
        len(values) >= ROWS
        and len(names) == len(values)
        and all(len(block.text) <= MAX_NAME for block in names)
        and len({block.text for block in names}) == len(names)
        and _are_alike(names, containers)
        and _are_alike(values, containers)
        and not tables.is_linked(blocks)
    )


def before(chosen: int, page: Page) -> range:
    """The blocks of the terms or the table of data right before the chosen container, as the box of facts above an article stands."""
    containers = page.containers
    first, outer = containers[chosen].first, containers[chosen].parent
    while outer >= 0 and containers[outer].first == first:
        outer = containers[outer].parent
    if outer < 0 or containers[outer].tag in WHOLE_PAGE:
        return range(0)
    for box in containers[outer + 1 : chosen]:
        if box.end == first > box.first and (are(page.visible[box.first : first], containers) or box in tables.of_data(page)):
            return range(0) if _is_byline(page.visible[box.first : first]) else range(box.first, first)
    return range(0)


def behind(chosen: int, page: Page, values: Sequence[float]) -> range:
    """The blocks of the table of data right behind the chosen container, beside it, and the sentences right behind that."""
    box = page.containers[chosen]
    table = next((t for t in tables.of_data(page, box.end) if t.first == box.end), None)
    if table is None or table.parent != box.parent:
        return range(0)
    end = table.end
    while end < len(page.visible) and page.visible[end].container == box.parent and values[end] > 0 and not page.visible[end].link_chars:
        end += 1
    return range(box.end, end)


def of_notice(head: int, first: int, page: Page, values: Sequence[float]) -> range:
    """The blocks of the table that gives a notice's number, issuer and day, above its headline; `first` is where the text begins.

    Nothing that speaks for an article stands between the table and the text but the headline.
    """
    for box in tables.of_data(page, 0, head) if 0 < head < first else ():
        told = sum([_NOTICE.match(block.text) is not None for block in page.visible[box.first : box.end]])
        if told >= ROWS and all(values[i] <= BYLINE for i in range(box.end, first) if i != head):
            return range(box.first, box.end)
    return range(0)


def _is_byline(blocks: Sequence[Block]) -> bool:
    """Whether a box of names and values says who wrote the article, when and where from, not what it is about."""
    names = blocks[::2]
    return sum([_BYLINE.fullmatch(block.text) is not None for block in names]) > len(names) / 2


def _are_alike(blocks: Sequence[Block], containers: Sequence[Container]) -> bool:
    """Whether lines have one tag, in boxes of one tag and most of one name: the last of a row is called so at times."""
    boxes = [containers[block.container] for block in blocks]
    if len({(block.tag, box.tag) for block, box in zip(blocks, boxes, strict=True)}) > 1:
        return False
    return 2 * max(Counter([box.name for box in boxes]).values()) > len(boxes)
