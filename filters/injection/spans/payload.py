"""A short name for what was injected: equal for the same header, and like it for a header with some terms changed.

Min-hash (Broder 1997): each value is the least of one hash over all n-grams of the terms, so that two headers share about as many
values as they share n-grams.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

import numpy as np

from filters.injection.vocabulary import shape

VALUES: Final = 16
DIGITS: Final = 4  # hex digits of a value
_GRAM: Final = 3  # characters of an n-gram, with one frame on each side of a term
_SIZE: Final = 4  # bytes of a hash


def payload(terms: Iterable[str]) -> str:
    """Fingerprint of a header's terms in the matching view: 64 hex digits, the same in any order and with any sign between them.

    What calls people in at a term's end (官网, app下载) does not count: all brands share it.
    """
    folded = ("".join(filter(str.isalnum, term)) for term in terms)
    named = {shape.name_of(term) or term for term in folded}
    grams = {framed[at : at + _GRAM] for framed in map("\n{}\n".format, named - {""}) for at in range(len(framed) - _GRAM + 1)}
    if not grams:
        return ""
    hashes = np.frombuffer(b"".join([blake2b(gram.encode(), digest_size=VALUES * _SIZE).digest() for gram in grams]), f">u{_SIZE}")
    least = hashes.reshape(-1, VALUES).min(axis=0)
    kept: bytes = least.astype(f">u{DIGITS // 2}").tobytes()  # the low digits of each
    return kept.hex()


def values(name: str) -> tuple[str, ...]:
    """The values of a fingerprint in order; none of a name that is no such fingerprint."""
    return tuple(name[at : at + DIGITS] for at in range(0, len(name), DIGITS)) if len(name) == VALUES * DIGITS else ()


def similarity(one: str, other: str) -> float:
    """Share of the values that two fingerprints have in common, 0..1: about the share of n-grams that their headers have in common."""
    return 1.0 if one == other else sum(a == b for a, b in zip(values(one), values(other), strict=False)) / VALUES
