"""A site's own CSS selectors, read by BeautifulSoup: the one second parse of a page, only where `sites.toml` asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from filters.dom import parse
from filters.model import Block, Category, Finding, Page, Selectors


@dataclass(slots=True)
class Selected:
    """What a site's selectors found; a finding for each that found nothing, where the general way takes over."""

    title: str = ""
    body: list[Block] = field(default_factory=list)
    date: str = ""
    author: str = ""
    missed: list[Finding] = field(default_factory=list)


def select(page: Page, selectors: Selectors) -> Selected:
    """Apply the selectors that are set; a selector that matches several elements takes their lines in page order."""
    found = Selected()
    if not selectors:
        return found
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page.html, "lxml")
    for name in ("title", "body", "date", "author"):
        css = getattr(selectors, name)
        if not css:
            continue
        elements = soup.select(css)
        text = " ".join(" ".join(element.get_text(" ").split()) for element in elements).strip()
        if name == "body" and text:
            found.body = parse("".join(str(element) for element in elements), page.url).visible
        elif text:
            setattr(found, name, text)
        if not getattr(found, name):
            found.missed.append(_miss(name, css, f"selector.{name}", f"the site's selector for {name} found nothing"))
    return found


def unread(css: str) -> Finding:
    """The finding of a selector for the date that found something else."""
    return _miss("date", css, "selector.date.unread", "what the site's selector for date found is no date")


def _miss(name: str, css: str, rule: str, why: str) -> Finding:
    return Finding(
        category=Category.SELECTOR_MISS,
        rule=rule,
        field="text" if name == "body" else name,
        evidence=css,
        explanation=f"{why}; the general way was taken",
        score=0.0,
    )
