"""The texts of these tests: sentences to cloak, and honest texts that must stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from filters.line import Line
from filters.model import Document
from filters.repair import undo

TEXTS = Path(__file__).with_name("texts")


def sections(name: str) -> dict[str, list[str]]:
    """Heading -> lines of a text file of this folder."""
    parts = (TEXTS / name).read_text(encoding="utf-8").split("## ")[1:]
    return {heading: lines for heading, *lines in (part.strip().split("\n") for part in parts)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `honest` or `domain` runs once a text or once a domain."""
    if "honest" in metafunc.fixturenames:
        texts = [(kind, text) for kind, lines in sections("honest.txt").items() for text in [*lines, "\n".join(lines)]]
        metafunc.parametrize("honest", [t for _, t in texts], ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(texts)])
    if "domain" in metafunc.fixturenames:
        metafunc.parametrize("domain", sections("sentences.txt").values(), ids=sections("sentences.txt").keys())


@pytest.fixture
def undone() -> Callable[..., Document]:
    """Makes a document of lines, undoes its cloak, and gives it back."""

    def make(lines: Sequence[str], title: str = "", **fields: str) -> Document:
        document = Document(title=Line(title), lines=[Line(line) for line in lines], fields={k: Line(v) for k, v in fields.items()})
        undo(document)
        return document

    return make
