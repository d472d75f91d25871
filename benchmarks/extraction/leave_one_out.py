"""Main content with one collection of pages left out at a time: the weights are chosen on the others, the figure is of that one.

Usage: python -m benchmarks.extraction.leave_one_out
Needs the development set in ../shared; its own scorer gives the figures.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import sys
from collections import defaultdict
from typing import Any, Final

from benchmarks.extraction import development
from benchmarks.extraction.development import Gold
from filters import charset, content, dom, furniture
from filters.content import choice
from filters.model import GENERAL, Page

GRID: Final = {"DESCRIBED": (1.0, 1.5, 2.0), "AFTER_HEADLINE": (0.6, 0.8, 1.0), "DECAY": (0.7, 0.75), "CLIMB": (2.0, 3.0)}


def main() -> None:
    """Print the F1 of each Chinese collection left out, the mean over all pages, and the mean with the weights as they are."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    if not development.PAGES.exists():
        sys.exit(f"no development set at {development.PAGES}")
    score = _scorer()
    pages = [(g.id.partition("/")[0], g.text, _page(g)) for g in development.golds() if g.collection not in ("aeb", "zh-forum")]
    kept = tuple(getattr(choice, name) for name in GRID)
    trials = [_trial(values, pages, score) for values in dict.fromkeys([kept, *itertools.product(*GRID.values())])]
    _set(kept)
    by_collection = defaultdict(list)
    for number, (collection, _, _) in enumerate(pages):
        by_collection[collection].append(number)
    total = 0.0
    for collection, numbers in sorted(by_collection.items()):
        others = [n for n in range(len(pages)) if n not in numbers]
        best = max(trials, key=lambda trial: sum(trial[n] for n in others))
        total += sum(best[n] for n in numbers)
        print(f"{collection:12}{len(numbers):4} pages  F1 {sum(best[n] for n in numbers) / len(numbers):.3f}")
    print(f"left out     {len(pages):4} pages  F1 {total / len(pages):.3f}")
    print(f"as they are  {len(pages):4} pages  F1 {sum(trials[0]) / len(pages):.3f}")


def _page(gold: Gold) -> Page:
    text, encoding = charset.decode(gold.body())
    return dom.parse(text, gold.url, encoding.name)


def _trial(values: tuple[float, ...], pages: list[tuple[str, str, Page]], score: Any) -> list[float]:
    """The F1 of each page with these weights."""
    _set(values)
    found = []
    for _, gold, page in pages:
        document = content.choose(page, GENERAL)
        furniture.trim(document)
        found.append(float(score(gold, document.render(), False)[2]))
    return found


def _set(values: tuple[float, ...]) -> None:
    for name, value in zip(GRID, values, strict=True):
        setattr(choice, name, value)


def _scorer() -> Any:
    """The scorer's own measure of one page."""
    spec = importlib.util.spec_from_file_location("score_extraction", development.SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.char_page


if __name__ == "__main__":
    main()
