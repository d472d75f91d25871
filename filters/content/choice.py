"""Which container of a page holds its article: candidates by the worth of their blocks, chosen by what else speaks for each."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import accumulate
from typing import Final

from filters import furniture
from filters.content import (
    adverts,
    anchor,
    bodies,
    editors,
    ending,
    lead,
    listings,
    pieces,
    preformatted,
    recipes,
    sections,
    several,
    terms,
    thread,
)
from filters.content.apart import is_apart, pruned
from filters.content.pieces import HEADINGS
from filters.content.prose import amount
from filters.fold import fold
from filters.model import WHOLE_PAGE, Block, Container, Page
from filters.moment import DAY

DECAY: Final = 0.75  # of a block's worth, for each element between it and the container
CANDIDATES: Final = 12  # containers of the greatest worth that are looked at closely
INNER: Final = 0.4  # of the whole page's worth that a container within it must have to be preferred
RIVAL: Final = 0.1  # of the worthiest container's worth, below which another is none to it
SLIGHT: Final = 0.01  # of the greatest worth, below which no favour makes a container a candidate
SKIPPED: Final = 80.0  # characters of prose between headline and candidate that weigh as much as one unit
CLIMB: Final = 2.0  # times the chosen container's worth that one around it must hold
LITTLE: Final = 100.0  # worth of what is chosen, below which a list of links may be the article
SUMMARY: Final = 2  # lines that may sum up an article
BEGINNING: Final = 12  # characters with which it begins as these do
NEAR: Final = 10  # lines behind the summary among which it begins
POST: Final = 40.0  # worth of a post that stands for itself
# How much each sign counts, in units of the logarithm of worth.
DESCRIBED: Final = 1.5
AFTER_HEADLINE: Final = 0.8
APART: Final = 1.5

_BYLINE: Final = re.compile(rf"(?:.{{0,12}}|.{{0,60}}(?:时间|日期)[:：]\s*){DAY}.{{0,60}}$")  # all that a line says is when
_PARTS: Final = re.compile(r"[-_|–—·:：»]+")  # of a <title>
_FAVOUR_OF_TAG: Final = {"article": 1.15, "main": 1.15, "nav": 0.5, "footer": 0.5, "aside": 0.5, "form": 0.5, "header": 0.5}

_ARTICLE_NAME: Final = re.compile(r"article|content|detail|正文|entry|post|text|main|zoom|news|story|body")
_OTHER_NAME: Final = re.compile(
    r"comment|reply|sidebar|footer|foot\b|related|recommend|relate|hot|rank|list|nav|menu|crumb|share|copyright|widget|aside|banner|ad[-_s]\b|login"
)


def best(page: Page, values: list[float]) -> tuple[list[int], float]:
    """The numbers of the article's blocks, and how sure the choice is: the share of the page's prose that they hold."""
    blocks, containers = page.visible, page.containers
    sums = [0.0, *accumulate(values)]
    head = anchor.headline(page)
    chosen, first = favourite(page, values, head)
    inside = list(range(len(blocks)))
    if chosen >= 0 and thread.is_thread(page):
        whole = thread.whole(page, values)
        box = containers[whole]
        around = pruned(whole, page, sums, _sum(box, sums))
        inside = _with(head, sorted(thread.said(box, page, values, around, head) - {head}), page, values)
    elif chosen >= 0:
        if head < 0 and (post := _first_post(chosen, containers, sums)) != chosen:
            chosen = post
        elif chosen == first:
            chosen = climbed(chosen, containers, sums)
        chosen = editors.stacked(chosen, containers, sums)
        chosen = listings.around(_in_full(chosen, page, sums), page, sums)
        chosen = pieces.sectioned(pieces.whole(chosen, page), page, sums)
        weight = _sum(containers[chosen], sums)
        parts = (chosen, *pieces.beside(chosen, page, sums))
        first_line = containers[chosen].first
        above = (*lead.before(chosen, head, page, sums), *terms.before(chosen, page), *terms.of_notice(head, first_line, page, values))
        more = set[int]()
        if len(parts) == 1:
            more.update(pieces.short_sections(chosen, page, values), pieces.run(chosen, page, values), terms.behind(chosen, page, values))
        inside = sorted({*above, *more, *(i for part in parts for i in pruned(part, page, sums, weight))})
    if not any(values[i] > 0 for i in inside):
        inside = _told_below(head, page) or list(range(len(blocks)))
    elif not thread.is_thread(page):
        own = several.first(preformatted.within(inside, page, values), head, page, values)
        text = sections.of_text(ending.up_to(own, page, values), page, values)
        inside = recipes.whole(adverts.of_offer(text, page), head, page)
        inside = _listed(inside, head, page, values)
    if gutters := listings.numbers(page):
        inside = [i for i in inside if i not in gutters]
    prose = amount(values)
    return inside, round(amount(values[i] for i in inside) / prose, 4) if prose else 0.0


def favourite(page: Page, values: list[float], head: int) -> tuple[int, int]:
    """The container that the most speaks for; -1: there is none."""
    containers = page.containers
    plain = scores(page.visible, values, containers)
    most = max(plain, default=0.0)
    least = min(SLIGHT * most, most)
    filled = [i for i, score in enumerate(plain) if score >= least and containers[i].end > containers[i].first]
    found = {i: plain[i] * favour(containers[i]) if plain[i] > 0 else plain[i] for i in filled}
    first = max(filled, key=found.__getitem__, default=-1)
    if first < 0 or found[first] <= 0:
        return first, first
    inner = [i for i in filled if containers[i].tag not in WHOLE_PAGE]
    inmost = max(inner, key=found.__getitem__, default=-1)
    if inmost >= 0 and found[inmost] >= INNER * found[first] and found[inmost] > _own(first, page, values):
        filled, first = inner, inmost
    order = sorted((i for i in filled if found[i] > RIVAL * found[first]), key=lambda i: -found[i])
    rivals = _disjoint(order, containers)
    if len(rivals) == 1:
        return first, first
    positive = [0.0, *accumulate([value if value > 0 else 0.0 for value in values])]

    def evidence(i: int, told: float = 0.0) -> float:
        box = containers[i]
        score = math.log(found[i]) - (APART if _is_apart(i, containers) else 0.0) + DESCRIBED * told
        if head >= 0:
            between = abs(positive[box.first] - positive[head]) if not box.first <= head < box.end else positive[head] - positive[box.first]
            score -= AFTER_HEADLINE * math.log1p(between / SKIPPED)
        return score

    if not (described := anchor.told(page)):
        return max(rivals, key=evidence), first
    least = max(map(evidence, rivals))  # the best has so much whatever it shares with the description
    rivals = [i for i in rivals if evidence(i, 1.0) >= least]
    shares = {i: anchor.share_told(page.visible[containers[i].first : containers[i].end], described) for i in rivals}
    return max(rivals, key=lambda i: evidence(i, shares[i])), first


def _with(head: int, inside: list[int], page: Page, values: list[float]) -> list[int]:
    """Of a thread's blocks the headline and those below it, unless more is said above it; `head` is -1 where none is seen.

    Who opens a thread asks in its title, and says no more than 如题 below it at times.
    """
    behind = [i for i in inside if i > head]
    if head < 0 or not behind or amount(values[i] for i in behind) <= amount(values[i] for i in inside if i < head):
        return inside
    asked = page.visible[head]
    is_whole = asked.text in page.title and 2 * len(asked.text) >= max(map(len, _PARTS.split(page.title)))  # not the site's name
    return [head, *behind] if asked.tag in HEADINGS or is_whole else behind


def _listed(inside: list[int], head: int, page: Page, values: list[float]) -> list[int]:
    """The body of an article that is a list of links, where a page has one box so called and says next to nothing elsewhere."""
    if head < 0 or amount(values[i] for i in inside) >= LITTLE or (own := bodies.only(page, head)) < 0:
        return inside
    box = page.containers[own]
    return inside if any(box.first <= i < box.end for i in inside) else list(range(box.first, box.end))


def _told_below(head: int, page: Page) -> list[int]:
    """Of a page that says nothing what stands below its headline, a file's name or the like, in the innermost box that holds any of it."""
    if head < 0:
        head = next((i for i, block in enumerate(page.visible) if block.tag == "h1" and not block.link_chars), -1)
    outer = page.visible[head].container if head >= 0 and page.containers else -1
    while outer >= 0 and page.containers[outer].tag not in WHOLE_PAGE:
        below = range(head + 1, page.containers[outer].end)
        if any(not _BYLINE.match(text) and not furniture.closes(fold(text)) for text in (page.visible[i].text for i in below)):
            return list(below)
        outer = page.containers[outer].parent
    return []


