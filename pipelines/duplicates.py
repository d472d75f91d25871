"""Articles that repeat an earlier one: exact copies by content hash, near copies by the shingles that their MinHashes share.

Decided in sequence order: the earlier article stays, the later one names it. Only a kept article can be an original, and a
changed article is never the duplicate of its own older row; the same article at another address (mobile, AMP, print) is, whichever
is read first (`pipelines.dataset.addresses`), and where there are no addresses the same text from another source.

A sketch keeps one byte of each of the 128 minima (b-bit minwise hashing, Li and König 2010). Band tables find the
candidates, the whole sketch decides. Measured on 98 real Chinese articles of 160 to 14,000 characters, where no article
was taken for another (true similarity of 5-grams .25 at most, 99 % of pairs below .10), share of edited copies found:

| threshold | words replaced 5 / 10 / 15 % | replaced, inserted, dropped 5 / 10 / 15 % | single characters 5 / 10 / 15 % |
| --- | --- | --- | --- |
| .40 | 1.00 / .98 / .56 | 1.00 / .99 / .87 | .99 / .35 / .01 |
| .35 | 1.00 / .99 / .83 | 1.00 / 1.00 / .94 | .99 / .70 / .02 |
| .30 | 1.00 / .99 / .90 | 1.00 / 1.00 / .97 | .99 / .88 / .10 |

Whole sentences replaced (15 %): .97 / .99 / 1.00; paragraphs in another order, added footers, the traditional copy: 1.00.

One form filled in twice (court notices, prices of a day) is as alike as a copy. Its figures tell it apart (`filters.figures`): who has
others in the same places is an article of its own. So are short articles in one frame, the same paragraphs before or behind them, by the
paragraphs that are theirs alone (`filters.paragraphs`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from filters import figures, paragraphs
from filters.model import Category, Finding
from pipelines.record import Record

MINIMA: Final = 128  # values of a MinHash; the estimate's standard error is sqrt(J (1 - J) / 128), .042 at .35
BANDS: Final = 42
ROWS: Final = 3  # a pair is looked at with probability 1 - (1 - J^3)^42: .29 at J = .2, .84 at .35, .94 at .4, .996 at .5
THRESHOLD: Final = 0.35  # estimated Jaccard similarity of the 5-grams; a pair exactly on it is a near duplicate
DEPTH: Final = 64  # rows of a bucket that are looked at, the newest: what a copy shares with its original alone stands in short ones
ASKED: Final = 64  # candidates, the most alike, whose figures and paragraphs are compared

_SPREAD: Final = np.uint32(0x9E3779B1)  # odd, so that multiplying brings every bit of a minimum into its top byte
_START: Final = 1024  # rows that the tables hold before they grow


@dataclass(frozen=True, slots=True)
class Match:
    """The original that an article repeats, and how alike they are."""

    doc_id: str
    similarity: float  # 0..1; 1 for an exact copy
    exact: bool


class Originals:
    """The kept articles that later ones may repeat, packed: about 490 bytes each beside their `doc_id`, figures and paragraphs."""

    def __init__(self) -> None:
        self._doc_ids: list[str] = []
        self._figures: list[bytes] = []
        self._paragraphs: list[bytes] = []
        self._hashes = np.empty(0, np.uint64)
        self._sketches = np.empty((0, MINIMA), np.uint8)
        self._heads = np.empty(0, np.int32)  # table by table: the newest row of each bucket, -1 where there is none
        self._older = np.empty((0, BANDS + 1), np.int32)  # the row before in the same bucket, one column a table
        self._tables = np.arange(BANDS + 1)
        self._reserve(_START)

    def __len__(self) -> int:
        return len(self._doc_ids)

    def find(
        self,
        doc_id: str,
        content_hash: str,
        minhash: bytes | None,
        figured: bytes = b"",
        laid_out: bytes = b"",
        since: int | None = None,
    ) -> Match | None:
        """The original that this article repeats: an exact copy first, else the most alike, of equals the earliest.

        `figured`, `laid_out`: sketches of its figures and its paragraphs; a near copy that has others is none.

        `since`: of those with its own `doc_id` the first that may be the original, as another address said it; by default none.
        """
        hashed, own = _hash(content_hash), sketch(content_hash, minhash)
        rows = self._candidates(_keys(own, hashed))
        if not rows.size:
            return None
        exact = self._hashes[rows] == hashed
        alike = _similarity((self._sketches[rows] == own).mean(axis=1)) if minhash else np.zeros(rows.size)
        alike[exact] = 1.0
        for at in np.lexsort((rows, -alike, ~exact))[:ASKED]:
            if alike[at] < THRESHOLD:
                return None
            if not exact[at] and self._is_other(rows[at], figured, laid_out, float(alike[at])):
                continue
            if (original := self._doc_ids[rows[at]]) != doc_id or (since is not None and rows[at] >= since):
                return Match(original, float(alike[at]), bool(exact[at]))
        return None

    def _is_other(self, row: int, figured: bytes, laid_out: bytes, alike: float) -> bool:
        earlier = self._paragraphs[row]
        if figures.differ(self._figures[row], figured, alike) or paragraphs.differ(earlier, laid_out):
            return True
        return paragraphs.says_more(earlier, laid_out)

    def add(self, doc_id: str, content_hash: str, own: Sketch, figured: bytes = b"", laid_out: bytes = b"") -> None:
        """Take in a kept article, after all earlier ones."""
        row = len(self)
        if row == len(self._hashes):
            self._reserve(2 * row)
        self._doc_ids.append(doc_id)
        self._figures.append(figured)
        self._paragraphs.append(laid_out)
        self._hashes[row] = _hash(content_hash)
        self._sketches[row] = own
        self._link(row)

    def extend(
        self,
        doc_ids: Sequence[str],
        hashes: Sequence[str],
        sketches: Sequence[bytes],
        figured: Sequence[bytes | None],
        laid_out: Sequence[bytes | None],
    ) -> None:
        """Take in stored articles, in their order; a sketch is 128 bytes. Older versions stored no figures and no paragraphs."""
        if (needed := len(self) + len(doc_ids)) > len(self._hashes):
            self._reserve(1 << (needed - 1).bit_length())
        for doc_id, content_hash, own, said, laid in zip(doc_ids, hashes, sketches, figured, laid_out, strict=True):
            self.add(doc_id, content_hash, np.frombuffer(own, np.uint8), said or b"", laid or b"")

    def drop_last(self) -> None:
        """Forget the article that was added last."""
        row = len(self) - 1
        self._heads[self._buckets(row)] = self._older[row]
        self._doc_ids.pop()
        self._figures.pop()
        self._paragraphs.pop()

    def _candidates(self, keys: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
        """Rows that share a bucket with these keys in at least one table, each once, ascending; of a full bucket the newest."""
        rows, tables, found = self._heads[self._places(keys)], self._tables, list[npt.NDArray[np.int32]]()
        while len(found) < DEPTH and (there := rows >= 0).any():
            rows, tables = rows[there], tables[there]
            found.append(rows)
            rows = self._older[rows, tables]
        return np.unique(np.concatenate(found)) if found else rows[:0]

    def _link(self, row: int) -> None:
        buckets = self._buckets(row)
        self._older[row] = self._heads[buckets]
        self._heads[buckets] = row

    def _buckets(self, row: int) -> npt.NDArray[np.int64]:
        return self._places(_keys(self._sketches[row], self._hashes[row]))

    def _places(self, keys: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
        """Where in `_heads` the bucket of each table's key stands."""
        return self._tables * self._width + ((keys * _SPREAD) >> self._shift)

    def _reserve(self, rows: int) -> None:
        """Make room for so many rows (a power of two), with two rows a bucket when full, and link all rows anew."""
        self._hashes = np.concatenate([self._hashes, np.empty(rows - len(self._hashes), np.uint64)])
        self._sketches = np.concatenate([self._sketches, np.empty((rows - len(self._sketches), MINIMA), np.uint8)])
        self._width = rows // 2
        self._shift = np.uint32(34 - rows.bit_length())
        self._older = np.empty((rows, BANDS + 1), np.int32)
        self._heads = np.full((BANDS + 1) * self._width, -1, np.int32)
        for row in range(len(self)):
            self._link(row)


