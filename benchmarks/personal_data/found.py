"""What is found in one line."""

from __future__ import annotations

from filters import privacy
from filters.line import Line
from filters.model import Category, Document


def kinds(text: str) -> set[Category]:
    """The kinds of personal data in a line."""
    privacy.mask(document := Document(Line(""), [Line(text)]))
    return {finding.category for finding in document.findings}
