"""Many searches at once: each asks how likely characters are and waits, and one look-up answers all that wait."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from filters.repair.ngrams import ONE, Codes, Nats, codes
from filters.repair.prose import Prose

T = TypeVar("T")
_TWO: Final = np.uint64(32)


class Question(NamedTuple):
    """Characters, and for each the number of its context among the contexts (of three characters, packed)."""

    contexts: Codes
    of: NDArray[np.intp]
    characters: Codes


Search = Generator[Question, Nats, T]  # asks, is sent an answer of the question's length in nats, returns what it found


def answered(searches: Sequence[Search[T]], prose: Prose) -> list[T]:
    """What each search finds; a look-up costs more than what it looks up, so that they go on in step."""
    found, answers = dict[int, T](), dict[int, Nats | None].fromkeys(range(len(searches)))
    while answers:
        asked = dict[int, Question]()
        for number, answer in answers.items():
            try:
                asked[number] = searches[number].send(answer)  # type: ignore[arg-type]  # nothing is sent before the first question
            except StopIteration as end:
                found[number] = end.value
        answers = dict(zip(asked, _scores(list(asked.values()), prose), strict=True))
    return [found[number] for number in range(len(searches))]


def _scores(questions: Sequence[Question], prose: Prose) -> list[Nats]:
    if not questions:
        return []
    firsts = np.cumsum([0, *(len(q.contexts) for q in questions[:-1])])
    scores = prose.score(
        np.concatenate([q.contexts for q in questions]),
        np.concatenate([q.of + first for q, first in zip(questions, firsts, strict=True)]),
        np.concatenate([q.characters for q in questions]),
    )
    return np.split(scores, np.cumsum([len(q.characters) for q in questions[:-1]]))


def total(texts: Sequence[str]) -> Search[Nats]:
    """Log probability of whole texts of one length from their fourth character on."""
    points = np.stack([codes(text) for text in texts])
    contexts = ((points[:, :-3] << _TWO) | (points[:, 1:-2] << ONE) | points[:, 2:-1]).ravel()
    scores = yield Question(contexts, np.arange(len(contexts)), points[:, 3:].ravel())
    summed: Nats = scores.reshape(len(texts), -1).sum(axis=1)
    return summed
