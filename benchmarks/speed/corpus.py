"""Pages to measure speed on, made here: pages of the demo site, honest, cloaked and hijacked, as long as real ones and inside real frames.

Real Chinese pages have 31 to 176 KB, 40 % of them in GBK, articles of 800 to 4,400 characters, a third or half of their bytes in scripts
and style sheets, and some seven tags a KB; so have these. The real pages of ../shared, where they are, come as a corpus of their own.
"""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import random
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks import SHARED
from crawler.demo import site

FRAME_BYTES: Final = (30_000, 180_000)
ARTICLE: Final = (300, 3_800)  # characters that are added to an article of some five hundred
MARKUP: Final = (0.2, 0.5)  # share of a frame that is markup; the rest is script and style
GBK_SHARE: Final = 0.4
SITES: Final = 1_000  # that pages are of; more pages share them
_CHARSET: Final = re.compile(rb"(?i)(<meta[^>]+charset=[\"']?)[\w-]+")
_SAID: Final = re.compile("(?<=>)[^<>]{30,1000}。[”」]?(</p>|<br ?/?>)")  # a paragraph of an article
_PARAGRAPH: Final = re.compile(rb"(?i)<(?:p|br)\b[^>]*>")


def made() -> list[bytes]:
    """The same pages each time."""
    draw = random.Random(7)  # sizes, not secrets
    served = [page for _, page in sorted(site.pages().items()) if page.status == 200 and b"</body>" in page.body]
    made = []
    for number, (page, frame) in enumerate(zip(served, itertools.cycle(FRAMES), strict=False)):
        cloaked = page.truth is not None and any(flag.startswith("cloak") for flag in page.truth.flags)
        body = page.body if cloaked else _lengthened(page.body, number, draw.randint(*ARTICLE))
        size = max(draw.randint(*FRAME_BYTES) - len(body), 0)
        markup = int(size * draw.uniform(*MARKUP))
        around = frame(markup) + _program(size - markup)
        made.append(_encoded(body.replace(b"</body>", around.encode() + b"</body>", 1), draw.random()))
    return made


def real() -> list[bytes]:
    """The Chinese pages that extraction is developed on; none where ../shared is not there."""
    folder = SHARED / "data" / "extraction_dev"
    if not folder.exists():
        return []
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    return [gzip.decompress((folder / g["html"]).read_bytes()) for g in gold if g["set"].startswith("zh") and g["set"] != "zh-forum"]


def salad(number: int) -> bytes:
    """A page of some 12 KB whose text is like no other's; the same for the same number."""
    draw = random.Random(number)  # sizes, not secrets
    paragraphs = _paragraphs(number, 20)
    title, body = paragraphs[0].partition("，")[0], "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    size = draw.randint(2_000, 10_000)
    frame = FRAMES[number % len(FRAMES)](size // 2) + _program(size // 2)
    page = f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div>{frame}</body></html>'
    return _encoded(page.encode(), draw.random())


def _paragraphs(number: int, count: int) -> list[str]:
    """Paragraphs of eight clauses, some eighty characters, of words drawn from jieba's dictionary; the same for the same number."""
    draw = random.Random(number)  # words, not secrets
    said = ("{}的{}{}了{}".format(*(draw.choice(_words(kind)) for kind in ("ns", "n", "v", "n"))) for _ in range(8 * count))
    return ["，".join(clauses) + "。" for clauses in zip(*[said] * 8, strict=True)]


@cache
def _words(kind: str) -> list[str]:
    """The common words of jieba's dictionary of one part of speech."""
    import jieba

    lines = (line.split() for line in Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8"))
    return [word for word, frequency, tag in lines if tag == kind and int(frequency) >= 200 and len(word) > 1]


def write(pages: Iterable[bytes], path: Path, copies: int = 1) -> int:
    """Write pages as JSON lines; the paragraphs of each copy begin with numbers of their own, so that none comes twice. Gives the lines."""
    number, lines = itertools.count(), 0
    with path.open("w", encoding="utf-8") as file:
        for copy in range(copies):
            for at, page in enumerate(pages):
                own = _PARAGRAPH.sub(lambda tag: tag[0] + b"%d " % next(number), page)
                row = {
                    "id": f"{copy}-{at}",
                    "url": f"https://s{at % SITES}.example/{copy}/{at}.html",
                    "html_b64": base64.b64encode(own).decode(),
                }
                file.write(json.dumps(row) + "\n")
                lines += 1
    return lines


def _lengthened(body: bytes, number: int, characters: int) -> bytes:
    """A page in UTF-8 with more paragraphs behind the second of its article, marked as that one is; any other page as it is."""
    try:
        page = body.decode()
    except UnicodeError:
        return body
    said = _paragraphs(number, characters // 80)
    for second in list(_SAID.finditer(page))[1:2]:
        more = "".join(f"<p>{text}</p>" for text in said) if second[1] == "</p>" else "".join(f"{text}<br>" for text in said)
        page = page[: second.end()] + more + page[second.end() :]
    return page.encode()


def _encoded(page: bytes, draw: float) -> bytes:
    """Some of the UTF-8 pages in GBK, as they say themselves."""
    if draw >= GBK_SHARE:
        return page
    try:
        return _CHARSET.sub(rb"\1gbk", page.decode("utf-8").encode("gbk"))
    except UnicodeError:
        return page


def _portal(size: int) -> str:
    """A portal: one long list of links under another, and little script."""
    item = (
        '<li class="news-item"><i class="icon"></i><a href="/a/{0}.html" target="_blank" title="第{0}条">本地要闻第{0}条今天更新</a></li>'
    )
    return f"<div class=side><ul>{''.join(item.format(k) for k in range(size // len(item.encode())))}</ul></div>"


def _program(size: int) -> str:
    """Script and style."""
    script = "function f{0}(x){{var a=x+{0};if(a>9){{return a}}return f{0}(a)}}"
    style = ".c{0}{{margin:0 auto;padding:{0}px;background:#fff}}"
    parts = size // 110
    return (
        f"<script>{''.join(script.format(k) for k in range(parts))}</script><style>{''.join(style.format(k) for k in range(parts))}</style>"
    )


def _soup(size: int) -> str:
    """Boxes in boxes with inline styles, as visual editors leave them."""
    box = (
        '<div style="margin:0px;padding:0px;border:0px;font-size:14px;line-height:2em"><div class="w{0}"><span style="display:block">'
        '<a href="//img.example/{0}.jpg"><img src="//img.example/{0}.jpg" alt=""></a></span></div></div>'
    )
    return "".join(box.format(k) for k in range(size // len(box)))


def _board(size: int) -> str:
    """A table of answers, each with its author and its time."""
    row = "<tr><td class=who><a href=/u/{0}>街坊{0}</a></td><td>第{0}楼：说得有道理，那天我也在桥头。</td><td>2026-01-02 10:00</td></tr>"
    return f"<table>{''.join(row.format(k) for k in range(size // len(row.encode())))}</table>"


FRAMES: Final = (_portal, _soup, _board)
