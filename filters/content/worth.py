"""What a line of a page is worth as article text: prose speaks for it, links, scraps, notices and comments against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from filters.content import comments, entries, tables, teasers, thread
from filters.content.pieces import HEADINGS
from filters.model import Block, Page
from filters.moment import DAY

SENTENCE: Final = re.compile(  # one set at its head, for which `re` scans fast
    r"[。！？；，：!?;.,…](?:(?<=[。！？；，：!?;])|(?<=[.,])(?:\s|$)|(?<=…)…)"
)
LONG: Final = 40  # characters from which a line without a sentence's punctuation still counts as prose
STANZA: Final = 4  # short lines side by side without a link: a poem, a list, an address
MAX_SHORT: Final = 60  # characters of a line that may stand over comments, or say when one was written
TERMS: Final = frozenset(("dt", "dd"))
SCRAP: Final = 12.0  # what a short line that is no sentence costs

_HAN: Final = re.compile("[\u4e00-\u9fff]")
_NOTICE: Final = (
    *"免责声明 如有侵权 版权归 代表作者本人 代表作者个人 信息存储空间 不代表本站 不代表本网 本站赞同".split(),
    *"网友发言只代表 代表个人观点 后才可以回帖 您目前还是游客".split(),
    *"版权所有 版權所有 公网安备 不良信息举报 © 许可证 隐私权 隐私政策 隐私声明".split(),
)
_LATIN_NOTICE: Final = ("icp备", "icp證", "copyright", "all rights reserved", "registered trademark")  # in lower case
_LATIN_LETTERS: Final = ("icp", "copyright", "all rights reserved", "registered trademark")  # of these
MAX_NOTICE: Final = 300  # characters; a longer line is prose, whatever it says of rights

MAX_BYLINE: Final = 100  # characters of a line with date, source and counts
_BYLINE: Final = re.compile(
    r"^\W*(?:发布|更新)?(?:时间|日期|来源|稿源|出处|作者|责任编辑|编辑)\s*[:：]"
    rf"|{DAY}.{{0,30}}?(?:来源|作者|浏览|阅读|点击|编辑)(?:次数|量)?\s*[:：]"
    r"|^\W*您?(?:现在的|当前|所在)?(?:的)?位置\s*[:：]"
)


def each(blocks: Sequence[Block]) -> list[float]:
    """How much each block by itself speaks for (above 0) or against (below 0) being article text; in characters."""
    noticed = _noticed(blocks)
    sentence, byline = SENTENCE.search, _BYLINE.search
    values = list[float]()
    for number, (text, tag, link_chars, _, _, _) in enumerate(blocks):
        length = len(text)
        if link_chars > 0.5 * length or (number in noticed and length < MAX_NOTICE):
            values.append(-SCRAP - 0.5 * length)
        elif sentence(text):
            values.append(0.0 if length <= MAX_BYLINE and (":" in text or "：" in text) and byline(text) else float(length - link_chars))
        elif tag in HEADINGS:
            values.append(0.0)
        else:
            values.append(0.5 * (length - link_chars) - (0.0 if length >= LONG else SCRAP))
    return values


def of_page(page: Page) -> list[float]:
    """The worth of each visible block by itself, reckoned once a page."""
    if page.worth is None:
        page.worth = each(page.visible)
    return page.worth


def in_place(page: Page) -> list[float]:
    """The worth of each visible block in its place: short lines count where nothing around them is a link, and in tables of data.

    What the page recommends and comments never count, but for those of a thread.
    """
    blocks = page.visible
    values = of_page(page).copy()
    is_thread = thread.is_thread(page)
    for i in _stanzas(page):
        if not (is_thread and blocks[i].tag in TERMS):  # what a forum says of a poster
            values[i] = max(values[i], 0.5 * len(blocks[i].text) - 1.0)
    if is_thread:
        return values
    for table in tables.of_data(page):
        for i in range(table.first, table.end):
            values[i] = max(values[i], 0.5 * len(blocks[i].text) - 1.0, 0.0)
    for i in entries.scraps(page, values):
        values[i] = 0.0
    found = teasers.find(page)
    if any(value > 0 for i, value in enumerate(values) if i not in found):  # else the page says nothing else
        for i in found:
            values[i] = -SCRAP
    short = [(i, text) for i, (text, *_) in enumerate(blocks) if len(text) <= MAX_SHORT]
    over_comments = [i for i, text in short if comments.are_below(text, blocks[i].tag)]
    for i in over_comments:
        end = page.containers[blocks[i].container].end if page.containers else len(blocks)
        values[i:end] = [-SCRAP] * (end - i)
    around = [(i, box.end) for i in over_comments if (box := teasers.headed_by(i, page))]
    for start, end in teasers.beside(teasers.headed(page), [*around, *comments.rows(page, short)], page, values):
        values[start:end] = [-SCRAP] * (end - start)
    return values


def _stanzas(page: Page) -> list[int]:
    """The numbers of the blocks in Chinese, not of rights, that stand in one container with others and no link."""
    blocks = page.visible
    line_boxes = {i: box.parent for i, box in enumerate(page.containers) if box.tag == "div" and not box.name and box.end - box.first == 1}
    homes = [line_boxes.get(block.container, block.container) for block in blocks]  # a line may have a box of its own
    linked = {home for home, block in zip(homes, blocks, strict=True) if block.link_chars}
    boxes = {home for home, times in Counter(homes).items() if times >= STANZA and home not in linked}
    if not boxes:
        return []
    inside = [i for i, home in enumerate(homes) if home in boxes and _HAN.search(blocks[i].text)]
    noticed = _noticed([blocks[i] for i in inside])
    return [i for number, i in enumerate(inside) if number not in noticed]


def _noticed(blocks: Sequence[Block]) -> set[int]:
    """The numbers of the blocks that speak of rights and licences."""
    whole = _joined(blocks)
    found = _with_any(_NOTICE, whole)
    # The Latin letters alone are set in lower case, at the speed of memory; what they seem to spell may have others between.
    latin = whole.encode("ascii", "ignore").decode("ascii").lower()
    for i in _with_any(_LATIN_LETTERS, latin) - found:
        text = blocks[i].text.lower()
        if any(mark in text for mark in _LATIN_NOTICE):
            found.add(i)
    return found


def _joined(blocks: Sequence[Block]) -> str:
    """The texts of some blocks, each with a line feed behind it."""
    return "\n".join([*[block.text for block in blocks], ""])


def _with_any(marks: Sequence[str], whole: str) -> set[int]:
    """The numbers of the lines that hold one of the marks: each mark is looked for in all of them at once, at the speed of memory."""
    found = set[int]()
    for mark in marks:
        at, before, number = whole.find(mark), 0, 0
        while at >= 0:
            number += whole.count("\n", before, at)
            found.add(number)
            before, at = at, whole.find(mark, whole.index("\n", at))
    return found
