"""What stands beside a heading: a link by which readers change what is under it, as in encyclopedias, or one to the heading itself."""

from __future__ import annotations

import re
from typing import Final

from filters.content.pieces import HEADINGS
from filters.furniture import cuts
from filters.model import Category, Document

_LINK: Final = re.compile(
    r"\s*[\[［]\s*(?:[编編][辑輯]|edit)(?:\s*\|\s*[^\[\]]{2,10})?\s*[\]］]\s*$|\s*(?:播[报報]\s*)?[编編][辑輯](?:本段)?$|^[#¶§]\s+(?=\S)|\s*[#¶§]$",
    re.IGNORECASE,
)


def trim(document: Document) -> None:
    """Cut such links off the headings."""
    for number, line in enumerate(document.lines):
        if line.tag in HEADINGS and line.link_chars and (link := _LINK.search(line.raw)):
            cuts.part(document, number, link.span(), Category.CONTROLS, "controls.edit", "a button beside a heading")
