"""An article that its page lays out in several boxes of one make: text, picture, text side by side, or a box for each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from filters.content import editors
from filters.model import WHOLE_PAGE, Container, Page

LEVELS: Final = 4  # elements around the chosen one whose neighbours are looked at; one around nothing else is none
ALIKE: Final = 0.5  # share of the shorter name's words that two boxes of one make have in common
PIECE: Final = 40.0  # worth from which a neighbour is a piece of the article
PARAGRAPH: Final = 2  # lines of a box that is a paragraph
PARAGRAPHS: Final = 4  # of one make from which they are an article
NO_PARAGRAPHS: Final = frozenset("td ul ol dl".split())
HEADINGS: Final = frozenset("h1 h2 h3 h4".split())
SECTIONS: Final = frozenset("h2 h3 h4".split())  # headings over a section
FEW_WORDS: Final = 100.0  # worth of a section, up to which it says a few words
MAX_NAME: Final = 8  # characters of a heading over a section of a few words
BESIDE: Final = 0.2  # of a section's worth that the prose of the others must have
SPEAKS: Final = 0.5  # of a section's worth that the container of all sections must have


def beside(chosen: int, page: Page, sums: list[float]) -> list[int]:
    """The containers that are further pieces of the chosen one's article; `sums` are of the blocks' worth before each.

    A box that begins with a heading or a link is the next article of a list, and a single box says nothing.
    """
    containers, branch = page.containers, chosen
    if typed := editors.beside(chosen, page):
        return typed
    for outer in islice(_around(chosen, containers), LEVELS):
        pieces = [
            i
            for i in _children(outer, containers)
            if i != branch and _alike(containers[i], containers[branch]) and _is_piece(containers[i], page, sums)
        ]
        if pieces:
            return pieces
        branch = outer
    return []


def whole(chosen: int, page: Page) -> int:
    """The container of all paragraphs where each of them is a box of one make; the chosen one itself where it is no such paragraph."""
    containers = page.containers
    box = containers[chosen]
    if not box.name or box.end - box.first > PARAGRAPH or box.tag in NO_PARAGRAPHS:
        return chosen
    for outer in _around(chosen, containers):
        if sum(_is_paragraph(containers[i], box) for i in _within(outer, containers)) >= PARAGRAPHS:
            return outer
    return chosen


def sectioned(chosen: int, page: Page, sums: list[float]) -> int:
    """The container of all sections where the chosen one is the body of one of them; else the chosen one itself.

    Headings of one rank stand in the container, one of them right before the chosen one or at its head; what else is there says
    something (other sections, a summary), and does not speak against it.
    """
    containers, box = page.containers, page.containers[chosen]
    rank = _rank(box, page)
    if not rank:
        return chosen
    least = sums[box.end] - sums[box.first]
    for outer in _around(chosen, containers):
        around = containers[outer]
        if around.first >= box.first or sums[around.end] - sums[around.first] < SPEAKS * least:
            continue
        beside = sum([max(sums[i + 1] - sums[i], 0.0) for i in range(around.first, around.end) if not box.first <= i < box.end])
        if beside < BESIDE * least:
            continue
        inside = page.visible[around.first : around.end]
        if sum(block.tag == rank and not block.link_chars for block in inside) > 1:
            return outer
    return chosen


def short_sections(chosen: int, page: Page, values: list[float]) -> range:
    """The lines of all sections where the chosen one is the body of one of them, under short headings of one rank and nothing between.

    A few words each (what is needed, what is done) that no container holds apart from what is not the article.
    """
    box, blocks = page.containers[chosen], page.visible
    rank = _rank(box, page)
    if not rank or sum(values[box.first : box.end]) > FEW_WORDS or sum([block.tag == rank for block in blocks[box.first : box.end]]) > 1:
        return range(0)
    own = [i for i in range(len(blocks)) if values[i] >= 0 and not blocks[i].link_chars]
    first, end = box.first, box.end
    sound = set(own)
    while first - 1 in sound:
        first -= 1
    while end in sound:
        end += 1
    heads = [
        i
        for i in range(first, end)
        if blocks[i].tag == rank and len(blocks[i].text) <= MAX_NAME and i + 1 < end and blocks[i + 1].tag != rank
    ]
    if len(heads) < 2:
        return range(0)
    return range(heads[0], end)


def run(chosen: int, page: Page, values: list[float]) -> Iterable[int]:
    """The lines around the chosen box where that is a paragraph and has no name: each in such a box beside it or in none, none with a link.

    They begin and end with one that speaks for an article.
    """
    box, around = page.containers[chosen], page.containers[page.containers[chosen].parent]
    if box.name or box.end - box.first > PARAGRAPH or box.tag in NO_PARAGRAPHS or box.tag in WHOLE_PAGE:
        return ()
    first, end = box.first, box.end
    for i in range(box.end, around.end):
        if not _is_beside(i, box, page):
            break
        end = i + 1 if values[i] > 0 else end
    for i in range(box.first - 1, around.first - 1, -1):
        if not _is_beside(i, box, page):
            break
        first = i if values[i] > 0 else first
    return chain(range(first, box.first), range(box.end, end))


def _is_beside(number: int, box: Container, page: Page) -> bool:
    """Whether a line without a link stands beside a box in one without a name of the same tag, or in none."""
    block = page.visible[number]
    inner = block.container
    while inner > box.parent and page.containers[inner].parent != box.parent:
        inner = page.containers[inner].parent
    other = page.containers[inner]
    return not block.link_chars and (inner == box.parent or (other.tag == box.tag and not other.name))


def _rank(box: Container, page: Page) -> str:
    """The tag of the heading over a section, right before its box or at its head; empty where there is none."""
    for i in (box.first - 1, box.first):
        if i >= 0 and page.visible[i].tag in SECTIONS and not page.visible[i].link_chars:
            return page.visible[i].tag
    return ""


def _is_paragraph(other: Container, box: Container) -> bool:
    return other.name == box.name and other.tag == box.tag and 0 < other.end - other.first <= PARAGRAPH


def _around(inner: int, containers: list[Container]) -> Iterator[int]:
    """The containers around one, from the innermost on, as many as are looked at."""
    levels, outer = 0, containers[inner].parent
    while outer >= 0 and containers[outer].tag not in WHOLE_PAGE and levels < LEVELS:
        yield outer
        box, outer = containers[outer], containers[outer].parent
        levels += outer >= 0 and (containers[outer].first < box.first or containers[outer].end > box.end)


def _children(outer: int, containers: list[Container]) -> Iterator[int]:
    return (i for i in _within(outer, containers) if containers[i].parent == outer)


def _within(outer: int, containers: list[Container]) -> Iterator[int]:
    """The containers in another one, at any depth."""
    for i in range(outer + 1, len(containers)):
        if containers[i].first >= containers[outer].end:
            return
        yield i


def _alike(one: Container, other: Container) -> bool:
    if one.tag != other.tag or not one.name or not other.name:
        return False
    a, b = set(one.name.split()), set(other.name.split())
    return len(a & b) >= ALIKE * min(len(a), len(b))


def _is_piece(box: Container, page: Page, sums: list[float]) -> bool:
    if sums[box.end] - sums[box.first] < PIECE:
        return False
    first = page.visible[box.first]
    return first.tag not in HEADINGS and first.link_chars < 0.5 * len(first.text)
