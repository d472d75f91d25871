"""What a page gives to go by for the facts of its article: what its head states, the lines that may be bylines, the site's name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from filters.metadata import bylines, json_ld
from filters.metadata.bylines import Bylines
from filters.metadata.json_ld import Stated
from filters.model import Document, Page


class Clues(NamedTuple):
    """The clues of one page; its lines are read in their repaired, folded view."""

    page: Page | None = None  # None where text was given
    meta: Mapping[str, str] = MappingProxyType({})  # as `Page.meta`
    stated: Stated = Stated()
    lines: Bylines = Bylines()
    title: str = ""  # the article's
    house: str = ""  # what of <title> names the site
    as_written: bool = True  # whether raw lines stand as their authors wrote them: those of a cloaked page do not

    @classmethod
    def of(cls, page: Page | None, document: Document) -> Clues:
        """The clues of a page whose article was chosen, and whose cloak was undone."""
        title = document.render_title()
        return cls(
            page,
            page.meta if page else {},
            json_ld.read(page.json_ld) if page else Stated(),
            bylines.of(document),
            title,
            house=document.title.raw.replace(title, ""),
            as_written=document.cloak == "none",
        )
