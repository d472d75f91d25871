"""Undoing the cloak: how much of a text comes back, by kit, level and domain, on the forward model of the demo site.

Usage: python -m benchmarks.repair [--levels .1 .3 .5] [--seeds N] [--wrong]
The texts are the project's own sentences; where the development pages of ../shared are there, their articles too. A page
is up to 40 sentences of a domain or an article, a sentence a line. `raw` is the page as it came, `stripped` after readings and
script only, `repaired` after all.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from crawler.demo.cloak import Kit, cloak
from filters import script
from filters.line import EditKind, Line
from filters.model import Category, Document
from filters.repair import undo

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "tests" / "filters" / "repair" / "texts" / "sentences.txt"
DEVELOPMENT = ROOT.parent / "shared" / "data" / "extraction_dev" / "gold.jsonl"
PAGE = 40  # sentences
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?”?")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass
class Score:
    """Counts over sentences; errors in characters."""

    sentences: int = 0
    characters: int = 0
    error_raw: int = 0
    error_stripped: int = 0
    error_repaired: int = 0
    exact_raw: int = 0
    exact_stripped: int = 0
    exact_repaired: int = 0
    torn: int = 0
    recovered: int = 0
    edits: int = 0
    right: int = 0
    pages: int = 0
    seconds: float = 0.0  # of CPU time

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


HEADING = (
    f"{'text':14}{'kit':12}{'level':>6}{'sentences':>10}  {'error raw / stripped / repaired %':>34}"
    f"  {'exact raw / stripped / repaired %':>34}{'torn recovered':>22}{'edits right':>20}{'ms a page':>11}"
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--levels", type=float, nargs="+", default=[0.1, 0.3, 0.5], help="shares of characters annotated")
    parser.add_argument("--seeds", type=int, default=3, help="pages made of each text")
    parser.add_argument("--wrong", action="store_true", help="also print each sentence that was changed and is not right")
    arguments = parser.parse_args()
    texts = dict(domains())
    measure(texts["news"], "pinyin", 0.3, 99)  # the dictionary is read once a process, not once a page
    print(HEADING)
    for kit in ("pinyin", "traditional", "noise"):
        for level in arguments.levels if kit == "pinyin" else [0.3]:
            total = Score()
            for name, pages in texts.items():
                score = sum((measure(pages, kit, level, seed, wrong=arguments.wrong) for seed in range(arguments.seeds)), Score())
                total += score
                if level == arguments.levels[len(arguments.levels) // 2] or kit != "pinyin":
                    print(row(name, kit, level, score))
            print(row("all", kit, level, total))


def domains() -> Iterator[tuple[str, list[list[str]]]]:
    """Each domain's pages, each page a list of sentences."""
    for part in SENTENCES.read_text(encoding="utf-8").split("## ")[1:]:
        name, *lines = part.strip().split("\n")
        yield name, [lines]
    if DEVELOPMENT.exists():
        yield "development", [page for page in map(_sentences, DEVELOPMENT.read_text(encoding="utf-8").splitlines()) if len(page) > 4]


def _sentences(row_: str) -> list[str]:
    """A Chinese article's sentences that a kit can take: in GBK, simplified, without question marks of their own."""
    article = json.loads(row_)
    text = article["text"] if article["set"].startswith("zh") else ""
    found = [s.strip() for s in _SENTENCE.findall(text) if len(_HAN.findall(s)) >= 8]
    return [s for s in found if "?" not in s and s.encode("gbk", "replace").decode("gbk") == s and not script.count(s).traditional][:PAGE]


def measure(pages: Sequence[Sequence[str]], kit: Kit, level: float, seed: int, *, wrong: bool = False) -> Score:
    """Cloak the pages and repair them."""
    total = Score()
    for number, sentences in enumerate(pages):
        shown = [cloak(s, seed=1000 * seed + number, level=level, kit=kit) for s in sentences]
        document = Document(title=Line(""), lines=[Line(s) for s in shown])
        start = time.process_time()
        undo(document)
        total += Score(pages=1, seconds=time.process_time() - start)
        for at, sentence in enumerate(sentences):
            total += _score(document, at, sentence, wrong=wrong)
    return total


def _score(document: Document, at: int, meant: str, *, wrong: bool) -> Score:
    line, repaired = document.lines[at], document.lines[at].render()
    spans = {(f.start, f.end) for f in document.findings if f.category is Category.BYTESHIFT and f.field == "text" and f.line == at}
    tears = {(f.start, f.end) for f in document.findings if f.replacement and (f.start, f.end) in spans and f.line == at}
    stripped = Line(line.raw, edits=[e for e in line.edits if (e.start, e.end) not in tears]).render()
    right = sum(_right(line, tear, meant) for tear in tears)
    torn = "?" in line.raw
    if wrong and repaired != meant and right < len(tears):
        print(f"meant {meant}\ncame  {line.raw}\nis    {repaired}\n")
    return Score(
        1, len(meant), distance(line.raw, meant), distance(stripped, meant), distance(repaired, meant), line.raw == meant,
        stripped == meant, repaired == meant, torn, torn and repaired == meant, len(tears), right,
    )  # fmt: skip


def _right(line: Line, tear: tuple[int | None, int | None], meant: str) -> bool:
    """Whether a mended tear gives what was meant; a character that is gone for good (□) may be any."""
    before = Line(line.raw[: tear[0]], edits=[e for e in line.edits if e.end <= (tear[0] or 0)]).render()
    edit = next(e for e in line.edits if (e.start, e.end) == tear and e.kind is EditKind.REPAIR)
    start, end = len(before), len(before) + len(edit.replacement.rstrip("□"))
    blocks = SequenceMatcher(None, line.render(), meant, autojunk=False).get_matching_blocks()
    return any(block.a <= start and end <= block.a + block.size for block in blocks)


def distance(a: str, b: str) -> int:
    """Edits of one character (put in, taken out, changed) from one text to the other."""
    codes, row_ = np.array([ord(c) for c in b], dtype=np.int64), np.arange(len(b) + 1)
    for number, character in enumerate(a, 1):
        changed = np.minimum(row_[1:] + 1, row_[:-1] + (codes != ord(character)))
        best = np.concatenate(([number], changed)) - np.arange(len(b) + 1)
        row_ = np.minimum.accumulate(best) + np.arange(len(b) + 1)
    return int(row_[-1])


def row(name: str, kit: str, level: float, s: Score) -> str:
    """One line of the table."""
    errors = " / ".join(f"{100 * e / s.characters:.2f}" for e in (s.error_raw, s.error_stripped, s.error_repaired))
    exact = " / ".join(f"{100 * e / s.sentences:.1f}" for e in (s.exact_raw, s.exact_stripped, s.exact_repaired))
    torn = f"{s.recovered} of {s.torn} ({100 * s.recovered / s.torn:.0f} %)" if s.torn else "none torn"
    edits = f"{s.right} of {s.edits} ({100 * s.right / s.edits:.1f} %)" if s.edits else "no edits"
    return (
        f"{name:14}{kit:12}{level:6.1f}{s.sentences:10}  {errors:>34}  {exact:>34}{torn:>22}{edits:>20}{1000 * s.seconds / s.pages:11.1f}"
    )


if __name__ == "__main__":
    main()