def _own(number: int, page: Page, values: list[float]) -> float:
    """The worth of the lines that stand in the whole page's container itself, in no box of their own; of another one nothing."""
    if page.containers[number].tag not in WHOLE_PAGE:
        return 0.0
    return sum([value for block, value in zip(page.visible, values, strict=True) if block.container == number])


def _disjoint(order: list[int], containers: list[Container]) -> list[int]:
    """Of containers in order of their worth those that neither hold nor stand in one before them."""
    taken = list[int]()
    for i in order:
        box = containers[i]
        if all(box.end <= containers[k].first or containers[k].end <= box.first for k in taken):
            taken.append(i)
            if len(taken) == CANDIDATES:
                break
    return taken


def _first_post(chosen: int, containers: list[Container], sums: list[float]) -> int:
    """Of posts on one page that no headline tells apart the first: containers of one name, each an article's length."""
    box = containers[chosen]
    if box.name:
        for i, other in enumerate(containers[:chosen]):
            if other.name == box.name and other.tag == box.tag and other.end <= box.first and _sum(other, sums) >= POST:
                return i
    return chosen


def scores(blocks: list[Block], values: list[float], containers: list[Container], decay: float = DECAY) -> list[float]:
    """The worth of each container's blocks; a block counts less, by `decay`, for each element between them."""
    found = [0.0] * len(containers)
    if containers:
        for block, value in zip(blocks, values, strict=True):
            found[block.container] += value
        for i in range(len(containers) - 1, 0, -1):
            outer = containers[i].parent
            if found[i] > 0 or containers[outer].tag not in WHOLE_PAGE:  # a menu speaks against what holds it, but every page has some
                found[outer] += decay * found[i]
    return found


