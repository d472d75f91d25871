"""Many searches at once: each asks how likely characters are and waits, and one look-up answers all that wait."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple, TypeVar

import numpy as np

from filters.repair.ngrams import longer, point
from filters.repair.prose import Prose

T = TypeVar("T")


class Question(NamedTuple):
    """Contexts, how many characters are asked for after each, and these characters, as the model reads them."""

    contexts: Sequence[int]
    sizes: Sequence[int]
    characters: Sequence[int]


Search = Generator[Question, Sequence[float], T]  # asks, is sent an answer of the question's length in nats, returns what it found


def answered(searches: Sequence[Search[T]], prose: Prose) -> list[T]:
    """What each search finds; a look-up costs more than what it looks up, so that they go on in step."""
    found, answers = dict[int, T](), dict[int, Sequence[float] | None].fromkeys(range(len(searches)))
    while answers:
        asked = dict[int, Question]()
        for number, answer in answers.items():
            try:
                asked[number] = searches[number].send(answer)  # type: ignore[arg-type]  # nothing is sent before the first question
            except StopIteration as end:
                found[number] = end.value
        answers = dict(zip(asked, _scores(list(asked.values()), prose), strict=True))
    return [found[number] for number in range(len(searches))]


def _scores(questions: Sequence[Question], prose: Prose) -> Iterator[Sequence[float]]:
    if not questions:
        return
    contexts, sizes, characters = (list(chain.from_iterable(parts)) for parts in zip(*questions, strict=True))
    of = np.arange(len(contexts)).repeat(sizes)
    scores = prose.score(np.array(contexts, np.uint64), of, np.array(characters, np.uint64)).tolist()
    ends = accumulate((len(question.characters) for question in questions), initial=0)
    yield from (scores[start:end] for start, end in pairwise(ends))


def total(texts: Sequence[tuple[int, str]]) -> Search[list[float]]:
    """Log probability of whole texts, each after a context."""
    contexts, characters, ends = list[int](), list[int](), [0]
    for context, text in texts:
        points = list(map(point, text))
        contexts += list(accumulate(points, longer, initial=context))[:-1]
        characters += points
        ends.append(len(characters))
    scores = yield Question(contexts, [1] * len(contexts), characters)
    return [sum(scores[start:end]) for start, end in pairwise(ends)]
