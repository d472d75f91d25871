"""What is trimmed: the edit of a line, and the finding that says what went."""

from __future__ import annotations

from filters.line import EditKind
from filters.model import Category, Document, Finding


def whole(document: Document, number: int, category: Category, rule: str, explanation: str) -> None:
    """Cut a line."""
    document.lines[number].cut(EditKind.TRIM)
    _note(document, number, (0, len(document.lines[number].raw)), category, rule, explanation)


def part(document: Document, number: int, span: tuple[int, int], category: Category, rule: str, explanation: str) -> None:
    """Cut a stretch of a line, in raw code points."""
    document.lines[number].edit(*span, "", EditKind.TRIM)
    _note(document, number, span, category, rule, explanation)


def _note(document: Document, number: int, span: tuple[int, int], category: Category, rule: str, explanation: str) -> None:
    line, (start, end) = document.lines[number], span
    is_whole = end - start == len(line.raw)
    document.findings.append(
        Finding(
            category=category,
            rule=f"furniture.{rule}",
            field="text",
            evidence=line.raw[start:end],
            explanation=explanation,
            action="excised",
            line=number,
            start=start,
            end=end,
            canonical=line.view.text if is_whole else line.raw[start:end],
        )
    )
