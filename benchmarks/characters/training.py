"""The training of the character model of injected keywords: a logistic regression over character n-grams."""

from __future__ import annotations

import io
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.characters.segments import Example
from filters.injection.vocabulary import characters

_EPOCHS: Final = 14
_RATE: Final = 2.0
_DECAY: Final = 2e-5
_HONEST_WEIGHT: Final = 0.6  # of the honest class beside the others: goods and names are many and easy, and must not drown rare terms
# Share of the 1-, 2- and 3-grams that each pass leaves out: else the long ones, which know a term by heart, leave the short ones nothing to
# learn, and these are what unknown terms share. With it, more passes and the mean of the later ones, of nine groups of terms that were left
# out .59 are below a likelihood of .1 and .72 below .2 (.49 and .65 without), and of the honest pieces of kinds that were .031 and .050
# (.033 and .055).
LEFT_OUT: Final = (0.1, 0.3, 0.5)
_SETTLED: Final = _EPOCHS // 2  # passes before those of which the mean is taken
_SIZE: Final = 64  # segments of a step


def serialized(table: NDArray[np.float64]) -> bytes:
    """The table as the file holds it."""
    buffer = io.BytesIO()
    np.save(buffer, np.clip(np.rint(table * characters.SCALE), -127, 127).astype(np.int8))
    return buffer.getvalue()


def train(data: list[Example], left_out: tuple[float, float, float] = LEFT_OUT) -> NDArray[np.float64]:
    """Multinomial logistic regression by plain gradient steps, the classes weighed nearly alike; `left_out`: see `LEFT_OUT`."""
    texts, labels = [text for text, _ in data], np.array([label for _, label in data])
    grams, starts = characters.buckets(texts)
    ends = np.append(starts[1:], len(grams))
    share = np.bincount(labels, minlength=5)
    weight = np.sqrt(len(labels) / 5 / np.maximum(share, 1))
    weight[0] *= _HONEST_WEIGHT
    draw = np.random.default_rng(5)  # the same table each time
    absent = np.array(left_out)[characters.orders(texts) - 1]
    table = np.zeros((characters.BUCKETS, 5))
    settled = np.zeros_like(table)
    for epoch in range(_EPOCHS):
        kept = (draw.random(len(grams)) >= absent).astype(float)[:, None]
        for first in range(0, len(labels), _SIZE):
            last = min(first + _SIZE, len(labels))
            begin, end = starts[first], ends[last - 1]
            own, told, begins = grams[begin:end], kept[begin:end], starts[first:last] - begin
            scale = 1 / np.sqrt(np.maximum(np.add.reduceat(told, begins), 1))
            wrong = characters.softmax(np.add.reduceat(table[own] * told, begins) * scale)
            wrong[np.arange(last - first), labels[first:last]] -= 1
            step = wrong * scale * (weight[labels[first:last]] * _RATE / (1 + epoch))[:, None]
            np.subtract.at(table, own, np.repeat(step, ends[first:last] - starts[first:last], axis=0) * told)
        table *= 1 - _DECAY
        settled += table if epoch >= _SETTLED else 0
    return settled / (_EPOCHS - _SETTLED)
