"""What of a page is too much to be parsed or read, left out and flagged; real pages stay far below each bound.

lexbor is quadratic in the depth of tags, in the attributes of one tag, in the choices of one <select>, and in formatting tags that are
left open (each is opened again in every paragraph after it): 200,000 nested <div> take 90 s, 50,000 <option> 13 s, 20,000 attributes 1 s,
4,000 unclosed <font> 4 s and millions of nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import AnyStr, Final, NamedTuple

import numpy as np

from filters.dom.depth import flatten, is_shallow
from filters.model import Category, Finding

MAX_CHARS: Final = 500_000  # of text that is read of one page; a long novel's chapter has a twentieth of it
MAX_LINES: Final = 100_000  # of the same
MAX_FIELD: Final = 5_000  # of a title, a <meta> or a heading; the longest keyword lists of hijacked pages have half as many
MAX_TAGS: Final = 100_000  # of one page; the longest articles of an encyclopedia have half as many
SCANNED: Final = 5 * MAX_TAGS  # before those that are nested too deep are left out
MAX_RUN: Final = 600_000  # characters without a tag: more than is read of one page
KEPT: Final = (500_000, 1_000)  # of a longer run, from its start and from its end, where a quote may close
LONG_TAG: Final = 50_000  # characters of a tag, from which its attributes are counted
MAX_ATTRIBUTES: Final = 5_000
MAX_OPTIONS: Final = 5_000  # of all choices of a page, whose tags are left out where there are more

_RUN: Final = re.compile(r"[^<>]+")  # with a least length in the pattern each character of a run would begin a search of its own
_TAG: Final = re.compile(r"(<[a-zA-Z][^\s<>/]*)[^<>]*")
_BLOCK: Final = LONG_TAG // 2
_OPTION: Final = re.compile("<option[^<>]*>?", re.IGNORECASE)


class Bounded(NamedTuple):
    """A page that can be parsed, and what was left out of it."""

    html: str
    tags: int  # start tags, or their attributes
    chars: int  # of text at the end of the page, or within a run


def is_within(html: bytes) -> bool:
    """A quick look at a page in UTF-8: whether `bounded` surely has nothing to leave out, as of nearly every page."""
    codes = np.frombuffer(html, np.uint8)
    begins = codes == ord("<")
    tags = int(np.count_nonzero(begins))
    if not 0 < tags <= MAX_TAGS or b"\0" in html:
        return False
    if any(end - start >= MAX_RUN or html.find(b">", start, start + LONG_TAG) < 0 for start, end in _long_pieces(html, b"<")):
        return False
    if tags > MAX_OPTIONS and html.lower().count(b"<option") > MAX_OPTIONS:
        return False
    return is_shallow(html, tags, int(np.count_nonzero(begins[:-1] & (codes[1:] == ord("/")))))


def bounded(html: str) -> Bounded:
    """Leave out what no parser should meet; a page within all bounds comes back as it is."""
    chars = stripped = 0
    if long := list(_long_pieces(html, "<")):
        html, stripped, chars = _shortened(html, long)
    tags = html.count("<")
    html, beyond = _first_tags(html, SCANNED) if tags > SCANNED else (html, 0)
    if tags > MAX_OPTIONS:
        bare, options = _OPTION.subn("", html)
        if options > MAX_OPTIONS:
            html, stripped = bare, stripped + options
    html, dropped = flatten(html)
    html, rest = _first_tags(html, MAX_TAGS) if tags > MAX_TAGS else (html, 0)
    return Bounded(html, stripped + dropped, chars + beyond + rest)


def first_chars(lines: Sequence[str]) -> tuple[list[str], int]:
    """The lines of a text as far as they are read, and how many characters are left out."""
    read, room = list[str](), MAX_CHARS
    for line in lines[:MAX_LINES]:
        if room or not line:
            read.append(line[:room])
            room -= len(read[-1])
    return read, sum(map(len, lines)) - (MAX_CHARS - room)


def findings(tags: int, chars: int, title: str) -> Iterator[Finding]:
    """What was left out of a page: so many tags, so many characters."""
    if tags:
        yield _finding(
            "page.depth",
            title,
            f"{tags} tags that no parser should meet were left out: nested too deep, left open, or with thousands of attributes or choices",
        )
    if chars:
        yield _finding("page.length", title, f"{chars} characters beyond what is read of one page were left out")


def pages(left: int, title: str) -> Finding:
    """That so many further pages of one article were not read, behind those that filled the room of a page."""
    return _finding("page.length", title, f"{left} further page(s) of an article that is longer than what is read of one were left out")


def stems(left: int, title: str) -> Iterator[Finding]:
    """That so many terms of spam were not looked at, behind those that were."""
    if left:
        yield _finding("page.stems", title, f"{left} terms of spam behind the first thousands were left out of the search")


def _finding(rule: str, title: str, explanation: str) -> Finding:
    return Finding(Category.PAGE_FLATTENED, rule, "page", title, explanation)


def _first_tags(html: str, most: int) -> tuple[str, int]:
    """The page up to so many tags, and how many characters stand after them."""
    if html.count("<") <= most:
        return html, 0
    end = next(islice(re.finditer("<", html), most, None)).start()
    return html[:end], len(html) - end


def _long_pieces(html: AnyStr, begin: AnyStr) -> Iterator[tuple[int, int]]:
    """Where a tag and the text behind it have LONG_TAG characters or more; each of them holds one of these blocks whole."""
    end = 0
    for at in range(0, len(html) - _BLOCK + 1, _BLOCK):
        if at >= end and html.find(begin, at, at + _BLOCK) < 0:
            start, end = max(html.rfind(begin, 0, at), 0), html.find(begin, at)
            end = end if end >= 0 else len(html)
            if end - start >= LONG_TAG:
                yield start, end


def _shortened(html: str, long: list[tuple[int, int]]) -> tuple[str, int, int]:
    """The page with some of its pieces made short; how many tags lost their attributes, and how many characters were left out."""
    kept, at, stripped, chars = list[str](), 0, 0, 0
    for start, end in long:
        piece, bare = _without_attributes(html[start:end])
        short = _RUN.sub(_ends, piece) if len(piece) >= MAX_RUN else piece
        kept += (html[at:start], short)
        at, stripped, chars = end, stripped + bare, chars + len(piece) - len(short)
    return "".join([*kept, html[at:]]), stripped, chars


def _without_attributes(piece: str) -> tuple[str, bool]:
    """A tag and what follows it; without the tag's attributes where they are too many."""
    tag = _TAG.match(piece)
    if tag is None or len(tag[0]) < LONG_TAG or len(tag[0].split(maxsplit=MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES:
        return piece, False
    return tag[1] + piece[tag.end() :], True


def _ends(run: re.Match[str]) -> str:
    return run[0] if len(run[0]) < MAX_RUN else run[0][: KEPT[0]] + run[0][-KEPT[1] :]
