"""Where on a page its article begins to be told of: the headline among its blocks, and what the head says the article says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from filters.model import Block, Page

MIN_CHARS: Final = 4  # of a headline; a heading with which <title> begins may have fewer
MIN_TOLD: Final = 20  # characters of a description that tells something
ALIKE: Final = 0.7  # share of a block's character pairs that the stated title has, from which it is the headline
HEADINGS: Final = frozenset("h1 h2 h3".split())

_BLANK: Final = re.compile(r"[\W_]+")


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring letters of a text, in lower case."""
    text = _BLANK.sub("", text.lower())
    return {text[i : i + 2] for i in range(len(text) - 1)}


def headline(page: Page) -> int:
    """The number of the visible block that is the headline: most like the stated title, headings before other lines; -1: none."""
    stated = pairs(page.title) | pairs(page.meta.get("og:title", ""))
    best, best_score = -1, ALIKE
    longest = 1.5 * max(len(page.title), len(page.meta.get("og:title", "")), len(page.h1)) + 4
    for number, block in enumerate(page.visible):
        text = block.text
        if len(text) > longest or (block.link_chars and block.tag not in HEADINGS):
            continue
        if len(text) < MIN_CHARS and not (len(text) > 1 and block.tag in HEADINGS and page.title.startswith(text)):
            continue
        text = text.lower()
        half = len(text) // 2
        if not (text[:2] in stated or text[half : half + 2] in stated or text[-2:] in stated):
            continue  # a cheap test before the pairs are made: one of three is in the stated title
        own = pairs(text)
        shared = len(own & stated)
        if shared < ALIKE * len(own) or not own:
            continue
        score = shared / len(own) + 0.5 * min(shared / max(len(stated), 1), 1.0) + (0.5 if block.tag in HEADINGS else 0.0)
        if score > best_score + 0.01:
            best, best_score = number, score
    return best


def told(page: Page) -> set[str]:
    """The character pairs of the description in the head; empty where there is none that tells something."""
    text = page.meta.get("og:description") or page.meta.get("description") or ""
    return pairs(text[:200]) if len(text) >= MIN_TOLD else set()


def share_told(blocks: Sequence[Block], described: set[str]) -> float:
    """Of the description's character pairs the share that some blocks have."""
    if not described:
        return 0.0
    found: set[str] = set()
    for block in blocks:
        found |= described & pairs(block.text)
    return len(found) / len(described)
