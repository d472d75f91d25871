"""Two encodings in one page: a template in UTF-8 around articles in GBK, an include in another charset.

No byte of a character is `<`, `>` or a line's end in any of these encodings: what stands between these is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

MANY_BEYOND: Final = 0.25  # share of the bytes: of French and German .03 to .08, of Chinese half and more
MIN_UTF8: Final = 0.5  # share of the bytes beyond ASCII that make UTF-8 of three bytes: with lost bytes .9, in GBK less than .1
MIN_BYTES: Final = 6  # beyond ASCII of a piece that may be in another encoding than its page: two characters of UTF-8, three of GBK
LOOKED_AT: Final = 60_000  # bytes of the pieces that say what encoding a page is in
MANY: Final = 3  # such pieces, beside which shorter ones are taken for what they are too: of a menu in GBK each item has two characters
_THREE: Final = re.compile(rb"[\xe2-\xe9\xef][\x80-\xbf]{2}")
_PIECE: Final = re.compile(rb"[^<>\r\n]+")
_BEYOND: Final = re.compile(rb"[\x80-\xff][^<>\r\n]*")  # of a piece, from its first character beyond ASCII on
_ASCII: Final = bytes(range(0x80))
_FREQUENT: Final = "，。的"


def sample(body: bytes) -> list[bytes]:
    """What a page's encoding is told by: text of its first pieces beyond ASCII, without the markup between them."""
    taken, size = list[bytes](), 0
    for match in _BEYOND.finditer(body):
        taken.append(match[0])
        size += len(match[0])
        if size > LOOKED_AT:
            break
    return taken


def is_dense(pieces: bytes) -> bool:
    """Whether more is beyond ASCII than a western language writes."""
    return _beyond(pieces) > MANY_BEYOND * len(pieces)


def without_utf8(pieces: Iterable[bytes]) -> list[bytes]:
    """The pieces that can be in another encoding."""
    return [piece for piece in pieces if utf8_share(piece) < MIN_UTF8 or not _is_utf8(piece)]


def utf8_share(body: bytes) -> float:
    """How much of what is not ASCII makes characters of UTF-8 such as Chinese and Japanese are written in."""
    beyond = _beyond(body)
    return 3 * len(_THREE.findall(body)) / beyond if beyond else 0.0


def foreign(body: bytes, name: str, text: str) -> list[bytes]:
    """The pieces of a page that are not in its encoding; `text` is what it reads as in that."""
    if name == "utf-8":
        return _not_utf8(body) if "\ufffd" in text else []
    if not any(sign in text for sign in _signs(name)):
        return []
    return [piece for piece in _PIECE.findall(body) if _beyond(piece) >= MIN_BYTES and utf8_share(piece) >= MIN_UTF8 and _is_utf8(piece)]


def _not_utf8(body: bytes) -> list[bytes]:
    found = [piece for piece in _PIECE.findall(body) if _beyond(piece) and utf8_share(piece) < MIN_UTF8 and not _is_utf8(piece)]
    long = [piece for piece in found if _beyond(piece) >= MIN_BYTES]
    return found if len(long) >= MANY else long


def read(body: bytes, name: str, others: Iterable[bytes], other: str) -> str:
    """A page's text, of which these pieces are in another encoding where they can be read so without loss."""
    among, parts, at = set(others), list[str](), 0
    for match in _PIECE.finditer(body):
        if match[0] in among:
            try:
                read = match[0].decode(other)
            except UnicodeDecodeError:
                continue
            parts += (body[at : match.start()].decode(name, "replace"), read)
            at = match.end()
    return "".join((*parts, body[at:].decode(name, "replace")))


def _beyond(body: bytes) -> int:
    return len(body.translate(None, _ASCII))


def _is_utf8(piece: bytes) -> bool:
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@cache
def _signs(name: str) -> frozenset[str]:
    """What the most frequent characters begin with where UTF-8 is read in this encoding; honest pages hold some of these too."""
    return frozenset(sign.encode().decode(name, "replace")[0] for sign in _FREQUENT)
