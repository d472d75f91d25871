"""Injected spam on made pages: terms that no list and no model has seen, delimiters, disguises, positions, beside a plain rival.

Usage: python -m benchmarks.detection.held_out [--pages N] [--seed N]
Unknown terms: each page is read without the strong stems that stand in its own spans. For a group of terms the character model is trained
anew without the group and shown beside no model at all. Delimiters, disguises and topics are in no training data; the model reads segments.
The rival is a classifier of whole lines by characters, trained on the development set.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from benchmarks.characters import training
from benchmarks.characters.segments import examples
from benchmarks.detection import headers, rivals, terms
from benchmarks.detection.development import HONEST, Page, honest, lexicon_without, pages
from filters import content, injection, repair
from filters.injection.vocabulary import characters

_KINDS = 5  # of honest pages that are left out at a time
_NOTHING = np.tile(np.array([127, 0, 0, 0, 0], np.int8), (characters.BUCKETS, 1))  # takes every segment for honest wording


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=150, help="made pages a row")
    parser.add_argument("--seed", type=int, default=23)
    arguments = parser.parse_args()
    rival = rivals.classifier(pages())
    print(f"{'recall of made pages':28}{'all':>8}{'unknown':>9}{'no model':>10}{'rival':>8}")
    for family, group in [*terms.TERMS, ("gambling", "made")]:
        made = list(headers.injected(arguments.pages, arguments.seed, family=[family], group=[group]))
        with model(_trained_without(family, group)):
            unknown = _recall(made, unknown=True)
        with model(_NOTHING):
            bare = _recall(made, unknown=True)
        print(
            f"  {family + ' ' + group:26}{_recall(made):8.3f}{unknown:9.3f}{bare:10.3f}{np.mean([bool(rival(page)) for page in made]):8.3f}"
        )
    _print_by(list(headers.injected(10 * arguments.pages, arguments.seed)), rival)
    clean = [document for _, document in honest()]
    print(f"\nhonest corpus flagged: ours {sum(bool(d.findings) for d in clean)}, ", end="")
    print(f"trained without their kinds {_flagged_by_kinds_out()}, ", end="")
    print(f"rival {sum(bool(rival(_page(d.title.raw, [x.raw for x in d.lines]))) for d in clean)} of {len(clean)}")


def _print_by(made: list[Page], rival: rivals.Rule) -> None:
    for name in ("family", "position", "delimiter", "obfuscation", "body_style"):
        rows: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
        for page in made:
            found = _found(page)
            key = " ".join(page[name]) or "none" if name == "obfuscation" else repr(page[name])
            rows[key].append((bool(found), found == {tuple(s[:3]) for s in page["gold_spans"]}, bool(rival(page))))
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


def _flagged_by_kinds_out() -> int:
    """Honest pages that are flagged where the character model was trained without their kind, some kinds at a time."""
    kinds = sorted(file.stem for file in HONEST.glob("*.txt"))
    flagged = 0
    for out in (kinds[first : first + _KINDS] for first in range(0, len(kinds), _KINDS)):
        with model(_stored(training.train(examples(kinds_out=out)))):
            flagged += sum(bool(document.findings) for kind in out for _, document in honest(kind))
    return flagged


def _trained_without(family: str, group: str) -> NDArray[np.int8]:
    return _stored(training.train(examples([(family, group)])))


def _stored(table: NDArray[np.float64]) -> NDArray[np.int8]:
    return np.clip(np.rint(table * characters.SCALE), -127, 127).astype(np.int8)


@contextmanager
def model(table: NDArray[np.int8]) -> Iterator[None]:
    """Another table in the model's place."""
    whole, other = characters.model, characters.Model(table)
    characters.model = lambda: other  # type: ignore[assignment]
    try:
        yield
    finally:
        characters.model = whole


def _page(title: str, lines: list[str]) -> Page:
    return {"title": title, "text": lines, "gold_spans": []}


if __name__ == "__main__":
    main()
