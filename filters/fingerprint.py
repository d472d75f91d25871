"""How alike two articles are, by the character shingles they share: exact copies by hash, near copies by MinHash.

All functions read the folded view (`filters.fold`), so that a text and its traditional or full-width copy agree. Nothing here
depends on the process: no `hash()`, little-endian everywhere.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints
from filters.codepoints import Codes, Kind

Hashes = NDArray[np.uint64]

SHINGLE: Final = 5  # characters; shorter ones meet by chance in Chinese prose, longer ones miss a changed word
PERMUTATIONS: Final = 128  # standard error of the estimate about 1/sqrt(128) = .09
SKETCH_BYTES: Final = 4 * PERMUTATIONS

_BIN_BITS: Final = 7  # 2 ** 7 = PERMUTATIONS; the top bits of a hash choose the bin, the next 32 are its value
_VALUE_SHIFT: Final = np.uint64(64 - _BIN_BITS - 32)
_LOW_32: Final = np.uint64(0xFFFFFFFF)
_NONE: Final = np.uint64(0xFFFFFFFFFFFFFFFF)
_BASE: Final = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying loses nothing
_BASE_SQUARED: Final = np.uint64(0x9E3779B97F4A7C15**2 & 0xFFFFFFFFFFFFFFFF)
_LETTERS: Final = np.uint32(26)
_LOWER: Final = np.uint32(ord("a") - ord("A"))
_ROTATED: Final = np.uint32(0x9E3779B1)  # added for each bin that a borrowed minimum has come


def content_hash(view_text: str) -> str:
    """Hash of the letters and digits of a folded text, 32 hex characters: equal for copies that differ in layout, case or punctuation."""
    return blake2b(bare(view_text).astype("<u4").tobytes(), digest_size=16).hexdigest()


def line_hash(text: str) -> int:
    """The same for one line, as an unsigned 64-bit number: small enough to keep all lines of a site."""
    return int.from_bytes(blake2b(bare(text).astype("<u4").tobytes(), digest_size=8).digest(), "little")


def doc_id(canonical_url: str, content: str) -> str:
    """An article's id, 16 hex characters: of its address, or of its content where it has none."""
    key = f"url {canonical_url}" if canonical_url else f"content {content}"
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def minhash(view_text: str) -> bytes | None:
    """Sketch the shingles of a folded text: 128 × uint32, little-endian; None where the text is shorter than a shingle.

    One-permutation hashing (Li, Owen, Zhang 2012) with densification by rotation (Shrivastava, Li 2014): one hash a shingle
    instead of 128.
    """
    letters = bare(view_text)
    if len(letters) < SHINGLE:
        return None
    return _densify(*_minima(shingles(letters))).astype("<u4").tobytes()


def similarity(a: bytes, b: bytes) -> float:
    """Estimate of the Jaccard similarity of two texts' shingles, 0..1, from their sketches."""
    if not len(a) == len(b) == SKETCH_BYTES:
        raise ValueError(f"a sketch has {SKETCH_BYTES} bytes, not {len(a)} and {len(b)}")
    return float(np.mean(np.frombuffer(a, "<u4") == np.frombuffer(b, "<u4")))


@lru_cache(1)  # a text's hash and its sketch are asked for in turn
def bare(text: str) -> Codes:
    """Code points of letters and digits, ASCII in lower case; of a text that has none, all of them."""
    points = codepoints.codes(text)
    letters = points[codepoints.kinds(points) >= Kind.DIGIT.value]
    letters = letters if len(letters) else points
    capitals = letters - np.uint32(ord("A")) < _LETTERS  # what is below A wraps around
    return letters + capitals.astype(np.uint32) * _LOWER


def shingles(points: Codes) -> Hashes:
    """A well-mixed 64-bit hash of each run of five characters: a polynomial, then the finaliser of splitmix64 (Steele et al. 2014)."""
    one = points.astype(np.uint64)
    two = one[:-1] * _BASE + one[1:]
    four = two[:-2] * _BASE_SQUARED + two[2:]
    five = four[:-1] * _BASE + one[4:]
    five ^= five >> np.uint64(30)
    five *= np.uint64(0xBF58476D1CE4E5B9)
    five ^= five >> np.uint64(27)
    five *= np.uint64(0x94D049BB133111EB)
    return five ^ (five >> np.uint64(31))


def _minima(hashes: Hashes) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """The least value of each bin, shape (128,), and which bins have one."""
    least = np.full(PERMUTATIONS, _NONE)
    bins = hashes >> np.uint64(64 - _BIN_BITS)
    np.minimum.at(least, bins.astype(np.intp), hashes)
    return ((least >> _VALUE_SHIFT) & _LOW_32).astype(np.uint32), least != _NONE


def _densify(minima: NDArray[np.uint32], filled: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """Give each empty bin the minimum of the next filled one around the circle, changed by the way it has come."""
    if filled.all():
        return minima
    at = np.flatnonzero(filled)
    empty = np.flatnonzero(~filled)
    source = at[np.searchsorted(at, empty) % len(at)]
    way = ((source - empty) % PERMUTATIONS).astype(np.uint32)
    minima[empty] = minima[source] + way * _ROTATED
    return minima
