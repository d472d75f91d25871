"""How deep tags are nested, and how many formatting tags stay open: what a parser pays for by the square of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

MAX_DEPTH: Final = 2000  # real pages stay below 100
MAX_FORMATTING: Final = 4  # <b>, <font> and the like open at a time; they change nothing that is read
FEW_TAGS: Final = 10_000  # that many nested tags cost the parser a quarter of a second: not worth a scan
FEW_OPEN: Final = 1_000_000  # tags never closed times all tags: as many nodes may be made of them

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>?")
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_THEMSELVES: Final = frozenset("p li dt dd option tr td th".split())
_FORMATTING: Final = frozenset("b big code em font i s small strike strong tt u".split())
_FORMATTING_TAG: Final = re.compile(  # a look at the first letter before the names are tried one by one
    rf"<(/?)(?=[bcefistu])(?:{'|'.join(sorted(_FORMATTING))})[\s/>]".encode(), re.IGNORECASE
)


def is_shallow(html: bytes, tags: int, ends: int) -> bool:
    """Whether a page in UTF-8 has so few start tags, or leaves so few formatting tags open, that no parser is slow on it.

    `tags`: how many tags it has; `ends`: how many of them are end tags.
    """
    return tags - ends < FEW_TAGS and ((tags - 2 * ends) * tags < FEW_OPEN or _left_open(html) * tags < FEW_OPEN)


def flatten(html: str) -> tuple[str, int]:
    """Leave out the start tags that stand deeper than MAX_DEPTH, or are one formatting tag too many; returns the text and how many."""
    if is_shallow(html.encode("utf-8", "ignore"), html.count("<"), html.count("</")):
        return html, 0
    nesting, kept, at, dropped = _Nesting(), list[str](), 0, 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _VOID:
            continue
        if tag[1]:
            nesting.close(name)
        elif not nesting.open(name):
            kept.append(html[at : tag.start()])
            at = tag.end()
            dropped += 1
    return ("".join([*kept, html[at:]]), dropped) if dropped else (html, 0)


def _left_open(html: bytes) -> int:
    """How many formatting tags have no end tag after them."""
    left = 0
    for end in _FORMATTING_TAG.findall(html):
        left += -1 if end and left else not end
    return left


class _Nesting:
    """What is open at one place of a page."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.counts: Counter[str] = Counter()
        self.formatting: Counter[str] = Counter()  # not yet closed by an end tag of their own

    def open(self, name: str) -> bool:
        """Open a tag; false where it is one too many and is to be left out."""
        if len(self.tags) >= MAX_DEPTH:
            return False
        if name in _FORMATTING:
            if self.formatting.total() >= MAX_FORMATTING:
                return False
            self.formatting[name] += 1
        if name in _CLOSED_BY_THEMSELVES and self.tags and self.tags[-1] == name:
            self.counts[self.tags.pop()] -= 1
        self.tags.append(name)
        self.counts[name] += 1
        return True

    def close(self, name: str) -> None:
        """Take the last open tag of this name off, with all that stand open inside it; a stray end tag does nothing."""
        if self.formatting[name]:
            self.formatting[name] -= 1
        while self.counts[name]:
            last = self.tags.pop()
            self.counts[last] -= 1
            if last == name:
                return
