"""What occurs more than once: runs of characters and of words, found by sorting hashes instead of counting in Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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
_MANY: Final = 1 << 15  # places that are looked at at once; nine lengths of more would fill hundreds of MB
_BASE: Final = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2 ** 64
_SPREAD: Final = np.uint64(0xFF51AFD7ED558CCD)
_HALF: Final = np.uint64(32)
_PLACE_BITS: Final = np.uint64(22)  # a key is 42 bits of hash and a place; four million words have room
_PLACE: Final = np.uint64((1 << 22) - 1)
_END: Final = np.arange(1, DUPLICATE[-1] + 1, dtype=np.uint64) * _SPREAD  # behind the last word: nothing that recurs


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as numbers: a hash of each, and its length in code points; shape (n,)."""

    hashes: Hashes
    lengths: NDArray[np.intp]
    ends: Places = field(init=False)  # code points before each word and behind the last, and so on where runs end beyond it

    def __post_init__(self) -> None:
        n = len(self.lengths)
        ends = np.zeros(n + 1 + len(_END), np.intp)
        np.cumsum(self.lengths, out=ends[1 : n + 1])
        ends[n + 1 :] = ends[n]
        object.__setattr__(self, "ends", ends)

    @property
    def chars(self) -> int:
        """Code points of all words."""
        return int(self.ends[-1])


def words_of(tokens: Sequence[str]) -> Words:
    """The tokens that begin with a letter or a digit, hashed the same in every process."""
    points = codepoints.codes("\0".join(tokens) + "\0")
    ends = np.flatnonzero(points == 0)
    starts = np.zeros_like(ends)
    starts[1:] = ends[:-1] + 1
    solid = np.flatnonzero(codepoints.kinds(points.take(starts)) >= Kind.DIGIT.value)
    starts, ends = starts[solid], ends[solid]
    sums, back = _sums(points.astype(np.uint64))
    hashes = (sums[ends] - sums[starts]) * back[starts]
    hashes ^= hashes >> _HALF  # else a run's hash, of the same base, would be the same wherever its words begin and end
    return Words(hashes, ends - starts)


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
    starts = np.sort(_again(points, _sharing(grams, twice), length))
    apart = np.minimum(starts[1:] - starts[:-1], length)  # what a run covers before the next one begins
    return (int(apart.sum()) + length) / len(points) if len(starts) else 0.0


def run_shares(words: Words) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Of the words' characters those in the most frequent run of 2, 3 and 4 words, and those in runs of 5 to 10 that stood before.

    A most frequent run counts with all its occurrences, of equally frequent ones the longest; 0 where none is there twice. A run that
    stood before counts with its later occurrences. Only where a pair recurs can a longer run recur.
    """
    places = _recurring_pairs(words.hashes)
    if not len(places):
        return (0.0,) * len(TOP), (0.0,) * len(DUPLICATE)
    sums, back = _sums(np.concatenate((words.hashes, _END)))
    top: list[float] = []
    duplicate: list[float] = []
    for lengths in np.array_split(_LENGTHS, len(_LENGTHS) if len(places) > _MANY else 1):
        keys = _keyed((sums[places + lengths] - sums[places]) * back[places], places)
        runs, at = keys >> _PLACE_BITS, (keys & _PLACE).astype(np.intp)
        later = np.zeros(runs.shape, np.bool_)
        np.equal(runs[:, 1:], runs[:, :-1], out=later[:, 1:])
        tops = int((lengths <= TOP[-1]).sum())
        top += _top(at[:tops], later[:tops], words, int(lengths[0, 0])) if tops else ()
        duplicate += _repeating(at[tops:], later[tops:], words, int(lengths[tops, 0])) if tops < len(lengths) else ()
    return tuple(top), tuple(duplicate)


def _recurring_pairs(hashes: Hashes) -> Places:
    """Where a pair of words begins that is there twice or more."""
    if len(hashes) < 3:
        return np.empty(0, np.intp)
    keys = _keyed(hashes[:-1] * np.uint64(_BASE) + hashes[1:], np.arange(len(hashes) - 1))
    return (keys[_twins(keys >> _PLACE_BITS)] & _PLACE).astype(np.intp)


def _twins(ordered: Hashes) -> NDArray[np.bool_]:
    """Which of these numbers in their order are there twice."""
    equal = ordered[1:] == ordered[:-1]
    twins = np.zeros(len(ordered), np.bool_)
    twins[1:] = equal
    twins[:-1] |= equal
    return twins


def _keyed(grams: Hashes, places: Places) -> Hashes:
    """Hash and place in one number, sorted along the last axis: equal runs side by side, each in the order of the text."""
    keys = (grams * _SPREAD) & ~_PLACE
    keys |= places.astype(np.uint64)
    keys.sort()
    return keys


def _top(places: Places, later: NDArray[np.bool_], words: Words, shortest: int) -> tuple[float, ...]:
    """Of the words' characters those that the most frequent run fills; a row for each length, from the shortest on.

    `later` says which places repeat the one before.
    """
    of = places.shape[1]
    groups = np.flatnonzero(~later)
    times = np.empty_like(groups)
    times[:-1], times[-1] = groups[1:] - groups[:-1], later.size - groups[-1]
    row = groups // of
    rows = np.flatnonzero(groups % of == 0)
    most = np.maximum.reduceat(times, rows)
    at, ends = places.ravel()[groups], words.ends
    chars = ends[at + (row + shortest)] - ends[at]
    chars[times != most[row]] = 0
    filled = np.minimum(most * np.maximum.reduceat(chars, rows), words.chars)
    filled[most < 2] = 0
    return tuple((filled / words.chars).tolist())


def _repeating(places: Places, later: NDArray[np.bool_], words: Words, shortest: int) -> tuple[float, ...]:
    """Of the words' characters those in runs that stood before; a row for each length, from the shortest on."""
    row, column = np.nonzero(later)
    if not len(row):
        return (0.0,) * len(places)
    of = len(words.hashes) + 1
    starts = np.sort(row * of + places[row, column])  # row by row, in the order of the text
    row = starts // of
    ends = starts + row + shortest
    starts[1:] = np.maximum(starts[1:], ends[:-1])  # what the run before covers counts once
    chars = words.ends[ends - row * of] - words.ends[starts - row * of]
    covered = np.bincount(row, chars, len(places))
    return tuple((covered / words.chars).tolist())


def _sharing(grams: NDArray[np.uint32], twice: NDArray[np.uint32]) -> Places:
    """Where grams stand that share 16 bits with one of those that are there twice."""
    known = np.zeros(1 << 16, np.bool_)
    known[twice & 0xFFFF] = True
    return np.flatnonzero(known[grams & 0xFFFF])


def _again(points: Codes, places: Places, length: int) -> Places:
    """Of these places those whose run of characters is there twice, by hashes of 64 bits."""
    powers, _ = _powers(_room(length))
    grams = np.zeros(len(places), np.uint64)
    for at in range(0, len(places), _MANY):
        runs = points[places[at : at + _MANY, None] + np.arange(length)]
        grams[at : at + _MANY] = runs.astype(np.uint64) @ powers[:length]
    order = np.argsort(grams)
    again: Places = places[order[_twins(grams[order])]]
    return again


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
