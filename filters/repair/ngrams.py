"""How likely a character is after the three before it: a model of modern simplified prose, 1- to 4-grams with back-off.

The model ships as one file of sorted arrays, mapped into memory when the first tear is read. It is trained by
`benchmarks.language_model`, which says on what.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import as_file, files
from typing import Final

import numpy as np
from numpy.typing import NDArray

FILE: Final = "resources/models/prose.ngrams"
HEADER: Final = 4096  # bytes: what the file is, then the sizes of its arrays as the last line
ALIGNED: Final = 8  # bytes; each array begins at a multiple
LINE: Final = "\n"  # stands before a line's first character and after its last
STEP: Final = 1 / 12  # nats, of the stored log probabilities
COMMON: Final = -11.0  # nats; rarer characters are not put where no byte speaks for them
Codes = NDArray[np.uint64]
Nats = NDArray[np.floating]
_MIX: Final = (0, 0, 1, 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93)  # by order; pairs of characters are their own key
KEPT: Final = tuple(np.uint64((1 << 16 * n) - 1) for n in range(5))
_CONTEXT: Final = int(KEPT[3])
LAST: Final = int(KEPT[1])  # the last character of a context
ONE, _HALF, _TURN = np.uint64(16), np.uint64(32), np.uint64(29)


@dataclass(frozen=True, slots=True)
class Grams:
    """All n-grams of one order: sorted keys, and for each its log probability and its back-off as whole `STEP`s below 0."""

    keys: NDArray[np.uint32]
    likely: NDArray[np.uint8]
    weight: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Ngrams:
    """The model; texts are code points as `codes` gives them, contexts three of them packed into 48 bits."""

    single: NDArray[np.uint8]  # by code point, log probability in steps
    weight: NDArray[np.uint8]  # by code point, its back-off
    grams: tuple[Grams, Grams, Grams]  # of 2, 3 and 4 characters

    def score(self, contexts: Codes, of: NDArray[np.intp], texts: Codes) -> Nats:
        """Log probability, in nats, of the last of four characters (packed) after the context whose number stands beside them."""
        steps, known = self.single.take(texts & KEPT[1]).astype(np.int64), np.arange(len(texts))
        for order, (grams, weights) in enumerate(zip(self.grams, self._weights(contexts), strict=True), 2):
            steps += weights.take(of)
            which, at = places(grams.keys, key(texts.take(known) & KEPT[order], order))
            known = known.take(which)  # what is not known of one order is not of a longer one
            steps[known] = grams.likely.take(at)
        return steps * -STEP

    def _weights(self, contexts: Codes) -> Iterator[NDArray[np.uint8]]:
        """What it costs in steps to leave each context for a shorter one: of one, of two, of three characters."""
        yield self.weight.take(contexts & KEPT[1])
        for order, grams in zip((2, 3), self.grams, strict=False):
            which, at = places(grams.keys, key(contexts & KEPT[order], order))
            weights = np.zeros(len(contexts), np.uint8)
            weights[which] = grams.weight.take(at)
            yield weights

    def following(self, character: int, others: Codes) -> NDArray[np.intp]:
        """The numbers of those characters that are known to follow one, the likeliest first."""
        which, at = places(self.grams[0].keys, key(np.uint64(character) << ONE | others, 2))
        return which.take(self.grams[0].likely.take(at).argsort(kind="stable"))

    def common(self, character: str) -> bool:
        """Whether prose holds a character often enough for it to be guessed."""
        return bool(self.single[codes(character)[0]] * -STEP > COMMON)


def codes(text: str) -> Codes:
    """The code points of a text as the model reads them: digits alike, letters alike, half-width signs as full-width ones."""
    points = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    return _folded()[np.minimum(points, 0xFFFF)]


def context(text: str) -> int:
    """The last three characters of a text, packed; nothing before a line's beginning."""
    return reduce(longer, map(point, (LINE + text)[-3:]), 0)


def longer(context: int, character: int) -> int:
    """The context after one more character."""
    return (context << 16 | character) & _CONTEXT


@cache
def point(character: str) -> int:
    """The code point of one character as the model reads it."""
    return int(codes(character)[0])


def key(texts: Codes, order: int) -> NDArray[np.uint32]:
    """The key of packed n-grams of one order (2 to 4)."""
    if order == 2:
        return texts.astype(np.uint32)
    return (((texts ^ (texts >> _TURN)) * np.uint64(_MIX[order])) >> _HALF).astype(np.uint32)


@cache
def model() -> Ngrams:
    """The model that ships with the package, mapped, not read."""
    with as_file(files("filters") / FILE) as path, path.open("rb") as file:
        held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    sizes = [int(n) for n in held[:HEADER].split(b"\n")[-2].split()]
    arrays, at = list[NDArray[np.uint8]](), HEADER
    for size in sizes:
        arrays.append(np.frombuffer(held, np.uint8, size, at))
        at += size + -size % ALIGNED
    single, weight, *rest = arrays
    grams = [Grams(rest[n].view(np.uint32), rest[n + 1], rest[n + 2]) for n in (0, 3, 6)]
    return Ngrams(single, weight, (grams[0], grams[1], grams[2]))


def places(known: NDArray[np.unsignedinteger], keys: NDArray[np.unsignedinteger]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which of the keys stand among the known ones, which are sorted, and where."""
    at = known.searchsorted(keys)
    which = (known.take(at, mode="clip") == keys).nonzero()[0]
    return which, at.take(which)


@cache
def _folded() -> Codes:
    """For each code point of the basic plane the one that the model reads it as; U+FFFF for all others."""
    folded = np.arange(0x10000, dtype=np.uint64)
    folded[0x21:0x7F] += 0xFEE0
    for first, last, alike in (("0", "9", "0"), ("A", "Z", "a"), ("a", "z", "a"), ("０", "９", "0"), ("Ａ", "Ｚ", "a"), ("ａ", "ｚ", "a")):
        folded[ord(first) : ord(last) + 1] = ord(alike)
    folded[ord("著")] = ord("着")  # what a conversion makes of 着
    folded[ord(" ")] = ord("\u3000")
    return folded
