"""How likely a character is after the three before it: a model of modern simplified prose, 1- to 4-grams with back-off.

The model ships as one file of sorted arrays, mapped into memory when the first tear is read. It is trained by
`benchmarks.language_model`, which says on what.
"""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from functools import cache
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

    def weights(self, contexts: Codes) -> Nats:
        """What it costs to leave a context for a shorter one; shape (3, contexts): of one, two and three characters."""
        one = self.weight[contexts & KEPT[1]]
        longer = [_weight(self.grams[n - 2], contexts & KEPT[n], n) for n in (2, 3)]
        return np.stack((one, *longer)) * np.float32(-STEP)

    def score(self, contexts: Codes, weights: Nats, characters: Codes) -> Nats:
        """Log probability, in nats, of each character after the context beside it; all of one length."""
        texts = (contexts << ONE) | characters
        likely = self.single[characters] * np.float32(-STEP)
        for order, grams in enumerate(self.grams, 2):
            hit, steps = _likely(grams, texts & KEPT[order] if order < 4 else texts, order)
            likely = np.where(hit, steps * np.float32(-STEP), likely + weights[order - 2])
        return likely

    def common(self, character: str) -> bool:
        """Whether prose holds a character often enough for it to be guessed."""
        return bool(self.single[codes(character)[0]] * -STEP > COMMON)


def codes(text: str) -> Codes:
    """The code points of a text as the model reads them: digits alike, letters alike, half-width signs as full-width ones."""
    points = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    return _folded()[np.minimum(points, 0xFFFF)]


def context(text: str) -> int:
    """The last three characters of a text, packed; nothing before a line's beginning."""
    packed = 0
    for point in codes((LINE + text)[-3:]).tolist():
        packed = packed << 16 | point
    return packed


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


def _likely(grams: Grams, texts: Codes, order: int) -> tuple[NDArray[np.bool_], NDArray[np.uint8]]:
    """Which of the packed n-grams the model knows, and their log probability in steps; any number for the others."""
    at, hit = _places(grams, key(texts, order))
    return hit, grams.likely[at]


def _weight(grams: Grams, contexts: Codes, order: int) -> NDArray[np.uint8]:
    """The back-off of packed contexts in steps; 0 for those that the model does not know."""
    at, hit = _places(grams, key(contexts, order))
    return grams.weight[at] * hit


def _places(grams: Grams, keys: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    at = np.minimum(np.searchsorted(grams.keys, keys), len(grams.keys) - 1)
    return at, grams.keys[at] == keys


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
