"""The corpora and a short way to search a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from filters import injection
from filters.line import Line
from filters.model import Document

HERE = Path(__file__).parent
_PINYIN = re.compile(r"\([a-zà-ǜ]+\)")
_MARK = re.compile("[⟦⟧]")


@dataclass(frozen=True)
class Case:
    """A page of a corpus: its title and lines, and what is injected in them as (field, line, start, end)."""

    name: str
    family: str
    title: str
    lines: tuple[str, ...]
    spans: frozenset[tuple[str, int, int, int]]

    def document(self) -> Document:
        """A fresh document of the page; much pinyin in brackets says that it was converted."""
        converted = len(_PINYIN.findall("\n".join(self.lines))) > 10
        return Document(Line(self.title), [Line(text) for text in self.lines], cloak="pinyin" if converted else "none")


def cases(folder: str) -> list[Case]:
    """All pages of `honest`, `untaught` or `injected`."""
    found = []
    for file in sorted((HERE / folder).glob("*.txt")):
        for paragraph in file.read_text(encoding="utf-8").strip().split("\n\n"):
            head, *lines = paragraph.split("\n")
            family, title = head.split(": ", 1) if folder == "injected" else ("", head)
            texts = [_unmarked(text) for text in (title, *lines)]
            spans = {("title", 0, *span) for span in texts[0][1]} | {("text", n, *s) for n, (_, ss) in enumerate(texts[1:]) for s in ss}
            found.append(Case(f"{file.stem}: {title}", family, texts[0][0], tuple(text for text, _ in texts[1:]), frozenset(spans)))
    return found


def _unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    marks = [m.start() - n for n, m in enumerate(_MARK.finditer(text))]
    return _MARK.sub("", text), list(zip(marks[::2], marks[1::2], strict=True))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`honest`, `untaught` and `injected` as arguments run a test for each page of that corpus."""
    for folder in ("honest", "untaught", "injected"):
        if folder in metafunc.fixturenames:
            pages = cases(folder)
            metafunc.parametrize(folder, pages, ids=[f"{n}-{page.name}" for n, page in enumerate(pages)])


Search = Callable[..., Document]


@pytest.fixture
def search() -> Search:
    """Search a title and lines of text; gives the document with its findings."""

    def over(title: str, lines: Sequence[str], **parts: object) -> Document:
        document = Document(Line(title), [Line(text) for text in lines], **parts)  # type: ignore[arg-type]
        injection.find(None, document)
        return document

    return over
