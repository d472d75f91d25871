"""What occurs more than once: runs of characters and of words, found by sorting hashes instead of counting in Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints
from filters.codepoints import Codes, Kind

Hashes = NDArray[np.uint64]
Places = NDArray[np.intp]

TOP: Final = (2, 3, 4)  # words; the most frequent run of each length
DUPLICATE: Final = (5, 6, 7, 8, 9, 10)  # words; runs that stood before

_LENGTHS: Final = np.arange(TOP[0], DUPLICATE[-1] + 1)[:, None]
_BASE: Final = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2 ** 64
_SPREAD: Final = np.uint64(0xFF51AFD7ED558CCD)
_PLACE_BITS: Final = np.uint64(22)  # a key is 42 bits of hash and a place; four million words have room
_PLACE: Final = np.uint64((1 << 22) - 1)
_END: Final = np.arange(1, DUPLICATE[-1] + 1, dtype=np.uint64) * _SPREAD  # behind the last word: nothing that recurs


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as numbers: a hash of each, and its length in code points; shape (n,)."""

    hashes: Hashes
    lengths: NDArray[np.intp]

    @property
    def chars(self) -> int:
        """Code points of all words."""
        return int(self.lengths.sum())


def words_of(tokens: Sequence[str]) -> Words:
    """The tokens that begin with a letter or a digit, hashed the same in every process."""
    points = codepoints.codes("\0" + "\0".join(tokens))
    zeros = np.flatnonzero(points == 0)
    starts, ends = zeros + 1, np.append(zeros[1:], len(points))
    solid = np.flatnonzero(codepoints.kinds(points.take(starts, mode="clip")) >= Kind.DIGIT)
    starts, ends = starts[solid], ends[solid]
    sums, back = _sums(points.astype(np.uint64))
    return Words((sums[ends] - sums[starts]) * back[starts], ends - starts)


def repeated_share(points: Codes, length: int) -> float:
    """Characters that are covered by an n-gram of this length which occurs more than once."""
    if len(points) <= length:
        return 0.0
    powers, back = _powers32(_room(len(points)))
    sums = np.zeros(len(points) + 1, np.uint32)
    np.cumsum(points * powers[: len(points)], out=sums[1:])
    grams = (sums[length:] - sums[:-length]) * back[: len(points) - length + 1]
    ordered = np.sort(grams)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return 0.0
    starts = _again(points, _sharing(grams, twice), length)
    return float(np.count_nonzero(_covered(starts, length, len(points)))) / len(points)


