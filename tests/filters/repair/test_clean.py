"""Not one of more than two thousand honest texts is touched."""

from __future__ import annotations

from filters.line import Line
from filters.model import Document
from filters.repair import undo
from tests.filters.repair.clean import by_kind, texts


def test_no_honest_text_is_changed_or_flagged() -> None:
    everything = list(texts())
    assert len(everything) >= 2000
    assert min(by_kind(everything).values()) >= 80
    changed = []
    for kind, lines in everything:
        document = Document(title=Line(""), lines=[Line(line) for line in lines])
        undo(document)
        if document.cloak != "none" or document.findings or any(line.edits for line in document.lines):
            changed.append((kind, lines))
    assert changed == []
