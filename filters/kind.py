"""What kind of page it is: an article, a list of links, or a wall (captcha, login, soft 404, "enable JavaScript")."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from filters import bounds, listing, worth
from filters.model import Block, Category, Document, Finding, Page

SAYS_LITTLE: Final = 200.0  # characters of visible sentences, below which those of the article are counted too
WALL_PROSE: Final = 150.0  # characters of sentences; a page that says more has something besides the wall


def find(page: Page, document: Document) -> None:
    """Flag a wall or an index, and what of the page was not read; an ordinary article gets no flag."""
    document.findings += bounds.findings(page.flattened, page.cut_chars, page.title)
    values = worth.of_page(page)
    prose = sum(value for value in values if value > 0)
    if prose < SAYS_LITTLE:  # an article that a script shows, or that the page carries unshown, is one all the same
        values = [*values, *worth.each([Block(line.raw, line.tag, line.link_chars) for line in document.lines])]
        prose = max(prose, sum(value for value in values[len(page.visible) :] if value > 0))
    if wall := _wall(page, document, prose):
        rule, evidence = wall
        document.findings.append(_finding(Category.PAGE_BLOCKED, f"wall.{rule}", evidence, f"the page is a wall ({rule}), not an article"))
        return
    rule, explanation = listing.reason(page, prose, max(values, default=0.0))
    if rule:
        document.findings.append(_finding(Category.PAGE_INDEX, rule, page.title, explanation))


def _wall(page: Page, document: Document, prose: float) -> tuple[str, str] | None:
    if prose > WALL_PROSE:
        return None
    for text in (
        page.title,
        page.h1,
        *(line.raw for line in document.lines),
        *(block.text for block in page.hidden if block.hidden == "noscript"),
    ):
        for rule, pattern in _walls():
            if pattern.search(text):
                return rule, text[:200]
    return None


def _finding(category: Category, rule: str, evidence: str, explanation: str) -> Finding:
    return Finding(category=category, rule=rule, field="page", evidence=evidence, explanation=explanation, score=0.0)


@cache
def _walls() -> tuple[tuple[str, re.Pattern[str]], ...]:
    source = files("filters.resources").joinpath("patterns/walls.tsv").read_text("utf-8")
    rows = (row.split("\t") for row in source.split("\n") if row and not row.startswith("#"))
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in rows)
