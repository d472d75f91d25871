"""What occurs more than once: runs of characters and pairs of words, found by sorted hashes instead of counted in Python."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters.codepoints import Codes

Hashes = NDArray[np.uint64]

_BASE: Final = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying loses nothing


def repeated_share(points: Codes, length: int) -> float:
    """Characters that are covered by an n-gram of this length which occurs more than once."""
    if len(points) <= length:
        return 0.0
    starts = _recurring(_ngrams(points.astype(np.uint64), length))
    steps = np.zeros(len(points) + 1, np.int32)
    steps[starts] += 1
    steps[starts + length] -= 1
    return float(np.count_nonzero(np.cumsum(steps[:-1]))) / len(points)


def _ngrams(points: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """A hash of each run of `length` characters, put together from runs of 1, 2, 4 … characters."""
    runs, size, base = points, 1, int(_BASE)
    whole, done = np.zeros(len(points) + 1, np.uint64), 0
    while True:
        if length & size:
            n = len(points) - done - size + 1
            whole = whole[:n] * np.uint64(base) + runs[done : done + n]
            done += size
        if done == length:
            return whole
        runs = runs[:-size] * np.uint64(base) + runs[size:]
        size, base = size * 2, base * base & 0xFFFFFFFFFFFFFFFF


def _recurring(hashes: Hashes) -> NDArray[np.intp]:
    """Where the values stand that occur more than once: first those that share 16 bits with another, then of these the equal ones."""
    buckets = (hashes >> np.uint64(48)).astype(np.intp)
    near = np.flatnonzero(np.bincount(buckets, minlength=1 << 16)[buckets] > 1)
    order = near[np.argsort(hashes[near], kind="stable")]
    equal = hashes[order[1:]] == hashes[order[:-1]]
    either = np.zeros(len(order) + 1, np.bool_)
    either[1:-1] = equal
    return order[either[:-1] | either[1:]]


def top_pair_share(words: list[str], word_chars: int) -> float:
    """Characters in the most frequent pair of neighbouring words (of equally frequent ones the longest)."""
    if len(words) < 3:
        return 0.0
    hashes = np.fromiter(map(hash, words), np.int64, len(words)).view(np.uint64)  # compared within this process only
    pairs = hashes[:-1] * _BASE + hashes[1:]
    at = _recurring(pairs)
    if not len(at):
        return 0.0
    first = np.flatnonzero(np.diff(pairs[at], prepend=pairs[at[0]] + np.uint64(1)))
    times = np.diff(first, append=len(at))
    most = int(times.max())
    top = at[first[times == most]].tolist()
    return min(most * max(len(words[i]) + len(words[i + 1]) for i in top) / word_chars, 1.0)