def _is_apart(i: int, containers: list[Container]) -> bool:
    """Whether a container is called comments or the like, or stands in one that is."""
    while i >= 0:
        box = containers[i]
        if box.tag not in WHOLE_PAGE and is_apart(box.name):
            return True
        i = box.parent
    return False


def _in_full(chosen: int, page: Page, sums: list[float]) -> int:
    """The container of the article where the chosen one is its summary: little that the other, near below, begins with and says more of."""
    box, blocks = page.containers[chosen], page.visible
    if box.end - box.first > SUMMARY or len(begins := blocks[box.first].text[:BEGINNING]) < BEGINNING:
        return chosen
    for block in blocks[box.end : box.end + NEAR]:
        if block.text.startswith(begins) and _sum(page.containers[block.container], sums) > _sum(box, sums):
            return block.container
    return chosen


def climbed(chosen: int, containers: list[Container], sums: list[float]) -> int:
    """The container around the chosen one where that holds far more: an article laid out in several boxes."""
    outer = containers[chosen].parent
    while outer >= 0:
        here, there = _sum(containers[chosen], sums), _sum(containers[outer], sums)
        if there > max(CLIMB * here, 0.0):
            chosen = outer
        outer = containers[outer].parent
    return chosen


def _sum(container: Container, sums: list[float]) -> float:
    return sums[container.end] - sums[container.first]


def favour(container: Container) -> float:
    """A factor on the worth: what a container is called, and what it is."""
    factor = _favour_of_name(container.name) if container.name else 1.0
    return factor * _FAVOUR_OF_TAG[container.tag] if container.tag in _FAVOUR_OF_TAG else factor


@lru_cache(4096)
def _favour_of_name(name: str) -> float:
    return 0.8 if _OTHER_NAME.search(name) else 1.1 if _ARTICLE_NAME.search(name) else 1.0
