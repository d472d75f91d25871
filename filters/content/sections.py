"""Headings over sections of which nothing was taken, and what an encyclopedia sets below its text: sources, notes, links, its own files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from filters.content.pieces import SECTIONS
from filters.content.prose import amount
from filters.model import Page

_ADDRESS: Final = re.compile(r"\bwiki|baike")
_TITLE: Final = re.compile(r"百科|[维維]基|\bwiki", re.IGNORECASE)
_BELOW: Final = re.compile(  # over what stands below the text of an entry
    r"[【\[]?(?:参考(?:资料|文献|来源|書目|书目)|參考(?:資料|文獻|來源)|外部[链鏈連][接結]|延伸[阅閱][读讀]|[扩擴]展[阅閱][读讀]|相[关關](?:[词詞][条條]|[条條]目)(?:相[关關]文[档檔])?|[开開]放分[类類]"
    r"|[词詞][条條](?:[标標][签籤]|[统統][计計]|[图圖][册冊]|[动動][态態])|本[条條]目相[关關]文[档檔])[】\]]?\s?[:：]?"
)
_NOTES: Final = re.compile(r"[参參][见見看]|(?:注|註)[释釋解]|[脚腳][注註]|引用|引文")  # the same, only as a heading
_CONTENTS: Final = re.compile(r"[【\[]?目\s?[录錄][】\]]?")


def is_encyclopedia(page: Page) -> bool:
    """Whether the address or the title says so."""
    address = urlsplit(page.url) if page.url.startswith("http") else None
    return _TITLE.search(page.title) is not None or (
        address is not None and _ADDRESS.search(f"{address.netloc}/{address.path}".lower()) is not None
    )


def of_text(inside: list[int], page: Page, values: list[float]) -> list[int]:
    """Of an article's blocks those that are its text; `values` are what the blocks are worth."""
    if is_encyclopedia(page):
        inside = _entry(inside, page, values)
    return _filled(inside, page)


def _entry(inside: list[int], page: Page, values: list[float]) -> list[int]:
    """The text of an entry without its list of contents, up to what stands below it, unless that is more."""
    inside = [i for i in inside if not _CONTENTS.fullmatch(page.visible[i].text)]
    for place, i in enumerate(inside):
        block = page.visible[i]
        if not (_BELOW.fullmatch(block.text) or (block.tag in SECTIONS and _NOTES.fullmatch(block.text))):
            continue
        if amount(values[k] for k in inside[:place]) > amount(values[k] for k in inside[place:]):
            return inside[:place]
    return inside


def _filled(inside: Sequence[int], page: Page) -> list[int]:
    """The blocks without headings at the end or, where what stood below them was left out, right over another heading of their rank."""
    kept = list[int]()
    following = -1
    for i in reversed(inside):
        tag = page.visible[i].tag
        if tag in SECTIONS and (
            following < 0 or (following > i + 1 and page.visible[following].tag in SECTIONS and page.visible[following].tag <= tag)
        ):
            continue
        kept.append(i)
        following = i
    return kept[::-1] if kept else list(inside)
