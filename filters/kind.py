"""What kind of page it is: an article, a list of links, or a wall (captcha, login, soft 404, "enable JavaScript")."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from filters import worth
from filters.model import Category, Document, Finding, Page

WALL_PROSE: Final = 150.0  # characters of sentences; a page that says more has something besides the wall
INDEX_LINKS: Final = 12  # fewer links make no index
INDEX_PROSE: Final = 200.0  # prose, in characters, from which a page is an article whatever it links to


def find(page: Page, document: Document) -> None:
    """Flag a wall or an index, and what of the page was not read; an ordinary article gets no flag."""
    if page.flattened:
        explanation = (
            f"{page.flattened} tags that no parser should meet were left out: nested too deep, left open, or with thousands of attributes"
        )
        document.findings.append(_finding(Category.PAGE_FLATTENED, "page.depth", page.title, explanation))
    if page.cut_chars:
        explanation = f"{page.cut_chars} characters beyond what is read of one page were left out"
        document.findings.append(_finding(Category.PAGE_FLATTENED, "page.length", page.title, explanation))
    prose = sum(value for value in worth.of_page(page) if value > 0)
    if wall := _wall(page, document, prose):
        rule, evidence = wall
        document.findings.append(_finding(Category.PAGE_BLOCKED, f"wall.{rule}", evidence, f"the page is a wall ({rule}), not an article"))
    elif _is_index(page, prose):
        explanation = f"{len(page.links)} links and {prose:.0f} characters of prose: a list, not an article"
        document.findings.append(_finding(Category.PAGE_INDEX, "index.links", page.title, explanation))


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


def _is_index(page: Page, prose: float) -> bool:
    if prose >= INDEX_PROSE or sum(not link.hidden and len(link.text) >= 4 for link in page.links) < INDEX_LINKS:
        return False
    linked = sum(block.link_chars for block in page.visible)
    whole = sum(len(block.text) for block in page.visible)
    return linked > 0.5 * whole and max(worth.of_page(page), default=0.0) < 120


def _finding(category: Category, rule: str, evidence: str, explanation: str) -> Finding:
    return Finding(category=category, rule=rule, field="page", evidence=evidence, explanation=explanation, score=0.0)


@cache
def _walls() -> tuple[tuple[str, re.Pattern[str]], ...]:
    source = files("filters.resources").joinpath("patterns/walls.tsv").read_text("utf-8")
    rows = (row.split("\t") for row in source.split("\n") if row and not row.startswith("#"))
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in rows)
