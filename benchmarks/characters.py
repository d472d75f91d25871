"""Train the character model of injected keywords on what the repository holds: terms, stems and honest wording. Seeded, byte for byte.

Usage: python -m benchmarks.characters [--check]
`--check` trains and exits 1 where the shipped file differs.
"""

from __future__ import annotations

import argparse
import io
import sys
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.segments import ROOT, Example, examples
from filters.injection import characters

_EPOCHS: Final = 8
_RATE: Final = 0.35
_DECAY: Final = 2e-5
_HONEST_WEIGHT: Final = 0.85  # of the honest class beside the others: goods and names are many and easy, and must not drown rare terms


def main() -> None:
    """Train, and write or compare the model's file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the shipped file instead of writing it")
    arguments = parser.parse_args()
    made, path = serialized(train(examples())), ROOT / "filters" / characters.FILE
    if arguments.check:
        sys.exit(None if path.read_bytes() == made else f"{path.name} differs from what this training makes")
    path.write_bytes(made)
    print(f"{path.name}: {len(made)} bytes")


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


if __name__ == "__main__":
    main()