Sketch = npt.NDArray[np.uint8]


def sketch(content_hash: str, minhash: bytes | None) -> Sketch:
    """One byte of each minimum; shape (128,). A text too short for shingles gets bytes of its hash: alike to its copies only."""
    if minhash is None:
        return np.frombuffer(hashlib.shake_128(content_hash.encode()).digest(MINIMA), np.uint8)
    return ((np.frombuffer(minhash, "<u4") * _SPREAD) >> np.uint32(24)).astype(np.uint8)


def mark(record: Record, originals: Originals, since: int | None = None) -> None:
    """Say which earlier article a record repeats, by `duplicate_of` and a finding; leaves an original as it is.

    `since`: see `Originals.find`.
    """
    if not record.content_hash:
        return
    match = originals.find(record.doc_id, record.content_hash, record.minhash, record.figures, record.paragraphs, since)
    if match is None:
        return
    record.duplicate_of = match.doc_id
    record.flags.append(
        Finding(
            category=Category.DUPLICATE_EXACT if match.exact else Category.DUPLICATE_NEAR,
            rule="duplicate.hash" if match.exact else "duplicate.minhash",
            field="text",
            evidence=match.doc_id,
            explanation=f"{'the same text as' if match.exact else f'shares {match.similarity:.0%} of its 5-grams with'} {match.doc_id}",
            score=match.similarity,
        )
    )


def unmark(record: Record) -> None:
    """Take back what `mark` said."""
    record.duplicate_of = None
    record.flags = [flag for flag in record.flags if flag.category.group != "duplicate"]


def _hash(content_hash: str) -> np.uint64:
    return np.frombuffer(hashlib.blake2b(content_hash.encode(), digest_size=8).digest(), np.uint64)[0]  # type: ignore[no-any-return]


def _keys(own: Sketch, hashed: np.uint64) -> npt.NDArray[np.uint32]:
    """The key of each band table, and of the exact table; shape (43,)."""
    keys = np.zeros((BANDS + 1, 4), np.uint8)
    keys[:BANDS, :ROWS] = own[: BANDS * ROWS].reshape(BANDS, ROWS)
    keys[BANDS] = np.frombuffer(hashed.tobytes()[:4], np.uint8)
    return keys.view(np.uint32)[:, 0]


def _similarity(equal: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Jaccard similarity from the share of equal bytes, of which 1 in 256 are equal by chance."""
    return np.maximum((equal - 1 / 256) / (1 - 1 / 256), 0.0)
