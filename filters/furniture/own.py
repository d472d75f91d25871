"""Links that are the article's own: files that come with a notice, sources, addresses told; not what the site recommends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from filters.codepoints import HAN
from filters.content.pieces import HEADINGS
from filters.model import Document

_CALLS: Final = re.compile(  # what stands over such links
    r".{0,12}(?:附件|附表|附录|附:|参考(?:资料|文献|文章|链接|来源|目录)?|引用|引文|原文|下载|地址|网址|项目|源码|代码|传送门"
    r"|references?|links?|sources?|see also|downloads?)[^。]{0,12}",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"\W{0,2}(?:(?:https?|ftp)://|www\.|附[件表]\s*[\d一二三四五六七八九十]{0,3}\s*[:.、【\[(])"
    r"|.{1,120}\.(?:docx?|xlsx?|pptx?|pdf|wps|zip|rar|7z|gz)\W?(?:\s*已下载\s*\d*\s*次)?\s*$",
    re.IGNORECASE,
)
_ATTACHED: Final = re.compile(r"\W?附[件表]\s*:")
_NUMBERED: Final = re.compile(r"[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、:]")


def is_told(text: str) -> bool:
    """Whether a link's folded line is an address, or names a file."""
    return _OWN.match(text) is not None


def are(document: Document, links: Sequence[int]) -> bool:
    """Whether links behind an article, given by their lines from the last to the first, are its own by what they are or stand below."""
    if any(is_told(document.lines[n].view.text.strip()) for n in links):
        return True
    above = next((line for line in reversed(document.lines[: links[-1]]) if line.raw.strip() and not line.whole_cut), None)
    if above is None:
        return False
    is_heading = above.tag in HEADINGS and HAN.search(above.raw) is not None
    return is_heading or calls(above.view.text, document.lines[links[-1]].view.text)


def calls(text: str, below: str) -> bool:
    """Whether a folded line stands over an article's own links, of which the first is `below`; attachments go on as numbered lines."""
    if _ATTACHED.match(text.strip()) and _NUMBERED.match(below.strip()):
        return True
    return _CALLS.fullmatch(text.strip()) is not None
