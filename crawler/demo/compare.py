"""A dataset of the demo site beside the site's ground truth: what was found, missed and wrongly flagged, kind by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from crawler.demo.kinds import KINDS, Kind, Seen
from crawler.demo.site import canonical
from crawler.demo.truth import Truth

LOG: Final = "requests.log"  # what the server was asked for, at the top of a demo's dataset


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind of thing. `expected` and `found` count pages, for torn text sentences; the others are paths of pages."""

    group: str
    kind: str
    expected: int
    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything expected was found and nothing else."""
        return not self.missed and not self.wrong


def compare(out: Path, truth: Sequence[Truth]) -> list[KindScore]:
    """Judge the dataset at `out`, kind by kind, in a fixed order; kinds that nothing on the site shows are left out."""
    seen = _seen(out)
    if (out / LOG).exists():
        _mark_asked(out / LOG, seen, truth)
    scores = [_score(kind, truth, seen) for kind in KINDS]
    scores.append(_twins(truth, seen, "exact"))
    scores.append(_twins(truth, seen, "near"))
    strangers = sorted(path for path, page in seen.items() if page.table != "none" and path not in {t.path for t in truth})
    scores.append(KindScore("crawl", "no row for anything else", 0, 0, (), tuple(strangers)))
    return [score for score in scores if score.expected or score.wrong]


def _score(kind: Kind, truth: Sequence[Truth], seen: Mapping[str, Seen]) -> KindScore:
    expected = found = 0
    missed, wrong = list[str](), list[str]()
    for page in truth:
        got = seen.get(page.path, Seen())
        if due := kind.expected(page):
            there = min(kind.found(page, got), due)
            expected, found = expected + due, found + there
            missed += [page.path] if there < due else []
        if kind.wrong(page, got):
            wrong.append(page.path)
    return KindScore(kind.group, kind.name, expected, found, tuple(missed), tuple(wrong))


def _twins(truth: Sequence[Truth], seen: Mapping[str, Seen], degree: str) -> KindScore:
    """Of two addresses with one article, one is kept and the other names it as its original."""
    copies = [page for page in truth if page.kind == f"{degree} duplicate"]
    missed = []
    for page in copies:
        pair = [seen.get(path, Seen()) for path in (page.path, page.twin)]
        if sorted(one.table for one in pair) != ["articles", "rejects"] or not any(one.row.get("duplicate_of") for one in pair):
            missed.append(page.path)
    lonely = {page.path for page in truth if not page.twin}
    wrong = sorted(path for path in lonely & seen.keys() if f"duplicate.{degree}" in seen[path].flags)
    return KindScore("duplicates", f"duplicate.{degree}", len(copies), len(copies) - len(missed), tuple(missed), tuple(wrong))


def _seen(out: Path) -> dict[str, Seen]:
    """What the dataset says, by path as the truth writes it."""
    from pipelines.dataset import read

    seen: dict[str, Seen] = {}
    for table in ("articles", "rejects"):
        for row in read(out, table).to_pylist():
            page = seen.setdefault(_path(row["url"]), Seen())
            page.table, page.row = table, row
            for part in row["parts"] or ():  # joined into this row: it says what they say, and they have none
                seen[_path(part)] = Seen("", row)
    for row in read(out, "flags", ["url", "category"]).to_pylist():
        seen.setdefault(_path(row["url"]), Seen()).flags.add(row["category"])
    return seen


def _mark_asked(log: Path, seen: dict[str, Seen], truth: Sequence[Truth]) -> None:
    """Say of every address whether the server was asked for it."""
    asked = {canonical(line.partition(" ")[2]) for line in log.read_text("utf-8").splitlines()}
    for path in asked | {page.path for page in truth}:
        seen.setdefault(path, Seen()).asked = path in asked


def _path(url: str) -> str:
    parts = urlsplit(url)
    return canonical(parts.path + (f"?{parts.query}" if parts.query else ""))
