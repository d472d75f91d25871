"""Whether a WARC record still holds what was written: its bytes against the digests that its headers give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

BLOCK: Final = "WARC-Block-Digest"
PAYLOAD: Final = "WARC-Payload-Digest"
_KNOWN: Final = re.compile(r"\s*(md5|sha)-?(|1|256|512):([0-9a-z]+=*)\s*", re.I)  # in base 16 or 32; some writers spell sha-256
_CODINGS: Final = ("none", "transfer", "all")  # undone before a payload is hashed: writers differ


def fault(record: WarcRecord, data: bytes) -> str:
    """What is wrong with the block of a record, `data`; empty where nothing is, or no digest of a kind that is known says.

    The digest of the block is over the very bytes that are stored, so it decides alone where it is given. That of the payload is
    right in any of the forms that writers hash: as it was sent, without chunks, unpacked.
    """
    if digest := _digest(record, BLOCK):
        right = _block(digest, data)
        header = BLOCK
    elif digest := _digest(record, PAYLOAD):
        right = any(_payloads(digest, data)) if record.is_http else _block(digest, data)
        header = PAYLOAD
    else:
        return ""
    return "" if right else f"is not what its {header} says: it was damaged or changed after it was written"


def _digest(record: WarcRecord, header: str) -> str:
    """A digest as fastwarc takes it; empty where there is none of a known kind."""
    known = _KNOWN.fullmatch(record.headers.get(header) or "")
    return f"{known[1]}{known[2]}:{known[3]}" if known else ""


def _block(digest: str, data: bytes) -> bool:
    return bool(_copy(BLOCK, digest, data).verify_block_digest())


def _payloads(digest: str, data: bytes) -> Iterator[bool]:
    for coding in _CODINGS:
        copy = _copy(PAYLOAD, digest, data)
        copy.is_http = True
        try:
            copy.parse_http(auto_decode=coding)
            yield bool(copy.verify_payload_digest())
        except OSError:  # it is not in the coding that its headers name
            yield False


def _copy(header: str, digest: str, data: bytes) -> Any:
    """A record of the same block that nothing was read of."""
    from fastwarc.warc import WarcRecord

    copy = WarcRecord()
    copy.headers[header] = digest
    copy.set_bytes_content(data)
    return copy
