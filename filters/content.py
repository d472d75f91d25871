"""Which part of a page is its article: every container is a candidate, prose speaks for it, links and scraps against it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import Final

from filters import headline, selectors
from filters.line import Line
from filters.model import Block, Container, Document, Page, Site
from filters.worth import COMMENTS, worth, worths

SELECTED_TITLE: Final = "title.selected"  # the field of a title that the site's own selector found
# Measured on the development pages: decay .5 to .95 and climb 1.2 to 3; a decay of 1 takes comments and teasers along.
DECAY: Final = 0.75  # of a block's worth, for each element between it and the container
CLIMB: Final = 2.0  # times the chosen container's worth that one around it must hold
MINOR: Final = 0.3  # of the article's worth, below which a box called comments or the like is left out
ENOUGH: Final = 60.0  # worth from which a visible container needs no hidden one in its place

_ARTICLE_NAME: Final = re.compile(r"article|content|detail|正文|entry|post|text|main|zoom|news|story|body")
_OTHER_NAME: Final = re.compile(
    r"comment|reply|sidebar|footer|foot\b|related|recommend|relate|hot|rank|list|nav|menu|crumb|share|copyright|widget|aside|banner|ad[-_s]\b|login"
)
_APART: Final = re.compile(r"comment|related|recommend|share|sidebar|copyright|hot-|ranking|promo|newsletter")


def choose(page: Page, site: Site) -> Document:
    """The article's lines with the fields beside them. Never empty where the page has visible text."""
    selected = selectors.select(page, site.select)
    inside, outside, confidence = _chosen(page, selected.body)
    document = Document(
        title=Line(page.title, "title"),
        lines=[_line(block) for block in inside],
        outside=[_line(block) for block in outside],
        fields={name: Line(text, name) for name, text in _fields(page, selected.title) if text},
        findings=selected.missed,
        stated_date=selected.date,
        extraction_confidence=confidence,
        hidden_share=_hidden_share(page),
    )
    document.metadata.author = selected.author
    document.headline = document.fields.get(SELECTED_TITLE) or headline.of_page(page, document)
    return document


def _chosen(page: Page, selected: list[Block]) -> tuple[list[Block], list[Block], float]:
    """The article's blocks, the other visible ones, and how sure the choice is: by selector, by what a script will show, by worth."""
    if selected:
        return selected, _without(page.visible, selected), 1.0
    if unveiled := _shown_by_script(page):
        return unveiled, page.visible, 0.5
    chosen, confidence = _best(page.visible, page.containers)
    stop = next((k for k, i in enumerate(chosen) if k and COMMENTS.match(page.visible[i].text)), len(chosen))
    taken = set(chosen[:stop])
    outside = [block for i, block in enumerate(page.visible) if i not in taken]
    return [page.visible[i] for i in chosen[:stop]], outside, confidence


def _without(blocks: list[Block], taken: list[Block]) -> list[Block]:
    """The blocks whose text was not taken, each text as often as it is left."""
    left = Counter(block.text for block in taken)
    outside = []
    for block in blocks:
        if left[block.text]:
            left[block.text] -= 1
        else:
            outside.append(block)
    return outside


def given(title: str | None, lines: tuple[str, ...]) -> Document:
    """A document from text that was extracted elsewhere; without a title, a line of the text gives it."""
    document = Document(Line(title or "", "title"), [Line(text) for text in lines])
    if not title and (found := headline.of_lines(document.lines)):
        document.title = Line(found.raw, "title")
    return document


def _fields(page: Page, title: str) -> list[tuple[str, str]]:
    meta = page.meta
    return [
        (SELECTED_TITLE, title),
        ("h1", page.h1),
        ("meta.keywords", meta.get("keywords", "")),
        ("meta.description", meta.get("description", "")),
    ]


def _hidden_share(page: Page) -> float:
    hidden, visible = (sum(len(block.text) for block in blocks) for blocks in (page.hidden, page.visible))
    return round(hidden / (hidden + visible), 4) if hidden else 0.0


