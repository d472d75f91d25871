"""The bank of articles: written for this site, invented from the first name to the last, one text file each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

_SENTENCE: Final = re.compile(r"[^。！？]*[。！？]+[”』」]?")


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Paragraphs are plain text; a heading is a paragraph marked by its level."""

    name: str
    title: str
    author: str
    source: str
    section: str
    published: datetime  # in Asia/Shanghai
    paragraphs: tuple[str, ...]
    levels: tuple[int, ...]  # beside the paragraphs: 0 for prose, 1 and 2 for headings

    @property
    def sentences(self) -> list[str]:
        """All whole sentences of the prose, in order."""
        return [sentence for paragraph in self.paragraphs for sentence in self.split(paragraph)]

    @staticmethod
    def split(paragraph: str) -> list[str]:
        """The whole sentences of one paragraph; none for a heading or a line of verse."""
        return _SENTENCE.findall(paragraph)


@cache
def bank() -> Mapping[str, Article]:
    """All articles by name, in the order of their names."""
    folder = files("crawler.demo").joinpath("articles")
    texts = sorted((entry.name, entry.read_text("utf-8")) for entry in folder.iterdir() if entry.name.endswith(".txt"))
    return {name: _article(name, text) for name, text in ((file.removesuffix(".txt"), text) for file, text in texts)}


def _article(name: str, text: str) -> Article:
    """Read `key: value` lines, an empty line, and a paragraph a line; `# ` and `## ` mark headings."""
    head, _, body = text.strip().partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.split("\n"))
    lines = [(line.lstrip("#").strip(), len(line) - len(line.lstrip("#"))) for line in body.split("\n")]
    return Article(
        name=name,
        title=fields["title"],
        author=fields["author"],
        source=fields["source"],
        section=fields["section"],
        published=datetime.fromisoformat(fields["date"]).replace(tzinfo=ZoneInfo("Asia/Shanghai")),
        paragraphs=tuple(line for line, _ in lines),
        levels=tuple(level for _, level in lines),
    )
