"""How much of a cloaked text comes back: counts over its sentences, beside what was meant."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher
from typing import Final

import numpy as np

from benchmarks.repair.cloaked import Domains
from crawler.demo.cloak import Kit, cloak
from filters.line import EditKind, Line
from filters.model import Category, Document, Finding
from filters.repair import undo


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
    harmed: int = 0
    annotations: int = 0  # whole ones, outside torn spans; of sentences without brackets of their own
    gone: int = 0  # those stripped, and no more than they
    edits: int = 0
    right: int = 0
    pages: int = 0
    seconds: float = 0.0  # of CPU time
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)  # (kind of tear, unresolved, right or wrong)

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


_BRACKET: Final = re.compile(r"\([^\x00-\x60\x7b-\x7f\u3000-\uffff]{1,6} ?\)")


def measured(texts: Domains, kit: Kit, level: float, seeds: int = 1, *, wrong: bool = False) -> dict[str, Score]:
    """Cloak the pages of each domain, repair them, and compare."""
    scores = dict[str, Score]()
    for name, pages in texts.items():
        numbered = [(1000 * seed + number, page) for seed in range(seeds) for number, page in enumerate(pages)]
        scores[name] = sum((_page(page, kit, level, seed, wrong=wrong) for seed, page in numbered), Score())
    return scores


def _page(sentences: Sequence[str], kit: Kit, level: float, seed: int, *, wrong: bool) -> Score:
    cloaked = cloak("\n".join(sentences), seed=seed, level=level, kit=kit).split("\n")
    document = Document(title=Line(""), lines=list(map(Line, cloaked)))
    start = time.process_time()
    undo(document)
    total = Score(pages=1, seconds=time.process_time() - start)
    for at, sentence in enumerate(sentences):
        tears = [f for f in document.findings if f.category is Category.BYTESHIFT and f.field == "text" and f.line == at]
        total += _sentence(document.lines[at], tears, sentence, wrong=wrong)
    return total


def _sentence(line: Line, tears: Sequence[Finding], meant: str, *, wrong: bool) -> Score:
    repaired, mended = line.render(), {(f.start, f.end) for f in tears if f.replacement}
    stripped = Line(line.raw, edits=[e for e in line.edits if (e.start, e.end) not in mended]).render()
    kinds = Counter((kind(f), _outcome(line, f, meant)) for f in tears)
    right, torn = sum(n for (_, outcome), n in kinds.items() if outcome == "right"), "?" in line.raw
    if wrong and right < len(mended):
        print(f"meant {meant}\ncame  {line.raw}\nis    {repaired}\n")
    before, after = distance(stripped, meant), distance(repaired, meant)
    return Score(
        1, len(meant), distance(line.raw, meant), before, after, line.raw == meant, stripped == meant, repaired == meant,
        torn, torn and repaired == meant, after > before, *_annotations(line, tears, meant), len(mended), right, kinds=kinds,
    )  # fmt: skip


def _annotations(line: Line, tears: Sequence[Finding], meant: str) -> tuple[int, int]:
    """How many whole annotations stand outside the torn spans, and how many of them an edit takes, with emoji at most."""
    if "(" in meant:
        return 0, 0
    put = [m.span() for m in _BRACKET.finditer(line.raw) if not any((t.start or 0) < m.end() and m.start() < (t.end or 0) for t in tears)]
    taken = {e.start: line.raw[e.start : e.end] for e in line.edits if e.kind is EditKind.REPAIR and not e.replacement}
    return len(put), sum(taken.get(start, "").rstrip("😀😊👍🎉🔥✨🌟💡") == line.raw[start:end] for start, end in put)


def kind(tear: Finding) -> str:
    """What was lost: the kinds are told apart by what is shown."""
    shown = tear.evidence
    if shown[1:2] in set("，。！？；"):
        return "at a sign"
    if tear.replacement.endswith("□"):
        return "an ASCII character eaten"
    return "to the end of a piece" if shown.endswith("?") else "up to a byte that stands alone"


def _outcome(line: Line, tear: Finding, meant: str) -> str:
    if not tear.replacement:
        return "unresolved"
    return "right" if _right(line, (tear.start, tear.end), meant) else "wrong"


def _right(line: Line, tear: tuple[int | None, int | None], meant: str) -> bool:
    """Whether a mended tear gives what was meant; a character that is gone for good (□) may be any."""
    before = Line(line.raw[: tear[0]], edits=[e for e in line.edits if e.end <= (tear[0] or 0)]).render()
    edit = next(e for e in line.edits if (e.start, e.end) == tear and e.kind is EditKind.REPAIR)
    start, end = len(before), len(before) + len(edit.replacement.rstrip("□"))
    blocks = SequenceMatcher(None, line.render(), meant, autojunk=False).get_matching_blocks()
    return any(block.a <= start and end <= block.a + block.size for block in blocks)


def distance(a: str, b: str) -> int:
    """Edits of one character (put in, taken out, changed) from one text to the other."""
    if a == b:
        return 0
    codes, row_ = np.array([ord(c) for c in b], dtype=np.int64), np.arange(len(b) + 1)
    for number, character in enumerate(a, 1):
        changed = np.minimum(row_[1:] + 1, row_[:-1] + (codes != ord(character)))
        best = np.concatenate(([number], changed)) - np.arange(len(b) + 1)
        row_ = np.minimum.accumulate(best) + np.arange(len(b) + 1)
    return int(row_[-1])
