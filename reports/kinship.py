"""Which payloads are of one hand: fingerprints that share enough values, directly or over others between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from filters.injection.spans.payload import VALUES, similarity, values

ALIKE: Final = 7 / 16  # of the values; headers with a quarter of their terms changed share about .6, strangers of one family .1


def families(payloads: Iterable[str]) -> dict[str, str]:
    """Each payload -> the first, in the order of the alphabet, of those that it is kin to.

    Only payloads that share two neighbouring values are compared, and joined in a union-find.
    """
    head = {name: name for name in sorted(set(payloads))}
    met: dict[tuple[int, str, str], list[str]] = {}
    for name in head:
        found = values(name)
        for at in range(VALUES if found else 0):
            band = met.setdefault((at, found[at], found[(at + 1) % VALUES]), [])
            for other in band:
                _join(head, name, other)
            band.append(name)
    return {name: _head(head, name) for name in head}


def _join(head: dict[str, str], one: str, other: str) -> None:
    first, last = sorted((_head(head, one), _head(head, other)))
    if first != last and similarity(one, other) >= ALIKE:
        head[last] = first


def _head(head: dict[str, str], name: str) -> str:
    while head[name] != name:
        head[name] = head[head[name]]
        name = head[name]
    return name
