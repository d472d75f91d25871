"""The training of the character model of injected keywords: a logistic regression over character n-grams."""

from __future__ import annotations

import io
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.characters.segments import Example
from filters.injection.vocabulary import characters

_EPOCHS: Final = 8
_RATE: Final = 0.35
_DECAY: Final = 2e-5
_HONEST_WEIGHT: Final = 0.6  # of the honest class beside the others: goods and names are many and easy, and must not drown rare terms


def serialized(table: NDArray[np.float64]) -> bytes:
    """The table as the file holds it."""
    buffer = io.BytesIO()
    np.save(buffer, np.clip(np.rint(table * characters.SCALE), -127, 127).astype(np.int8))
    return buffer.getvalue()


def train(data: list[Example]) -> NDArray[np.float64]:
    """Multinomial logistic regression by plain gradient steps, the classes weighed nearly alike."""
    grams, starts = characters.buckets([text for text, _ in data])
    labels = np.array([label for _, label in data])
    ends = np.append(starts[1:], len(grams))
    share = np.bincount(labels, minlength=5)
    weight = np.sqrt(len(labels) / 5 / np.maximum(share, 1))
    weight[0] *= _HONEST_WEIGHT
    table = np.zeros((characters.BUCKETS, 5))
    for epoch in range(_EPOCHS):
        rate = _RATE / (1 + epoch)
        for first in range(0, len(labels), 64):
            last = min(first + 64, len(labels))
            begins, own = starts[first:last], grams[starts[first] : ends[last - 1]]
            sizes = ends[first:last] - begins
            scale = 1 / np.sqrt(sizes)
            sums = np.add.reduceat(table[own], begins - starts[first], axis=0) * scale[:, None]
            wrong = characters.softmax(sums)
            wrong[np.arange(last - first), labels[first:last]] -= 1
            step = wrong * (weight[labels[first:last]] * scale * rate)[:, None]
            np.subtract.at(table, own, np.repeat(step, sizes, axis=0))
        table *= 1 - _DECAY
    return table
