"""What a line of a page is worth as article text: prose speaks for it, links, scraps, notices and comments against it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from filters.codepoints import HAN
from filters.content import bodies, comments, entries, listings, tables, teasers, thread
from filters.content.pieces import HEADINGS
from filters.model import Block, Page
from filters.moment import DAY

SENTENCE: Final = re.compile(  # one set at its head, for which `re` scans fast
    r"[。！？；，：!?;.,…](?:(?<=[。！？；，：!?;])|(?<=[.,])(?:\s|$)|(?<=…)…)"
)
LONG: Final = 40  # characters from which a line without a sentence's punctuation still counts as prose
STANZA: Final = 4  # short lines side by side with next to no link: a poem, a list, an address
LINKED: Final = 0.15  # share of the characters of such lines, headings aside, that may be links
MAX_SHORT: Final = 60  # characters of a line that may stand over comments, or say when one was written
TERMS: Final = frozenset(("dt", "dd"))
SCRAP: Final = 12.0  # what a short line that is no sentence costs

_NOTICE: Final = (
    *"免责声明 如有侵权 版权归 代表作者本人 代表作者个人 信息存储空间 不代表本站 不代表本网 本站赞同".split(),
    *"网友发言只代表 代表个人观点 后才可以回帖 您目前还是游客".split(),
    *"版权所有 版權所有 版权声明 版權聲明 许可协议 许可協議 转载请注明 轉載請註明".split(),
    *"请登录 欢迎光临 欢迎进入 欢迎访问".split(),
    *"公网安备 不良信息举报 © 许可证 隐私权 隐私政策 隐私声明".split(),
)
_LATIN_NOTICE: Final = ("icp备", "icp證", "copyright", "all rights reserved", "registered trademark")  # in lower case
_LATIN_LETTERS: Final = ("icp", "copyright", "all rights reserved", "registered trademark")  # of these
MAX_NOTICE: Final = 300  # characters; a longer line is prose, whatever it says of rights

MAX_BYLINE: Final = 100  # characters of a line with date, source and counts
_BYLINE: Final = re.compile(
    r"^\W*(?:发布|更新|信息|文章|本文|原文)?(?:时间|日期|来源|稿源|出处|作者|链接|责任编辑|编辑|发布者|发布人|所?[属在]栏目|文章所在栏目)\s*[:：]"
    rf"|{DAY}.{{0,30}}?(?:来源|作者|浏览|阅读|点击|编辑|发布者|发布人|查看|评论|人气)(?:次数|量|数)?\s*[:：]"
    rf"|^\W*(?:发[表布]|更新|创建|编辑)于\s*[:：]?\s*{DAY}"
    r"|^\W*(?:本文)?(?:字数(?:统计)?|总字数)\s*[:：]|(?:阅读|浏览|访问|点击)(?:时长|时间|次数|量|数|人数)\s*[:：≈]"
    r"|^\W*(?i:(?:(?:today'?s|total|personal|page)\s)?(?:visit(?:or)?s?|views?|hits?|categor(?:y|ies))"
    r"|(?:previous|next) (?:in|post|article|entry)[^:]{0,24})\s*[:：]"
    r"|^\W*[您你]?(?:现在的|当前|所在)?(?:的)?位置\s*[:：]"
)
_MAIL: Final = re.compile(r"\w@\w[\w-]*\.\w")
_CONTACT: Final = re.compile(  # where a house is and who answers for its site
    r"^\W*(?:(?:公司|单位|联系|办公|通讯|详细|医院|门店)?地\s?址|公司名称|邮\s?编|邮政编码|(?:全国)?(?:统一)?(?:联系|咨询|服务|投诉|举报|销售|客服|订购)?(?:电\s?话|热线|手\s?机)"
    r"|电子邮[箱件]|邮\s?箱|传\s?真|Q\s?Q|联系人|联系方式|网\s?址|技术支持|主办(?:单位)?|承办(?:单位)?|网站(?:管理|维护|标识码)|门诊时间|营业时间)\s*[:：]"
)


def each(blocks: Sequence[Block]) -> list[float]:
    """How much each block by itself speaks for (above 0) or against (below 0) being article text; in characters."""
    return _each(blocks, _noticed(blocks))


def of_page(page: Page) -> list[float]:
    """The worth of each visible block by itself, reckoned once a page."""
    return _reckoned(page)[0]


def _reckoned(page: Page) -> tuple[list[float], frozenset[int]]:
    """The same, and the numbers of the blocks that speak of rights and licences."""
    if page.worth is None:
        noticed = _noticed(page.visible)
        page.worth = _each(page.visible, noticed), noticed
    return page.worth


def _each(blocks: Sequence[Block], noticed: Collection[int]) -> list[float]:
    sentence, byline, contact = SENTENCE.search, _BYLINE.search, _CONTACT.match
    values = list[float]()
    for number, (text, tag, link_chars, _, _, _) in enumerate(blocks):
        length = len(text)
        if link_chars and "|" in text:  # a row of links with what parts them
            length -= text.count(" ") + text.count("|")
        if link_chars > 0.5 * length or (number in noticed and length < MAX_NOTICE):
            is_told = link_chars and ("://" in text or _MAIL.search(text)) and number not in noticed  # an address
            values.append(0.0 if is_told else -SCRAP - 0.5 * length)
        elif sentence(text):
            beside = length <= MAX_BYLINE and (":" in text or "：" in text) and (byline(text) or contact(text))
            values.append(0.0 if beside else float(length - link_chars))
        elif tag in HEADINGS or (LONG <= length <= MAX_BYLINE and byline(text)):
            values.append(0.0)
        else:
            values.append(0.5 * (length - link_chars) - (0.0 if length >= LONG else SCRAP))
    return values


def in_place(page: Page) -> list[float]:
    """The worth of each visible block in its place: short lines count where nothing around them is a link, and in tables of data.

    What the page recommends and comments never count, but for those of a thread.
    """
    blocks = page.visible
    values = of_page(page).copy()
    is_thread = thread.is_thread(page)
    code = listings.find(page)
    for i in code.lines:
        values[i] = max(values[i], 0.5 * len(blocks[i].text))
    for i in code.numbers:
        values[i] = 0.0
    for i in _stanzas(page):
        beside = (is_thread and blocks[i].tag in TERMS) or (values[i] == 0.0 and blocks[i].tag not in HEADINGS)
        if not beside:  # what a forum says of a poster, bylines, addresses
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
    own = of_page(page)
    for i in bodies.lines(page):
        if values[i] == own[i] and HAN.search(blocks[i].text):
            values[i] = max(values[i], 0.5 * len(blocks[i].text) - 1.0)
    return values


def _stanzas(page: Page) -> list[int]:
    """The numbers of the blocks in Chinese, not of rights, that stand in one container with others and no link."""
    blocks = page.visible
    line_boxes = {i: box.parent for i, box in enumerate(page.containers) if box.tag == "div" and not box.name and box.end - box.first == 1}
    homes = [line_boxes.get(block.container, block.container) for block in blocks]  # a line may have a box of its own
    boxes = {home for home, times in Counter(homes).items() if times >= STANZA}
    linked = defaultdict[int, int](int)
    for home, block in zip(homes, blocks, strict=True):
        if block.link_chars and home in boxes and block.tag not in HEADINGS:
            linked[home] += block.link_chars
    if linked:
        said = defaultdict[int, int](int)
        for home, block in zip(homes, blocks, strict=True):
            if home in linked:
                said[home] += len(block.text)
        boxes -= {home for home, chars in linked.items() if chars > LINKED * said[home]}
    if not boxes:
        return []
    _, noticed = _reckoned(page)
    inside = [i for i, home in enumerate(homes) if home in boxes and not blocks[i].link_chars and i not in noticed]
    return [i for i in inside if HAN.search(blocks[i].text)]


def _noticed(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of the blocks that speak of rights and licences."""
    whole = _joined(blocks)
    found = _with_any(_NOTICE, whole)
    # The Latin letters alone are set in lower case, at the speed of memory; what they seem to spell may have others between.
    latin = whole.encode("ascii", "ignore").decode("ascii").lower()
    for i in _with_any(_LATIN_LETTERS, latin) - found:
        text = blocks[i].text.lower()
        if any(mark in text for mark in _LATIN_NOTICE):
            found.add(i)
    return frozenset(found)


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
