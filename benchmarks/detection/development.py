"""The development pages with injections in ../shared, what we find on them, their scorer, and our own honest pages."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import ROOT, SHARED
from filters import content, injection, repair
from filters.fold import fold
from filters.injection.lines import sheet
from filters.injection.vocabulary import stems
from filters.model import Document

DEVELOPMENT = SHARED / "data" / "injection_dev.jsonl"
SCORER = SHARED / "tools" / "score_injection.py"
HONEST = ROOT / "tests" / "filters" / "injection" / "honest"

Page = dict[str, Any]


def scored(predicted: Iterable[Page]) -> Page:
    """The scorer's figures for what is said of the development pages."""
    with tempfile.TemporaryDirectory() as folder:
        said, told = Path(folder, "ours.jsonl"), Path(folder, "score.json")
        said.write_text("".join(json.dumps(p) + "\n" for p in predicted), encoding="utf-8")
        subprocess.run([sys.executable, SCORER, DEVELOPMENT, said, "--json", told], check=True, stdout=subprocess.DEVNULL)
        return dict(json.loads(told.read_text(encoding="utf-8")))


def predictions(*, unknown_terms: bool = False) -> Iterator[Page]:
    """What we find on each development page, in the scorer's form."""
    for page in pages():
        document = content.given(page["title"], tuple(page["text"]))
        repair.undo(document)
        with lexicon_without(page, unknown_terms):
            injection.find(None, document)
        found = [f for f in document.found("injection") if f.field in ("title", "text")]
        spans = [[-1 if f.field == "title" else f.line, f.start, f.end, f.category.value.partition(".")[2]] for f in found]
        yield {"id": page["id"], "page_label": bool(found), "spans": spans}


def pages() -> list[Page]:
    """The development pages with their gold spans."""
    return [json.loads(line) for line in DEVELOPMENT.open(encoding="utf-8")]


def honest(kind: str = "*") -> Iterator[tuple[str, Document]]:
    """(title, document after the search) of every page of our honest corpus, or of one kind of it."""
    for file in sorted(HONEST.glob(f"{kind}.txt")):
        for paragraph in file.read_text(encoding="utf-8").strip().split("\n\n"):
            title, *lines = paragraph.split("\n")
            document = content.given(title, tuple(lines))
            injection.find(None, document)
            yield title, document


class lexicon_without:  # noqa: N801  # reads as what it is at the place where it is used
    """While it is entered (and `active`) the search has no strong stem that stands in the page's own injected spans."""

    def __init__(self, page: Page, active: bool) -> None:
        raws = [page["title"], *page["text"]]
        full = stems.lexicon()
        spans = " ".join(raws[line + 1][start:end] for line, start, end, _ in page["gold_spans"]) if active else ""
        known = {hit.stem.text for hit in full.hits(fold(spans).lower()) if hit.stem.weight >= stems.STRONG}
        self.reduced = stems.Lexicon([s for s in full.stems if s.text not in known], stems.portals()) if known else full

    def __enter__(self) -> None:
        self.whole, sheet.lexicon = sheet.lexicon, lambda: self.reduced  # type: ignore[assignment]

    def __exit__(self, *_: object) -> None:
        sheet.lexicon = self.whole
