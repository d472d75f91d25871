"""What a page forbids robots: the robots <meta> and the X-Robots-Tag header, as far as they bind us."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

AGENT: Final = "taosha"  # the product token by which a page can name us
NOINDEX: Final = "noindex"  # not stored
NOFOLLOW: Final = "nofollow"  # its links are not followed

_MEANS: Final[Mapping[str, frozenset[str]]] = {
    NOINDEX: frozenset((NOINDEX,)),
    NOFOLLOW: frozenset((NOFOLLOW,)),
    "none": frozenset((NOINDEX, NOFOLLOW)),
}
_NAMED: Final = re.compile(r"\s*([a-z][a-z0-9_-]*)\s*:(.*)", re.IGNORECASE | re.DOTALL)
_WITH_VALUE: Final = frozenset(("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"))


def of_meta(meta: Mapping[str, str]) -> frozenset[str]:
    """The orders of <meta name="robots"> and of <meta name="taosha">; those for other robots are theirs."""
    return _orders(meta.get("robots", "")) | _orders(meta.get(AGENT, ""))


def of_headers(headers: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The orders of all X-Robots-Tag headers (names in lower case); one that begins with a robot's name is for that one only."""
    found: frozenset[str] = frozenset()
    for name, value in headers:
        if name != "x-robots-tag":
            continue
        named = _NAMED.fullmatch(value)
        if named is None or named[1].lower() in _WITH_VALUE:
            found |= _orders(value)
        elif named[1].lower() in (AGENT, "robots"):
            found |= _orders(named[2])
    return found


def _orders(text: str) -> frozenset[str]:
    words = (word.strip().lower() for word in text.split(","))
    return frozenset().union(*(_MEANS.get(word, frozenset()) for word in words))
