"""How deep tags are nested, before anything parses them: lexbor needs 90 s for 200,000 nested <div>."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

MAX_DEPTH: Final = 2000  # real pages stay below 100
FEW_TAGS: Final = 10_000  # that many nested tags cost the parser a quarter of a second: not worth a scan

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>?")
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_THEMSELVES: Final = frozenset("p li dt dd option tr td th".split())


def flatten(html: str) -> tuple[str, int]:
    """Leave out the start tags that stand deeper than MAX_DEPTH; returns the text and how many they were."""
    tags = html.count("<")
    if tags < FEW_TAGS or tags - html.count("</") < FEW_TAGS:
        return html, 0
    kept: list[str] = []
    open_tags: list[str] = []
    counts: Counter[str] = Counter()
    at = dropped = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _VOID:
            continue
        if tag[1]:
            _close(name, open_tags, counts)
        elif len(open_tags) >= MAX_DEPTH:
            kept.append(html[at : tag.start()])
            at = tag.end()
            dropped += 1
        else:
            if name in _CLOSED_BY_THEMSELVES and open_tags and open_tags[-1] == name:
                counts[open_tags.pop()] -= 1
            open_tags.append(name)
            counts[name] += 1
    return ("".join([*kept, html[at:]]), dropped) if dropped else (html, 0)


def _close(name: str, open_tags: list[str], counts: Counter[str]) -> None:
    """Take the last open tag of this name off, with all that stand open inside it; a stray end tag does nothing."""
    while counts[name]:
        last = open_tags.pop()
        counts[last] -= 1
        if last == name:
            return
