"""Tears that ate the `<` of a tag: `。”<br/>` shows as `?！?br/>`. Mended before the parse, on annotated pages only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from filters.model import Category, Finding
from filters.repair.pinyin import annotations_in

_TAGS: Final = "p|br|div|span|strong|b|em|i|u|a|li|ul|ol|td|tr|th|table|tbody|h[1-6]|section|article|font|center|blockquote|img"
_HEAD: Final = rf"\?(?=/(?:{_TAGS})>|(?:br|img|p|div)(?: |/?>)|(?:strong|span|b|em|font)[ >])"
_EATEN: Final = re.compile(_HEAD)
_EATEN_OR_BRACKET: Final = re.compile(f"[<>]|{_HEAD}")
MIN_ANNOTATIONS: Final = 3
MOST_TOLD: Final = 1_000  # tags of a page that are told one by one


def mended(html: str) -> tuple[str, list[str]]:
    """The HTML with eaten `<` put back, and the evidence of each: the text around it as it stood.

    The `?` stays: it stands for a lost byte too. HTML without annotations comes back as it is.
    """
    if not _EATEN.search(html) or not _annotated(html):
        return html, []
    found = list(_outside_tags(html))
    parts = [html[a:b] for a, b in zip([0, *found], [*found, len(html)], strict=True)]
    return "<".join(parts), [html[max(0, at - 8) : at + 8] for at in found]


def _annotated(html: str) -> bool:
    return len(list(islice(annotations_in(html), MIN_ANNOTATIONS))) == MIN_ANNOTATIONS


def _outside_tags(html: str) -> Iterator[int]:
    """Where a `<` is missing: after a `?` that no open tag or address holds, and before what ends as a tag does."""
    inside, waiting = False, list[int]()
    for match in _EATEN_OR_BRACKET.finditer(html):
        sign = match[0]
        if sign == "?":
            waiting += () if inside else (match.end(),)
            continue
        if sign == ">":
            yield from waiting
        inside = sign == "<"
        waiting.clear()


def findings(torn: list[str]) -> list[Finding]:
    """A finding for each tag that was mended; made before the parse, it has evidence and no place. Of a page with very many the first."""
    told = [_finding(evidence, "the < of a tag was lost to a torn byte") for evidence in torn[:MOST_TOLD]]
    left = len(torn) - len(told)
    return [*told, _finding("", f"the < of {left} more tags was lost to torn bytes")] if left else told


def _finding(evidence: str, explanation: str) -> Finding:
    return Finding(
        category=Category.BYTESHIFT,
        rule="byteshift.tag",
        field="html",
        evidence=evidence,
        explanation=explanation,
        action="repaired",
        replacement="<",
    )
