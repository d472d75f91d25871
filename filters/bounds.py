"""What of a page is too much to be parsed, left out before the parse; real pages stay far below each bound.

lexbor is quadratic in the depth of tags, in the attributes of one tag, and in formatting tags that are left open (each is opened
again in every paragraph after it): 200,000 nested <div> take 90 s, 20,000 attributes 1 s, 4,000 unclosed <font> 4 s and millions of nodes.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from filters.depth import flatten

MAX_TAGS: Final = 100_000  # of one page; the longest articles of an encyclopedia have half as many
SCANNED: Final = 5 * MAX_TAGS  # before those that are nested too deep are left out
MAX_RUN: Final = 600_000  # characters without a tag: more than is read of one page
KEPT: Final = (500_000, 1_000)  # of a longer run, from its start and from its end, where a quote may close
LONG_TAG: Final = 50_000  # characters of a tag, from which its attributes are counted
MAX_ATTRIBUTES: Final = 5_000

_RUN: Final = re.compile(r"[^<>]+")  # with a least length in the pattern each character of a run would begin a search of its own
_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*")
_NAME: Final = re.compile(r"<[a-zA-Z][^\s<>/]*")


class Bounded(NamedTuple):
    """A page that can be parsed, and what was left out of it."""

    html: str
    tags: int  # start tags, or their attributes
    chars: int  # of text at the end of the page, or within a run


def bounded(html: str) -> Bounded:
    """Leave out what no parser should meet; a page within all bounds comes back as it is."""
    chars = stripped = 0
    if len(html) > LONG_TAG and max(map(len, html.split("<"))) > LONG_TAG:
        html, stripped = _without_attributes(html)
        html, chars = _without_long_runs(html)
    html, beyond = _first_tags(html, SCANNED)
    html, dropped = flatten(html)
    html, rest = _first_tags(html, MAX_TAGS)
    return Bounded(html, stripped + dropped, chars + beyond + rest)


def _first_tags(html: str, most: int) -> tuple[str, int]:
    """The page up to so many tags, and how many characters stand after them."""
    if html.count("<") <= most:
        return html, 0
    end = next(islice(re.finditer("<", html), most, None)).start()
    return html[:end], len(html) - end


def _without_attributes(html: str) -> tuple[str, int]:
    stripped = 0

    def bare(tag: re.Match[str]) -> str:
        nonlocal stripped
        written = tag[0]
        name = _NAME.match(written)
        if len(written) < LONG_TAG or name is None or len(written.split(maxsplit=MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES:
            return written
        stripped += 1
        return name[0]

    return _TAG.sub(bare, html), stripped


def _without_long_runs(html: str) -> tuple[str, int]:
    def short(run: re.Match[str]) -> str:
        return run[0] if len(run[0]) < MAX_RUN else run[0][: KEPT[0]] + run[0][-KEPT[1] :]

    kept = _RUN.sub(short, html)
    return kept, len(html) - len(kept)