def run_shares(words: Words) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Of the words' characters those in the most frequent run of 2, 3 and 4 words, and those in runs of 5 to 10 that stood before.

    A most frequent run counts with all its occurrences, of equally frequent ones the longest; 0 where none is there twice. A run that
    stood before counts with its later occurrences. Only where a pair recurs can a longer run recur.
    """
    places = _recurring_pairs(words.hashes)
    if not len(places):
        return (0.0,) * len(TOP), (0.0,) * len(DUPLICATE)
    sums, back = _sums(np.concatenate((words.hashes, _END)))
    keys = _keyed((sums[places + _LENGTHS] - sums[places]) * back[places], places)
    runs, places = keys >> _PLACE_BITS, (keys & _PLACE).astype(np.intp)
    later = np.zeros(runs.shape, np.bool_)
    np.equal(runs[:, 1:], runs[:, :-1], out=later[:, 1:])
    ends = np.concatenate(([0], np.cumsum(words.lengths), np.full(len(_END), words.chars)))
    top = tuple(_top_chars(places[n - TOP[0]], later[n - TOP[0]], ends, n) / words.chars for n in TOP)
    return top, _repeating(places[len(TOP) :], later[len(TOP) :], words)


def _recurring_pairs(hashes: Hashes) -> Places:
    """Where a pair of words begins that is there twice or more, ascending."""
    if len(hashes) < 3:
        return np.empty(0, np.intp)
    keys = _keyed(hashes[:-1] * np.uint64(_BASE) + hashes[1:], np.arange(len(hashes) - 1))
    runs = keys >> _PLACE_BITS
    equal = runs[1:] == runs[:-1]
    again = np.zeros(len(keys), np.bool_)
    again[1:] = equal
    again[:-1] |= equal
    return np.sort((keys[again] & _PLACE).astype(np.intp))


def _keyed(grams: Hashes, places: Places) -> Hashes:
    """Hash and place in one number, sorted along the last axis: equal runs side by side, each in the order of the text."""
    keys = (grams * _SPREAD) & ~_PLACE
    keys |= places.astype(np.uint64)
    keys.sort()
    return keys


def _top_chars(places: Places, later: NDArray[np.bool_], ends: Places, n: int) -> int:
    """Characters that the most frequent run fills; `later` says which places repeat the one before."""
    groups = np.flatnonzero(np.append(~later, True))
    times = groups[1:] - groups[:-1]
    if (most := int(times.max())) < 2:
        return 0
    at = places[groups[:-1][times == most]]
    return min(most * int((ends[at + n] - ends[at]).max()), int(ends[-1]))


def _repeating(places: Places, later: NDArray[np.bool_], words: Words) -> tuple[float, ...]:
    """Of the words' characters those in runs that stood before; a row for each length of `DUPLICATE`."""
    of = len(words.hashes) + 1
    row, column = np.nonzero(later)
    if not len(row):
        return (0.0,) * len(DUPLICATE)
    starts = row * of + places[row, column]
    steps = np.zeros(len(DUPLICATE) * of, np.int8)  # of each length no more than ten runs cover a word
    steps[starts] = 1
    steps[starts + row + DUPLICATE[0]] -= 1
    covered = np.cumsum(steps.reshape(len(DUPLICATE), of)[:, :-1], axis=1, dtype=np.int8) > 0
    return tuple((covered @ words.lengths.astype(np.float64) / words.chars).tolist())


def _sharing(grams: NDArray[np.uint32], twice: NDArray[np.uint32]) -> Places:
    """Where grams stand that share 16 bits with one of those that are there twice."""
    known = np.zeros(1 << 16, np.bool_)
    known[twice & 0xFFFF] = True
    return np.flatnonzero(known[grams & 0xFFFF])


def _again(points: Codes, places: Places, length: int) -> Places:
    """Of these places those whose run of characters is there twice, by hashes of 64 bits."""
    powers, _ = _powers(_room(length))
    grams = points[places[:, None] + np.arange(length)].astype(np.uint64) @ powers[:length]
    order = np.argsort(grams)
    equal = np.diff(grams[order]) == 0
    again: Places = places[order[np.append(equal, False) | np.append(False, equal)]]
    return again


def _covered(starts: Places, length: int, of: int) -> NDArray[np.bool_]:
    """Which of so many places the runs that start there cover; no run starts twice at one place."""
    steps = np.zeros(of + 1, np.int8)
    steps[starts] = 1
    steps[starts + length] -= 1
    return np.cumsum(steps[:-1], dtype=np.int32) > 0


def _sums(values: Hashes) -> tuple[Hashes, Hashes]:
    """Running sums of values times powers of the base, shape (n + 1,), and what takes the power of a place out of a difference."""
    powers, back = _powers(_room(len(values)))
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * powers[: len(values)], out=sums[1:])
    return sums, back


def _room(n: int) -> int:
    """A power of two above n: so many powers are kept ready."""
    return 1 << n.bit_length()


@lru_cache(maxsize=32)
def _powers(n: int) -> tuple[Hashes, Hashes]:
    """The first n powers of the base, and of its inverse."""
    ones = np.ones(n, np.uint64)
    ahead, back = ones.copy(), ones.copy()
    ahead[1:], back[1:] = np.uint64(_BASE), np.uint64(pow(_BASE, -1, 1 << 64))
    return np.multiply.accumulate(ahead), np.multiply.accumulate(back)


@lru_cache(maxsize=32)
def _powers32(n: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The same modulo 2 ** 32."""
    ahead, back = _powers(n)
    return ahead.astype(np.uint32), back.astype(np.uint32)
