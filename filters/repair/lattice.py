"""The likeliest texts through a lattice of characters, where words may span its nodes."""

from __future__ import annotations

from collections.abc import Callable
from heapq import nlargest
from typing import Final, NamedTuple

from filters.repair.words import CROWDED, LONGEST, Words, is_han

KEPT: Final = 8  # texts a node; the first two decide, the others make room for words that end later
WINDOW: Final = 9.0  # nats behind the best word from one node to another; what is further behind does not catch up

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


class _Edge(NamedTuple):
    word: str
    original: str
    score: float
    to: Node


def likeliest(start: Node, end: Node, steps: Callable[[Node], list[Step]], words: Words) -> list[Path]:
    """The best paths from start to end with different texts, the best first."""
    reached: dict[Node, dict[str, Path]] = {start: {"": Path(0.0, "", "")}}
    known: dict[Node, list[Step]] = {}

    def follow(node: Node) -> list[Step]:
        if node not in known:
            known[node] = steps(node)
        return known[node]

    while reached:
        node = min(reached)
        best = nlargest(KEPT, reached.pop(node).values())
        if node == end:
            return best
        _extend(best, _words(node, follow, words), reached)
    return []


def _extend(best: list[Path], edges: list[_Edge], reached: dict[Node, dict[str, Path]]) -> None:
    """Read each word after each path; words that fall too far behind the best to the same node are left."""
    top: dict[Node, float] = {}
    for edge in edges:
        top[edge.to] = max(top.get(edge.to, edge.score), edge.score)
    for word, original, score, to in edges:
        if score < top[to] - WINDOW:
            continue
        there = reached.setdefault(to, {})
        sign = not is_han(word[0])
        for path in best:
            total = path.score + score + (CROWDED if sign and path.text and not is_han(path.text[-1]) else 0.0)
            text = path.text + word
            known = there.get(text)
            if known is None or known.score < total:
                there[text] = Path(total, text, path.original + original)


def _words(node: Node, follow: Callable[[Node], list[Step]], words: Words) -> list[_Edge]:
    """All words that begin at a node."""
    table, page = words.table, words.page
    growing = [(step.character, step.original, step.to) for step in follow(node)]
    found = [_Edge(word, original, words.single(word), to) for word, original, to in growing]
    for _ in range(LONGEST - 1):
        grown = []
        for prefix, original, at in growing:
            for character, stood, to in follow(at):
                word = prefix + character
                score = table.get(word)
                if word in page:
                    score = max(page[word], score or page[word])
                if score is not None:
                    grown.append((word, original + stood, to))
                    if score:
                        found.append(_Edge(word, original + stood, score, to))
        growing = grown
    return found
