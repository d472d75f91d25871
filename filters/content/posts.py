"""The posts of a thread: what people say in them, and what stands beside several of them, below a rule or in quotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import pairwise
from typing import Final

from filters.content import labels
from filters.model import WHOLE_PAGE, Container, Page

MAX_REPEATED: Final = 40  # characters of a line that stands beside several posts but for its figures
MAX_WORD: Final = 6  # characters of one that may be any word
SPEAKS: Final = 2  # boxes of one make in which somebody speaks, from which all of that make are what is said
PURE: Final = 0.6  # share of the lines of such boxes that say something
MAX_MAKE: Final = 80  # characters of how the boxes around one without a name are made
CELLS: Final = 8  # of a table that holds one post
QUOTED_WITHIN: Final = 300  # blocks before a quote in which what it tells again is looked for
SIGNED: Final = 6  # lines of a signature below a rule

_QUOTE: Final = re.compile(r"quot|reply_?wrap")
_QUOTED: Final = re.compile(
    r"^(?:[:：>＞]\s|.{1,20}?\s?(?:写了|写道|提到|说|說|wrote|said)\s?[:：])\s*"
)  # what stands before words told again
_RULE: Final = re.compile(r"[-—_=]{2,}")
_DIGITS: Final = re.compile(r"\d+")
_NAMED: Final = re.compile(r"[\d:：]")


def bodies(outer: Container, page: Page, values: list[float], made: Mapping[int, str], labelled: Set[int]) -> set[int]:
    """The numbers of the blocks in boxes of one make in several of which somebody speaks, and in which little else stands.

    `made`: how each box is made; `labelled`: the blocks that are labels.
    """
    said, found = {i for i in range(outer.first, outer.end) if values[i] > 0} - labelled, set[int]()
    boxes = {made[page.visible[i].container]: list[Container]() for i in said if page.visible[i].container in made}
    for number, make in made.items():
        if make in boxes:
            boxes[make].append(page.containers[number])
    for row in boxes.values():
        lines = blocks_of(row) - labelled
        if (
            len(row) >= SPEAKS
            and len(lines & said) >= PURE * len(lines)
            and sum(any(i in said for i in range(box.first, box.end)) for box in row) >= SPEAKS
            and any(labels.CLAUSE.search(page.visible[i].text) for i in lines)
        ):
            found |= lines
    return {i for i in found if 2 * page.visible[i].link_chars <= len(page.visible[i].text) or "://" in page.visible[i].text}


def makes(outer: Container, page: Page) -> dict[int, str]:
    """Of each box within a thread how it is made: its tag and name without the numbers in it, and where it has no name those around it.

    A cell without a name is told from its neighbours by its place, in a table of few: that of one post.
    """
    inside = [
        (number, box)
        for number, box in enumerate(page.containers)
        if outer.first <= box.first < box.end <= outer.end and box.tag not in WHOLE_PAGE
    ]
    cells = Counter(box.parent for _, box in inside if box.tag == "td")
    found, places = dict[int, str](), Counter[int]()
    for number, box in inside:
        own = f"{box.tag} {_DIGITS.sub('0', box.name)}"
        if not box.name and box.tag == "td" and cells[box.parent] <= CELLS:
            places[box.parent] += 1
            own += str(places[box.parent])
        found[number] = own if box.name or box.parent not in found else f"{found[box.parent][-MAX_MAKE:]} > {own}"
    return found


def silent(outer: Container, page: Page, made: Mapping[int, str]) -> set[int]:
    """The numbers of the short lines in boxes of one make in none of which anybody speaks: names, ranks, counts, controls.

    `made`: how each box is made.
    """
    inside = defaultdict[str, list[int]](list)
    for i in range(outer.first, outer.end):
        if (make := made.get(page.visible[i].container)) is not None:
            inside[make].append(i)
    return {
        i
        for lines in inside.values()
        if len({page.visible[i].container for i in lines}) >= SPEAKS
        and all(len(page.visible[i].text) <= labels.MAX_NICK and not labels.CLAUSE.search(page.visible[i].text) for i in lines)
        for i in lines
    }


def repeated(outer: Container, page: Page) -> set[int]:
    """The numbers of the short lines that stand in several boxes of a thread but for their figures.

    They are words, or name something and say how much; no sentences. What a page tells twice from one sentence to the next is no label.
    """
    keys = {
        i: _DIGITS.sub("0", block.text)
        for i, block in enumerate(page.visible[outer.first : outer.end], outer.first)
        if len(block.text) <= MAX_WORD
        or (len(block.text) <= MAX_REPEATED and (block.link_chars or _NAMED.search(block.text)) and not labels.CLAUSE.search(block.text))
    }
    counts = Counter(key for key, _ in {(key, page.visible[i].container) for i, key in keys.items()})
    return {i for i, key in keys.items() if counts[key] > 1} - _told_twice(outer, page)


def _told_twice(outer: Container, page: Page) -> set[int]:
    """The numbers of the blocks between two long lines that follow one another elsewhere in a thread as well."""
    long = [i for i in range(outer.first, outer.end) if len(page.visible[i].text) > MAX_REPEATED]
    pairs = [((page.visible[a].text, page.visible[b].text), range(a + 1, b)) for a, b in pairwise(long)]
    counts = Counter(pair for pair, _ in pairs)
    return {i for pair, between in pairs if counts[pair] > 1 and pair[0] != pair[1] for i in between}


def quoted(number: int, page: Page) -> bool:
    """Whether a block stands in a quote, or begins like one, and tells again what a line above it says."""
    block = page.visible[number]
    begins = _QUOTED.match(block.text)
    if not begins and block.tag != "blockquote" and not _QUOTE.search(page.containers[block.container].name):
        return False
    told = block.text[begins.end() if begins else 0 :].rstrip(" .…")
    return any(told in other.text for other in page.visible[max(0, number - QUOTED_WITHIN) : number])


def ruled_off(outer: Container, page: Page) -> set[int]:
    """The numbers of the few lines at the end of a post that a rule sets off: a signature."""
    found = set[int]()
    for i in range(outer.first, outer.end):
        block = page.visible[i]
        if _RULE.fullmatch(block.text):
            end = page.containers[block.container].end
            if end - i <= SIGNED:
                found.update(range(i, end))
    return found


def blocks_of(boxes: Iterable[Container]) -> set[int]:
    """The numbers of the blocks in boxes that may stand in one another; each block is gone over once."""
    found, end = set[int](), 0
    for box in sorted(boxes, key=lambda box: box.first):
        found.update(range(max(box.first, end), box.end))
        end = max(end, box.end)
    return found
