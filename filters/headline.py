"""The article's title: <title>, h1 or a line of the text, whichever the article itself bears out; a hijacked <title> does not win."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from filters.line import EditKind, Line
from filters.model import Document, Page

MIN_CHARS, MAX_CHARS = 4, 80  # of a title
_SEPARATE: Final = "\n"  # between lines that tell of a title: no pair of a title has it
HEAD_LINES: Final = 12  # among so many lines at the head of given text the title is looked for

_SEPARATOR: Final = re.compile(r"\s*(?:[_|｜丨]|\s[-–—:：]+\s|--+|——|(?<=[\u4e00-\u9fff])[-–](?=[\u4e00-\u9fffA-Za-z]))\s*")
_SENTENCE_END: Final = re.compile(r"[。！；，,;]|[.!](?:\s|$)")
_BYLINE: Final = re.compile(r"\d{4}\s*[-年/.]\s*\d{1,2}|责任?编辑|来源\s*[:：]|作者\s*[:：]|首页|登录|注册|>|»")


def of_page(page: Page, document: Document) -> Line:
    """The line that the title is read from; trims the site's name from <title>."""
    body = _SEPARATE.join(line.raw for line in document.lines[:30])
    trim_site_name(document.title, body, page)
    h1 = document.fields.get("h1")
    if h1 is None or not MIN_CHARS <= len(h1.raw) <= 2 * MAX_CHARS:
        return document.title
    title = document.title.render()
    if not title or _overlap(h1.raw, body) + 0.05 >= _overlap(title, body):
        return h1
    return document.title


def trim_site_name(title: Line, body: str, page: Page) -> None:
    """Trim what stands behind or before the title proper: site, channel. The part kept is the one that the page bears out best."""
    parts = _parts(title.raw)
    if len(parts) < 2 or title.raw == page.h1:
        return
    told = _SEPARATE.join((body, page.h1, page.meta.get("og:title", "")))
    shares = {(start, end): _overlap(title.raw[start:end], told) for start, end in parts}
    start, end = max(parts, key=lambda p: (round(shares[p], 2) * min(p[1] - p[0], 12), p[1] - p[0]))
    if end - start < MIN_CHARS or shares[start, end] < 0.3:
        start, end = parts[0]
        if end - start < MIN_CHARS:
            return
    if start:
        title.edit(0, start, "", EditKind.TRIM)
    if end < len(title.raw):
        title.edit(end, len(title.raw), "", EditKind.TRIM)


def of_lines(lines: list[Line]) -> Line | None:
    """The line of given text that reads like its title: short, no sentence, borne out by what follows."""
    head = [line for line in lines if line.raw.strip()][:HEAD_LINES]
    best, best_score = None, 0.0
    for position, line in enumerate(head):
        text = line.raw.strip()
        if not MIN_CHARS <= len(text) <= MAX_CHARS or _SENTENCE_END.search(text) or _BYLINE.search(text):
            continue
        rest = _SEPARATE.join(other.raw for other in lines if other is not line)
        score = _overlap(text, rest) * min(len(text), 20) - position
        if score > best_score:
            best, best_score = line, score
    return best


def _parts(text: str) -> list[tuple[int, int]]:
    """Spans between the separators that sites put into titles."""
    spans, at = [], 0
    for separator in _SEPARATOR.finditer(text):
        spans.append((at, separator.start()))
        at = separator.end()
    return [(a, b) for a, b in [*spans, (at, len(text))] if b > a]


def _overlap(text: str, told: str) -> float:
    """Share of a text's character pairs that stand in the article too."""
    pairs = [a + b for a, b in pairwise(text) if a.isalnum() or a == "_"]
    return sum([pair in told for pair in pairs]) / len(pairs) if pairs else 0.0
