"""The likeliest texts through a lattice of characters, where words may span its nodes."""

from __future__ import annotations

from collections.abc import Callable
from heapq import nlargest
from typing import Final, NamedTuple

from filters.repair.words import LONGEST, words

KEPT: Final = 6  # texts a node; the first two decide, the others make room for words that end later
WINDOW: Final = 16.0  # nats behind the best at a node; what is further behind does not catch up

Node = tuple[int, ...]  # ordered along the text: every step leads to a greater node


class Step(NamedTuple):
    """One character on the way: simplified, as the dictionary has it, and as it stood."""

    character: str
    original: str
    to: Node


class Path(NamedTuple):
    """A text from the start to a node."""

    score: float  # nats
    text: str
    original: str
    last: int = 0  # part of speech of its last word


Steps = Callable[[Node], list[Step]]
Edge = tuple[str, str, float, int, Node]  # word, as it stood, score, part of speech, the node that it leads to


def likeliest(start: Node, end: Node, steps: Steps) -> list[Path]:
    """The best paths from start to end with different texts, the best first."""
    reached: dict[Node, dict[str, Path]] = {start: {"": Path(0.0, "", "")}}
    memo: dict[Node, list[Step]] = {}
    while reached:
        node = min(reached)
        best = nlargest(KEPT, reached.pop(node).values())
        if node == end:
            return best
        for edge in _words(node, steps, memo):
            _extend(best, edge, reached.setdefault(edge[-1], {}))
    return []


def _extend(best: list[Path], edge: Edge, there: dict[str, Path]) -> None:
    word, original, score, part, _ = edge
    follows = words().follows
    for path in best:
        total = path.score + score + follows[path.last][part]
        text = path.text + word
        known = there.get(text)
        if known is None or known.score < total:
            there[text] = Path(total, text, path.original + original, part)


def _words(node: Node, steps: Steps, memo: dict[Node, list[Step]]) -> list[Edge]:
    """All words that begin at a node."""
    dictionary, found = words(), list[Edge]()
    table, growing = dictionary.table, [("", "", node)]
    for length in range(1, LONGEST + 1):
        grown = []
        for prefix, original, at in growing:
            if at not in memo:
                memo[at] = steps(at)
            for character, stood, to in memo[at]:
                word = prefix + character
                entry = table.get(word)
                if entry is None and length > 1:
                    continue
                if entry is None or not entry[0]:
                    entry = dictionary.single(word) if length == 1 else entry
                if entry[0]:
                    found.append((word, original + stood, entry[0], entry[1], to))
                grown.append((word, original + stood, to))
        growing = grown
    return found
