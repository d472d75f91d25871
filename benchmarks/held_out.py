"""Injected spam on made pages: terms that no list and no model has seen, delimiters, disguises, positions, beside a plain rival.

Usage: python -m benchmarks.held_out [--pages N] [--seed N]
Unknown terms: each page is read without the strong stems that stand in its own spans. For a group of terms the character model is trained
anew without the group and shown beside no model at all. Delimiters, disguises and topics are in no training data; the model reads segments.
The rival is a classifier of whole lines by characters, trained on the development set.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from benchmarks import characters as training
from benchmarks import headers, terms
from benchmarks.detection import Page, honest, lexicon_without, pages
from filters import content, injection, repair
from filters.fold import fold
from filters.injection import characters

Table = NDArray[np.float64]
_NOTHING = np.tile(np.array([127, 0, 0, 0, 0], np.int8), (characters.BUCKETS, 1))  # takes every segment for honest wording


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=150, help="made pages a row")
    parser.add_argument("--seed", type=int, default=23)
    arguments = parser.parse_args()
    rival = _rival()
    print(f"{'recall of made pages':28}{'all':>8}{'unknown':>9}{'no model':>10}{'rival':>8}")
    for family, group in [*terms.TERMS, ("gambling", "made")]:
        made = list(headers.injected(arguments.pages, arguments.seed, family=[family], group=[group]))
        with model(_trained_without(family, group)):
            unknown = _recall(made, unknown=True)
        with model(_NOTHING):
            bare = _recall(made, unknown=True)
        print(f"  {family + ' ' + group:26}{_recall(made):8.3f}{unknown:9.3f}{bare:10.3f}{np.mean([rival(page) for page in made]):8.3f}")
    _print_by(list(headers.injected(10 * arguments.pages, arguments.seed)), rival)
    clean = [document for _, document in honest()]
    print(f"\nhonest corpus flagged: ours {sum(bool(d.findings) for d in clean)}, ", end="")
    print(f"rival {sum(rival(_page(d.title.raw, [x.raw for x in d.lines])) for d in clean)} of {len(clean)}")


def _print_by(made: list[Page], rival: Callable[[Page], bool]) -> None:
    for name in ("family", "position", "delimiter", "obfuscation", "body_style"):
        rows: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
        for page in made:
            found = _found(page)
            key = " ".join(page[name]) or "none" if name == "obfuscation" else repr(page[name])
            rows[key].append((bool(found), found == {tuple(s[:3]) for s in page["gold_spans"]}, rival(page)))
        print(f"\n{name:22}{'n':>6}{'recall':>9}{'exact':>8}{'rival':>8}")
        for key, told in sorted(rows.items()):
            recall, exact, other = np.mean(told, axis=0)
            print(f"  {key:20}{len(told):6}{recall:9.3f}{exact:8.3f}{other:8.3f}")


def _recall(made: Iterable[Page], *, unknown: bool = False) -> float:
    told = []
    for page in made:
        with lexicon_without(page, unknown):
            told.append(bool(_found(page)))
    return float(np.mean(told))


def _found(page: Page) -> set[tuple[int, int, int]]:
    document = content.given(page["title"], tuple(page["text"]))
    repair.undo(document)
    injection.find(None, document)
    found = [f for f in document.found("injection") if f.field in ("title", "text") and f.start is not None and f.end is not None]
    return {(-1 if f.field == "title" else f.line or 0, f.start or 0, f.end or 0) for f in found}


def _trained_without(family: str, group: str) -> NDArray[np.int8]:
    table = training.train(training.examples([(family, group)]))
    return np.clip(np.rint(table * characters.SCALE), -127, 127).astype(np.int8)


@contextmanager
def model(table: NDArray[np.int8]) -> Iterator[None]:
    """Another table in the model's place."""
    whole = characters.weights
    characters.weights = lambda: table  # type: ignore[assignment]
    try:
        yield
    finally:
        characters.weights = whole


def _rival() -> Callable[[Page], bool]:
    """Whether a classifier of whole lines, trained on the development set, calls any line of a page injected."""
    data = [example for page in pages() for example in _lines(page)]
    table = training.train(data)

    def says(page: Page) -> bool:
        likely = characters.softmax(characters.totals([text for text, _ in _lines(page)], table))
        return bool((likely[:, 0] < 0.5).any())

    return says


def _lines(page: Page) -> list[tuple[str, int]]:
    bad = {span[0] for span in page.get("gold_spans", ())}
    texts = [(number, fold(text).lower()) for number, text in enumerate([page["title"], *page["text"]], -1)]
    return [(text, int(number in bad)) for number, text in texts if text]


def _page(title: str, lines: list[str]) -> Page:
    return {"title": title, "text": lines, "gold_spans": []}


if __name__ == "__main__":
    main()
