"""The development pages of main content in ../shared, what we make of them, and the scorer that stands beside them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import SHARED
from filters import charset, content, dom, furniture, metadata, repair
from filters.model import GENERAL

PAGES = SHARED / "data" / "extraction_dev"
SCORER = SHARED / "tools" / "score_extraction.py"
SETS = ("zh", "aeb", "forum")


@dataclass(frozen=True, slots=True)
class Gold:
    """One page: where its bytes are, what they are, and what stands beside it."""

    id: str
    collection: str  # aeb, zh-mh, zh-cwced, …, zh-forum
    path: Path
    encoding: str
    url: str
    text: str

    def body(self) -> bytes:
        """The page as it was served."""
        return gzip.decompress(self.path.read_bytes())


def golds() -> list[Gold]:
    """All pages, in the order of the file."""
    rows = (json.loads(line) for line in (PAGES / "gold.jsonl").open(encoding="utf-8"))
    return [Gold(r["id"], r["set"], PAGES / r["html"], r["encoding"], r["url"] or "", r["text"]) for r in rows]


def extracted(page: bytes | str, url: str) -> dict[str, str]:
    """Our text and metadata of one page, from its bytes or from decoded text."""
    text, name = (page, "utf-8") if isinstance(page, str) else _decoded(page)
    parsed = dom.parse(text, url, name)
    document = content.choose(parsed, GENERAL)
    repair.undo(document)
    metadata.read(parsed, document, None, GENERAL)
    furniture.trim(document)
    found = document.metadata
    return {
        "text": document.render(),
        "title": document.render_title(),
        "date": str(found.published_date or ""),
        "author": found.author,
    }


def ours(pages: Sequence[Gold], as_bytes: bool = True) -> tuple[list[dict[str, str]], float]:
    """What we say of some pages, with their ids, and the CPU seconds that took."""
    given = [page.body() if as_bytes else page.body().decode(page.encoding, "replace") for page in pages]
    began = time.process_time()
    said = [{"id": page.id, **extracted(body, page.url)} for page, body in zip(pages, given, strict=True)]
    return said, time.process_time() - began


def scored(predictions: Sequence[Mapping[str, str]], name: str) -> dict[str, Any]:
    """The scorer's figures for one of the SETS."""
    with tempfile.TemporaryDirectory() as folder:
        said, told = Path(folder, "said.jsonl"), Path(folder, "score.json")
        said.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions), encoding="utf-8")
        subprocess.run(
            [sys.executable, SCORER, PAGES / "gold.jsonl", said, "--set", name, "--json", told, "--no-lcs", "--boot", "0"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return dict(json.loads(told.read_text(encoding="utf-8"))["said"])


def f1(score: Mapping[str, Any], name: str) -> float:
    """The measure that a set is quoted by: its own of the article-extraction-benchmark, characters for the others."""
    return float(score["aeb" if name == "aeb" else "char"]["f1"])


def _decoded(body: bytes) -> tuple[str, str]:
    text, encoding = charset.decode(body)
    return text, encoding.name