def _line(block: Block) -> Line:
    return Line(block.text, block.tag, block.link_chars)


def _shown_by_script(page: Page) -> list[Block]:
    """The hidden container that holds the article where a page shows next to nothing until a script runs; else nothing."""
    waiting = [block for block in page.hidden if block.hidden != "noscript"]
    shown, hidden = (sum(max(worth(block), 0.0) for block in blocks) for blocks in (page.visible, waiting))
    if shown >= ENOUGH or hidden <= 4 * shown:
        return []
    scores = _scores(waiting, [worth(block) for block in waiting], page.containers)
    best = max(range(len(scores)), key=lambda i: scores[i])
    return [block for block in waiting if _is_inside(block.container, best, page.containers)]


def _is_inside(container: int, outer: int, containers: list[Container]) -> bool:
    while container > outer:
        container = containers[container].parent
    return container == outer


def _best(blocks: list[Block], containers: list[Container]) -> tuple[list[int], float]:
    """The blocks of the best container, and how sure the choice is: the share of the page's prose that they hold."""
    values = worths(blocks, containers)
    sums = [0.0, *accumulate(values)]
    chosen = _climbed(_favourite(blocks, values, containers), containers, sums)
    inside = _pruned(chosen, containers, sums) if chosen >= 0 else list(range(len(blocks)))
    if not any(values[i] > 0 for i in inside):
        inside = list(range(len(blocks)))
    prose = sum(value for value in values if value > 0)
    return inside, round(sum(values[i] for i in inside if values[i] > 0) / prose, 4) if prose else 0.0


def _favourite(blocks: list[Block], values: list[float], containers: list[Container]) -> int:
    """The container whose own blocks speak for it most. -1: there is none."""
    scores = _scores(blocks, values, containers)
    filled = [i for i, c in enumerate(containers) if c.end > c.first]
    return max(filled, key=lambda i: scores[i] * _favour(containers[i]), default=-1)


def _scores(blocks: list[Block], values: list[float], containers: list[Container]) -> list[float]:
    """The worth of each container's blocks; a block counts less for each element between them."""
    scores = [0.0] * len(containers)
    for block, worth_here in zip(blocks, values, strict=True):
        container, value = block.container, worth_here
        while container >= 0 and abs(value) > 0.5 and containers:
            scores[container] += value
            container, value = containers[container].parent, value * DECAY
    return scores


def _climbed(chosen: int, containers: list[Container], sums: list[float]) -> int:
    """The container around the chosen one where that holds far more: an article laid out in several boxes."""
    outer = chosen
    while outer >= 0:
        if _sum(containers[outer], sums) > CLIMB * _sum(containers[chosen], sums):
            chosen = outer
        outer = containers[outer].parent
    return chosen


def _pruned(chosen: int, containers: list[Container], sums: list[float]) -> list[int]:
    """The block numbers of a container without the boxes in it that are lists, scraps, or called comments and the like."""
    whole = containers[chosen]
    kept, at = list[int](), whole.first
    for box in containers[chosen + 1 :]:
        if box.first >= whole.end:
            break
        if box.end <= box.first or box.first < at:
            continue
        value = _sum(box, sums)
        if value < 0 or (_APART.search(box.name) and value < MINOR * _sum(whole, sums)):
            kept += range(at, box.first)
            at = box.end
    return [*kept, *range(at, whole.end)]


def _sum(container: Container, sums: list[float]) -> float:
    return sums[container.end] - sums[container.first]


def _favour(container: Container) -> float:
    """A factor on the worth: what a container is called, and what it is."""
    factor = 1.0
    if container.tag in ("article", "main"):
        factor *= 1.15
    if container.tag in ("nav", "footer", "aside", "form", "header"):
        factor *= 0.5
    if _OTHER_NAME.search(container.name):
        factor *= 0.8
    elif _ARTICLE_NAME.search(container.name):
        factor *= 1.1
    return factor
