"""The likeliest texts through a lattice of characters: a beam over (place, bytes that wait, text so far)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from filters.repair.candidates import simplified
from filters.repair.ngrams import Nats, codes
from filters.repair.search import Question, Search

WIDTH: Final = 8  # texts kept at a place; the first two decide, and 24 find nothing more
WINDOW: Final = 9.0  # nats behind the best; what is further behind does not catch up
_CONTEXT: Final = (1 << 48) - 1

Node = tuple[int, int, int, int]  # ordered along the text: a step leads to a greater one


class Step(NamedTuple):
    """One character on the way, as it stood, and what waits after it; `onward` is how many tokens it takes."""

    original: str
    onward: int
    lost: int = 0
    byte: int = 0
    taken: int = 0

    def to(self, node: Node) -> Node:
        """The node that this step leads to."""
        return node[0] + self.onward, self.lost, self.byte, self.taken


class Path(NamedTuple):
    """A text from the start to a node."""

    score: float  # nats
    text: str  # simplified
    original: str
    context: int


@dataclass(frozen=True, slots=True)
class Fan:
    """All steps from a node, and the code point of each as the model reads it."""

    steps: Sequence[Step]
    codes: Sequence[int]
    lost: Sequence[bool]  # which of them lead to a character whose lead byte is lost

    @classmethod
    def of(cls, steps: Sequence[Step]) -> Fan:
        """Class the steps."""
        return cls(steps, [_code(step.original) for step in steps], [step.lost == 1 for step in steps])

    def __add__(self, other: Fan) -> Fan:
        return Fan([*self.steps, *other.steps], [*self.codes, *other.codes], [*self.lost, *other.lost])


def likeliest(starts: dict[Node, list[Path]], end: int, fan: Callable[[Node], Fan]) -> Search[list[Path]]:
    """The best paths from the starts to the token `end`, with different texts, the best first."""
    reached = {node: list(paths) for node, paths in starts.items()}
    while reached:
        first = min(reached)
        if first[0] >= end:
            return _distinct([path for paths in reached.values() for path in paths])
        layer = [node for node in reached if node[:2] == first[:2]]
        here = [(node, path) for node in layer for path in _distinct(reached.pop(node))]
        for node, path in (yield from _steps(here, fan)):
            reached.setdefault(node, []).append(path)
    return []


def _steps(here: Sequence[tuple[Node, Path]], fan: Callable[[Node], Fan]) -> Search[list[tuple[Node, Path]]]:
    """The best steps from all paths of a layer, scored at once."""
    known = {node: fan(node) for node in dict.fromkeys(node for node, _ in here)}
    fans = [known[node] for node, _ in here]
    points = [code for f in fans for code in f.codes]
    if not points:
        return []
    of = np.repeat(np.arange(len(here)), [len(f.codes) for f in fans])
    after, lost = np.array(points, np.uint64), np.array([lost for f in fans for lost in f.lost])
    contexts = np.array([path.context for _, path in here], np.uint64)
    scores = np.array([path.score for _, path in here])[of] + (yield Question(contexts, of, after))
    found = list[tuple[Node, Path]]()
    steps = [step for f in fans for step in f.steps]
    for kind in (~lost, lost):
        for at in _best(scores, np.flatnonzero(kind)):
            (node, path), step = here[of[at]], steps[at]
            context = (path.context << 16 | points[at]) & _CONTEXT
            path = Path(float(scores[at]), path.text + simplified(step.original), path.original + step.original, context)
            found.append((step.to(node), path))
    return found


def _best(scores: Nats, among: NDArray[np.intp]) -> list[int]:
    """The best of the scores with these numbers, the best first."""
    ranked = among[np.argsort(-scores[among], kind="stable")[:WIDTH]]
    found: list[int] = ranked[scores[ranked] > scores[ranked[:1]] - WINDOW].tolist()
    return found


@cache
def _code(character: str) -> int:
    """The code point of a character's simplified form as the model reads it."""
    return int(codes(simplified(character))[0])


def _distinct(paths: list[Path]) -> list[Path]:
    """The best of the paths with different texts, the best first."""
    best = dict[str, Path]()
    for path in sorted(paths, reverse=True):
        best.setdefault(path.text, path)
    return list(best.values())[:WIDTH]
