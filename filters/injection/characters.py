"""A character model of keyword segments: 1- to 3-grams, hashed, one table of weights; for terms that no stem knows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

BUCKETS: Final = 1 << 15
SCALE: Final = 16.0  # the stored weights are whole numbers of this part of a log-odds
FILE: Final = "resources/models/injection.npy"
_MIX: Final = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], np.uint32)


def buckets(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The bucket of every 1-, 2- and 3-gram of the texts, and where each text's buckets begin; a text is not empty."""
    framed = "".join(f"\n{text}\n" for text in texts)
    codes = np.frombuffer(framed.encode("utf-32-le"), np.uint32)
    one = codes * _MIX[0]
    two = one[:-1] * _MIX[1] + codes[1:] * _MIX[2]
    three = (two[:-1] ^ (two[:-1] >> np.uint32(15))) * _MIX[0] + codes[2:] * _MIX[1]
    grams = np.zeros((len(codes), 3), np.uint32)
    grams[:, 0], grams[:-1, 1], grams[:-2, 2] = one, two, three
    folded = ((grams ^ (grams >> np.uint32(15))) & np.uint32(BUCKETS - 1)).astype(np.int64)
    lengths = np.array([len(text) for text in texts], np.int64) + 2
    ends = np.cumsum(lengths)
    keep = np.ones((len(codes), 3), bool)
    keep[ends - 1] = False  # the closing frame begins nothing
    keep[ends - 2, 2] = False
    keep[ends - lengths, 0] = False
    counts = 3 * lengths - 5
    return folded[keep], np.cumsum(counts) - counts


def likelihoods(texts: Sequence[str]) -> NDArray[np.float64]:
    """For each text the likelihood of honest wording and of the four families, in the order of `stems.FAMILIES`."""
    return softmax(totals(texts, weights()) / SCALE)


def totals(texts: Sequence[str], table: NDArray[np.float64] | NDArray[np.int8]) -> NDArray[np.float64]:
    """Mean weight of each text's grams, times the square root of their number, so that length does not decide."""
    grams, starts = buckets(texts)
    sizes = np.diff(starts, append=len(grams))
    sums: NDArray[np.float64] = np.add.reduceat(table[grams], starts, axis=0, dtype=np.float64)
    return sums / np.sqrt(sizes)[:, None]


def softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Likelihoods that sum to one in each row."""
    raised = np.exp(values - values.max(axis=1, keepdims=True))
    likely: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return likely


@cache
def weights() -> NDArray[np.int8]:
    """The table that ships with the package: a row a bucket, a column for honest wording and each family."""
    with (files("filters") / FILE).open("rb") as file:
        table: NDArray[np.int8] = np.load(file)
    return table
