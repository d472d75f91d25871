"""At which addresses each page was read: what tells a page that changed from the same page met at another address.

The canonical address speaks for a page as long as an article stands there, else each address for itself. Who speaks repeats what other
addresses said since it was read last; any other address repeats all that was said before.
"""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

from pipelines.record import Record

CANONICAL: Final = b""


class Reading(NamedTuple):
    """The last time that a page was read at an address."""

    at: int  # how many originals there were then
    article: bool  # whether it was one


def address(record: Record) -> bytes:
    """Where a page was read, 8 bytes; none where that is its canonical address, of which its `doc_id` is the hash."""
    if record.url and record.url == record.canonical_url:
        return CANONICAL
    return hashlib.blake2b((record.url or record.source_id).encode("utf-8", "surrogatepass"), digest_size=8).digest()


class Addresses:
    """The addresses of each `doc_id`; nothing of those, nearly all, that have their canonical address alone."""

    def __init__(self) -> None:
        self._read: dict[str, dict[bytes, Reading]] = {}

    def since(self, doc_id: str, where: bytes) -> int | None:
        """The first original of a known `doc_id` that a page read there may repeat: 0 for all, None for none."""
        if doc_id not in self._read:
            return None if where == CANONICAL else 0
        own, canonical = (self._read[doc_id].get(each) for each in (where, CANONICAL))
        if own is None or (where != CANONICAL and canonical is not None and canonical.article):
            return 0
        return own.at

    def note(self, doc_id: str, where: bytes, now: Reading, before: Reading | None) -> Reading | None:
        """Take in a row; `before`: what was read of the `doc_id`, if anything. Gives what was known of the address, for `take_back`."""
        if doc_id not in self._read:
            if where == CANONICAL:
                return None
            self._read[doc_id] = {CANONICAL: before} if before else {}
        known = self._read[doc_id].get(where)
        self._read[doc_id][where] = now
        return known

    def take_back(self, doc_id: str, where: bytes, known: Reading | None) -> None:
        """Forget the last row of a `doc_id`."""
        readings = self._read.get(doc_id, {})
        if known is not None:
            readings[where] = known
        else:
            readings.pop(where, None)
