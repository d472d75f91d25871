"""The likeliest texts through a lattice of characters: a beam over (place, bytes that wait, text so far)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from filters.repair.candidates import Candidate
from filters.repair.ngrams import longer
from filters.repair.search import Question, Search

WIDTH: Final = 8  # texts kept at a place; the first two decide, and 24 find nothing more
BEHIND: Final = 4.0  # nats that a text with a lost byte may be behind those that are a token further
WINDOW: Final = 9.0  # nats behind the best; what is further behind does not catch up

Node = tuple[int, int, int, int]  # ordered along the text: a step leads to a greater one
Step = tuple[Candidate, Node]  # one character on the way, and where it leads


class Path(NamedTuple):
    """A text from the start to a node."""

    score: float  # nats
    text: str  # simplified
    original: str
    context: int


class Fan(NamedTuple):
    """All steps from a node: to whole characters, and to those whose second byte is lost."""

    whole: Sequence[Step]
    lost: Sequence[Step] = ()


def likeliest(starts: dict[Node, list[Path]], end: int, fan: Callable[[Node, Sequence[Path]], Fan]) -> Search[list[Path]]:
    """The best paths from the starts to the token `end`, with different texts, the best first."""
    reached = {node: list(paths) for node, paths in starts.items()}
    while reached:
        first = min(reached)
        if first[0] >= end:
            return _distinct([path for paths in reached.values() for path in paths])
        layer = {node: reached.pop(node) for node in [node for node in reached if node[:2] == first[:2]]}
        here = [(paths, fan(node, paths)) for node, paths in _kept(layer, reached) if paths]
        for node, path in (yield from _onward(here)):
            reached.setdefault(node, []).append(path)
    return []


def _kept(layer: Mapping[Node, list[Path]], further: Mapping[Node, Sequence[Path]]) -> Iterator[tuple[Node, list[Path]]]:
    """The best paths to each node of a layer; of those that lost a byte the ones that may still reach those a token further."""
    lost = any(node[1] for node in layer)
    limit = max((path.score for paths in further.values() for path in paths), default=-math.inf) - BEHIND if lost else -math.inf
    for node, paths in layer.items():
        yield node, [path for path in _distinct(paths) if path.score > limit]


def _onward(here: Sequence[tuple[Sequence[Path], Fan]]) -> Search[Iterable[tuple[Node, Path]]]:
    """The best steps from all paths of a layer; those to whole characters and those to others do not crowd each other out."""
    steps, paths, characters, sizes, whole, lost = list[Step](), list[Path](), list[int](), list[int](), list[int](), list[int]()
    for at_node, fan in here:
        onward = [*fan.whole, *fan.lost]
        points = [candidate.point for candidate, _ in onward]
        for path in at_node:
            first, middle = len(steps), len(steps) + len(fan.whole)
            steps += onward
            characters += points
            paths += [path] * len(onward)
            whole += range(first, middle)
            lost += range(middle, len(steps))
            sizes.append(len(onward))
    if not steps:
        return ()
    answer = yield Question([path.context for at_node, _ in here for path in at_node], sizes, characters)
    scores = [path.score + nats for path, nats in zip(paths, answer, strict=True)]
    best = [*_best(scores, whole, max(map(scores.__getitem__, whole), default=0.0)), *_best(scores, lost, max(scores))]
    return [(steps[number][1], _gone(paths[number], steps[number][0], scores[number])) for number in best]


def _gone(path: Path, step: Candidate, score: float) -> Path:
    return Path(score, path.text + step.text, path.original + step.original, longer(path.context, step.point))


def _best(scores: Sequence[float], among: Iterable[int], best: float) -> list[int]:
    """The best of the scores with these numbers, the best first."""
    limit = best - WINDOW
    return sorted([number for number in among if scores[number] > limit], key=scores.__getitem__, reverse=True)[:WIDTH]


def _distinct(paths: list[Path]) -> list[Path]:
    """The best of the paths with different texts, the best first."""
    if len(paths) == 1:
        return paths
    best = dict[str, Path]()
    for path in sorted(paths, reverse=True):
        best.setdefault(path.text, path)
    return list(best.values())[:WIDTH]
