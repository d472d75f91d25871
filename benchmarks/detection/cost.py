"""What the search for injections costs a page."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Final

from benchmarks.detection import headers
from benchmarks.detection.development import honest
from filters import content, injection
from filters.model import Document

HARD: Final = ("crackdown", "antigambling", "tag_clouds", "navigation", "product_titles")


def hard_negatives() -> Iterator[str]:
    """The lines of our honest pages that are nearest to injections."""
    return (line.raw for kind in HARD for _, document in honest(kind) for line in document.lines)


def articles() -> Iterator[str]:
    """The paragraphs of the demo's bank, about ninety characters each."""
    for topic in headers.topics():
        for first in range(0, len(topic.sentences), 3):
            yield "".join(topic.sentences[first : first + 3])


def cost(texts: Iterable[str], characters: int = 600_000) -> float:
    """CPU µs for 3,000 characters of these lines, joined to long pages of folded lines; of one long run, as CPU clocks tick slowly."""
    lines = list(texts)
    documents = documents_of(lines * (1 + characters // sum(map(len, lines))))
    _seconds(documents[:1])  # loads what is loaded once
    return _seconds(documents[1:]) / _characters(documents[1:]) * 3000 * 1e6


def documents_of(texts: Iterable[str]) -> list[Document]:
    """Documents of about 3,000 characters from lines of text."""
    documents, lines = [], list[str]()
    for text in texts:
        lines.append(text)
        if sum(map(len, lines)) >= 3000:
            documents.append(content.given("某某县教育局关于开展年度检查的通知", tuple(lines)))
            lines = []
    for document in documents:
        for _, _, line in document.everything():
            assert line.view is not None
    return documents


def _characters(documents: list[Document]) -> int:
    return sum(len(line.raw) for document in documents for line in document.lines)


def _seconds(documents: list[Document]) -> float:
    began = time.process_time()
    for document in documents:
        injection.find(None, document)
    return time.process_time() - began
