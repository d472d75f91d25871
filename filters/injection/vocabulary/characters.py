"""A character model of keyword segments: 1- to 3-grams, hashed, one table of weights; for terms that no stem knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters.remembered import Remembered

Likely = tuple[float, ...]  # of honest wording and of each family

BUCKETS: Final = 1 << 17  # with a quarter of them rare terms and honest words share so many that a tenth fewer unknown terms are found
SCALE: Final = 16.0  # the stored weights are whole numbers of this part of a log-odds
FILE: Final = "resources/models/injection.npy"
_MOST_TOLD: Final = 1 << 13  # texts whose answers are remembered
_LONGEST_TOLD: Final = 40  # characters of one
_FRAME: Final = np.uint32(ord("\n"))
_SHIFT: Final = np.uint32(15)
_LAST: Final = np.uint32(BUCKETS - 1)
_MIX: Final = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], np.uint32)


def buckets(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The bucket of every 1-, 2- and 3-gram of the texts, and where each text's buckets begin; a text is not empty."""
    codes = _framed(texts)
    one = codes * _MIX[0]
    two = one[:-1] * _MIX[1] + codes[1:] * _MIX[2]
    three = (two[:-1] ^ (two[:-1] >> _SHIFT)) * _MIX[0] + codes[2:] * _MIX[1]
    grams = np.zeros((len(codes), 3), np.uint32)
    grams[:, 0], grams[:-1, 1], grams[:-2, 2] = one, two, three
    kept = grams[_inside(codes)]
    sizes = _sizes(texts)
    return ((kept ^ (kept >> _SHIFT)) & _LAST).astype(np.int64), sizes.cumsum() - sizes


def orders(texts: Sequence[str]) -> NDArray[np.int64]:
    """The length of each gram of the texts, in the order of their buckets."""
    codes = _framed(texts)
    inside = _inside(codes)
    return np.broadcast_to(np.arange(1, 4), inside.shape)[inside]


def _framed(texts: Sequence[str]) -> NDArray[np.uint32]:
    """The code points of the texts, each between two frames."""
    return np.frombuffer(("\n" + "\n\n".join(texts) + "\n").encode("utf-32-le"), np.uint32)


def _inside(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which grams from each character on are grams of a text: none reaches over a frame into another, and a frame alone is none."""
    inner = codes != _FRAME
    inside = np.zeros((len(codes), 3), bool)
    inside[:, 0], inside[:-1, 1], inside[:-2, 2] = inner, inner[:-1] | inner[1:], inner[1:-1]
    return inside


def _sizes(texts: Sequence[str]) -> NDArray[np.int64]:
    """How many 1-, 2- and 3-grams each text has."""
    return 3 * np.array(list(map(len, texts))) + 1


class Model:
    """A table of weights, and what it said of the texts that were asked for last: the lines of a site's frame come again on each page."""

    def __init__(self, table: NDArray[np.int8]) -> None:
        self._table = table
        self._likely = Remembered(self._reckoned, _MOST_TOLD, _LONGEST_TOLD)

    def likelihoods(self, texts: Iterable[str]) -> list[Likely]:
        """For each text the likelihood of honest wording and of the four families, in the order of `stems.FAMILIES`."""
        return self._likely(list(texts))

    def _reckoned(self, texts: Sequence[str]) -> Iterable[Likely]:
        return map(tuple, softmax(totals(texts, self._table) / SCALE).tolist())


def likelihoods(texts: Iterable[str]) -> list[Likely]:
    """What the model that ships with the package says of each text."""
    return model().likelihoods(texts)


def totals(texts: Sequence[str], table: NDArray[np.float64] | NDArray[np.int8]) -> NDArray[np.float64]:
    """Mean weight of each text's grams, times the square root of their number, so that length does not decide."""
    grams, starts = buckets(texts)
    sums: NDArray[np.float64] = np.add.reduceat(table.take(grams, axis=0), starts, axis=0, dtype=np.float64)
    return sums / np.sqrt(_sizes(texts))[:, None]


def softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Likelihoods that sum to one in each row."""
    raised = np.exp(values - values.max(axis=1, keepdims=True))
    likely: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return likely


@cache
def model() -> Model:
    """The model that ships with the package. Its table has a row a bucket, a column for honest wording and each family."""
    with (files("filters") / FILE).open("rb") as file:
        return Model(np.load(file))
