"""What the paragraphs of an article say, each by itself: two articles in one frame have paragraphs of their own.

A site puts the same paragraphs into many of its pages: who it is, whom to call, how a series begins. Of two short articles these are as
much as a copy shares. In a copy, however, every paragraph is there again, if with other words here and there.

All functions read the folded view (`filters.fold`).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints, fingerprint
from filters.codepoints import Kind

KEPT: Final = 12  # paragraphs an article, the longest: 120 bytes
LETTERS: Final = 12  # of a paragraph at least; a heading is soon another's too
FEW: Final = 3  # paragraphs; of fewer, one that was written anew would make an article
MINIMA: Final = 8  # a paragraph, of each one byte (b-bit minwise hashing, Li and König 2010)
CHANCE: Final = 1  # of these, that a paragraph with the same turns of phrase has
LONGER: Final = 1.25  # times the shortest of another's kept paragraphs: one that other words made longer would be among these
SAME: Final = 0.2  # share of an article's letters in paragraphs that are the same: where a copy's words are changed, few are left so
LEAST: Final = 80  # letters of its own; of a form that a name fills in there are fewer
OWN: Final = 0.3  # share of an article's letters in paragraphs that another lacks, from which they are two articles
MORE: Final = 0.4  # the same share of a later article that is longer by half
LONGER_BY: Final = 1.5  # times the earlier one's letters
SAYS: Final = 200  # letters of its own; a foot has fewer

_TURNS: Final = (np.arange(1, 2 * MINIMA, 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) | np.uint64(1))[:, None]  # odd: an order each
_SHIFT: Final = np.uint64(16)  # past the low bits, which hang together
_BYTE: Final = np.uint64(0xFF)
_LONGEST: Final = 0xFFFF
_LINE_FEED: Final = 10

_ROW: Final = np.dtype([("letters", "<u2"), ("least", "u1", (MINIMA,))])
Paragraphs = NDArray[np.void]


def sketch(view_text: str) -> bytes:
    """The longest paragraphs of a folded text, 10 bytes each: its letters, and a byte of its least shingle by each of eight orders."""
    points = codepoints.codes(view_text)
    is_letter = codepoints.kinds(points) >= Kind.DIGIT.value
    if not is_letter.any():
        return b""
    ends = np.cumsum(is_letter)[np.append(np.flatnonzero(points == _LINE_FEED), -1)]
    starts = np.append(0, ends[:-1])
    longest = np.argsort(starts - ends, kind="stable")[:KEPT]
    longest = longest[(ends - starts)[longest] >= LETTERS]
    if len(longest) < FEW:
        return b""
    shingles = fingerprint.shingles(fingerprint.bare(view_text))
    rows = np.empty(len(longest), _ROW)
    rows["letters"] = np.minimum((ends - starts)[longest], _LONGEST)
    for row, at in enumerate(longest):
        turned = _TURNS * shingles[starts[at] : ends[at] - fingerprint.SHINGLE + 1]
        rows["least"][row] = turned.min(axis=1) >> _SHIFT & _BYTE
    return rows.tobytes()


def differ(one: bytes, other: bytes) -> bool:
    """Whether two articles share some paragraphs word for word, and each has others of its own; false where little can be compared."""
    if not one or not other:
        return False
    a, b = _read(one), _read(other)
    alike = (a["least"][:, None] == b["least"][None]).sum(axis=2)
    return _is_apart(a, alike.max(axis=1), b) and _is_apart(b, alike.max(axis=0), a)


def says_more(earlier: bytes, later: bytes) -> bool:
    """Whether a later article is so much longer, by paragraphs of its own, that it is no copy: the whole of what was seen in part."""
    if not earlier or not later:
        return False
    a, b = _read(earlier), _read(later)
    if len(a) == KEPT:
        return False  # it may have others, and be as long
    alike = (a["least"][:, None] == b["least"][None]).sum(axis=2).max(axis=0)
    own, whole = _own(b, alike, a).sum(), b["letters"].sum(dtype=np.int64)
    return bool(own >= max(MORE * whole, SAYS) and whole >= LONGER_BY * a["letters"].sum(dtype=np.int64))


def _read(packed: bytes) -> Paragraphs:
    return np.frombuffer(packed, _ROW)


def _is_apart(paragraphs: Paragraphs, alike: NDArray[np.intp], others: Paragraphs) -> bool:
    """Whether enough of the letters stand in paragraphs that are the same, and enough in such as the others lack."""
    own, same = _own(paragraphs, alike, others), paragraphs["letters"][alike > CHANCE].sum(dtype=np.int64)
    whole = own.sum() + same
    return bool(own.sum() >= max(OWN * whole, LEAST) and paragraphs["letters"][alike == MINIMA].sum(dtype=np.int64) >= SAME * whole)


def _own(paragraphs: Paragraphs, alike: NDArray[np.intp], others: Paragraphs) -> NDArray[np.int64]:
    """The letters of those that the others lack, less those that may be among the others, but not among the longest."""
    letters = paragraphs["letters"][alike <= CHANCE].astype(np.int64)
    return letters[letters > LONGER * float(others["letters"][-1])] if len(others) == KEPT else letters
